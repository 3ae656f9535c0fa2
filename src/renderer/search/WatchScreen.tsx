/** 失联关注名单: who may soon be lost, who is lost without a case, who was found only during the sweep. */

import { Button, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { z } from 'zod'
import { WATCH_KINDS, type WatchRow } from '../../shared/search/rhythmMethods.ts'
import { WATCH_WORDS, type WatchKind } from '../../shared/search/watchWords.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { download, printPage } from '../shell/files.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useListState } from '../shell/listState.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { lostCasePlace, memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { OpenCaseDialog } from './OpenCaseDialog.tsx'
import styles from './search.module.css'

const HINTS = [
  { keys: '↑↓', what: '选党员' },
  { keys: 'Enter', what: '打开失联记录或党员卡' },
]

const COLUMNS: readonly GridColumn<WatchRow>[] = [
  { key: 'name', title: '姓名', width: 84, pinned: true, fixed: true, opens: true, text: row => row.name },
  { key: 'orgName', title: '支部', width: 150, text: row => row.orgName },
  { key: 'since', title: '起算日期', width: 104, text: row => row.since },
  { key: 'length', title: '已有多久', width: 110, text: row => row.length },
  { key: 'basis', title: '依据', width: 180, text: row => row.basis },
  { key: 'phone', title: '电话', width: 124, text: row => row.phone ?? '' },
  {
    key: 'case',
    title: '失联记录',
    width: 100,
    grow: true,
    text: row => (row.caseId === null ? '没有立' : '已立'),
    render: row => (
      <FindingText
        level={row.caseId === null ? 'note' : 'ok'}
        text={row.caseId === null ? '没有立' : '已立'}
      />
    ),
  },
]

const filterSchema = z.strictObject({ kind: z.enum(WATCH_KINDS) })
const rowId = (row: WatchRow) => String(row.memberId)
const rowName = (row: WatchRow) => row.name

function useWatchFiles(kind: WatchKind) {
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  const { orgId, asOf } = useScope()
  const { title } = WATCH_WORDS[kind]
  const make = (format: 'xlsx' | 'html') =>
    run(`${format === 'html' ? '打印' : ''}${title}`, ({ signal }) =>
      client.search.watchFile(
        { kind, format, ...(orgId === null ? {} : { orgId }), ...(asOf === undefined ? {} : { asOf }) },
        { signal },
      ),
    )
  return {
    workbook: async () => {
      const made = await make('xlsx')
      if (made.ok) download(made.value)
    },
    print: async () => {
      const made = await make('html')
      if (!made.ok) return
      const problem = await printPage(made.value)
      if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
    },
  }
}

export default function WatchScreen() {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, readOnly } = useScope()
  const [{ kind }, setFilter] = useListState('search.watch', {
    schema: filterSchema,
    initial: { kind: 'near' as const },
  })
  const [view, setView] = useGridView('watch')
  const [opening, setOpening] = useState<WatchRow | null>(null)
  const files = useWatchFiles(kind)
  useKeyHints(HINTS)
  const input = useMemo(
    () => ({ kind, ...(orgId === null ? {} : { orgId }), ...(asOf === undefined ? {} : { asOf }) }),
    [kind, orgId, asOf],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.search.watch.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<WatchRow>(pageOptions, view.active?.row ?? 0)
  const onOpen = useCallback(
    ({ caseId, memberId }: WatchRow) =>
      void navigate({ to: caseId === null ? memberPlace(memberId) : lostCasePlace(caseId) }),
    [navigate],
  )
  const choose = (next: WatchKind) => {
    setFilter(() => ({ kind: next }))
    setView(now => ({ ...now, scroll: 0, active: null }))
  }
  const branchChips = useBranchChips()
  const active = source.loaded.find(({ index }) => index === (view.active?.row ?? 0))?.row ?? null
  return (
    <>
      <PageHeader
        title="失联关注名单"
        asOf={asOf}
        count={source.total === null ? '' : `${WATCH_WORDS[kind].label}${source.total}名`}
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.search })}>‹ 失联查找</Button>
            <ColumnChooser columns={COLUMNS} view={view} onView={setView} />
            <Button onClick={() => void files.workbook()}>导出名单</Button>
            <Button onClick={() => void files.print()}>打印名单</Button>
            <Button
              type="primary"
              disabled={readOnly || active?.caseId !== null}
              onClick={() => setOpening(active)}
            >
              立失联记录
            </Button>
          </>
        }
      >
        <FilterChips chips={branchChips}>
          <Segmented<WatchKind>
            size="small"
            aria-label="名单"
            value={kind}
            options={WATCH_KINDS.map(key => ({ value: key, label: WATCH_WORDS[key].label }))}
            onChange={choose}
          />
          <span className={styles.quiet}>{WATCH_WORDS[kind].about}</span>
        </FilterChips>
      </PageHeader>
      <DataGrid
        label="失联关注名单"
        columns={COLUMNS}
        source={source}
        rowId={rowId}
        rowName={rowName}
        view={view}
        onView={setView}
        onOpen={onOpen}
        follow
        autoFocus
        empty={<EmptyState text="这份名单上没有人。" />}
      />
      {opening && (
        <OpenCaseDialog
          member={{ id: opening.memberId, name: opening.name }}
          onClose={() => setOpening(null)}
          onOpened={id => void navigate({ to: lostCasePlace(id) })}
        />
      )}
    </>
  )
}
