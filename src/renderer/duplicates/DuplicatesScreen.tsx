/** 重复检查: pairs of members who look like one person, to be merged or told apart. */

import { Button, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
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
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { pairFilter, SHOWN_CHOICES, useDuplicateFilter, type DuplicateFilter } from './duplicateFilter.ts'

const HINTS = [
  { keys: '↑↓', what: '选一对' },
  { keys: 'Enter', what: '逐项对照' },
]

function sideColumns(side: 'first' | 'second', who: string): GridColumn<DuplicatePair>[] {
  return [
    { key: `${side}.name`, title: who || '姓名', width: 80, text: row => row[side].name },
    { key: `${side}.orgName`, title: `${who}支部`, width: 96, grow: true, text: row => row[side].orgName },
    { key: `${side}.birth`, title: `${who}出生`, width: 98, text: row => row[side].birth ?? '' },
    { key: `${side}.idNo`, title: `${who}身份证号`, width: 162, text: row => row[side].idNo ?? '' },
    {
      key: `${side}.phone`,
      title: `${who}联系电话`,
      width: 112,
      hidden: true,
      text: row => row[side].phone ?? '',
    },
  ]
}

const COLUMNS: readonly GridColumn<DuplicatePair>[] = [
  {
    key: 'words',
    title: '相同之处',
    width: 168,
    pinned: true,
    fixed: true,
    text: row => row.words,
    render: row => <FindingText level={row.reason === 'ID' ? 'error' : 'warning'} text={row.words} />,
  },
  ...sideColumns('first', ''),
  ...sideColumns('second', '另一人'),
  {
    key: 'differentIds',
    title: '说明',
    width: 130,
    hidden: true,
    text: row => (row.differentIds ? '身份证号都正确但不同' : ''),
  },
]

const rowId = ({ first, second }: DuplicatePair) => `${first.id}-${second.id}`
const rowName = ({ first, second }: DuplicatePair) => `${first.name}和${second.name}`

export default function DuplicatesScreen() {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { orgId } = useScope()
  const [filter, setFilter] = useDuplicateFilter()
  const [view, setView] = useGridView('duplicates')
  useKeyHints(HINTS)
  const input = useMemo(
    () => ({ filter: { ...pairFilter(filter), ...(orgId === null ? {} : { orgId }) } }),
    [filter, orgId],
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
        actions={<ColumnChooser columns={COLUMNS} view={view} onView={setView} />}
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
        columns={COLUMNS}
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
