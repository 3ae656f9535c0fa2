/** 信息质量: which branches lack which key information, and whose entries contradict each other. */

import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { QUALITY_COLUMNS } from '../../shared/quality/listColumns.ts'
import type { BranchQuality } from '../../shared/quality/methods.ts'
import { percentText, qualityRows } from '../../shared/quality/rules.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { gridColumns } from '../ui/grid/listedColumns.ts'
import { useAllRows } from '../ui/grid/pagedRows.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import { ListFileButtons } from '../ui/ListFileButtons.tsx'
import { useListFiles } from '../ui/listFiles.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { QualityPanel } from './QualityPanel.tsx'
import { useShowMembers } from './useShowMembers.ts'

const HINTS = [
  { keys: '↑↓', what: '选支部' },
  { keys: 'Enter', what: '看有问题的党员' },
]

const rowId = (row: BranchQuality) => String(row.orgId ?? row.orgName)
const rowName = (row: BranchQuality) => row.orgName

export default function QualityScreen() {
  const { client, queries } = useOffice()
  const { orgId, asOf, day } = useScope()
  const [view, setView] = useGridView('quality')
  const [activeId, setActiveId] = useState<string | null>(null)
  const show = useShowMembers()
  useKeyHints(HINTS)
  const input = { ...(orgId === null ? {} : { orgId }), asOf }
  const { data } = useQuery(queries.quality.overview.queryOptions({ input }))
  const rows = useMemo(() => (data ? qualityRows(data) : undefined), [data])
  const columns = useMemo(
    () =>
      gridColumns(QUALITY_COLUMNS, day, {
        orgName: { pinned: true, fixed: true, grow: true },
        share: { align: 'right' },
      }),
    [day],
  )
  const files = useListFiles('信息质量', (format, task) =>
    client.quality.overviewFile({ ...input, columns: shownColumns(columns, view), format }, task),
  )
  const source = useAllRows(rows)
  const active = rows?.find(row => rowId(row) === activeId) ?? rows?.[0]
  const onActive = useCallback((row: BranchQuality) => setActiveId(rowId(row)), [])
  const onOpen = useCallback((row: BranchQuality) => show(row.orgId, { issues: true }), [show])
  const branchChips = useBranchChips()
  const total = data?.total
  return (
    <>
      <PageHeader
        title="信息质量"
        asOf={asOf}
        count={
          total
            ? `在册${total.members}名，六项关键信息齐全${total.complete}名${total.members === 0 ? '' : `（${percentText(total.complete, total.members)}）`}，有问题${total.withIssues}名`
            : ''
        }
        actions={
          <>
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <ListFileButtons files={files} />
          </>
        }
      >
        {branchChips.length > 0 && <FilterChips chips={branchChips} />}
      </PageHeader>
      <SplitScreen
        panelLabel="缺什么"
        list={
          <DataGrid
            label="信息质量"
            columns={columns}
            source={source}
            rowId={rowId}
            rowName={rowName}
            view={view}
            onView={setView}
            onActive={onActive}
            onOpen={onOpen}
            autoFocus
            empty={<EmptyState text="还没有在册党员。" />}
          />
        }
        panel={active ? <QualityPanel key={rowId(active)} branch={active} /> : null}
      />
    </>
  )
}
