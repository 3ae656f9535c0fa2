/** 党员名册: the list of members, what it is narrowed to, and the card of the present row. */

import { Button } from 'antd'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import type { MemberRow } from '../../shared/roster/schema.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { FormMenus } from '../shell/FormMenus.tsx'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { shortName, useOrganisations } from '../shell/organisations.ts'
import { memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import { FIRST_PAGE, usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { MemberPanel } from './card/MemberPanel.tsx'
import { ArchiveDialog } from './ArchiveDialog.tsx'
import { BulkEditDialog } from './BulkEditDialog.tsx'
import { columnEntries } from './columnEntries.ts'
import { FilterPopover, type Asking } from './FilterPopover.tsx'
import { NewMemberDialog } from './NewMemberDialog.tsx'
import { RosterSearch } from './RosterSearch.tsx'
import { rosterColumns } from './rosterColumns.tsx'
import { filterChips, useRosterFilter } from './rosterFilter.ts'
import { TransferDialog } from './TransferDialog.tsx'
import { TroublesDialog } from './TroublesDialog.tsx'
import { useEditMemberCell } from './useEditMemberCell.ts'
import { useRosterBlocks } from './useRosterBlocks.ts'
import { useRosterFiles } from './useRosterFiles.ts'
import { rosterSort } from './rosterViews.ts'
import { ViewMenu } from './ViewMenu.tsx'

const HINTS = [
  { keys: 'Enter', what: '改／开卡片' },
  { keys: 'F2', what: '改' },
  { keys: 'Tab', what: '下一格' },
  { keys: 'Shift ↓', what: '选一块' },
  { keys: 'Ctrl D', what: '向下填充' },
  { keys: 'Esc', what: '取消' },
  { keys: 'Ctrl K', what: '查找' },
]

/** The most members one transfer takes. */
const SELECT_MAX = 5000

const rowId = (row: MemberRow) => String(row.id)
const rowName = (row: MemberRow) => row.name

export default function RosterScreen() {
  const { client, queries } = useOffice()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { orgId, setOrgId, asOf, day, readOnly } = useScope()
  const [filter, setFilter] = useRosterFilter()
  const [view, setView] = useGridView('roster')
  const [panelOpen, setPanelOpen] = useState(true)
  const [activeId, setActiveId] = useState<number | null>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [dialog, setDialog] = useState<'new' | 'transfer' | 'bulk' | 'archive' | null>(null)
  const [asking, setAsking] = useState<Asking>(undefined)
  const [troubled, setTroubled] = useState<MemberRow | null>(null)
  const onEdit = useEditMemberCell()
  useKeyHints(HINTS)

  const { sort, orders, shown: visibility } = view
  const listOf = useCallback(
    (own: typeof filter) => ({
      filter: { ...own, ...(orgId === null ? {} : { orgId }) },
      sort: rosterSort({ sort, orders }),
      ...(asOf === undefined ? {} : { asOf }),
    }),
    [orgId, asOf, sort, orders],
  )
  const list = useMemo(() => listOf(filter), [listOf, filter])
  const pageOptions = useCallback(
    (page: PageRequest) => queries.roster.list.queryOptions({ input: { ...list, page } }),
    [queries, list],
  )
  const askAhead = useCallback(
    (own: typeof filter) => {
      const input = { ...listOf(own), page: FIRST_PAGE }
      // What went wrong is said when the list itself asks.
      queryClient.query(queries.roster.list.queryOptions({ input })).catch(() => undefined)
    },
    [queryClient, queries, listOf],
  )
  const source = usePagedRows<MemberRow>(pageOptions, view.active?.row ?? 0)
  const fetchPage = useCallback(
    (page: PageRequest) => queryClient.query(pageOptions(page)),
    [queryClient, pageOptions],
  )
  const blocks = useRosterBlocks(fetchPage, filter.archived === true)
  const { data: summary } = useQuery(
    queries.roster.summary.queryOptions({
      input: { ...(orgId === null ? {} : { orgId }), ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
  const columns = useMemo(() => rosterColumns(day, setTroubled), [day])
  const files = useRosterFiles(
    useMemo(() => ({ ...list, columns: shownColumns(columns, view) }), [list, columns, view]),
  )

  const changeFilter = useCallback(
    (next: typeof filter) => {
      // Several branches take the place of the one in the top bar.
      if (next.orgIds !== undefined && next.orgIds !== filter.orgIds) setOrgId(null)
      setFilter(() => next)
      setSelected(before => (before.size === 0 ? before : new Set()))
      setView(before =>
        before.scroll === 0 && before.active === null ? before : { ...before, scroll: 0, active: null },
      )
    },
    [setFilter, setView, setOrgId, filter.orgIds],
  )
  const allIds = useCallback(async () => {
    const ids: string[] = []
    for (let offset = 0; offset < SELECT_MAX; offset += PAGE_MAX) {
      const page = await fetchPage({ offset, limit: PAGE_MAX })
      ids.push(...page.rows.map(rowId))
      if (ids.length >= page.total) break
    }
    return ids
  }, [fetchPage])
  const onActive = useCallback((row: MemberRow) => setActiveId(row.id), [])
  const onOpen = useCallback((row: MemberRow) => void navigate({ to: memberPlace(row.id) }), [navigate])

  const chosen = useMemo(() => [...selected].map(Number), [selected])
  const names = source.loaded.filter(({ row }) => selected.has(rowId(row))).map(({ row }) => row.name)
  const archived = filter.archived === true
  const { run: runPutBack } = useWrite(client.roster.putBack)
  const putBack = useCallback(async () => {
    const result = await runPutBack({ ids: chosen })
    if (result.ok) setSelected(new Set())
  }, [runPutBack, chosen])
  // Drawn anew when something in it changes, not with every key in the search box.
  const actions = useMemo(
    () => (
      <>
        <ColumnChooser columns={columns} view={{ shown: visibility }} onView={setView} />
        <FormMenus orgId={orgId} list={files} chosen={chosen} />
        <Button onClick={() => setPanelOpen(open => !open)} aria-pressed={panelOpen}>
          {panelOpen ? '收起卡片' : '显示卡片'}
        </Button>
        {chosen.length > 0 && archived && (
          <Button disabled={readOnly} onClick={() => void putBack()}>
            放回名册（{chosen.length}）
          </Button>
        )}
        {chosen.length > 0 && !archived && (
          <>
            <Button disabled={readOnly} onClick={() => setDialog('bulk')}>
              批量修改（{chosen.length}）
            </Button>
            <Button disabled={readOnly} onClick={() => setDialog('transfer')}>
              转到其他支部（{chosen.length}）
            </Button>
            <Button disabled={readOnly} onClick={() => setDialog('archive')}>
              归档（{chosen.length}）
            </Button>
          </>
        )}
        <Button type="primary" disabled={readOnly} onClick={() => setDialog('new')}>
          新增党员
        </Button>
      </>
    ),
    [columns, visibility, setView, orgId, files, chosen, panelOpen, archived, readOnly, putBack],
  )
  const { byId } = useOrganisations()
  const orgName = (id: number) => {
    const node = byId.get(id)
    return node ? shortName(node) : ''
  }
  const branchChips = useBranchChips()
  const conditions = filterChips(filter, changeFilter, orgName)
  const chips = [...branchChips, ...conditions]
  const narrowed = chips.length > 0 || (filter.text ?? '') !== ''
  const shown = source.total
  const count = summary
    ? `${summary.onRoll}名，其中预备党员${summary.probationary}名、有问题${summary.withIssues}名` +
      (shown !== null && !source.stale && (filter.text !== undefined || conditions.length > 0)
        ? `；当前显示${shown}名`
        : '')
    : ''
  return (
    <>
      <PageHeader title="党员名册" asOf={asOf} count={count} actions={actions}>
        <FilterChips
          chips={chips}
          onClear={() => {
            setOrgId(null)
            changeFilter({})
          }}
        >
          <FilterPopover filter={filter} onChange={changeFilter} asking={asking} onAsking={setAsking} />
          <ViewMenu filter={filter} onFilter={changeFilter} grid={view} onGrid={setView} columns={columns} />
          <RosterSearch filter={filter} busy={source.stale} onChange={changeFilter} onAhead={askAhead} />
        </FilterChips>
      </PageHeader>
      <SplitScreen
        panelLabel="党员卡片"
        list={
          <DataGrid
            label="党员名册"
            columns={columns}
            source={source}
            rowId={rowId}
            rowName={rowName}
            view={view}
            onView={setView}
            selection={{ ids: selected, onChange: setSelected, allIds }}
            onActive={onActive}
            {...(archived ? {} : { onOpen })}
            {...(readOnly || archived ? {} : { onEdit })}
            blocks={blocks}
            columnEntries={column =>
              columnEntries({ column, filter, onChange: changeFilter, onAsk: setAsking })
            }
            autoFocus
            empty={
              narrowed ? (
                <EmptyState text="没有符合条件的党员。">
                  <Button
                    onClick={() => {
                      setOrgId(null)
                      changeFilter({})
                    }}
                  >
                    清除条件
                  </Button>
                </EmptyState>
              ) : (
                <EmptyState text="名册还是空的。可以逐名新增，也可以导入支部报送的名册。">
                  <Button onClick={() => void navigate({ to: PLACE.intake })}>导入名册</Button>
                  <Button disabled={readOnly} onClick={() => setDialog('new')}>
                    新增党员
                  </Button>
                </EmptyState>
              )
            }
          />
        }
        panel={
          panelOpen && !archived && activeId !== null && (source.total ?? 0) > 0 ? (
            <MemberPanel key={activeId} memberId={activeId} />
          ) : null
        }
      />
      {dialog === 'new' && (
        <NewMemberDialog onClose={() => setDialog(null)} onSaved={id => setActiveId(id)} />
      )}
      {dialog === 'bulk' && <BulkEditDialog ids={chosen} onClose={() => setDialog(null)} />}
      {troubled && (
        <TroublesDialog row={troubled} onOpen={() => onOpen(troubled)} onClose={() => setTroubled(null)} />
      )}
      {dialog === 'archive' && (
        <ArchiveDialog
          ids={chosen}
          names={names}
          onClose={() => setDialog(null)}
          onDone={() => setSelected(new Set())}
        />
      )}
      {dialog === 'transfer' && (
        <TransferDialog
          ids={chosen}
          names={names}
          onClose={() => setDialog(null)}
          onDone={() => setSelected(new Set())}
        />
      )}
    </>
  )
}
