/** 核对表: a branch's members and the seven headings, marked with one key a cell. */

import { Button, Segmented } from 'antd'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { ANNUAL_HEADING, ANNUAL_HEADINGS } from '../../shared/annual/codes.ts'
import { keyOf } from '../../shared/kernel/codes.ts'
import { openOnTab } from '../roster/card/openTab.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { annualRosterPlace, memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { CellOutcome } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { useAllRows } from '../ui/grid/pagedRows.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import { ListFileButtons } from '../ui/ListFileButtons.tsx'
import { useListFiles } from '../ui/listFiles.ts'
import { ListSearch } from '../ui/ListSearch.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import panel from '../ui/Panel.module.css'
import styles from './annual.module.css'
import { changeCount, isOpen, stateWords } from '../../shared/annual/reviewWords.ts'
import { reviewColumns } from './annualColumns.tsx'
import { useSheetFilter, type SheetFilter } from './annualFilter.ts'
import { FillDialog } from './FillDialog.tsx'
import { FreezeDialog } from './FreezeDialog.tsx'
import { CARD_TAB, markOf, REVIEW_HINTS, type ReviewRow } from './reviewMarks.ts'
import { SheetPanel } from './SheetPanel.tsx'
import { useReviewSheet, type ReviewSheet } from './useReviewSheet.ts'

const HINTS = [
  ...REVIEW_HINTS,
  { keys: '退格', what: '清除' },
  { keys: 'F2', what: '写说明' },
  { keys: '空格', what: '选党员' },
  { keys: 'Enter', what: '姓名上打开党员卡' },
]

const rowId = (row: ReviewRow) => String(row.memberId)
const rowName = (row: ReviewRow) => row.name

export default function SheetScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const [orgId = 0, year = 0] = (params.branch ?? '').split('-').map(Number)
  const [filter, setFilter] = useSheetFilter()
  const navigate = useNavigate()
  const sheet = useReviewSheet(orgId, year, filter)
  useKeyHints(HINTS)
  if (sheet.isError) {
    return (
      <EmptyState text="这个支部已不存在。它的花名册可在年审列表中查看。">
        <Button onClick={() => void navigate({ to: PLACE.annual })}>回到年审</Button>
      </EmptyState>
    )
  }
  return <Sheet key={`${orgId}-${year}`} {...{ orgId, year, sheet, filter, setFilter }} />
}

interface SheetProps {
  orgId: number
  year: number
  sheet: ReviewSheet
  filter: SheetFilter
  setFilter: ReturnType<typeof useSheetFilter>[1]
}

