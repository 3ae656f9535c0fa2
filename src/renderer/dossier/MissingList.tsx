/** 缺件清单: who lacks what, to be handed to the branches. */

import { useCallback } from 'react'
import { useNavigate } from '@tanstack/react-router'
import type { Outputs } from '../../shared/api/contract.ts'
import { REQUIRED_MATERIAL } from '../../shared/dossier/codes.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useOffice } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'

type Row = Outputs['dossier']['missing']['rows'][number]

function names(materials: Row['missing']): string {
  return materials.map(material => labelOf(REQUIRED_MATERIAL, material)).join('、')
}

const COLUMNS: readonly GridColumn<Row>[] = [
  { key: 'name', title: '姓名', width: 76, pinned: true, fixed: true, text: row => row.name },
  { key: 'orgName', title: '支部', width: 130, text: row => row.orgName },
  { key: 'joinDate', title: '入党时间', width: 100, text: row => row.joinDate ?? '' },
  {
    key: 'missing',
    title: '缺',
    width: 220,
    grow: true,
    text: row => names(row.missing),
    render: row => row.missing.length > 0 && <FindingText level="error" text={names(row.missing)} />,
  },
  {
    key: 'irregular',
    title: '不规范',
    width: 180,
    grow: true,
    text: row => names(row.irregular),
    render: row => row.irregular.length > 0 && <FindingText level="warning" text={names(row.irregular)} />,
  },
  { key: 'notes', title: '说明', width: 180, grow: true, text: row => row.notes },
]

const rowId = (row: Row) => String(row.memberId)
const rowName = (row: Row) => row.name

export function MissingList() {
  const { queries } = useOffice()
  const { orgId, asOf } = useScope()
  const navigate = useNavigate()
  const [view, setView] = useGridView('dossier.missing')
  const pageOptions = useCallback(
    (page: PageRequest) =>
      queries.dossier.missing.queryOptions({ input: { ...(orgId === null ? {} : { orgId }), page, asOf } }),
    [queries, orgId, asOf],
  )
  const source = usePagedRows<Row>(pageOptions, view.active?.row ?? 0)
  const onOpen = useCallback((row: Row) => void navigate({ to: memberPlace(row.memberId) }), [navigate])
  return (
    <DataGrid
      label="缺件清单"
      columns={COLUMNS}
      source={source}
      rowId={rowId}
      rowName={rowName}
      view={view}
      onView={setView}
      onOpen={onOpen}
      autoFocus
      empty={<EmptyState text="没有缺件或不规范的材料。还没有查的党员不在此列。" />}
    />
  )
}
