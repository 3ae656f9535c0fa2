/** 失联查找: every lost member with the length, the deadline and the search so far. */

import { Button, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { LostRow } from '../../shared/search/methods.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { lostCasePlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { ListSearch } from '../ui/ListSearch.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { caseColumns } from './caseColumns.tsx'
import { verifyWords } from './caseWords.ts'
import { OpenCaseDialog } from './OpenCaseDialog.tsx'
import { ALL_OPEN, STATE_CHOICES, useSearchFilter, type SearchFilter } from './searchFilter.ts'

const HINTS = [
  { keys: '↑↓', what: '选党员' },
  { keys: 'Enter', what: '打开失联记录' },
]

const rowId = (row: LostRow) => String(row.id)
const rowName = (row: LostRow) => row.name

export default function SearchScreen() {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, day, readOnly } = useScope()
  const [filter, setFilter] = useSearchFilter()
  const [view, setView] = useGridView('search')
  const [opening, setOpening] = useState(false)
  useKeyHints(HINTS)
  const columns = useMemo(() => caseColumns(day), [day])
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
    (page: PageRequest) => queries.search.list.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<LostRow>(pageOptions, view.active?.row ?? 0)

  const change = useCallback(
    (patch: Partial<SearchFilter>) => {
      setFilter(now => ({ ...now, ...patch }))
      setView(now => ({ ...now, scroll: 0, active: null }))
    },
    [setFilter, setView],
  )
  const onText = useCallback((text: string) => change({ text }), [change])
  const onOpen = useCallback((row: LostRow) => void navigate({ to: lostCasePlace(row.id) }), [navigate])

  const branchChips = useBranchChips()
  // Only rows on hand can be counted here: of a longer list nothing is said.
  const counted = source.loaded.length === source.total
  const overdue = source.loaded.filter(({ row }) => verifyWords(row, day).level === 'error').length
  const choice = STATE_CHOICES.find(({ value }) => value === filter.state)?.label ?? ''
  const open = (type: 'primary' | 'default') => (
    <Button type={type} disabled={readOnly} onClick={() => setOpening(true)}>
      立失联记录
    </Button>
  )
  return (
    <>
      <PageHeader
        title="失联查找"
        asOf={asOf}
        count={
          source.total === null
            ? ''
            : `${choice}${source.total}名${counted && overdue > 0 ? `，其中核查超期${overdue}名` : ''}`
        }
        actions={
          <>
            <ColumnChooser columns={columns} view={view} onView={setView} />
            {open('primary')}
          </>
        }
      >
        <FilterChips chips={branchChips}>
          <Segmented<SearchFilter['state']>
            size="small"
            aria-label="状态"
            value={filter.state}
            options={[...STATE_CHOICES]}
            onChange={state => change({ state })}
          />
          <ListSearch label="在失联党员中筛选" value={filter.text} onChange={onText} />
        </FilterChips>
      </PageHeader>
      <DataGrid
        label="失联党员"
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
            <EmptyState text="没有符合条件的失联记录。">
              <Button onClick={() => change(ALL_OPEN)}>清除条件</Button>
            </EmptyState>
          ) : (
            <EmptyState text="没有未了结的失联党员。发现党员联系不上时，请立失联记录，30天内核查。">
              {open('default')}
            </EmptyState>
          )
        }
      />
      {opening && (
        <OpenCaseDialog
          onClose={() => setOpening(false)}
          onOpened={id => void navigate({ to: lostCasePlace(id) })}
        />
      )}
    </>
  )
}
