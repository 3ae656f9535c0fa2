/** 四个清楚: what is clear and what is not, each in its word. */

import { FindingText } from '../ui/FindingText.tsx'
import { fourClear } from './letterWords.ts'
import styles from './transfer.module.css'

export function FourClear({ letter }: { letter: Parameters<typeof fourClear>[0] }) {
  const four = fourClear(letter)
  const done = four.filter(({ clear }) => clear).length
  return (
    <div className={styles.four} role="group" aria-label="四个清楚">
      <span className={styles.fourLead}>四个清楚 {done}/4</span>
      {four.map(({ name, clear }) => (
        <FindingText key={name} level={clear ? 'ok' : 'warning'} text={clear ? name : `${name}不清楚`} />
      ))}
    </div>
  )
}
