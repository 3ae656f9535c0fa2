/** 操作记录: what was done, newest first; any of it taken back with one click. */

import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import { ListFileButtons } from '../ui/ListFileButtons.tsx'
import { useListFiles } from '../ui/listFiles.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { askedOf, AuditFilters, EVERYTHING, useAuditFilter, type AuditFilter } from './AuditFilters.tsx'
import { auditColumns, LOG_COLUMNS } from './auditColumns.tsx'
import { ChangePanel } from './ChangePanel.tsx'
import type { ChangeRow } from '../../shared/audit/methods.ts'
import { useTakeBack } from './takeBack.ts'

const HINTS = [
  { keys: '↑↓', what: '选操作' },
  { keys: 'Ctrl Z', what: '撤销最近一次' },
  { keys: 'Ctrl Y', what: '重做' },
]

const rowId = (row: ChangeRow) => String(row.id)
const rowName = (row: ChangeRow) => row.label

export default function AuditScreen() {
  const { client, queries } = useOffice()
  const { readOnly, today } = useScope()
  const { running } = useTasks()
  const takeBack = useTakeBack()
  const [filter, setFilter] = useAuditFilter()
  const [view, setView] = useGridView('audit')
  const [active, setActive] = useState<ChangeRow | null>(null)
  useKeyHints(HINTS)

  const asked = useMemo(() => askedOf(filter, today), [filter, today])
  const pageOptions = useCallback(
    (page: PageRequest) => queries.audit.changes.queryOptions({ input: { ...asked, page } }),
    [queries, asked],
  )
  const files = useListFiles('操作记录', (format, task) =>
    client.audit.changesFile({ ...asked, columns: shownColumns(LOG_COLUMNS, view), format }, task),
  )
  const change = useCallback(
    (patch: Partial<AuditFilter>) => {
      setFilter(before => ({ ...before, ...patch }))
      setView(before => ({ ...before, scroll: 0, active: null }))
    },
    [setFilter, setView],
  )
  const narrowed = Object.values(asked).some(value => value !== undefined)
  const source = usePagedRows<ChangeRow>(pageOptions, view.active?.row ?? 0)
  const disabled = readOnly || running.length > 0
  const columns = useMemo(
    () => auditColumns({ disabled, onStep: step => void takeBack(step) }),
    [disabled, takeBack],
  )
  const shown = source.loaded.find(({ row }) => row.id === active?.id)?.row ?? active
  return (
    <>
      <PageHeader
        title="操作记录"
        count={source.total === null ? '' : `${source.total}次操作，最近的在前`}
        actions={
          <>
            <ColumnChooser columns={LOG_COLUMNS} view={view} onView={setView} />
            <ListFileButtons files={files} />
          </>
        }
      >
        <AuditFilters filter={filter} onChange={change} />
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
            empty={
              narrowed ? (
                <EmptyState text="没有符合条件的操作。">
                  <Button onClick={() => change(EVERYTHING)}>清除条件</Button>
                </EmptyState>
              ) : (
                <EmptyState text="还没有操作。" />
              )
            }
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
