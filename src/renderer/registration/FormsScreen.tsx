/** 登记名单: the forms of one drive, or of every drive, marked returned and compared by keys. */

import { Button, Dropdown, Segmented } from 'antd'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import { REGISTRATION_LISTED } from '../../shared/registration/codes.ts'
import type { RegistrationRow } from '../../shared/registration/methods.ts'
import { openOnTab } from '../roster/card/openTab.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { memberPlace, PLACE, registrationPaperPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { shownColumns } from '../ui/grid/shownColumns.ts'
import { ListFileButtons } from '../ui/ListFileButtons.tsx'
import { useListFiles } from '../ui/listFiles.ts'
import { ListSearch } from '../ui/ListSearch.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { formColumns } from './formColumns.tsx'
import { ReturnDialog } from './FormDialogs.tsx'
import { ALL_FORMS, useFormFilter, type FormFilter } from './formFilter.ts'
import { FormPanel } from './FormPanel.tsx'
import { askPath } from './paperAsk.ts'
import { useFormCells } from './useFormCells.ts'
import { useTally } from './useTally.ts'

const HINTS = [
  { keys: '空格', what: '选党员' },
  { keys: '交回日期', what: '直接输入日期' },
  { keys: '1', what: '核对无误；输入文字写更正了什么' },
  { keys: 'Enter', what: '姓名上打开党员卡更正' },
]

const rowId = (row: RegistrationRow) => String(row.id)
const rowName = (row: RegistrationRow) => row.name

export default function FormsScreen() {
  const params: Partial<Record<string, string>> = useParams({ strict: false })
  const driveId = params.drive === 'all' ? null : Number(params.drive)
  return <Forms key={params.drive} driveId={driveId} />
}

