/** A finding in words, with the mark of its weight: colour never speaks alone. */

import type { Level } from '../../shared/kernel/levelWords.ts'
import styles from './FindingText.module.css'

export type FindingLevel = Level

const MARK: Record<FindingLevel, string> = { error: '▲', warning: '●', note: '·', ok: '✓' }

export interface FindingTextProps {
  level: FindingLevel
  text: string
}

export function FindingText({ level, text }: FindingTextProps) {
  return (
    <span className={styles.finding} data-level={level}>
      <span aria-hidden="true">{MARK[level]}</span> {text}
    </span>
  )
}
