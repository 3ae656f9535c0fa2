/** A list of cases: narrowed by where they stand and by a name, as of the day and branch of the top bar. */

import { Button, Segmented } from 'antd'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import type { MakeFile } from '../shell/handOver.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from './EmptyState.tsx'
import { FilterChips } from './FilterChips.tsx'
import { ColumnChooser } from './grid/ColumnChooser.tsx'
import { DataGrid } from './grid/DataGrid.tsx'
import type { GridColumn } from './grid/gridTypes.ts'
import { useGridView } from './grid/gridView.ts'
import { usePagedRows, type PageOptions, type PageRequest } from './grid/pagedRows.ts'
import { shownColumns, type ShownColumn } from './grid/shownColumns.ts'
import { ListFileButtons } from './ListFileButtons.tsx'
import { useListFiles, type ListFormat } from './listFiles.ts'
import { ListSearch } from './ListSearch.tsx'
import { PageHeader } from './PageHeader.tsx'
import { SplitScreen } from './SplitScreen.tsx'

interface CaseRow {
  name: string
}

export interface CaseFilter<S extends string> {
  state: S
  text: string
}

/** What a list of cases is asked for, besides the page. */
export interface CaseAsked<S extends string> {
  filter: { state: S; orgId?: number; text?: string }
  asOf?: string
}

/** What a file of such a list is asked for. */
export interface CaseFileAsked<S extends string, K extends string> extends CaseAsked<S> {
  columns: ShownColumn<K>[]
  format: ListFormat
}

export interface CaseListProps<R extends CaseRow, S extends string, K extends string> {
  title: string
  /** what the grid is called, and what is handed out of it */
  label: string
  /** the lists of the room to choose from */
  tabs?: ReactNode
  /** under which its columns and place are remembered */
  viewKey: string
  columns: readonly (GridColumn<R> & { key: K })[]
  choices: readonly { value: S; label: string }[]
  choicesLabel: string
  filter: CaseFilter<S>
  /** the filter nothing is narrowed by */
  unfiltered: CaseFilter<S>
  onFilter: (patch: Partial<CaseFilter<S>>) => void
  pageOptions: (asked: CaseAsked<S>, page: PageRequest) => PageOptions<R>
  /** the list as it is seen, as a workbook or for the printer */
  makeFile: (asked: CaseFileAsked<S, K>, options: Parameters<MakeFile>[0]) => ReturnType<MakeFile>
  /** 名, 件 */
  unit: string
  rowId: (row: R) => string
  /** said behind the count, of rows that are all on hand */
  note?: (rows: readonly R[]) => string
  onOpen: (row: R) => void
  /** what opens a new case; `inEmpty` false: not offered in the middle of an empty list */
  create: { text: string; go: () => void; inEmpty?: boolean }
  /** further buttons of the head */
  actions?: ReactNode
  /** between the head and the list */
  above?: ReactNode
  /** beside the list: the row the cursor stands in */
  panel?: { label: string; of: (row: R) => ReactNode }
  words: { row: string; open: string; search: string; noMatch: string; none: string }
}

const rowName = (row: CaseRow) => row.name

export function CaseList<R extends CaseRow, S extends string, K extends string>({
  title,
  label,
  tabs,
  viewKey,
  columns,
  choices,
  choicesLabel,
  filter,
  unfiltered,
  onFilter,
  pageOptions,
  makeFile,
  unit,
  rowId,
  note,
  onOpen,
  create,
  actions,
  above,
  panel,
  words,
}: CaseListProps<R, S, K>) {
  const { orgId, asOf, readOnly } = useScope()
  const [view, setView] = useGridView(viewKey)
  const [activeId, setActiveId] = useState<string | null>(null)
  useKeyHints(
    useMemo(
      () => [
        { keys: '↑↓', what: words.row },
        { keys: 'Enter', what: words.open },
      ],
      [words.row, words.open],
    ),
  )
  const { state, text } = filter
  const asked = useMemo<CaseAsked<S>>(
    () => ({
      filter: {
        state,
        ...(orgId === null ? {} : { orgId }),
        ...(text === '' ? {} : { text }),
      },
      ...(asOf === undefined ? {} : { asOf }),
    }),
    [state, text, orgId, asOf],
  )
  const options = useCallback((page: PageRequest) => pageOptions(asked, page), [pageOptions, asked])
  const source = usePagedRows<R>(options, view.active?.row ?? 0)
  const files = useListFiles(label, (format, task) =>
    makeFile({ ...asked, columns: shownColumns(columns, view), format }, task),
  )
  const change = useCallback(
    (patch: Partial<CaseFilter<S>>) => {
      onFilter(patch)
      setView(now => ({ ...now, scroll: 0, active: null }))
    },
    [onFilter, setView],
  )
  const onText = useCallback((typed: string) => change({ text: typed }), [change])
  const branchChips = useBranchChips()
  const choice = choices.find(({ value }) => value === state)?.label ?? ''
  // Only rows on hand can be told of: of a longer list nothing is said.
  const said =
    source.loaded.length === source.total ? (note?.(source.loaded.map(({ row }) => row)) ?? '') : ''
  const open = (type: 'primary' | 'default') => (
    <Button type={type} disabled={readOnly} onClick={create.go}>
      {create.text}
    </Button>
  )
  const narrowed = text !== unfiltered.text || state !== unfiltered.state
  const onActive = useCallback((row: R) => setActiveId(rowId(row)), [rowId])
  const active = source.loaded.find(({ row }) => rowId(row) === activeId)?.row
  const grid = (
    <DataGrid
      label={label}
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
        narrowed ? (
          <EmptyState text={words.noMatch}>
            <Button onClick={() => change(unfiltered)}>清除条件</Button>
          </EmptyState>
        ) : (
          <EmptyState text={words.none}>{create.inEmpty !== false && open('default')}</EmptyState>
        )
      }
    />
  )
  return (
    <>
      <PageHeader
        title={title}
        asOf={asOf}
        tabs={tabs}
        count={source.total === null ? '' : `${choice}${source.total}${unit}${said}`}
        actions={
          <>
            {actions}
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <ListFileButtons files={files} />
            {open('primary')}
          </>
        }
      >
        <FilterChips chips={branchChips}>
          <Segmented<S>
            size="small"
            aria-label={choicesLabel}
            value={state}
            options={[...choices]}
            onChange={next => change({ state: next })}
          />
          <ListSearch label={words.search} value={text} onChange={onText} />
        </FilterChips>
      </PageHeader>
      {above}
      {panel === undefined ? (
        grid
      ) : (
        <SplitScreen
          panelLabel={panel.label}
          list={grid}
          panel={active === undefined ? null : panel.of(active)}
        />
      )}
    </>
  )
}
