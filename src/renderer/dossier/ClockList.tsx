/** 归档期限: conversions to be filed, dossiers of the dead, custody; above them the yearly filing. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { ClockRow, YearlyFiling } from '../../shared/dossier/clockMethods.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { ColumnChooser } from '../ui/grid/ColumnChooser.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { clockColumns } from './clockColumns.tsx'
import { CLOCK_CHOICES, type DossierWorkFilter, type WorkListProps } from './dossierWorkFilter.ts'
import styles from './dossier.module.css'
import { WorkHeader } from './WorkHeader.tsx'
import { YearlyFilingDialog } from './YearlyFilingDialog.tsx'

const HINTS = [
  { keys: '↑↓', what: '选党员' },
  { keys: 'Enter', what: '打开党员卡' },
]

const rowId = (row: ClockRow) => `${row.kind}-${row.memberId}`
const rowName = (row: ClockRow) => row.name

function clockFilter(clock: DossierWorkFilter['clock']) {
  switch (clock) {
    case 'all':
      return {}
    case 'overdue':
      return { overdue: true }
    case 'FULL':
    case 'DEATH':
    case 'CUSTODY':
      return { kind: clock }
  }
}

export function ClockList({ filter, onChange }: WorkListProps) {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { orgId, asOf, day, readOnly } = useScope()
  const [view, setView] = useGridView('dossier.clocks')
  const [filing, setFiling] = useState<YearlyFiling | 'new' | null>(null)
  useKeyHints(HINTS)
  const columns = useMemo(() => clockColumns(day), [day])
  const input = useMemo(
    () => ({
      filter: {
        ...clockFilter(filter.clock),
        ...(orgId === null ? {} : { orgId }),
        ...(filter.text === '' ? {} : { text: filter.text }),
      },
      ...(asOf === undefined ? {} : { asOf }),
    }),
    [filter.clock, filter.text, orgId, asOf],
  )
  const pageOptions = useCallback(
    (page: PageRequest) => queries.dossier.clocks.queryOptions({ input: { ...input, page } }),
    [queries, input],
  )
  const source = usePagedRows<ClockRow>(pageOptions, view.active?.row ?? 0)
  const { data: yearly } = useQuery(
    queries.dossier.yearlyFilings.queryOptions({ input: asOf === undefined ? {} : { asOf } }),
  )
  const change: typeof onChange = patch => {
    onChange(patch)
    setView(now => ({ ...now, scroll: 0, active: null }))
  }
  const onOpen = useCallback((row: ClockRow) => void navigate({ to: memberPlace(row.memberId) }), [navigate])
  const choice = CLOCK_CHOICES.find(({ value }) => value === filter.clock)?.label ?? ''
  const done = yearly?.rows.find(({ year }) => year === yearly.year)
  return (
    <>
      <WorkHeader
        filter={filter}
        count={source.total === null ? '' : `${choice}${source.total}项`}
        choices={CLOCK_CHOICES}
        choice={filter.clock}
        onChoice={clock => change({ clock })}
        onChange={change}
        actions={
          <>
            <ColumnChooser columns={columns} view={view} onView={setView} />
            <Button type="primary" disabled={readOnly} onClick={() => setFiling(done ?? 'new')}>
              {done ? '修改立卷归档' : '登记立卷归档'}
            </Button>
          </>
        }
      />
      {yearly && (
        <p className={styles.yearly}>
          {yearly.state === 'done' && done ? (
            <FindingText
              level="ok"
              text={`${yearly.year}年立卷归档已于 ${done.onDate} 办完，${done.actor}${done.volumes === null ? '' : `，${done.volumes}卷`}`}
            />
          ) : (
            <FindingText
              level={yearly.state === 'overdue' ? 'error' : 'note'}
              text={`${yearly.year}年立卷归档应在 ${yearly.dueOn} 前办完，还没有登记`}
            />
          )}
        </p>
      )}
      <DataGrid
        label="归档期限"
        columns={columns}
        source={source}
        rowId={rowId}
        rowName={rowName}
        view={view}
        onView={setView}
        onOpen={onOpen}
        follow
        autoFocus
        empty={
          filter.text !== '' || filter.clock !== 'all' ? (
            <EmptyState text="没有符合条件的事项。">
              <Button onClick={() => change({ clock: 'all', text: '' })}>清除条件</Button>
            </EmptyState>
          ) : (
            <EmptyState text="没有要归档的。上年以来转正的、去世的，和保管单位不对的，会列在这里。" />
          )
        }
      />
      {filing !== null && yearly && (
        <YearlyFilingDialog
          year={yearly.year}
          filing={filing === 'new' ? null : filing}
          onClose={() => setFiling(null)}
        />
      )}
    </>
  )
}
