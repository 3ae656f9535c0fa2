/** 档案核查: the sheet of five materials a member, marked with one key a cell. */

import { Button, Segmented } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { DOSSIER_ONLY, MARKS_OF_TODAY, REQUIRED_MATERIAL } from '../../shared/dossier/codes.ts'
import { keyOf, labelOf } from '../../shared/kernel/codes.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { attempt } from '../shell/failures.ts'
import { download } from '../shell/files.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { CellOutcome } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import { ListFileButtons } from '../ui/ListFileButtons.tsx'
import { useListFiles } from '../ui/listFiles.ts'
import { ListSearch } from '../ui/ListSearch.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { dossierColumns, FIRST_MATERIAL } from './dossierColumns.tsx'
import { useDossierFilter, type DossierFilter } from './dossierFilter.ts'
import { DossierPanel } from './DossierPanel.tsx'
import { DossierLedger } from './DossierLedger.tsx'
import { DossierSheets } from './DossierSheets.tsx'
import styles from './dossier.module.css'
import type { Mark } from './markQueue.ts'
import { MARK_HINTS, materialState } from './materials.ts'
import { MissingList } from './MissingList.tsx'
import { useSheetRows, type SheetRow } from './sheetRows.ts'
import { useMarks } from './useMarks.ts'

const HINTS = [
  ...MARK_HINTS,
  { keys: '退格', what: '清除' },
  { keys: 'F2', what: '写说明' },
  { keys: '↑↓←→', what: '移动' },
]

const MISSING_HINTS = [
  { keys: '↑↓', what: '移动' },
  { keys: 'Enter', what: '打开党员卡' },
]

const LEDGERS = [
  { kind: 'check', name: '检查表' },
  { kind: 'problems', name: '问题台账' },
] as const

const rowId = (row: SheetRow) => String(row.memberId)
const rowName = (row: SheetRow) => row.name

type Totals = Outputs['dossier']['matrix']['totals']

function totalsText({ members, complete, withMissing, unchecked }: Totals): string {
  return `${members}名：齐全${complete}名，缺或不规范${withMissing}名，未查完${unchecked}名`
}

type Only = DossierFilter['only'] | 'all'

/** The conditions with how many members each would show, where the totals say it. */
function onlyOptions(totals: Totals | undefined): { value: NonNullable<Only>; label: string }[] {
  const figure = (count: number | undefined) => (count === undefined ? '' : ` ${count}`)
  const known: Readonly<Partial<Record<NonNullable<Only>, number | undefined>>> = {
    missing: totals?.withMissing,
    unchecked: totals?.unchecked,
  }
  return [
    { value: 'all', label: `全部${figure(totals?.members)}` },
    ...DOSSIER_ONLY.items.map(({ key, label }) => ({ value: key, label: `${label}${figure(known[key])}` })),
  ]
}

