/** 联系方式核对: whose phone and address nobody has made sure of for too long, confirmed many at once (S02 42 to 44). */

import { Button, Segmented } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import type { ContactRow } from '../../shared/search/contactMethods.ts'
import { CONTACT_COLUMNS } from '../../shared/search/listColumns.ts'
import { openOnTab } from '../roster/card/openTab.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { useSettings } from '../shell/settings.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { gridColumns } from '../ui/grid/listedColumns.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import { ListFileButtons } from '../ui/ListFileButtons.tsx'
import { useListFiles } from '../ui/listFiles.ts'
import { ListSearch } from '../ui/ListSearch.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ConfirmContactsDialog } from './ConfirmContactsDialog.tsx'
import { ALL_CONTACTS, useContactsFilter, type ContactsFilter } from './contactsFilter.ts'

const HINTS = [
  { keys: '空格', what: '选党员' },
  { keys: 'Enter', what: '打开党员卡更正' },
]

const rowId = (row: ContactRow) => String(row.memberId)
const rowName = (row: ContactRow) => row.name

function phone({ phone: number }: ContactRow) {
  return number ?? <FindingText level="warning" text="没有" />
}

function checked({ due, checkedOn }: ContactRow) {
  return <FindingText level={due ? 'warning' : 'ok'} text={checkedOn ?? '没有核对过'} />
}

export default function ContactsScreen() {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, day, readOnly } = useScope()
  const { 'lost.contactCheckMonths': months } = useSettings()
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
  const columns = useMemo(
    () =>
      gridColumns(CONTACT_COLUMNS, day, {
        name: { pinned: true, fixed: true, opens: true },
        phone: { render: phone },
        checkedOn: { render: checked },
        person: { grow: true },
      }),
    [day],
  )
  const files = useListFiles('联系方式核对名单', (format, task) =>
    client.search.contactsFile({ ...input, columns: shownColumns(columns, view), format }, task),
  )
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
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <ListFileButtons files={files} />
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
        columns={columns}
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
