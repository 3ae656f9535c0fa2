/** 失联关注名单: who may soon be lost, who is lost without a case, who was found only during the sweep. */

import { Button, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { z } from 'zod'
import { WATCH_COLUMNS } from '../../shared/search/listColumns.ts'
import { WATCH_KINDS, type WatchRow } from '../../shared/search/rhythmMethods.ts'
import { WATCH_WORDS, type WatchKind } from '../../shared/search/watchWords.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useListState } from '../shell/listState.ts'
import { useOffice } from '../shell/office.tsx'
import { lostCasePlace, memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { gridColumns } from '../ui/grid/listedColumns.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import { ListFileButtons } from '../ui/ListFileButtons.tsx'
import { useListFiles } from '../ui/listFiles.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { OpenCaseDialog } from './OpenCaseDialog.tsx'
import styles from './search.module.css'

const HINTS = [
  { keys: '↑↓', what: '选党员' },
  { keys: 'Enter', what: '打开失联记录或党员卡' },
]

const filterSchema = z.strictObject({ kind: z.enum(WATCH_KINDS) })
const rowId = (row: WatchRow) => String(row.memberId)
const rowName = (row: WatchRow) => row.name

function standing({ caseId }: WatchRow) {
  return caseId === null ? <FindingText level="note" text="没有立" /> : <FindingText level="ok" text="已立" />
}

export default function WatchScreen() {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, day, readOnly } = useScope()
  const [{ kind }, setFilter] = useListState('search.watch', {
    schema: filterSchema,
    initial: { kind: 'near' as const },
  })
  const [view, setView] = useGridView('watch')
  const [opening, setOpening] = useState<WatchRow | null>(null)
  useKeyHints(HINTS)
  const input = useMemo(
    () => ({ kind, ...(orgId === null ? {} : { orgId }), ...(asOf === undefined ? {} : { asOf }) }),
    [kind, orgId, asOf],
  )
  const columns = useMemo(
    () =>
      gridColumns(WATCH_COLUMNS, day, {
        name: { pinned: true, fixed: true, opens: true },
        case: { grow: true, render: standing },
      }),
    [day],
  )
  const files = useListFiles(WATCH_WORDS[kind].title, (format, task) =>
    client.search.watchFile({ ...input, columns: shownColumns(columns, view), format }, task),
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
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <ListFileButtons files={files} />
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
        columns={columns}
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