export default function DossierScreen() {
  const { client, queries } = useOffice()
  const messages = useMessages()
  const navigate = useNavigate()
  const { orgId, asOf, day, readOnly } = useScope()
  const [filter, setFilter] = useDossierFilter()
  // The cursor starts where marking starts.
  const [view, setView] = useGridView('dossier', {
    active: { row: 0, column: FIRST_MATERIAL },
  })
  const [activeId, setActiveId] = useState<number | null>(null)
  const [panelOpen, setPanelOpen] = useState(true)
  useKeyHints(filter.sheet === 'matrix' ? HINTS : MISSING_HINTS)

  const list = useMemo(
    () => ({
      ...(orgId === null ? {} : { orgId }),
      ...(filter.only === null ? {} : { only: filter.only }),
      ...(filter.text === '' ? {} : { text: filter.text }),
    }),
    [orgId, filter.only, filter.text],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.dossier.matrix.queryOptions({ input: { filter: list, page, asOf } }),
    [queries, list, asOf],
  )
  const stored = usePagedRows(pageOptions, view.active?.row ?? 0)
  const { data: first } = useQuery({
    ...queries.dossier.matrix.queryOptions({ input: { filter: list, page: { offset: 0, limit: 1 }, asOf } }),
    placeholderData: keepPreviousData,
  })
  const totals = first?.totals
  const onTakenBack = useCallback(
    ({ item }: Mark) => messages.done(`已撤回：${labelOf(REQUIRED_MATERIAL, item)}的标记`),
    [messages],
  )
  const { queue, queued } = useMarks(onTakenBack)
  const source = useSheetRows(stored, queued)
  const activeRow = source.loaded.find(({ row }) => row.memberId === activeId)?.row
  const refused = queued.flatMap(mark => (mark.state === 'refused' ? [mark.reason] : []))

  const change = useCallback(
    (patch: Partial<DossierFilter>) => {
      setFilter(now => ({ ...now, ...patch }))
      setView(now => ({
        ...now,
        scroll: 0,
        active: { row: 0, column: now.active?.column ?? '' },
      }))
    },
    [setFilter, setView],
  )
  const onText = useCallback((text: string) => change({ text }), [change])
  const onActive = useCallback((row: SheetRow) => setActiveId(row.memberId), [])
  const onOpen = useCallback((row: SheetRow) => void navigate({ to: memberPlace(row.memberId) }), [navigate])
  const onMark = useCallback(
    ({ memberId }: SheetRow, column: string, mark: string) => {
      const item = keyOf(REQUIRED_MATERIAL, column)
      if (item) queue.put({ memberId, item, present: materialState(mark) })
    },
    [queue],
  )
  const onNote = useCallback(
    ({ memberId, items }: SheetRow, column: string, typed: string): Promise<CellOutcome> => {
      const item = keyOf(REQUIRED_MATERIAL, column)
      if (item) queue.put({ memberId, item, present: items[item].present, note: typed.trim() || null })
      return Promise.resolve({ kind: 'saved' })
    },
    [queue],
  )
  const exportMissing = async () => {
    await queue.flush()
    const made = await attempt(() =>
      client.dossier.exportMissing({ ...(orgId === null ? {} : { orgId }), asOf }),
    )
    if (made.ok) download(made.value)
    else messages.fail(made.failure)
  }

  const columns = useMemo(() => dossierColumns(day), [day])
  const files = useListFiles('档案核查表', async (format, task) => {
    // Marks that are not saved yet are seen, too.
    await queue.flush()
    return client.dossier.matrixFile(
      { filter: list, asOf, columns: shownColumns(columns, view), format },
      task,
    )
  })
  const branchChips = useBranchChips()
  const matrix = filter.sheet === 'matrix'
  return (
    <>
      <PageHeader
        title="档案核查"
        asOf={asOf}
        count={totals ? `${totalsText(totals)}${readOnly ? `；${MARKS_OF_TODAY}` : ''}` : ''}
        tabs={<DossierSheets value={filter.sheet} onCheckSheet={sheet => change({ sheet })} />}
        actions={
          <>
            {matrix && <ColumnChooser columns={columns} view={view} onView={setView} />}
            {matrix && <ListFileButtons files={files} />}
            {matrix && (
              <Button onClick={() => setPanelOpen(open => !open)} aria-pressed={panelOpen}>
                {panelOpen ? '收起档案' : '显示档案'}
              </Button>
            )}
            <DossierLedger
              label="表格"
              lists={LEDGERS}
              more={[{ label: '导出缺件清单', onClick: () => void exportMissing() }]}
              before={queue.flush}
            />
          </>
        }
      >
        <FilterChips chips={branchChips}>
          {matrix ? (
            <>
              <Segmented<NonNullable<Only>>
                size="small"
                aria-label="只看"
                value={filter.only ?? 'all'}
                options={onlyOptions(totals)}
                onChange={only => change({ only: only === 'all' ? null : only })}
              />
              <ListSearch label="在核查表中筛选" value={filter.text} onChange={onText} />
            </>
          ) : (
            <span className={styles.sub}>标为缺或不规范的材料；未查的不列</span>
          )}
        </FilterChips>
      </PageHeader>
      {refused.length > 0 && (
        <div className={styles.banner} role="alert">
          <FindingText level="error" text={`${refused.length}处标记没有保存：${refused[0] ?? ''}`} />
          <Button size="small" onClick={queue.retry}>
            再保存一次
          </Button>
          <Button size="small" type="link" onClick={queue.giveUp}>
            放弃这些标记
          </Button>
        </div>
      )}
      {matrix ? (
        <SplitScreen
          panelLabel="档案"
          list={
            <DataGrid
              label="档案核查表"
              columns={columns}
              source={source}
              rowId={rowId}
              rowName={rowName}
              view={view}
              onView={setView}
              onActive={onActive}
              onOpen={onOpen}
              {...(readOnly ? {} : { onEdit: onNote, onMark })}
              follow
              autoFocus
              empty={
                filter.only !== null || filter.text !== '' ? (
                  <EmptyState text="没有符合条件的党员。">
                    <Button onClick={() => change({ only: null, text: '' })}>清除条件</Button>
                  </EmptyState>
                ) : (
                  <EmptyState text="还没有在册党员。请先在党员名册中新增，或导入支部报送的名册。" />
                )
              }
            />
          }
          panel={
            panelOpen && activeRow ? (
              <DossierPanel key={activeRow.memberId} row={activeRow} queue={queue} readOnly={readOnly} />
            ) : null
          }
        />
      ) : (
        <MissingList />
      )}
    </>
  )
}
