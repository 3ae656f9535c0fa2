/** 流动党员: who is away and who is abroad, contacts and certificates, and what annex 4 still lacks. */

import { Button, Segmented } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { FlowRow, FlowWatch } from '../../shared/flow/methods.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { CERTIFICATE_COLUMNS } from './certificateColumns.tsx'
import { CertificateList } from './CertificateList.tsx'
import { ContactsDialog } from './ContactsDialog.tsx'
import { flowColumns, overseasColumns } from './flowColumns.tsx'
import { ALL_AWAY, flowListFilter, useFlowFilter, type FlowFilter } from './flowFilter.ts'
import { FlowFilters } from './FlowFilters.tsx'
import { FlowList } from './FlowList.tsx'
import { InflowDialog } from './InflowDialog.tsx'
import { INFLOW_COLUMNS, InflowList } from './InflowList.tsx'
import { LedgerMenu } from './LedgerMenu.tsx'
import { NewFlowDialog } from './NewFlowDialog.tsx'
import { NewOverseasDialog } from './NewOverseasDialog.tsx'
import { OverseasList } from './OverseasList.tsx'

const HINTS = [
  { keys: '↑↓', what: '选党员' },
  { keys: 'Enter', what: '打开党员卡；在联系内容中登记' },
]

const ONE = { offset: 0, limit: 1 }

/** What a call entered with one click says. */
const CALL_WORDS = '电话联系，情况正常'

/** How many there are of each kind, for the head of the screen; of a narrowed list how many it holds. */
function useFigures(list: FlowFilter | null): string {
  const { queries } = useOffice()
  const { orgId, asOf } = useScope()
  const scope = orgId === null ? {} : { orgId }
  const day = asOf === undefined ? {} : { asOf }
  const asked = (filter: { incomplete?: true; watch?: FlowWatch }) => ({
    ...queries.flow.list.queryOptions({
      input: { filter: { status: 'away' as const, ...filter, ...scope }, page: ONE, ...day },
    }),
    placeholderData: keepPreviousData,
  })
  const away = useQuery(asked({}))
  const incomplete = useQuery(asked({ incomplete: true }))
  const overdue = useQuery(asked({ watch: 'overdue' }))
  const abroad = useQuery({
    ...queries.flow.overseas.queryOptions({ input: { status: 'abroad', page: ONE, ...scope, ...day } }),
    placeholderData: keepPreviousData,
  })
  const narrowed = useQuery({
    ...queries.flow.list.queryOptions({
      input: { filter: flowListFilter(list ?? ALL_AWAY, orgId), page: ONE, ...day },
    }),
    placeholderData: keepPreviousData,
  })
  if (list !== null && away.data && narrowed.data)
    return `本名单${narrowed.data.total}名；外出共${away.data.total}名`
  if (!away.data || !incomplete.data || !overdue.data || !abroad.data) return ''
  return [
    `外出${away.data.total}名，其中缺附件4内容${incomplete.data.total}名，逾期未联系${overdue.data.total}名`,
    `出国（境）${abroad.data.total}名`,
  ].join('；')
}

/** One click enters a call of today with the usual words; it is taken back with one undo. */
function useCall(): (row: FlowRow) => void {
  const { client } = useOffice()
  const { today } = useScope()
  const { run } = useWrite(client.flow.addContact)
  return useCallback(
    (row: FlowRow) =>
      void run({
        flowId: row.id,
        values: {
          onDate: today,
          contactBy: '支部',
          channel: '电话',
          isReport: false,
          importantActivity: false,
          summary: CALL_WORDS,
          person: row.keeper,
        },
      }),
    [run, today],
  )
}

/** What is entered first in each list. */
const START = { flow: '登记外出', overseas: '登记出国（境）', inflow: '登记流入党员' } as const

const SHEETS: { value: FlowFilter['sheet']; label: string }[] = [
  { value: 'flow', label: '流动' },
  { value: 'overseas', label: '出国（境）' },
  { value: 'certificates', label: '活动证' },
  { value: 'inflow', label: '流入' },
]

