/** What needs attention, most urgent first; one click leads to the very list. */

import type { Outputs } from '../../shared/api/contract.ts'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import styles from './agenda.module.css'
import { useAgendaLinks } from './agendaLinks.ts'

type Item = Outputs['agenda']['overview']['items'][number]

const LEVEL: Record<Item['tone'], FindingLevel> = { bad: 'error', warn: 'warning', ok: 'ok', info: 'note' }
/** What an item counts. */
const UNIT: Partial<Record<Item['key'], string>> = {
  letterOverdue: '份',
  letterUnreceipted: '份',
  letterToAnswer: '份',
  flowIncomplete: '条',
  certificates: '本',
  dossierFindings: '个',
  makeUps: '件',
  annual: '个支部',
  censusTasks: '项',
  censusAnswers: '件',
  lostMonthly: '个月',
}

const URGENCY: readonly Item['tone'][] = ['bad', 'warn', 'info', 'ok']

export function ToDo({ items }: { items: readonly Item[] }) {
  const { items: links } = useAgendaLinks()
  const sorted = [...items].sort((a, b) => URGENCY.indexOf(a.tone) - URGENCY.indexOf(b.tone))
  if (sorted.length === 0) return <p className={styles.nothing}>今天没有要办的事。</p>
  return (
    <ul className={styles.items}>
      {sorted.map(item => {
        const go = links[item.key]
        const words = (
          <>
            <FindingText level={LEVEL[item.tone]} text={item.text} />
            {item.count !== null && (
              <span className={styles.count}>
                <b>{item.count}</b> {UNIT[item.key] ?? '名'}
              </span>
            )}
          </>
        )
        return (
          <li key={item.key}>
            {go ? (
              <button type="button" className={styles.item} onClick={go}>
                {words}
                <span className={styles.go} aria-hidden="true">
                  ›
                </span>
              </button>
            ) : (
              <div className={styles.item}>{words}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
