/** 联系方式核对: whose phone and address nobody has made sure of for too long, confirmed many at once (S02 42 to 44). */

import { Button, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import type { ContactRow } from '../../shared/search/contactMethods.ts'
import { openOnTab } from '../roster/card/openTab.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { download, printPage } from '../shell/files.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useMessages } from '../shell/messages.tsx'
import { useOffice } from '../shell/office.tsx'
import { memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { useTasks } from '../shell/tasks.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { ListSearch } from '../ui/ListSearch.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ConfirmContactsDialog } from './ConfirmContactsDialog.tsx'
import { ALL_CONTACTS, useContactsFilter, type ContactsFilter } from './contactsFilter.ts'

const HINTS = [
  { keys: '空格', what: '选党员' },
  { keys: 'Ctrl A', what: '全选' },
  { keys: 'Enter', what: '打开党员卡更正' },
]

const COLUMNS: readonly GridColumn<ContactRow>[] = [
  { key: 'name', title: '姓名', width: 84, pinned: true, fixed: true, opens: true, text: row => row.name },
  { key: 'orgName', title: '支部', width: 150, text: row => row.orgName },
  {
    key: 'phone',
    title: '电话',
    width: 124,
    text: row => row.phone ?? '没有',
    render: row => row.phone ?? <FindingText level="warning" text="没有" />,
  },
  { key: 'wechat', title: '微信', width: 110, text: row => row.wechat ?? '' },
  { key: 'residence', title: '居住地', width: 200, text: row => row.residence ?? '' },
  {
    key: 'checkedOn',
    title: '上次核对',
    width: 112,
    text: row => row.checkedOn ?? '没有核对过',
    render: row => <FindingText level={row.due ? 'warning' : 'ok'} text={row.checkedOn ?? '没有核对过'} />,
  },
  { key: 'length', title: '已有多久', width: 110, text: row => row.length ?? '' },
  { key: 'person', title: '核对人', width: 90, grow: true, text: row => row.person ?? '' },
]

const rowId = (row: ContactRow) => String(row.memberId)
const rowName = (row: ContactRow) => row.name

export default function ContactsScreen() {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, readOnly } = useScope()
  const { 'lost.contactCheckMonths': months } = useSettings()
  const tasks = useTasks()
  const messages = useMessages()
  const [filter, setFilter] = useContactsFilter()
  const [view, setView] = useGridView('search.contacts')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [activeRow, setActiveRow] = useState<ContactRow | null>(null)
  const [confirming, setConfirming] = useState(false)
  useKeyHints(HINTS)
  const input = useMemo(
    () => ({
      list: filter.list,
      ...(filter.text === '' ? {} : { text: filter.text }),
      ...(orgId === null ? {} : { orgId }),
      ...(asOf === undefined ? {} : { asOf }),
    }),
    [filter, orgId, asOf],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.search.contacts.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<ContactRow>(pageOptions, view.active?.row ?? 0)
  const allIds = useCallback(async () => {
    const ids: string[] = []
    for (;;) {
      const page = { offset: ids.length, limit: PAGE_MAX }
      const { rows, total } = await client.search.contacts({ ...input, page })
      ids.push(...rows.map(rowId))
      if (rows.length === 0 || ids.length >= total) return ids
    }
  }, [client, input])
  const change = useCallback(
    (patch: Partial<ContactsFilter>) => {
      setFilter(now => ({ ...now, ...patch }))
      setView(now => ({ ...now, scroll: 0, active: null }))
      setChosen(new Set())
    },
    [setFilter, setView],
  )
  const onText = useCallback((text: string) => change({ text }), [change])
  const onOpen = useCallback(
    ({ memberId }: ContactRow) => {
      openOnTab('basic')
      void navigate({ to: memberPlace(memberId) })
    },
    [navigate],
  )
  const make = async (format: 'xlsx' | 'html') => {
    const made = await tasks.run(
      format === 'html' ? '打印联系方式核对名单' : '联系方式核对名单',
      ({ signal }) => client.search.contactsFile({ ...input, format }, { signal }),
    )
    if (!made.ok) return
    if (format === 'xlsx') return download(made.value)
    const problem = await printPage(made.value)
    if (problem !== null) messages.fail({ code: 'PRINT_FAILED', message: problem })
  }
  const branchChips = useBranchChips()
  const active = source.loaded.find(({ row }) => row.memberId === activeRow?.memberId)?.row
  const first = active ?? source.loaded[0]?.row
  const ids = chosen.size > 0 ? [...chosen].map(Number) : first ? [first.memberId] : []
  return (
    <>
      <PageHeader
        title="联系方式核对"
        asOf={asOf}
        count={
          source.total === null
            ? ''
            : `${filter.list === 'due' ? `超过${months}个月没有核对` : '在册'}${source.total}名`
        }
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.search })}>‹ 失联查找</Button>
            <ColumnChooser columns={COLUMNS} view={view} onView={setView} />
            <Button onClick={() => void make('xlsx')}>导出名单</Button>
            <Button onClick={() => void make('html')}>打印名单</Button>
            <Button
              type="primary"
              disabled={readOnly || ids.length === 0}
              onClick={() => setConfirming(true)}
            >
              {chosen.size > 0 ? `${chosen.size}名核对无误` : '核对无误'}
            </Button>
          </>
        }
      >
        <FilterChips chips={branchChips}>
          <Segmented<ContactsFilter['list']>
            size="small"
            aria-label="名单"
            value={filter.list}
            options={[
              { value: 'due', label: '待核对' },
              { value: 'all', label: '全部在册' },
            ]}
            onChange={list => change({ list })}
          />
          <ListSearch label="在核对名单中筛选" value={filter.text} onChange={onText} />
        </FilterChips>
      </PageHeader>
      <DataGrid
        label="联系方式核对"
        columns={COLUMNS}
        source={source}
        rowId={rowId}
        rowName={rowName}
        view={view}
        onView={setView}
        selection={{ ids: chosen, onChange: setChosen, allIds }}
        onActive={setActiveRow}
        onOpen={onOpen}
        follow
        autoFocus
        empty={
          filter.text === '' ? (
            <EmptyState text="没有要核对的党员。" />
          ) : (
            <EmptyState text="没有符合条件的党员。">
              <Button onClick={() => change(ALL_CONTACTS)}>清除条件</Button>
            </EmptyState>
          )
        }
      />
      {confirming && (
        <ConfirmContactsDialog
          memberIds={ids}
          name={chosen.size > 0 ? null : (first?.name ?? null)}
          onClose={() => setConfirming(false)}
          onSaved={() => setChosen(new Set())}
        />
      )}
    </>
  )
}
