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
  handoverDue: '份',
  makeUps: '件',
  annual: '个支部',
  censusTasks: '项',
  censusAnswers: '件',
  lostMonthly: '个月',
}

/** How urgent, in the order of the list; what is merely under way or settled stands last. */
const GROUPS: readonly { title: string; tones: readonly Item['tone'][] }[] = [
  { title: '急办', tones: ['bad'] },
  { title: '要办', tones: ['warn'] },
  { title: '在办和日程', tones: ['info', 'ok'] },
]

export function ToDo({ items }: { items: readonly Item[] }) {
  const { items: links } = useAgendaLinks()
  if (items.length === 0) return <p className={styles.nothing}>今天没有要办的事。</p>
  return GROUPS.map(({ title, tones }) => {
    const own = tones.flatMap(tone => items.filter(item => item.tone === tone))
    return (
      own.length > 0 && (
        <div key={title}>
          <h4 className={styles.group}>
            {title} {own.length}项
          </h4>
          <ul className={styles.items} aria-label={title}>
            {own.map(item => (
              <ToDoItem key={item.key} item={item} go={links[item.key]} />
            ))}
          </ul>
        </div>
      )
    )
  })
}

function ToDoItem({ item, go }: { item: Item; go: (() => void) | undefined }) {
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
    <li>
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
}
