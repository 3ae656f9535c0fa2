/** 流动党员管理有关情况统计表 as paper, with who or what stands behind each figure. */

import { Button } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { STATISTIC_COLUMNS, UNPLACED, type StatisticColumn } from '../../shared/flow/statistic.ts'
import { useBranchChips } from '../shell/branchChips.ts'
import { useKeyHints } from '../shell/keyHints.tsx'
import { useOffice } from '../shell/office.tsx'
import { memberPlace, PLACE } from '../shell/places.ts'
import { useScope } from '../shell/scope.tsx'
import { useTasks } from '../shell/tasks.tsx'
import { FilterChips } from '../ui/FilterChips.tsx'
import { FindingText } from '../ui/FindingText.tsx'
import { PaperPreview, type PaperFormat } from '../ui/PaperPreview.tsx'
import { Section } from '../ui/Section.tsx'
import styles from './flow.module.css'

const HINTS = [{ keys: 'Tab', what: '下一栏；Enter 看名单' }]

const TITLE = '流动党员管理有关情况统计表'

export default function StatisticScreen() {
  const { client, queries } = useOffice()
  const { run } = useTasks()
  const { orgId, asOf } = useScope()
  const navigate = useNavigate()
  const branchChips = useBranchChips()
  useKeyHints(HINTS)
  const scope = useMemo(
    () => ({ ...(orgId === null ? {} : { orgId }), ...(asOf === undefined ? {} : { asOf }) }),
    [orgId, asOf],
  )
  const { data } = useQuery({
    ...queries.flow.statistic.queryOptions({ input: scope }),
    placeholderData: keepPreviousData,
  })
  const [column, setColumn] = useState<string | null>(null)
  const make = useCallback(
    (format: PaperFormat, name: string) =>
      run(name, ({ signal }) => client.flow.statisticFile({ ...scope, format }, { signal })),
    [client, run, scope],
  )
  if (!data) return null
  const count = (key: string) => data.figures.find(figure => figure.key === key)?.count ?? 0
  return (
    <PaperPreview
      fitting
      title={TITLE}
      asOf={asOf}
      pages={data.pages}
      back={{ text: '流动党员', go: () => void navigate({ to: PLACE.flow }) }}
      make={make}
      head={branchChips.length > 0 && <FilterChips chips={branchChips} />}
      aside={{
        name: '各栏名单',
        content: (
          <Section title="各栏怎么来的">
            {count(UNPLACED.key) > 0 && (
              <Button
                size="small"
                onClick={() => setColumn(now => (now === UNPLACED.key ? null : UNPLACED.key))}
              >
                <FindingText level="warning" text={`${UNPLACED.label} ${count(UNPLACED.key)}名`} />
              </Button>
            )}
            {column === UNPLACED.key && (
              <Behind column={UNPLACED} count={count(UNPLACED.key)} scope={scope} />
            )}
            <p className={styles.sub}>点一栏看名单。网格非本单位文件规定，按公开的相近表式。</p>
            <ul className={styles.figures}>
              {STATISTIC_COLUMNS.map(one => (
                <li key={one.key}>
                  <button
                    type="button"
                    className={styles.figure}
                    aria-expanded={one.key === column}
                    title={one.meaning}
                    onClick={() => setColumn(now => (now === one.key ? null : one.key))}
                  >
                    <span>
                      {one.key} {one.label.replace(/（[名个]）$/, '')}
                    </span>
                    <b>
                      {count(one.key)}
                      {one.unit}
                    </b>
                  </button>
                  {one.key === column && <Behind column={one} count={count(one.key)} scope={scope} />}
                </li>
              ))}
            </ul>
          </Section>
        ),
      }}
    />
  )
}

interface BehindProps {
  column: StatisticColumn
  count: number
  scope: { orgId?: number; asOf?: string }
}

function Behind({ column, count, scope }: BehindProps) {
  const { queries } = useOffice()
  const navigate = useNavigate()
  const { data } = useQuery(
    queries.flow.statisticRows.queryOptions({ input: { ...scope, column: column.key } }),
  )
  const rows = data?.rows ?? []
  return (
    <div className={styles.behind}>
      <p className={styles.sub}>{column.meaning}。</p>
      {data && rows.length === 0 && <p className={styles.none}>没有</p>}
      <ul className={styles.figures} aria-label="名单">
        {rows.map(({ key, text, memberId }) => (
          <li key={key}>
            {memberId === null ? (
              text
            ) : (
              <button
                type="button"
                className={styles.person}
                onClick={() => void navigate({ to: memberPlace(memberId) })}
              >
                {text}
              </button>
            )}
          </li>
        ))}
      </ul>
      {data && count > rows.length && <p className={styles.sub}>这里列前{rows.length}条。</p>}
    </div>
  )
}
