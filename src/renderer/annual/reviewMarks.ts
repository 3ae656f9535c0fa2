/** The seven headings as the screens name and mark them. */

import { ANNUAL_MARK, type AnnualHeading, type AnnualMark } from '../../shared/annual/codes.ts'
import type { AnnualRow } from '../../shared/annual/methods.ts'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import type { Mark, QueuedMark } from '../dossier/markQueue.ts'
import type { KeyHint } from '../shell/keyHints.tsx'
import type { FindingLevel } from '../ui/FindingText.tsx'

export type ReviewMark = Mark<AnnualHeading, AnnualMark>
export type QueuedReviewMark = QueuedMark<AnnualHeading, AnnualMark>

/** Keys that mark a cell: digits, because letters belong to the input method. */
const KEYS: Readonly<Record<string, AnnualMark>> = { '1': '已核', '2': '有更正', '3': '待完善' }

export const REVIEW_HINTS: readonly KeyHint[] = Object.entries(KEYS).map(([keys, what]) => ({ keys, what }))

export const MARK_LEVEL: Readonly<Record<AnnualMark, FindingLevel>> = {
  已核: 'ok',
  有更正: 'note',
  待完善: 'warning',
}

/** What a key marks the cell as; digits of an input method in full width are the same keys. */
export function markOfKey(key: string): AnnualMark | null {
  return KEYS[toHalfWidth(key)] ?? null
}

export function markOf(text: string): AnnualMark | null {
  return ANNUAL_MARK.items.find(({ key }) => key === text)?.key ?? null
}

/** A row with the marks that are not saved yet laid over it. */
export interface ReviewRow extends AnnualRow {
  queued: Readonly<Partial<Record<AnnualHeading, QueuedReviewMark>>>
}

const NOTHING: ReviewRow['queued'] = {}

export function withReviewMarks(row: AnnualRow, marks: readonly QueuedReviewMark[]): ReviewRow {
  const own = marks.filter(mark => mark.memberId === row.memberId)
  if (own.length === 0) return { ...row, queued: NOTHING }
  const laid = { ...row.marks }
  const queued: Partial<Record<AnnualHeading, QueuedReviewMark>> = {}
  for (const mark of own) {
    const { item, present, note = laid[item].note } = mark
    laid[item] = { state: present, note }
    queued[item] = mark
  }
  return { ...row, marks: laid, queued }
}

/** The tab of the card where a heading's facts are mended. */
export const CARD_TAB: Readonly<Record<AnnualHeading, string>> = {
  BASIC: 'basic',
  BELONGING: 'letter',
  WORK: 'basic',
  CONDUCT: 'sanction',
  LIFE: 'flow',
  DUES: 'basic',
  ROLE: 'basic',
}
