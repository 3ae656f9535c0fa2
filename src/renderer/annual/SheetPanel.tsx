/** Beside the sheet: the member's seven headings with notes, what changed since the last review, and who came and went. */

import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Outputs } from '../../shared/api/contract.ts'
import { ANNUAL_HEADING, type AnnualHeading } from '../../shared/annual/codes.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { MEMBERSHIP } from '../../shared/roster/codes.ts'
import { openOnTab } from '../roster/card/openTab.ts'
import { useOffice } from '../shell/office.tsx'
import { memberPlace } from '../shell/places.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { Section } from '../ui/Section.tsx'
import panel from '../ui/Panel.module.css'
import styles from './annual.module.css'
import { verdictOf } from '../../shared/annual/reviewWords.ts'
import { CARD_TAB, MARK_LEVEL, type ReviewRow } from './reviewMarks.ts'

type Sheet = Outputs['annual']['sheet']

function Changes({ row, year }: { row: ReviewRow; year: number }) {
  const { queries } = useOffice()
  const { data } = useQuery(queries.annual.changes.queryOptions({ input: { memberId: row.memberId, year } }))
  if (row.reviewedIn === null) return <p className={panel.sub}>以前的年度花名册上没有此人，请逐项核对。</p>
  if (!data) return null
  if (data.rows.length === 0)
    return <p className={panel.sub}>{row.reviewedIn}年度定稿以后，台账里没有改动。</p>
  return (
    <ul className={styles.lines}>
      {data.rows.map((change, at) => (
        <li key={`${change.changeId}-${at}`}>
          {labelOf(ANNUAL_HEADING, change.heading)}：{change.field} {change.before || '空'} →{' '}
          {change.after || '空'}
          <div className={panel.sub}>
            {change.at.slice(0, 10)} {change.label}
          </div>
        </li>
      ))}
      {data.more && <li className={panel.sub}>更早的见党员卡“记录”。</li>}
    </ul>
  )
}

export interface SheetPanelProps {
  row: ReviewRow
  year: number
  movements: Sheet['movements']
}

export function SheetPanel({ row, year, movements }: SheetPanelProps) {
  const navigate = useNavigate()
  const mend = (heading: AnnualHeading) => {
    openOnTab(CARD_TAB[heading])
    void navigate({ to: memberPlace(row.memberId) })
  }
  return (
    <>
      <header className={panel.head}>
        <h2>{row.name}</h2>
        <p className={panel.sub}>
          {labelOf(MEMBERSHIP, row.membership)}
          {row.reviewedIn === null ? '，首次年审' : `，上次年审${row.reviewedIn}年度`}
        </p>
        <FindingText {...verdictOf(row)} />
      </header>
      <div className={panel.body}>
        <Section title="七项内容">
          {ANNUAL_HEADING.items.map(({ key, label }) => {
            const { state, note } = row.marks[key]
            return (
              <div key={key} className={styles.heading}>
                <span>
                  {label} {state === null ? '未核' : <FindingText level={MARK_LEVEL[state]} text={state} />}
                  {note !== null && note !== '' && <div className={panel.sub}>{note}</div>}
                </span>
                <Button size="small" aria-label={`到党员卡更正：${label}`} onClick={() => mend(key)}>
                  到党员卡
                </Button>
              </div>
            )
          })}
        </Section>
        <Section title="上次年审以后的变动">
          <Changes row={row} year={year} />
        </Section>
        {movements.length > 0 && (
          <Section title="年审期间进出的党员">
            <ul className={styles.lines}>
              {movements.map(({ memberId, name, direction, on, how }) => (
                <li key={`${memberId}-${on}-${direction}`}>
                  <Button
                    type="link"
                    size="small"
                    onClick={() => void navigate({ to: memberPlace(memberId) })}
                  >
                    {name}
                  </Button>
                  {on} {direction === 'joined' ? '进' : '出'}：{how}
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </>
  )
}
