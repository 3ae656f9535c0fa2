/** 三不名单: who paid no dues, took part in no organisation life or did no task for six months, and the case it calls for. */

import { Button, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { z } from 'zod'
import { FAULT, FAULTS, type Fault } from '../../shared/duty/codes.ts'
import type { ThreeNoRow } from '../../shared/duty/methods.ts'
import { runText } from '../../shared/duty/rules.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { OpenDisposalDialog } from '../disposal/OpenDisposalDialog.tsx'
import { useBranchChips } from '../shell/branchChips.ts'
import { download, printPage } from '../shell/files.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useListState } from '../shell/listState.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { disposalPlace, memberPlace, PLACE } from '../shell/places.ts'
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
import styles from './duty.module.css'

const HINTS = [
  { keys: '↑↓', what: '选党员' },
  { keys: 'Enter', what: '立处置案，已立的打开' },
]

const CHOICES = ['ALL', ...FAULTS] as const
type Choice = (typeof CHOICES)[number]

const filterSchema = z.strictObject({ fault: z.enum(CHOICES) })

function faultColumn(fault: Fault): GridColumn<ThreeNoRow> {
  const of = (row: ThreeNoRow) => row.faults.find(one => one.fault === fault)
  const text = (row: ThreeNoRow) => {
    const line = of(row)
    return line === undefined ? '' : runText(line)
  }
  return {
    key: fault,
    title: labelOf(FAULT, fault),
    width: 204,
    text,
    render: row => {
      const line = of(row)
      return line === undefined ? null : <FindingText level={line.full ? 'error' : 'note'} text={text(row)} />
    },
  }
}

function standingText({ lostCaseId, disposal }: ThreeNoRow): string {
  return [
    ...(lostCaseId === null ? [] : ['正在查找']),
    ...(disposal === null ? [] : [`已立案 ${disposal.caseNo}`]),
  ].join('、')
}

const COLUMNS: readonly GridColumn<ThreeNoRow>[] = [
  { key: 'name', title: '姓名', width: 84, pinned: true, fixed: true, opens: true, text: row => row.name },
  { key: 'orgName', title: '支部', width: 130, text: row => row.orgName },
  { key: 'membership', title: '党员类别', width: 82, text: row => row.membership },
  ...FAULTS.map(faultColumn),
  { key: 'phone', title: '电话', width: 112, text: row => row.phone ?? '' },
  { key: 'standing', title: '办理情况', width: 100, grow: true, text: standingText },
]

const rowId = (row: ThreeNoRow) => String(row.memberId)
const rowName = (row: ThreeNoRow) => row.name

function useFiles(input: { fault?: Fault; orgId?: number; asOf?: string }) {
  const { client } = useOffice()
  const { run } = useTasks()
  const messages = useMessages()
  const make = (format: 'xlsx' | 'html') =>
    run(`${format === 'html' ? '打印' : ''}三不名单`, ({ signal }) =>
      client.duty.threeNoFile({ ...input, format }, { signal }),
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

export default function ThreeNoScreen() {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, readOnly } = useScope()
  const [{ fault }, setFilter] = useListState('duty.threeNo', {
    schema: filterSchema,
    initial: { fault: 'ALL' as const },
  })
  const [view, setView] = useGridView('threeNo')
  const [opening, setOpening] = useState<ThreeNoRow | null>(null)
  const input = useMemo(
    () => ({
      ...(fault === 'ALL' ? {} : { fault }),
      ...(orgId === null ? {} : { orgId }),
      ...(asOf === undefined ? {} : { asOf }),
    }),
    [fault, orgId, asOf],
  )
  const files = useFiles(input)
  useKeyHints(HINTS)
  const pageOptions = useCallback(
    (page: PageRequest) => queries.duty.threeNo.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<ThreeNoRow>(pageOptions, view.active?.row ?? 0)
  const onOpen = useCallback(
    (row: ThreeNoRow) => {
      if (row.disposal !== null) void navigate({ to: disposalPlace(row.disposal.id) })
      else if (readOnly) void navigate({ to: memberPlace(row.memberId) })
      else setOpening(row)
    },
    [navigate, readOnly],
  )
  const choose = (next: Choice) => {
    setFilter(() => ({ fault: next }))
    setView(now => ({ ...now, scroll: 0, active: null }))
  }
  const branchChips = useBranchChips()
  const active = source.loaded.find(({ index }) => index === (view.active?.row ?? 0))?.row ?? null
  return (
    <>
      <PageHeader
        title="三不名单"
        asOf={asOf}
        count={source.total === null ? '' : `${source.total}名`}
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.disposal })}>‹ 组织处置</Button>
            <ColumnChooser columns={COLUMNS} view={view} onView={setView} />
            <Button onClick={() => void files.workbook()}>导出名单</Button>
            <Button onClick={() => void files.print()}>打印名单</Button>
            <Button
              disabled={!active}
              onClick={() => {
                if (active) void navigate({ to: memberPlace(active.memberId) })
              }}
            >
              打开党员卡
            </Button>
            <Button
              type="primary"
              disabled={readOnly || active?.disposal !== null}
              onClick={() => setOpening(active)}
            >
              立处置案
            </Button>
          </>
        }
      >
        <FilterChips chips={branchChips}>
          <Segmented<Choice>
            size="small"
            aria-label="表现"
            value={fault}
            options={CHOICES.map(value => ({
              value,
              label: value === 'ALL' ? '全部' : labelOf(FAULT, value),
            }))}
            onChange={choose}
          />
          <span className={styles.quiet}>
            没有正当理由，连续月数达到规定的在册党员。理由在党员卡“任务”里登记。
          </span>
        </FilterChips>
      </PageHeader>
      <DataGrid
        label="三不名单"
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
        <OpenDisposalDialog
          member={{ id: opening.memberId, name: opening.name }}
          source="THREE_NO"
          proposed={{
            kind: 'SELF_LEFT',
            grounds: opening.grounds,
            note: '“三不”名单',
            sinceOn: opening.sinceOn,
            facts: opening.facts,
          }}
          onClose={() => setOpening(null)}
          onOpened={id => void navigate({ to: disposalPlace(id) })}
        />
      )}
    </>
  )
}
