/** The list of members abroad, with the record of the present row beside it. */

import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { useOffice } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import type { GridView, UpdateView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import type { OverseasRow } from './flowColumns.tsx'
import type { FlowFilter } from './flowFilter.ts'
import { OverseasPanel } from './OverseasPanel.tsx'

const rowId = (row: OverseasRow) => String(row.id)
const rowName = (row: OverseasRow) => row.name

export interface OverseasListProps {
  status: FlowFilter['overseas']
  columns: readonly GridColumn<OverseasRow>[]
  view: GridView
  onView: UpdateView
  start: ReactNode
}

export function OverseasList({ status, columns, view, onView, start }: OverseasListProps) {
  const { queries } = useOffice()
  const { orgId, asOf, readOnly } = useScope()
  const navigate = useNavigate()
  const [activeId, setActiveId] = useState<number | null>(null)
  const input = useMemo(
    () => ({ status, ...(orgId === null ? {} : { orgId }), ...(asOf === undefined ? {} : { asOf }) }),
    [status, orgId, asOf],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.flow.overseas.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<OverseasRow>(pageOptions, view.active?.row ?? 0)
  const active = source.loaded.find(({ row }) => row.id === activeId)?.row
  const onActive = useCallback((row: OverseasRow) => setActiveId(row.id), [])
  const onOpen = useCallback(
    (row: OverseasRow) => void navigate({ to: memberPlace(row.memberId) }),
    [navigate],
  )
  return (
    <SplitScreen
      panelLabel="出国（境）记录"
      list={
        <DataGrid
          label="出国（境）党员"
          columns={columns}
          source={source}
          rowId={rowId}
          rowName={rowName}
          view={view}
          onView={onView}
          onActive={onActive}
          onOpen={onOpen}
          follow
          autoFocus
          empty={<EmptyState text="没有出国（境）的党员。">{start}</EmptyState>}
        />
      }
      panel={active ? <OverseasPanel key={active.id} row={active} readOnly={readOnly} /> : null}
    />
  )
}
