/** 党员登记: every drive with how many forms are back, late, or not wanted (S01 15). */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { DRIVE_COLUMNS } from '../../shared/registration/listColumns.ts'
import type { RegistrationDrive } from '../../shared/registration/methods.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { registrationPaperPlace, registrationPlace } from '../shell/places.ts'
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
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { DrivePanel } from './DrivePanel.tsx'
import { IssueDialog } from './IssueDialog.tsx'
import { askPath } from './paperAsk.ts'

const HINTS = [
  { keys: '↑↓', what: '选一次登记' },
  { keys: 'Enter', what: '打开名单' },
]

const rowId = (row: RegistrationDrive) => String(row.id)
const rowName = (row: RegistrationDrive) => row.name

export default function DrivesScreen() {
  const { client, queries } = useOffice()
  const { orgId, asOf, day, readOnly } = useScope()
  const navigate = useNavigate()
  const [view, setView] = useGridView('registration')
  const [activeId, setActiveId] = useState<number | null>(null)
  const [adding, setAdding] = useState(false)
  useKeyHints(HINTS)
  const input = useMemo(
    () => ({ ...(orgId === null ? {} : { orgId }), ...(asOf === undefined ? {} : { asOf }) }),
    [orgId, asOf],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.registration.drives.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<RegistrationDrive>(pageOptions, view.active?.row ?? 0)
  const columns = useMemo(
    () =>
      gridColumns(DRIVE_COLUMNS, day, {
        name: { pinned: true, fixed: true, opens: true, grow: true },
        overdue: {
          align: 'left',
          render: ({ overdue }) => (overdue === 0 ? '' : <FindingText level="error" text={`${overdue}名`} />),
        },
        branches: { hidden: true },
      }),
    [day],
  )
  const files = useListFiles('党员登记', (format, task) =>
    client.registration.drivesFile({ ...input, columns: shownColumns(columns, view), format }, task),
  )
  const rows = source.loaded.map(({ row }) => row)
  const active = rows.find(row => row.id === activeId) ?? rows[0]
  const onActive = useCallback((row: RegistrationDrive) => setActiveId(row.id), [])
  const show = useCallback((id: number) => void navigate({ to: registrationPlace(id) }), [navigate])
  const onOpen = useCallback((row: RegistrationDrive) => show(row.id), [show])
  const branchChips = useBranchChips()
  const add = (type: 'primary' | 'default') => (
    <Button type={type} disabled={readOnly} onClick={() => setAdding(true)}>
      发放登记申请表
    </Button>
  )
  return (
    <>
      <PageHeader
        title="党员登记"
        asOf={asOf}
        count={source.total === null ? '' : `${source.total}次`}
        actions={
          <>
            <Button
              onClick={() =>
                void navigate({
                  to: registrationPaperPlace(
                    askPath({ kind: 'overdue', ...(orgId === null ? {} : { orgId }) }),
                  ),
                })
              }
            >
              全部逾期名单
            </Button>
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <ListFileButtons files={files} />
            {add('primary')}
          </>
        }
      >
        {branchChips.length > 0 && <FilterChips chips={branchChips} />}
      </PageHeader>
      <SplitScreen
        panelLabel="一次登记"
        list={
          <DataGrid
            label="党员登记"
            columns={columns}
            source={source}
            rowId={rowId}
            rowName={rowName}
            view={view}
            onView={setView}
            onActive={onActive}
            onOpen={onOpen}
            follow
            autoFocus
            empty={
              <EmptyState text="还没有发放过。发放以后，每名正式党员一份《党员登记申请表》，15天内交回（设置里可改）。">
                {add('default')}
              </EmptyState>
            }
          />
        }
        panel={active ? <DrivePanel key={active.id} drive={active} readOnly={readOnly} /> : null}
      />
      {adding && <IssueDialog onClose={() => setAdding(false)} onOpened={show} />}
    </>
  )
}
