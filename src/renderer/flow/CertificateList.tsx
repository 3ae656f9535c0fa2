/** The register of 流动党员活动证, with the record of the present one beside it. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { CertificateRow } from '../../shared/flow/certificateMethods.ts'
import { useOffice } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import type { GridView, UpdateView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { CertificatePanel } from './CertificatePanel.tsx'
import type { FlowFilter } from './flowFilter.ts'

const rowId = (row: CertificateRow) => `${row.flowId}-${row.id ?? 0}`
const rowName = (row: CertificateRow) => row.name

export interface CertificateListProps {
  only: FlowFilter['certificates']
  columns: readonly GridColumn<CertificateRow>[]
  view: GridView
  onView: UpdateView
  onAll: () => void
}

export function CertificateList({ only, columns, view, onView, onAll }: CertificateListProps) {
  const { queries } = useOffice()
  const { orgId, asOf, readOnly } = useScope()
  const navigate = useNavigate()
  const [activeId, setActiveId] = useState<string | null>(null)
  const input = useMemo(
    () => ({ only, ...(orgId === null ? {} : { orgId }), ...(asOf === undefined ? {} : { asOf }) }),
    [only, orgId, asOf],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.flow.certificates.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<CertificateRow>(pageOptions, view.active?.row ?? 0)
  const active = source.loaded.find(({ row }) => rowId(row) === activeId)?.row
  const onActive = useCallback((row: CertificateRow) => setActiveId(rowId(row)), [])
  const onOpen = useCallback(
    (row: CertificateRow) => void navigate({ to: memberPlace(row.memberId) }),
    [navigate],
  )
  return (
    <SplitScreen
      panelLabel="活动证"
      list={
        <DataGrid
          label="活动证登记"
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
          empty={
            only === 'held' ? (
              <EmptyState text="没有在用的活动证。在“流动”中选中党员，从“外出手续”发证。" />
            ) : (
              <EmptyState text="没有符合条件的活动证。">
                <Button onClick={onAll}>看全部</Button>
              </EmptyState>
            )
          }
        />
      }
      panel={active ? <CertificatePanel key={rowId(active)} row={active} readOnly={readOnly} /> : null}
    />
  )
}
