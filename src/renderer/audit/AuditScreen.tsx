/** 操作记录: what was done, newest first; any of it taken back with one click. */

import { Segmented } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { z } from 'zod'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useListState } from '../shell/listState.ts'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { auditColumns } from './auditColumns.tsx'
import { ChangePanel } from './ChangePanel.tsx'
import { CHANGE_KIND, type ChangeKind, type ChangeRow } from './changeWords.ts'
import { useTakeBack } from './takeBack.ts'

const HINTS = [
  { keys: '↑↓', what: '选操作' },
  { keys: 'Ctrl Z', what: '撤销最近一次' },
  { keys: 'Ctrl Y', what: '重做' },
]

const KINDS = CHANGE_KIND.items.map(item => item.key)
const filterSchema = z.strictObject({ kind: z.enum(KINDS as [ChangeKind, ...ChangeKind[]]).nullable() })
const ALL = 'all'

const rowId = (row: ChangeRow) => String(row.id)
const rowName = (row: ChangeRow) => row.label

export default function AuditScreen() {
  const { queries } = useOffice()
  const { readOnly } = useScope()
  const { running } = useTasks()
  const takeBack = useTakeBack()
  const [filter, setFilter] = useListState('audit.filter', { schema: filterSchema, initial: { kind: null } })
  const [view, setView] = useGridView('audit')
  const [active, setActive] = useState<ChangeRow | null>(null)
  useKeyHints(HINTS)

  const { kind } = filter
  const pageOptions = useCallback(
    (page: PageRequest) =>
      queries.audit.changes.queryOptions({ input: { ...(kind === null ? {} : { kind }), page } }),
    [queries, kind],
  )
  const source = usePagedRows<ChangeRow>(pageOptions, view.active?.row ?? 0)
  const disabled = readOnly || running.length > 0
  const columns = useMemo(
    () => auditColumns({ disabled, onStep: step => void takeBack(step) }),
    [disabled, takeBack],
  )
  const shown = source.loaded.find(({ row }) => row.id === active?.id)?.row ?? active
  return (
    <>
      <PageHeader title="操作记录" count={source.total === null ? '' : `${source.total}次操作，最近的在前`}>
        <Segmented<string>
          size="small"
          aria-label="类别"
          value={kind ?? ALL}
          options={[
            { value: ALL, label: '全部' },
            ...CHANGE_KIND.items.map(item => ({ value: item.key, label: item.label })),
          ]}
          onChange={next => {
            setFilter(() => ({ kind: KINDS.find(key => key === next) ?? null }))
            setView(before => ({ ...before, scroll: 0, active: null }))
          }}
        />
      </PageHeader>
      <SplitScreen
        panelLabel="这次操作改了什么"
        list={
          <DataGrid
            label="操作记录"
            columns={columns}
            source={source}
            rowId={rowId}
            rowName={rowName}
            view={view}
            onView={setView}
            onActive={setActive}
            // What is taken back is itself an entry, above.
            follow
            autoFocus
            empty={<EmptyState text={kind === null ? '还没有操作。' : '没有这一类操作。'} />}
          />
        }
        panel={
          shown !== null && (source.total ?? 0) > 0 ? (
            <ChangePanel
              key={shown.id}
              row={shown}
              disabled={disabled}
              onStep={step => void takeBack(step)}
            />
          ) : null
        }
      />
    </>
  )
}
