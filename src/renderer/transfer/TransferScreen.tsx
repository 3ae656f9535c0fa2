/** 组织关系接转: the letters under way, the overdue ones first to see. */

import { Button, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { LetterRow } from '../../shared/transfer/methods.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
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
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { LedgerButtons } from './LedgerButtons.tsx'
import { LetterDialog } from './LetterDialog.tsx'
import { useLetterFilter, type LetterFilter } from './letterFilter.ts'
import { LetterRecord } from './LetterRecord.tsx'
import { branchOf, fourClear, isPocketLetter, letterWords } from './letterWords.ts'
import styles from './transfer.module.css'

const HINTS = [
  { keys: '↑↓', what: '选介绍信' },
  { keys: 'Enter', what: '打开党员卡' },
]

function letterColumns(day: IsoDate): readonly GridColumn<LetterRow>[] {
  const unclear = (row: LetterRow) =>
    fourClear(row)
      .filter(({ clear }) => !clear)
      .map(({ name }) => name)
      .join('、')
  return [
    { key: 'name', title: '姓名', width: 72, pinned: true, fixed: true, text: row => row.name },
    { key: 'orgName', title: '支部', width: 96, text: branchOf },
    { key: 'direction', title: '方向', width: 60, text: row => row.direction },
    { key: 'letterNo', title: '编号', width: 92, text: row => row.letterNo ?? '' },
    {
      key: 'state',
      title: '状态',
      width: 150,
      text: row => letterWords(row, day).text,
      render: row => <FindingText {...letterWords(row, day)} />,
    },
    { key: 'validTo', title: '有效至', width: 98, text: row => row.validTo ?? '' },
    { key: 'toOrg', title: '接收党组织', width: 130, grow: true, text: row => row.toOrg ?? '' },
    {
      key: 'pocket',
      title: '口袋',
      width: 60,
      text: row => (isPocketLetter(row, day) ? '“口袋”' : ''),
      render: row => isPocketLetter(row, day) && <FindingText level="error" text="是" />,
    },
    {
      key: 'unclear',
      title: '不清楚的',
      width: 120,
      hidden: true,
      text: unclear,
      render: row => unclear(row) !== '' && <FindingText level="warning" text={unclear(row)} />,
    },
    { key: 'issuedOn', title: '开具日期', width: 98, hidden: true, text: row => row.issuedOn ?? '' },
    { key: 'landedOn', title: '报到日期', width: 98, hidden: true, text: row => row.landedOn ?? '' },
    { key: 'receiptOn', title: '回执日期', width: 98, hidden: true, text: row => row.receiptOn ?? '' },
  ]
}

const CHOICES: { value: LetterFilter['only']; label: string }[] = [
  { value: 'open', label: '未了结' },
  { value: 'overdue', label: '超期未报到' },
  { value: 'unreceipted', label: '超期未回执' },
  { value: 'incoming', label: '转入' },
  { value: 'toAnswer', label: '待寄回执' },
  { value: 'all', label: '全部' },
]

const rowId = (row: LetterRow) => String(row.id)
const rowName = (row: LetterRow) => row.name

export default function TransferScreen() {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, day, readOnly } = useScope()
  const [filter, setFilter] = useLetterFilter()
  const [view, setView] = useGridView('transfer')
  const [activeId, setActiveId] = useState<number | null>(null)
  const [adding, setAdding] = useState(false)
  useKeyHints(HINTS)
  const columns = useMemo(() => letterColumns(day), [day])
  const input = useMemo(
    () => ({
      filter: { only: filter.only, ...(orgId === null ? {} : { orgId }) },
      ...(asOf === undefined ? {} : { asOf }),
    }),
    [filter.only, orgId, asOf],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.transfer.list.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<LetterRow>(pageOptions, view.active?.row ?? 0)
  const active = source.loaded.find(({ row }) => row.id === activeId)?.row
  const onActive = useCallback((row: LetterRow) => setActiveId(row.id), [])
  const onOpen = useCallback((row: LetterRow) => void navigate({ to: memberPlace(row.memberId) }), [navigate])
  const branchChips = useBranchChips()
  // Only rows on hand can be counted here: of a longer list nothing is said.
  const counted = source.loaded.length === source.total
  const overdue = source.loaded.filter(({ row }) => row.overdue).length
  const choice = CHOICES.find(({ value }) => value === filter.only)?.label ?? ''
  const add = (type: 'primary' | 'default') => (
    <Button type={type} disabled={readOnly} onClick={() => setAdding(true)}>
      登记介绍信
    </Button>
  )
  return (
    <>
      <PageHeader
        title="组织关系接转"
        asOf={asOf}
        count={
          source.total === null
            ? ''
            : `${choice}${source.total}份${counted && overdue > 0 ? `，超期未报到${overdue}份` : ''}`
        }
        actions={
          <>
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <LedgerButtons only={filter.only} />
            {add('primary')}
          </>
        }
      >
        <FilterChips chips={branchChips}>
          <Segmented<LetterFilter['only']>
            size="small"
            aria-label="只看"
            value={filter.only}
            options={CHOICES}
            onChange={only => {
              setFilter(() => ({ only }))
              setView(now => ({ ...now, scroll: 0, active: null }))
            }}
          />
        </FilterChips>
      </PageHeader>
      <SplitScreen
        panelLabel="介绍信"
        list={
          <DataGrid
            label="介绍信"
            columns={columns}
            source={source}
            rowId={rowId}
            rowName={rowName}
            view={view}
            onView={setView}
            onActive={onActive}
            onOpen={onOpen}
            follow
            autoFocus
            empty={
              filter.only === 'open' ? (
                <EmptyState text="没有未了结的介绍信。">{add('default')}</EmptyState>
              ) : (
                <EmptyState text="没有符合条件的介绍信。">
                  <Button onClick={() => setFilter(() => ({ only: 'all' }))}>看全部</Button>
                </EmptyState>
              )
            }
          />
        }
        panel={
          active ? (
            <>
              <header className={styles.panelHead}>
                <h2>{active.name}</h2>
                <p className={styles.sub}>{branchOf(active)}</p>
              </header>
              <div className={styles.panelBody}>
                <LetterRecord key={active.id} letter={active} readOnly={readOnly} />
              </div>
            </>
          ) : null
        }
      />
      {adding && <LetterDialog onClose={() => setAdding(false)} />}
    </>
  )
}
