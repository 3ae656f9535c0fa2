/** Rows that were not taken for members, and why. */

import { useCallback } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { useOffice } from '../shell/office.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'

type Finding = Outputs['intake']['findings']['rows'][number]

const COLUMNS: readonly GridColumn<Finding>[] = [
  { key: 'sheet', title: '工作表', width: 150, text: row => row.sheet, pinned: true },
  { key: 'row', title: '行', width: 64, align: 'right', text: row => String(row.row) },
  { key: 'value', title: '内容', width: 220, grow: true, text: row => row.value },
  { key: 'reason', title: '怎样处理', width: 260, text: row => row.reason },
]

const rowId = (row: Finding) => `${row.sheet}:${row.row}`
const rowName = (row: Finding) => `${row.sheet}第${row.row}行`

export function FindingRows({ planId, code }: { planId: string; code: string }) {
  const { queries } = useOffice()
  const [view, setView] = useGridView('intake.findings')
  const pageOptions = useCallback(
    (page: PageRequest) => queries.intake.findings.queryOptions({ input: { planId, code, page } }),
    [queries, planId, code],
  )
  const source = usePagedRows<Finding>(pageOptions)
  return (
    <DataGrid
      label="没有当作党员的行"
      columns={COLUMNS}
      source={source}
      rowId={rowId}
      rowName={rowName}
      view={view}
      onView={setView}
      autoFocus
      empty={<EmptyState text="没有这样的行。" />}
    />
  )
}
