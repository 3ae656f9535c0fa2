/** 归档期限: conversions to be filed, dossiers of the dead, custody; above them the yearly filing. */

import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { ClockRow, YearlyFiling } from '../../shared/dossier/clockMethods.ts'
import { useOffice } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { CaseList, type CaseAsked } from '../ui/CaseList.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import type { PageRequest } from '../ui/grid/pagedRows.ts'
import { clockColumns } from './clockColumns.tsx'
import { CLOCK_CHOICES, WORK_OPEN, type DossierWorkFilter, type WorkListProps } from './dossierWorkFilter.ts'
import styles from './dossier.module.css'
import { YearlyFilingDialog } from './YearlyFilingDialog.tsx'

type Clock = DossierWorkFilter['clock']

const WORDS = {
  row: '选党员',
  open: '打开党员卡',
  search: '在归档期限中筛选',
  noMatch: '没有符合条件的事项。',
  none: '没有要归档的。上年以来转正的、去世的，和保管单位不对的，会列在这里。',
}

const UNFILTERED = { state: WORK_OPEN.clock, text: '' }

const rowId = (row: ClockRow) => `${row.kind}-${row.memberId}`

function clockFilter(clock: Clock) {
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

/** What the list is asked for, in its own words. */
function clocksAsked({ filter: { state, ...rest }, ...day }: CaseAsked<Clock>) {
  return { filter: { ...clockFilter(state), ...rest }, ...day }
}

export function ClockList({ filter, tabs, onChange }: WorkListProps) {
  const { client, queries } = useOffice()
  const navigate = useNavigate()
  const { asOf, day } = useScope()
  const [filing, setFiling] = useState<YearlyFiling | 'new' | null>(null)
  const columns = useMemo(() => clockColumns(day), [day])
  const pageOptions = useCallback(
    (asked: CaseAsked<Clock>, page: PageRequest) =>
      queries.dossier.clocks.queryOptions({ input: { ...clocksAsked(asked), page } }),
    [queries],
  )
  const { data: yearly } = useQuery(
    queries.dossier.yearlyFilings.queryOptions({ input: asOf === undefined ? {} : { asOf } }),
  )
  const done = yearly?.rows.find(({ year }) => year === yearly.year)
  return (
    <>
      <CaseList
        title="档案问题"
        label="归档期限"
        tabs={tabs}
        viewKey="dossier.clocks"
        columns={columns}
        choices={CLOCK_CHOICES}
        choicesLabel="只看"
        filter={{ state: filter.clock, text: filter.text }}
        unfiltered={UNFILTERED}
        onFilter={({ state: clock = filter.clock, text = filter.text }) => onChange({ clock, text })}
        pageOptions={pageOptions}
        makeFile={({ columns: seen, format, ...asked }, options) =>
          client.dossier.clocksFile({ ...clocksAsked(asked), columns: seen, format }, options)
        }
        unit="项"
        rowId={rowId}
        onOpen={row => void navigate({ to: memberPlace(row.memberId) })}
        create={{
          text: done ? '修改立卷归档' : '登记立卷归档',
          go: () => setFiling(done ?? 'new'),
          inEmpty: false,
        }}
        above={
          yearly && (
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
          )
        }
        words={WORDS}
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
