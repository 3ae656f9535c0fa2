/** The campaign drawn on a line, and the same in words: stages, deadlines, the days of the annexes. */

import type { CampaignDeadline, CampaignStage, CampaignTemplate } from '../../shared/census/rules.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { Section } from '../ui/Section.tsx'
import { CAMPAIGN_DATES, campaignDates, scaleOf, type CampaignDate, type DateKey } from './campaignDates.ts'
import { useSettings } from '../shell/settings.ts'
import styles from './census.module.css'

export interface DateLineProps {
  template: CampaignTemplate
  dates: Readonly<Record<DateKey, IsoDate>> | null
  stages: readonly CampaignStage[]
  deadlines: readonly CampaignDeadline[]
  today: IsoDate
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`

export function DateLine({ template, dates, stages, deadlines, today }: DateLineProps) {
  const settings = useSettings()
  if (dates === null) return null
  const scale = scaleOf([
    ...Object.values(dates),
    ...stages.flatMap(({ from, to }) => [from, to]),
    ...deadlines.map(({ on }) => on),
  ])
  return (
    <Section title="日程">
      {scale && (
        <div className={styles.line} data-staged={stages.length > 0} aria-hidden="true">
          {stages.map(({ name, from, to }, index) => (
            <span
              key={name}
              className={styles.stage}
              data-even={index % 2 === 1}
              data-last={index === stages.length - 1}
              style={{ left: percent(scale.at(from)), width: percent(scale.at(to) - scale.at(from)) }}
              title={`${name} ${from} 至 ${to}`}
            >
              <span className={styles.stageName}>{name}</span>
            </span>
          ))}
          {CAMPAIGN_DATES.map(({ key, label }) => (
            <span
              key={key}
              className={styles.tick}
              style={{ left: percent(scale.at(dates[key])) }}
              title={label}
            />
          ))}
          {today >= scale.from && today <= scale.to && (
            <span className={styles.today} style={{ left: percent(scale.at(today)) }} title={`今日 ${today}`}>
              <span className={styles.todayWord}>今日</span>
            </span>
          )}
        </div>
      )}
      <table className={styles.days}>
        <thead>
          <tr>
            <th>日期</th>
            <th>事项</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(dates, campaignDates(settings, template), stages, deadlines).map(
            ({ on, to, what, strong }) => (
              <tr key={`${on}-${what}`} data-past={on < today}>
                <td>
                  {on}
                  {to === undefined ? '' : ` 至 ${to}`}
                </td>
                <td>{strong ? <b>{what}</b> : what}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </Section>
  )
}

interface DayRow {
  on: IsoDate
  to?: IsoDate
  what: string
  strong: boolean
}

/** Everything that has a day, in the order of the days. */
function rowsOf(
  dates: Readonly<Record<DateKey, IsoDate>>,
  said: readonly CampaignDate[],
  stages: readonly CampaignStage[],
  deadlines: readonly CampaignDeadline[],
): DayRow[] {
  const rows: DayRow[] = [
    ...stages.map(({ name, from, to }) => ({ on: from, to, what: `阶段：${name}`, strong: false })),
    ...deadlines.map(({ text, on }) => ({ on, what: `期限：${text}`, strong: false })),
    ...said.map(({ key, label, use }) => ({
      on: dates[key],
      what: `${label}（${use}）`,
      strong: true,
    })),
  ]
  return rows.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
