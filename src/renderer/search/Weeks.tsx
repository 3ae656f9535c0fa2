/** Weeks of a rhythm in one line: kept, missed, running. Never by colour alone: each carries its sign. */

import type { LostCard } from '../../shared/search/methods.ts'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './search.module.css'

type Week = LostCard['checkWeeks'][number]

const SIGN: Readonly<Record<Week['state'], { sign: string; words: string }>> = {
  done: { sign: '✓', words: '已有记录' },
  missed: { sign: '×', words: '没有记录' },
  due: { sign: '…', words: '本周待办' },
}

/** Older weeks are counted in the words beside; so many are drawn. */
const SHOWN = 16

export interface WeeksProps {
  weeks: readonly Week[]
  label: string
  /** how many there are to be; open-ended where absent */
  of?: number
}

export function Weeks({ weeks, label, of }: WeeksProps) {
  const missed = weeks.filter(({ state }) => state === 'missed').length
  const due = weeks.find(({ state }) => state === 'due')
  const text = [
    of === undefined ? `第${weeks.length}周` : `第${weeks.length}周，共${of}周`,
    missed > 0 ? `缺${missed}周` : '',
    due ? `本周（${due.to.slice(5)}前）待办` : '',
  ].filter(words => words !== '')
  return (
    <div className={styles.weeks}>
      <FindingText level={missed > 0 || due ? 'warning' : 'ok'} text={`${label}：${text.join('，')}`} />
      <ol aria-label={label}>
        {weeks.slice(-SHOWN).map(({ n, from, to, state }) => (
          <li key={n} data-state={state} title={`第${n}周 ${from} 至 ${to} ${SIGN[state].words}`}>
            <span aria-hidden="true">{SIGN[state].sign}</span>
            <span className="visuallyHidden">
              第{n}周{SIGN[state].words}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
