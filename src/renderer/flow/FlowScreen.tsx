/** 流动党员: who is away and who is abroad, the contacts with them, and what annex 4 still lacks. */

import { Button, Checkbox, Segmented } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { FLOW_DIRECTION } from '../../shared/flow/codes.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { CodeSelect } from '../ui/fields/CodeSelect.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { ListSearch } from '../ui/ListSearch.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { flowColumns, overseasColumns } from './flowColumns.tsx'
import { ALL_AWAY, useFlowFilter, type FlowFilter } from './flowFilter.ts'
import { FlowList } from './FlowList.tsx'
import styles from './flow.module.css'
import { NewFlowDialog } from './NewFlowDialog.tsx'
import { NewOverseasDialog } from './NewOverseasDialog.tsx'
import { OverseasList } from './OverseasList.tsx'

const HINTS = [
  { keys: '↑↓', what: '选党员' },
  { keys: 'Enter', what: '打开党员卡；在联系内容中登记' },
]

const ONE = { offset: 0, limit: 1 }

/** How many there are of each kind, for the head of the screen. */
function useFigures() {
  const { queries } = useOffice()
  const { orgId, asOf } = useScope()
  const scope = orgId === null ? {} : { orgId }
  const day = asOf === undefined ? {} : { asOf }
  const away = useQuery({
    ...queries.flow.list.queryOptions({
      input: { filter: { status: 'away', ...scope }, page: ONE, ...day },
    }),
    placeholderData: keepPreviousData,
  })
  const incomplete = useQuery({
    ...queries.flow.list.queryOptions({
      input: { filter: { status: 'away', incomplete: true, ...scope }, page: ONE, ...day },
    }),
    placeholderData: keepPreviousData,
  })
  const abroad = useQuery({
    ...queries.flow.overseas.queryOptions({ input: { status: 'abroad', page: ONE, ...scope, ...day } }),
    placeholderData: keepPreviousData,
  })
  if (!away.data || !incomplete.data || !abroad.data) return null
  return { away: away.data.total, incomplete: incomplete.data.total, abroad: abroad.data.total }
}

export default function FlowScreen() {
  const { asOf, day, readOnly } = useScope()
  const [filter, setFilter] = useFlowFilter()
  const [view, setView] = useGridView('flow')
  const [overseasView, setOverseasView] = useGridView('overseas')
  const [dialog, setDialog] = useState<FlowFilter['sheet'] | null>(null)
  const figures = useFigures()
  useKeyHints(HINTS)
  const columns = useMemo(() => flowColumns(day), [day])
  const abroadColumns = useMemo(() => overseasColumns(day), [day])

  const change = useCallback(
    (patch: Partial<FlowFilter>) => {
      setFilter(now => ({ ...now, ...patch }))
      setView(now => ({ ...now, scroll: 0, active: null }))
    },
    [setFilter, setView],
  )
  const onText = useCallback((text: string) => change({ text }), [change])
  const { sheet } = filter
  const branchChips = useBranchChips()
  const narrowed =
    filter.status !== 'away' || filter.direction !== null || filter.incomplete || filter.text !== ''
  const open = (type: 'primary' | 'default') => (
    <Button type={type} disabled={readOnly} onClick={() => setDialog(sheet)}>
      {sheet === 'flow' ? '登记外出' : '登记出国（境）'}
    </Button>
  )
  return (
    <>
      <PageHeader
        title="流动党员"
        asOf={asOf}
        count={
          figures
            ? `外出${figures.away}名，其中缺附件4内容${figures.incomplete}名；出国（境）${figures.abroad}名`
            : ''
        }
        actions={
          <>
            <Segmented<FlowFilter['sheet']>
              aria-label="台账"
              value={sheet}
              options={[
                { value: 'flow', label: '流动' },
                { value: 'overseas', label: '出国（境）' },
              ]}
              onChange={next => change({ sheet: next })}
            />
            {sheet === 'flow' ? (
              <ColumnChooser columns={columns} view={view} onView={setView} />
            ) : (
              <ColumnChooser columns={abroadColumns} view={overseasView} onView={setOverseasView} />
            )}
            {open('primary')}
          </>
        }
      >
        <FilterChips chips={branchChips}>
          {sheet === 'flow' ? (
            <>
              <Segmented<FlowFilter['status']>
                size="small"
                aria-label="状态"
                value={filter.status}
                options={[
                  { value: 'away', label: '外出中' },
                  { value: 'returned', label: '已返回' },
                  { value: 'all', label: '全部' },
                ]}
                onChange={status => change({ status })}
              />
              <span className={styles.direction}>
                <CodeSelect
                  label="流向"
                  placeholder="流向不限"
                  table={FLOW_DIRECTION}
                  value={filter.direction}
                  onChange={direction => change({ direction })}
                />
              </span>
              <Checkbox
                checked={filter.incomplete}
                onChange={event => change({ incomplete: event.target.checked })}
              >
                只看缺附件4内容的
              </Checkbox>
              <ListSearch label="在流动党员中筛选" value={filter.text} onChange={onText} />
            </>
          ) : (
            <Segmented<FlowFilter['overseas']>
              size="small"
              aria-label="状态"
              value={filter.overseas}
              options={[
                { value: 'abroad', label: '在国（境）外' },
                { value: 'returned', label: '已回国' },
                { value: 'all', label: '全部' },
              ]}
              onChange={overseas => change({ overseas })}
            />
          )}
        </FilterChips>
      </PageHeader>
      {sheet === 'flow' ? (
        <FlowList
          filter={filter}
          columns={columns}
          view={view}
          onView={setView}
          onClear={narrowed ? () => change(ALL_AWAY) : null}
          start={open('default')}
        />
      ) : (
        <OverseasList
          status={filter.overseas}
          columns={abroadColumns}
          view={overseasView}
          onView={setOverseasView}
          start={open('default')}
        />
      )}
      {dialog === 'flow' && <NewFlowDialog onClose={() => setDialog(null)} />}
      {dialog === 'overseas' && <NewOverseasDialog onClose={() => setDialog(null)} />}
    </>
  )
}
