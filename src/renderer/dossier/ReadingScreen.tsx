/** 查阅登记: who read or borrowed which dossier, on whose approval, and what was not given back. */

import { Button, Segmented } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { Reading } from '../../shared/dossier/readingMethods.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { ListSearch } from '../ui/ListSearch.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { DossierLedger } from './DossierLedger.tsx'
import { DossierSheets } from './DossierSheets.tsx'
import { ReadingDialog } from './ReadingDialog.tsx'
import { READING_CHOICES, useReadingFilter, type ReadingFilter } from './readingFilter.ts'
import { ReadingPanel } from './ReadingPanel.tsx'
import { readingWords } from './readingWords.ts'

const HINTS = [
  { keys: '↑↓', what: '选登记' },
  { keys: 'Tab', what: '到右边办理' },
]

const COLUMNS: readonly GridColumn<Reading>[] = [
  { key: 'name', title: '档案', width: 76, pinned: true, fixed: true, text: row => row.name },
  { key: 'onDate', title: '查阅日期', width: 104, text: row => row.onDate },
  { key: 'kind', title: '方式', width: 84, text: row => row.kind },
  { key: 'readers', title: '查阅人', width: 108, text: row => row.readers.join('、') },
  { key: 'unit', title: '查阅单位', width: 120, grow: true, text: row => row.unit },
  { key: 'approvedBy', title: '批准人', width: 84, hidden: true, text: row => row.approvedBy },
  { key: 'orgName', title: '支部', width: 110, hidden: true, text: row => row.orgName },
  { key: 'dueOn', title: '应还日期', width: 104, text: row => row.dueOn ?? '' },
  {
    key: 'state',
    title: '归还',
    width: 116,
    text: row => readingWords(row).text,
    render: row => <FindingText {...readingWords(row)} />,
  },
]

const LEDGER = [{ kind: 'readings', name: '登记簿' }] as const

const rowId = (row: Reading) => String(row.id)
const rowName = (row: Reading) => row.name

export default function ReadingScreen() {
  const { queries } = useOffice()
  const { orgId, asOf, readOnly } = useScope()
  const [filter, setFilter] = useReadingFilter()
  const [view, setView] = useGridView('dossier.readings')
  const [activeId, setActiveId] = useState<number | null>(null)
  const [adding, setAdding] = useState(false)
  useKeyHints(HINTS)
  const input = useMemo(
    () => ({
      only: filter.only,
      ...(orgId === null ? {} : { orgId }),
      ...(filter.text === '' ? {} : { text: filter.text }),
      asOf,
    }),
    [filter, orgId, asOf],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.dossier.readings.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<Reading>(pageOptions, view.active?.row ?? 0)
  const { data: first } = useQuery(pageOptions({ offset: 0, limit: 1 }))
  const active = source.loaded.find(({ row }) => row.id === activeId)?.row
  const onActive = useCallback((row: Reading) => setActiveId(row.id), [])
  const change = useCallback(
    (patch: Partial<ReadingFilter>) => {
      setFilter(now => ({ ...now, ...patch }))
      setView(now => ({ ...now, scroll: 0, active: null }))
    },
    [setFilter, setView],
  )
  const onText = useCallback((text: string) => change({ text }), [change])
  const branchChips = useBranchChips()
  const choice =
    filter.only === 'all' ? '' : READING_CHOICES.find(({ value }) => value === filter.only)?.label
  const add = (type: 'primary' | 'default') => (
    <Button type={type} disabled={readOnly} onClick={() => setAdding(true)}>
      登记查阅
    </Button>
  )
  return (
    <>
      <PageHeader
        title="查阅登记"
        asOf={asOf}
        count={source.total === null ? '' : `${choice ?? ''}${source.total}次`}
        tabs={<DossierSheets value="reading" />}
        actions={
          <>
            <DossierLedger label="登记簿" lists={LEDGER} />
            {add('primary')}
          </>
        }
      >
        <FilterChips chips={branchChips}>
          <Segmented<ReadingFilter['only']>
            size="small"
            aria-label="只看"
            value={filter.only}
            options={[...READING_CHOICES]}
            onChange={only => change({ only })}
          />
          <ListSearch label="在查阅登记中筛选" value={filter.text} onChange={onText} />
        </FilterChips>
      </PageHeader>
      <SplitScreen
        panelLabel="查阅情况"
        list={
          <DataGrid
            label="查阅登记"
            columns={COLUMNS}
            source={source}
            rowId={rowId}
            rowName={rowName}
            view={view}
            onView={setView}
            onActive={onActive}
            follow
            autoFocus
            empty={
              filter.only === 'all' && filter.text === '' ? (
                <EmptyState text="还没有人查阅过档案。来人查阅时，带介绍信、经分管领导批准后在这里登记。">
                  {add('default')}
                </EmptyState>
              ) : (
                <EmptyState text="没有符合条件的查阅登记。">
                  <Button onClick={() => change({ only: 'all', text: '' })}>看全部</Button>
                </EmptyState>
              )
            }
          />
        }
        panel={active ? <ReadingPanel key={active.id} reading={active} readOnly={readOnly} /> : null}
      />
      {adding && <ReadingDialog leader={first?.leader ?? ''} onClose={() => setAdding(false)} />}
    </>
  )
}