export default function FlowScreen() {
  const { asOf, day, readOnly } = useScope()
  const [filter, setFilter] = useFlowFilter()
  const [view, setView] = useGridView('flow')
  const [overseasView, setOverseasView] = useGridView('overseas')
  const [certificateView, setCertificateView] = useGridView('certificates')
  const [inflowView, setInflowView] = useGridView('inflow')
  const [dialog, setDialog] = useState<'flow' | 'overseas' | 'inflow' | 'contacts' | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [entered, setEntered] = useState<number | null>(null)
  const onCall = useCall()
  useKeyHints(HINTS)
  const { sheet, status } = filter
  const calls = !readOnly && (status === 'due' || status === 'overdue' || status === 'uncontrolled')
  const owing = status === 'unreported' || status === 'home' || status === 'remind'
  const letters = status === 'transfer'
  const columns = useMemo(
    () => flowColumns(calls ? onCall : null, { owing, letters }),
    [calls, onCall, owing, letters],
  )
  const abroadColumns = useMemo(() => overseasColumns(day), [day])

  const change = useCallback(
    (patch: Partial<FlowFilter>) => {
      setFilter(now => ({ ...now, ...patch }))
      setView(now => ({ ...now, scroll: 0, active: null }))
      setChosen(new Set())
    },
    [setFilter, setView],
  )
  const onText = useCallback((text: string) => change({ text }), [change])
  const narrowed = status !== 'away' || filter.direction !== null || filter.incomplete || filter.text !== ''
  const figures = useFigures(sheet === 'flow' && narrowed ? filter : null)
  const open = (type: 'primary' | 'default') =>
    sheet !== 'certificates' && (
      <Button type={type} disabled={readOnly} onClick={() => setDialog(sheet)}>
        {START[sheet]}
      </Button>
    )
  const close = () => setDialog(null)
  return (
    <>
      <PageHeader
        title="流动党员"
        asOf={asOf}
        count={figures}
        tabs={
          <Segmented
            aria-label="台账"
            value={sheet}
            options={SHEETS}
            onChange={next => change({ sheet: next })}
          />
        }
        actions={
          <>
            {sheet === 'flow' && <ColumnChooser columns={columns} view={view} onView={setView} />}
            {sheet === 'overseas' && (
              <ColumnChooser columns={abroadColumns} view={overseasView} onView={setOverseasView} />
            )}
            {sheet === 'certificates' && (
              <ColumnChooser
                columns={CERTIFICATE_COLUMNS}
                view={certificateView}
                onView={setCertificateView}
              />
            )}
            {sheet === 'inflow' && (
              <ColumnChooser columns={INFLOW_COLUMNS} view={inflowView} onView={setInflowView} />
            )}
            <LedgerMenu />
            {sheet === 'flow' && (
              <Button disabled={readOnly || chosen.size === 0} onClick={() => setDialog('contacts')}>
                {chosen.size === 0 ? '批量登记联系' : `给${chosen.size}名登记联系`}
              </Button>
            )}
            {open('primary')}
          </>
        }
      >
        <FlowFilters filter={filter} change={change} onText={onText} />
      </PageHeader>
      {sheet === 'flow' && (
        <FlowList
          filter={filter}
          columns={columns}
          view={view}
          onView={setView}
          onClear={narrowed ? () => change(ALL_AWAY) : null}
          chosen={chosen}
          onChosen={setChosen}
          entered={entered}
          start={open('default')}
        />
      )}
      {sheet === 'overseas' && (
        <OverseasList
          status={filter.overseas}
          columns={abroadColumns}
          view={overseasView}
          onView={setOverseasView}
          start={open('default')}
        />
      )}
      {sheet === 'certificates' && (
        <CertificateList
          only={filter.certificates}
          columns={CERTIFICATE_COLUMNS}
          view={certificateView}
          onView={setCertificateView}
          onAll={() => change({ certificates: 'all' })}
        />
      )}
      {sheet === 'inflow' && (
        <InflowList status={filter.inflow} view={inflowView} onView={setInflowView} start={open('default')} />
      )}
      {dialog === 'inflow' && <InflowDialog onClose={close} />}
      {dialog === 'flow' && <NewFlowDialog onClose={close} onSaved={setEntered} />}
      {dialog === 'overseas' && <NewOverseasDialog onClose={close} />}
      {dialog === 'contacts' && (
        <ContactsDialog
          flowIds={[...chosen].map(Number)}
          onClose={close}
          onSaved={() => setChosen(new Set())}
        />
      )}
    </>
  )
}
