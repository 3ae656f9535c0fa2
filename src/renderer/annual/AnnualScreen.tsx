/** 年审: how far every branch is with the review of a year. */

import { Segmented, Select } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { ANNUAL_LISTED } from '../../shared/annual/codes.ts'
import type { AnnualBranch } from '../../shared/annual/methods.ts'
import { SETTINGS } from '../../shared/settings/rules.ts'
import { sourceWords } from '../settings/sourceWords.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { annualRosterPlace, annualSheetPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { useAllRows } from '../ui/grid/pagedRows.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import { ListFileButtons } from '../ui/ListFileButtons.tsx'
import { useListFiles } from '../ui/listFiles.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import panel from '../ui/Panel.module.css'
import { branchColumns } from './annualColumns.tsx'
import { useAnnualFilter, useAnnualYear, type AnnualOnly } from './annualFilter.ts'
import { BranchPanel } from './BranchPanel.tsx'

const HINTS = [
  { keys: '↑↓', what: '选支部' },
  { keys: 'Enter', what: '打开核对表或花名册' },
]

const STANDING = { before: '还没有开始', open: '正在进行', over: '已结束' } as const

type List = Outputs['annual']['list']

const rowId = (row: AnnualBranch) => String(row.orgId)
const rowName = (row: AnnualBranch) => row.orgName

/** From the next year back: registers begin with whatever the office has on paper. */
function yearsAround(year: number, today: number): number[] {
  const first = Math.min(year, today - 5)
  return Array.from({ length: Math.max(year, today) - first + 1 }, (_, n) => Math.max(year, today) - n)
}

function totalsText({ totals }: List): string {
  const { branches, members, confirmed, frozen, handed, overdue } = totals
  return (
    `${branches}个支部${members}名：已核完${confirmed}名，定稿${frozen}个，上报${handed}个` +
    (overdue > 0 ? `，逾期${overdue}个` : '')
  )
}

function WindowLine({ window }: Pick<List, 'window'>) {
  const { text } = sourceWords(SETTINGS['annual.window'].source)
  return (
    <span className={panel.sub}>
      年审时间 {window.from} 至 {window.to}，{STANDING[window.standing]}。依据：{text}，可在设置中修改
    </span>
  )
}

export default function AnnualScreen() {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, day, today, readOnly } = useScope()
  const [filter, setFilter] = useAnnualFilter()
  const year = useAnnualYear()
  const [view, setView] = useGridView('annual')
  const [activeId, setActiveId] = useState<string | null>(null)
  useKeyHints(HINTS)
  const input = {
    year,
    only: filter.only,
    ...(orgId === null ? {} : { orgId }),
    ...(asOf === undefined ? {} : { asOf }),
  }
  const { data } = useQuery({
    ...queries.annual.list.queryOptions({ input }),
    placeholderData: keepPreviousData,
  })
  const columns = useMemo(() => branchColumns(day), [day])
  const files = useListFiles('年审进度', (format, task) =>
    client.annual.listFile({ ...input, columns: shownColumns(columns, view), format }, task),
  )
  const rows = data?.branches
  const source = useAllRows(rows)
  const active = rows?.find(row => rowId(row) === activeId) ?? rows?.[0]
  const onActive = useCallback((row: AnnualBranch) => setActiveId(rowId(row)), [])
  const onOpen = useCallback(
    ({ orgId: id, rosterId }: AnnualBranch) =>
      void navigate({ to: rosterId === null ? annualSheetPlace(id, year) : annualRosterPlace(rosterId) }),
    [navigate, year],
  )
  const branchChips = useBranchChips()
  return (
    <>
      <PageHeader
        title="年审"
        count={data ? `${totalsText(data)}${readOnly ? '；核对标记只有今日的情况' : ''}` : ''}
        actions={
          <>
            <Select<number>
              aria-label="年度"
              value={year}
              options={yearsAround(year, Number(today.slice(0, 4))).map(value => ({
                value,
                label: `${value}年度`,
              }))}
              onChange={next => setFilter(now => ({ ...now, year: next }))}
            />
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <ListFileButtons files={files} />
          </>
        }
      >
        <FilterChips chips={branchChips}>
          <Segmented<AnnualOnly>
            size="small"
            aria-label="只看"
            value={filter.only}
            options={ANNUAL_LISTED.items.map(({ key, label }) => ({ value: key, label }))}
            onChange={only => setFilter(now => ({ ...now, only }))}
          />
          {data && <WindowLine window={data.window} />}
        </FilterChips>
      </PageHeader>
      <SplitScreen
        panelLabel="支部年审"
        list={
          <DataGrid
            label="年审进度"
            columns={columns}
            source={source}
            rowId={rowId}
            rowName={rowName}
            view={view}
            onView={setView}
            onActive={onActive}
            onOpen={onOpen}
            autoFocus
            empty={
              <EmptyState
                text={filter.only === 'all' ? '还没有支部。请先在党组织中新增。' : '没有这样的支部。'}
              />
            }
          />
        }
        panel={active ? <BranchPanel key={rowId(active)} branch={active} year={year} /> : null}
      />
    </>
  )
}
