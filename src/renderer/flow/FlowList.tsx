/** The list of members away, with the record of the present row beside it. */

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import type { FlowRow } from '../../shared/flow/methods.ts'
import { useOffice } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import type { GridView, UpdateView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { flowListFilter, type FlowFilter } from './flowFilter.ts'
import { FlowPanel } from './FlowPanel.tsx'

const rowId = (row: FlowRow) => String(row.id)
/** Where a list of what is to be done is empty, it says so. */
const NOBODY: Readonly<Partial<Record<FlowFilter['status'], string>>> = {
  due: '这一期都联系过了。',
  overdue: '没有逾期未联系的流动党员。',
  uncontrolled: '没有失控的流动党员。',
  unreported: '没有欠汇报的流动党员。',
  home: '没有欠组织生活的流动党员。',
  remind: '没有要书面提醒的流动党员，或这一季度都提醒过了。',
  transfer: '没有该转组织关系的流动党员，或都开了介绍信。',
}

const rowName = (row: FlowRow) => row.name

export interface FlowListProps {
  filter: FlowFilter
  columns: readonly GridColumn<FlowRow>[]
  view: GridView
  onView: UpdateView
  /** takes the conditions away; null where there are none */
  onClear: (() => void) | null
  /** the members chosen for one contact with all of them */
  chosen: ReadonlySet<string>
  onChosen: (ids: ReadonlySet<string>) => void
  /** the record entered last: the cursor goes to it once it is in the list */
  entered: number | null
  /** the first thing to do where there is nothing at all */
  start: ReactNode
}

export function FlowList(props: FlowListProps) {
  const { filter, columns, view, onView, onClear, chosen, onChosen, entered, start } = props
  const { client, queries } = useOffice()
  const { orgId, asOf, readOnly } = useScope()
  const navigate = useNavigate()
  const [activeId, setActiveId] = useState<number | null>(null)
  const input = useMemo(
    () => ({
      filter: flowListFilter(filter, orgId),
      ...(asOf === undefined ? {} : { asOf }),
    }),
    [filter, orgId, asOf],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.flow.list.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<FlowRow>(pageOptions, view.active?.row ?? 0)
  const allIds = useCallback(async () => {
    const ids: string[] = []
    for (;;) {
      const page = { offset: ids.length, limit: PAGE_MAX }
      const { rows, total } = await client.flow.list({ ...input, page })
      ids.push(...rows.map(rowId))
      if (rows.length === 0 || ids.length >= total) return ids
    }
  }, [client, input])
  const active = source.loaded.find(({ row }) => row.id === activeId)?.row
  const enteredAt = source.loaded.find(({ row }) => row.id === entered)?.index
  const gone = useRef<number | null>(null)
  useEffect(() => {
    // Once: from then on the cursor is the clerk's.
    if (enteredAt === undefined || gone.current === entered) return
    gone.current = entered
    onView(now => ({ ...now, active: { row: enteredAt, column: now.active?.column ?? 'name' } }))
  }, [entered, enteredAt, onView])
  const onActive = useCallback((row: FlowRow) => setActiveId(row.id), [])
  const onOpen = useCallback((row: FlowRow) => void navigate({ to: memberPlace(row.memberId) }), [navigate])
  return (
    <SplitScreen
      panelLabel="流动记录"
      list={
        <DataGrid
          label="流动党员"
          columns={columns}
          source={source}
          rowId={rowId}
          rowName={rowName}
          view={view}
          onView={onView}
          selection={{ ids: chosen, onChange: onChosen, allIds }}
          onActive={onActive}
          onOpen={onOpen}
          follow
          autoFocus
          empty={
            onClear ? (
              <EmptyState text={NOBODY[filter.status] ?? '没有符合条件的流动记录。'}>
                <Button onClick={onClear}>清除条件</Button>
              </EmptyState>
            ) : (
              <EmptyState text="没有外出流动的党员。党员外出满3个月的，请登记外出。">{start}</EmptyState>
            )
          }
        />
      }
      panel={
        active ? (
          <FlowPanel
            key={active.id}
            row={active}
            paperFirst={filter.status === 'transfer'}
            readOnly={readOnly}
          />
        ) : null
      }
    />
  )
}