function Sheet({ orgId, year, sheet, filter, setFilter }: SheetProps) {
  const { data, all, rows, queue, queued } = sheet
  const navigate = useNavigate()
  const { client } = useOffice()
  const { asOf, day, readOnly } = useScope()
  // The cursor starts where marking starts.
  const [view, setView] = useGridView('annual.sheet', {
    active: { row: 0, column: ANNUAL_HEADINGS[0] ?? '' },
  })
  const [activeId, setActiveId] = useState<number | null>(null)
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<'fill' | 'freeze' | null>(null)
  const source = useAllRows(rows)
  const active = rows?.find(row => row.memberId === activeId) ?? rows?.[0]
  const open = all.filter(isOpen).length
  const refused = queued.flatMap(mark => (mark.state === 'refused' ? [mark.reason] : []))
  const frozen = data !== undefined && data.state !== 'OPEN'
  const fixed = readOnly || frozen || data === undefined

  const change = useCallback(
    (patch: Partial<SheetFilter>) => {
      setFilter(now => ({ ...now, ...patch }))
      setView(now => ({ ...now, scroll: 0, active: { row: 0, column: now.active?.column ?? '' } }))
    },
    [setFilter, setView],
  )
  const onText = useCallback((text: string) => change({ text }), [change])
  const heading = keyOf(ANNUAL_HEADING, view.active?.column ?? '')
  const onActive = useCallback((row: ReviewRow) => setActiveId(row.memberId), [])
  const onOpen = useCallback(
    ({ memberId }: ReviewRow) => {
      openOnTab(heading === null ? 'basic' : CARD_TAB[heading])
      void navigate({ to: memberPlace(memberId) })
    },
    [navigate, heading],
  )
  const onMark = useCallback(
    ({ memberId }: ReviewRow, column: string, mark: string) => {
      const item = keyOf(ANNUAL_HEADING, column)
      if (item) queue.put({ memberId, item, present: markOf(mark) })
    },
    [queue],
  )
  const onNote = useCallback(
    ({ memberId, marks }: ReviewRow, column: string, typed: string): Promise<CellOutcome> => {
      const item = keyOf(ANNUAL_HEADING, column)
      if (item) queue.put({ memberId, item, present: marks[item].state, note: typed.trim() || null })
      return Promise.resolve({ kind: 'saved' })
    },
    [queue],
  )
  // What is still on its way must be saved before it is counted.
  const ask = async (what: 'fill' | 'freeze') => {
    await queue.flush()
    setAsking(what)
  }
  const columns = useMemo(() => reviewColumns(day), [day])
  const files = useListFiles('年审核对表', async (format, task) => {
    // Marks that are not saved yet are seen, too.
    await queue.flush()
    return client.annual.sheetFile(
      { orgId, year, asOf, ...filter, columns: shownColumns(columns, view), format },
      task,
    )
  })
  const rosterId = data?.rosterId ?? null
  return (
    <>
      <PageHeader
        title={`${year}年审核对表`}
        count={
          data
            ? `${data.orgName}${all.length}名：已核完${all.length - open}名，未核完${open}名${readOnly ? '；核对标记只有今日的情况' : ''}`
            : ''
        }
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.annual })}>‹ 各支部</Button>
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <ListFileButtons files={files} />
            {!frozen && (
              <Button disabled={fixed || all.length === 0} onClick={() => void ask('fill')}>
                全部已核
              </Button>
            )}
            {frozen && rosterId !== null ? (
              <Button type="primary" onClick={() => void navigate({ to: annualRosterPlace(rosterId) })}>
                看花名册
              </Button>
            ) : (
              <Button type="primary" disabled={fixed || all.length === 0} onClick={() => void ask('freeze')}>
                花名册定稿
              </Button>
            )}
          </>
        }
      >
        <FilterChips chips={[]}>
          <Segmented<SheetFilter['only']>
            size="small"
            aria-label="只看"
            value={filter.only}
            options={[
              { value: 'all', label: `全部 ${all.length}` },
              { value: 'open', label: `未核完 ${open}` },
              { value: 'changed', label: `有变动 ${all.filter(row => changeCount(row) > 0).length}` },
            ]}
            onChange={only => change({ only })}
          />
          <ListSearch label="在核对表中筛选" value={filter.text} onChange={onText} />
          {data && <FindingText {...stateWords(data)} />}
          {data?.reason && (
            <span className={panel.sub}>
              第{data.version}版，重新核对的理由：{data.reason}
            </span>
          )}
        </FilterChips>
      </PageHeader>
      {refused.length > 0 && (
        <div className={styles.banner} data-level="error" role="alert">
          <FindingText level="error" text={`${refused.length}处标记没有保存：${refused[0] ?? ''}`} />
          <Button size="small" onClick={queue.retry}>
            再保存一次
          </Button>
          <Button size="small" type="link" onClick={queue.giveUp}>
            放弃这些标记
          </Button>
        </div>
      )}
      <SplitScreen
        panelLabel="核对"
        list={
          <DataGrid
            label="年审核对表"
            columns={columns}
            source={source}
            rowId={rowId}
            rowName={rowName}
            view={view}
            onView={setView}
            selection={{
              ids,
              onChange: setIds,
              allIds: () => Promise.resolve((rows ?? []).map(rowId)),
            }}
            onActive={onActive}
            onOpen={onOpen}
            {...(fixed ? {} : { onEdit: onNote, onMark })}
            follow
            autoFocus
            empty={
              filter.only !== 'all' || filter.text !== '' ? (
                <EmptyState text="没有符合条件的党员。">
                  <Button onClick={() => change({ only: 'all', text: '' })}>清除条件</Button>
                </EmptyState>
              ) : (
                <EmptyState text="这个支部没有在册党员。" />
              )
            }
          />
        }
        panel={active && data ? <SheetPanel row={active} year={year} movements={data.movements} /> : null}
      />
      {asking === 'fill' && (
        <FillDialog
          orgId={orgId}
          year={year}
          heading={heading}
          chosen={[...ids].map(Number)}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'freeze' && data && (
        <FreezeDialog
          orgId={orgId}
          orgName={data.orgName}
          year={year}
          members={all.length}
          open={open}
          onShowOpen={() => {
            setAsking(null)
            change({ only: 'open', text: '' })
          }}
          onFrozen={id => void navigate({ to: annualRosterPlace(id) })}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
