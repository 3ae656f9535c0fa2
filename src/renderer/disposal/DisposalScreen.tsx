/** 组织处置: every case with its stage, what comes next and what is overdue. */

import { Button, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { DisposalRow } from '../../shared/disposal/methods.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { disposalPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { ListSearch } from '../ui/ListSearch.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { disposalColumns } from './disposalColumns.tsx'
import { ALL_OPEN, STATE_CHOICES, useDisposalFilter, type DisposalFilter } from './disposalFilter.ts'
import { OpenDisposalDialog } from './OpenDisposalDialog.tsx'

const HINTS = [
  { keys: '↑↓', what: '选案件' },
  { keys: 'Enter', what: '打开处置案' },
]

const rowId = (row: DisposalRow) => String(row.id)
const rowName = (row: DisposalRow) => row.name

export default function DisposalScreen() {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, day, readOnly } = useScope()
  const [filter, setFilter] = useDisposalFilter()
  const [view, setView] = useGridView('disposal')
  const [opening, setOpening] = useState(false)
  useKeyHints(HINTS)
  const columns = useMemo(() => disposalColumns(day), [day])
  const input = useMemo(
    () => ({
      filter: {
        state: filter.state,
        ...(orgId === null ? {} : { orgId }),
        ...(filter.text === '' ? {} : { text: filter.text }),
      },
      ...(asOf === undefined ? {} : { asOf }),
    }),
    [filter, orgId, asOf],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.disposal.list.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<DisposalRow>(pageOptions, view.active?.row ?? 0)
  const change = useCallback(
    (patch: Partial<DisposalFilter>) => {
      setFilter(now => ({ ...now, ...patch }))
      setView(now => ({ ...now, scroll: 0, active: null }))
    },
    [setFilter, setView],
  )
  const onText = useCallback((text: string) => change({ text }), [change])
  const show = useCallback((id: number) => void navigate({ to: disposalPlace(id) }), [navigate])
  const onOpen = useCallback((row: DisposalRow) => show(row.id), [show])
  const branchChips = useBranchChips()
  const choice = STATE_CHOICES.find(({ value }) => value === filter.state)?.label ?? ''
  const open = (type: 'primary' | 'default') => (
    <Button type={type} disabled={readOnly} onClick={() => setOpening(true)}>
      立案
    </Button>
  )
  return (
    <>
      <PageHeader
        title="组织处置"
        asOf={asOf}
        count={source.total === null ? '' : `${choice}${source.total}件`}
        actions={
          <>
            <ColumnChooser columns={columns} view={view} onView={setView} />
            {open('primary')}
          </>
        }
      >
        <FilterChips chips={branchChips}>
          <Segmented<DisposalFilter['state']>
            size="small"
            aria-label="进度"
            value={filter.state}
            options={[...STATE_CHOICES]}
            onChange={state => change({ state })}
          />
          <ListSearch label="在处置案中筛选" value={filter.text} onChange={onText} />
        </FilterChips>
      </PageHeader>
      <DataGrid
        label="组织处置"
        columns={columns}
        source={source}
        rowId={rowId}
        rowName={rowName}
        view={view}
        onView={setView}
        onOpen={onOpen}
        follow
        autoFocus
        empty={
          filter.text !== '' || filter.state !== 'open' ? (
            <EmptyState text="没有符合条件的处置案。">
              <Button onClick={() => change(ALL_OPEN)}>清除条件</Button>
            </EmptyState>
          ) : (
            <EmptyState text="没有正在办理的处置案。支委会初步认定为不合格的党员，在这里立案，按程序逐步办理。">
              {open('default')}
            </EmptyState>
          )
        }
      />
      {opening && <OpenDisposalDialog onClose={() => setOpening(false)} onOpened={show} />}
    </>
  )
}
