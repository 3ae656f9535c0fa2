/** 档案交接: lists of dossiers handed over, out and in, with what is still without receipt. */

import { Button, Segmented } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { Handover } from '../../shared/dossier/handoverMethods.ts'
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
import { PageHeader } from '../ui/PageHeader.tsx'
import { SplitScreen } from '../ui/SplitScreen.tsx'
import { DossierSheets } from './DossierSheets.tsx'
import { DueHandovers } from './DueHandovers.tsx'
import { HandoverDialog } from './HandoverDialog.tsx'
import { HANDOVER_CHOICES, useHandoverFilter } from './handoverFilter.ts'
import { HandoverPanel } from './HandoverPanel.tsx'
import { handoverNames, handoverWords } from './handoverWords.ts'

const HINTS = [
  { keys: '↑↓', what: '选交接清单' },
  { keys: 'Tab', what: '到右边办理' },
]

const COLUMNS: readonly GridColumn<Handover>[] = [
  { key: 'names', title: '档案', width: 110, pinned: true, fixed: true, text: handoverNames },
  { key: 'direction', title: '方向', width: 60, text: row => row.direction },
  { key: 'counterpart', title: '对方党组织', width: 180, grow: true, text: row => row.counterpart },
  {
    key: 'state',
    title: '进展',
    width: 120,
    text: row => handoverWords(row).text,
    render: row => <FindingText {...handoverWords(row)} />,
  },
  { key: 'handedOn', title: '交接日期', width: 104, text: row => row.handedOn ?? '' },
  { key: 'receiptDue', title: '回执期限', width: 104, text: row => row.receiptDue ?? '' },
  { key: 'receiptOn', title: '回执日期', width: 104, text: row => row.receiptOn ?? '' },
]

const rowId = (row: Handover) => String(row.id)

export default function HandoverScreen() {
  const { queries } = useOffice()
  const { orgId, asOf, readOnly } = useScope()
  const [{ only }, setFilter] = useHandoverFilter()
  const [view, setView] = useGridView('dossier.handovers')
  const [activeId, setActiveId] = useState<number | null>(null)
  const [adding, setAdding] = useState(false)
  useKeyHints(HINTS)
  const input = useMemo(() => ({ only, ...(orgId === null ? {} : { orgId }), asOf }), [only, orgId, asOf])
  const pageOptions = useCallback(
    (page: PageRequest) => queries.dossier.handovers.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<Handover>(pageOptions, view.active?.row ?? 0)
  const active = source.loaded.find(({ row }) => row.id === activeId)?.row
  const onActive = useCallback((row: Handover) => setActiveId(row.id), [])
  const branchChips = useBranchChips()
  const choice = HANDOVER_CHOICES.find(({ value }) => value === only)?.label ?? ''
  const add = (type: 'primary' | 'default') => (
    <Button type={type} disabled={readOnly} onClick={() => setAdding(true)}>
      登记交接
    </Button>
  )
  return (
    <>
      <PageHeader
        title="档案交接"
        asOf={asOf}
        count={source.total === null ? '' : `${choice}${source.total}份`}
        tabs={<DossierSheets value="handover" />}
        actions={
          <>
            <DueHandovers readOnly={readOnly} />
            {add('primary')}
          </>
        }
      >
        <FilterChips chips={branchChips}>
          <Segmented
            size="small"
            aria-label="只看"
            value={only}
            options={[...HANDOVER_CHOICES]}
            onChange={next => {
              setFilter(() => ({ only: next }))
              setView(now => ({ ...now, scroll: 0, active: null }))
            }}
          />
        </FilterChips>
      </PageHeader>
      <SplitScreen
        panelLabel="交接清单"
        list={
          <DataGrid
            label="档案交接"
            columns={COLUMNS}
            source={source}
            rowId={rowId}
            rowName={handoverNames}
            view={view}
            onView={setView}
            onActive={onActive}
            follow
            autoFocus
            empty={
              only === 'open' ? (
                <EmptyState text="没有未了结的档案交接。党员转出、转入时，档案随同移交，在这里登记清单。">
                  {add('default')}
                </EmptyState>
              ) : (
                <EmptyState text="没有符合条件的档案交接。">
                  <Button onClick={() => setFilter(() => ({ only: 'all' }))}>看全部</Button>
                </EmptyState>
              )
            }
          />
        }
        panel={active ? <HandoverPanel key={active.id} handover={active} readOnly={readOnly} /> : null}
      />
      {adding && <HandoverDialog onClose={() => setAdding(false)} />}
    </>
  )
}
