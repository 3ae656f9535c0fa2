/** 重复检查: pairs of members who look like one person, to be merged or told apart. */

import { Button, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { PAIR_COLUMNS } from '../../shared/duplicates/listColumns.ts'
import type { DuplicatePair } from '../../shared/duplicates/methods.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { duplicatePlace } from '../shell/places.ts'
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
import { pairFilter, SHOWN_CHOICES, useDuplicateFilter, type DuplicateFilter } from './duplicateFilter.ts'

const HINTS = [
  { keys: '↑↓', what: '选一对' },
  { keys: 'Enter', what: '逐项对照' },
]

const LOOKS = {
  words: {
    pinned: true,
    fixed: true,
    render: ({ reason, words }: DuplicatePair) => (
      <FindingText level={reason === 'ID' ? 'error' : 'warning'} text={words} />
    ),
  },
  'first.orgName': { grow: true },
  'first.phone': { hidden: true },
  'second.orgName': { grow: true },
  'second.phone': { hidden: true },
  differentIds: { hidden: true },
} as const

const rowId = ({ first, second }: DuplicatePair) => `${first.id}-${second.id}`
const rowName = ({ first, second }: DuplicatePair) => `${first.name}和${second.name}`

export default function DuplicatesScreen() {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, today } = useScope()
  const [filter, setFilter] = useDuplicateFilter()
  const [view, setView] = useGridView('duplicates')
  useKeyHints(HINTS)
  const input = useMemo(
    () => ({ filter: { ...pairFilter(filter), ...(orgId === null ? {} : { orgId }) } }),
    [filter, orgId],
  )
  const columns = useMemo(() => gridColumns(PAIR_COLUMNS, today, LOOKS), [today])
  const files = useListFiles('重复检查', (format, task) =>
    client.duplicates.listFile({ ...input, columns: shownColumns(columns, view), format }, task),
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.duplicates.list.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<DuplicatePair>(pageOptions, view.active?.row ?? 0)
  const onOpen = useCallback(
    ({ first, second }: DuplicatePair) => void navigate({ to: duplicatePlace(first.id, second.id) }),
    [navigate],
  )
  const branchChips = useBranchChips()
  return (
    <>
      <PageHeader
        title="重复检查"
        count={
          source.total === null
            ? '正在比对'
            : `${source.total}对${filter.shown === 'distinct' ? '' : '可能是同一人'}`
        }
        actions={
          <>
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <ListFileButtons files={files} />
          </>
        }
      >
        <FilterChips chips={branchChips}>
          <Segmented<DuplicateFilter['shown']>
            size="small"
            aria-label="只看"
            value={filter.shown}
            options={[...SHOWN_CHOICES]}
            onChange={shown => {
              setFilter(() => ({ shown }))
              setView(now => ({ ...now, scroll: 0, active: null }))
            }}
          />
        </FilterChips>
      </PageHeader>
      <DataGrid
        label="可能重复的党员"
        columns={columns}
        source={source}
        rowId={rowId}
        rowName={rowName}
        view={view}
        onView={setView}
        onOpen={onOpen}
        autoFocus
        empty={
          filter.shown === 'all' ? (
            <EmptyState text="没有发现重复。按身份证号、姓名和出生日期、相近的姓名两两比对。" />
          ) : (
            <EmptyState text="没有这一类。">
              <Button onClick={() => setFilter(() => ({ shown: 'all' }))}>看全部</Button>
            </EmptyState>
          )
        }
      />
    </>
  )
}