function Forms({ driveId }: { driveId: number | null }) {
  const { client, queries } = useOffice()
  const { orgId, asOf, day, readOnly } = useScope()
  const navigate = useNavigate()
  const messages = useMessages()
  const [filter, setFilter] = useFormFilter()
  const columns = useMemo(() => formColumns(day, driveId === null), [day, driveId])
  const [view, setView] = useGridView(driveId === null ? 'registration.every' : 'registration.forms')
  const [activeId, setActiveId] = useState<number | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [returning, setReturning] = useState(false)
  const { run: check } = useWrite(client.registration.check)
  const cells = useFormCells()
  useKeyHints(HINTS)
  const whose = useMemo(
    () => ({ ...(driveId === null ? {} : { driveId }), ...(orgId === null ? {} : { orgId }) }),
    [driveId, orgId],
  )
  const onDay = useMemo(() => (asOf === undefined ? {} : { asOf }), [asOf])
  const input = useMemo(() => {
    const text = filter.text === '' ? {} : { text: filter.text }
    return { filter: { only: filter.only, ...whose, ...text }, ...onDay }
  }, [filter, whose, onDay])
  const pageOptions = useCallback(
    (page: PageRequest) => queries.registration.list.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<RegistrationRow>(pageOptions, view.active?.row ?? 0)
  const tally = useTally({ ...whose, ...onDay })
  const allIds = useCallback(async () => {
    const ids: string[] = []
    for (;;) {
      const page = { offset: ids.length, limit: PAGE_MAX }
      const { rows, total } = await client.registration.list({ ...input, page })
      ids.push(...rows.map(rowId))
      if (rows.length === 0 || ids.length >= total) return ids
    }
  }, [client, input])
  const change = useCallback(
    (patch: Partial<FormFilter>) => {
      setFilter(now => ({ ...now, ...patch }))
      setView(now => ({ ...now, scroll: 0, active: null }))
      setChosen(new Set())
    },
    [setFilter, setView],
  )
  const onText = useCallback((text: string) => change({ text }), [change])
  const onActive = useCallback((row: RegistrationRow) => setActiveId(row.id), [])
  const onOpen = useCallback(
    ({ memberId }: RegistrationRow) => {
      openOnTab('basic')
      void navigate({ to: memberPlace(memberId) })
    },
    [navigate],
  )
  const files = useListFiles('登记名单', (format, task) =>
    client.registration.listFile({ ...input, columns: shownColumns(columns, view), format }, task),
  )
  const branchChips = useBranchChips()
  const active = source.loaded.find(({ row }) => row.id === activeId)?.row ?? source.loaded[0]?.row
  const ids = [...chosen].map(Number)
  const paper = (path: string) => void navigate({ to: registrationPaperPlace(path) })
  const branch = orgId === null ? {} : { orgId }
  const narrowed = filter.only !== 'all' || filter.text !== ''
  const title = tally?.name ?? '党员登记'
  return (
    <>
      <PageHeader
        title={title}
        asOf={asOf}
        count={tally ? tally.words : ''}
        actions={
          <>
            <Button onClick={() => void navigate({ to: PLACE.registration })}>‹ 各次登记</Button>
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <ListFileButtons files={files} />
            {driveId === null ? (
              <Button onClick={() => paper(askPath({ kind: 'overdue', ...branch }))}>逾期名单</Button>
            ) : (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: [
                    { key: 'blank', label: '待填的申请表' },
                    { key: 'filled', label: '已交回的申请表' },
                    { key: 'overdue', label: '逾期名单' },
                  ],
                  onClick: ({ key }) =>
                    paper(
                      key === 'overdue'
                        ? askPath({ kind: 'overdue', driveId, ...branch })
                        : askPath({ kind: 'forms', driveId, blank: key === 'blank', ...branch }),
                    ),
                }}
              >
                <Button aria-haspopup="menu">申请表和名单 ▾</Button>
              </Dropdown>
            )}
            <Button
              disabled={readOnly || ids.length === 0}
              onClick={() =>
                void check({ ids, state: '核对无误', note: null }).then(done => {
                  if (!done.ok) return
                  messages.done(`已标为核对无误：${done.value.forms}份`)
                  setChosen(new Set())
                })
              }
            >
              {ids.length === 0 ? '核对无误' : `${ids.length}份核对无误`}
            </Button>
            <Button type="primary" disabled={readOnly || ids.length === 0} onClick={() => setReturning(true)}>
              {ids.length === 0 ? '登记交回' : `${ids.length}份登记交回`}
            </Button>
          </>
        }
      >
        <FilterChips chips={branchChips}>
          <Segmented<FormFilter['only']>
            size="small"
            aria-label="进展"
            value={filter.only}
            options={REGISTRATION_LISTED.items.map(({ key, label }) => ({ value: key, label }))}
            onChange={only => change({ only })}
          />
          <ListSearch label="在登记名单中筛选" value={filter.text} onChange={onText} />
        </FilterChips>
      </PageHeader>
      <SplitScreen
        panelLabel="登记申请表"
        list={
          <DataGrid
            label="登记名单"
            columns={columns}
            source={source}
            rowId={rowId}
            rowName={rowName}
            view={view}
            onView={setView}
            selection={{ ids: chosen, onChange: setChosen, allIds }}
            onActive={onActive}
            onOpen={onOpen}
            {...(readOnly ? {} : cells)}
            follow
            autoFocus
            empty={
              narrowed ? (
                <EmptyState text="没有符合条件的登记申请表。">
                  <Button onClick={() => change(ALL_FORMS)}>清除条件</Button>
                </EmptyState>
              ) : (
                <EmptyState text="没有发放登记申请表。">
                  <Button onClick={() => void navigate({ to: PLACE.registration })}>回到党员登记</Button>
                </EmptyState>
              )
            }
          />
        }
        panel={active ? <FormPanel key={active.id} row={active} readOnly={readOnly} /> : null}
      />
      {returning && (
        <ReturnDialog
          ids={ids}
          name={null}
          onClose={() => setReturning(false)}
          onSaved={() => setChosen(new Set())}
        />
      )}
    </>
  )
}
