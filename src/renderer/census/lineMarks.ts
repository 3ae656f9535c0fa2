/** The thirteen items of a check line as the screens name and mark them. */

import { CHECK_RESULT, resultsOf, type CheckItem, type CheckResult } from '../../shared/census/codes.ts'
import type { CheckRow } from '../../shared/census/lineMethods.ts'
import { lineState } from '../../shared/census/lines.ts'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import type { Mark, QueuedMark } from '../dossier/markQueue.ts'
import type { KeyHint } from '../shell/keyHints.tsx'
import type { FindingLevel } from '../ui/FindingText.tsx'

export type LineMark = Mark<CheckItem, CheckResult>
export type QueuedLineMark = QueuedMark<CheckItem, CheckResult>

export const RESULT_LEVEL: Readonly<Record<CheckResult, FindingLevel>> = {
  属实: 'ok',
  正常: 'ok',
  更正: 'note',
  完善: 'note',
  待完善: 'warning',
  有问题: 'error',
}

/** What the keys do in a column: the five and the eight have results of their own. */
export function hintsOf(item: CheckItem | null): readonly KeyHint[] {
  if (item === null) return []
  return resultsOf(item).map((what, at) => ({ keys: String(at + 1), what }))
}

/** Digits mark a cell, because letters belong to the input method; those of full width are the same keys. */
export function resultOfKey(item: CheckItem, key: string): CheckResult | null {
  const digit = toHalfWidth(key)
  return /^[1-9]$/.test(digit) ? (resultsOf(item)[Number(digit) - 1] ?? null) : null
}

export function resultOf(text: string): CheckResult | null {
  return CHECK_RESULT.items.find(({ key }) => key === text)?.key ?? null
}

/** A row with the marks that are not saved yet laid over it. */
export interface LineRow extends CheckRow {
  queued: Readonly<Partial<Record<CheckItem, QueuedLineMark>>>
}

const NOTHING: LineRow['queued'] = {}

export function withLineMarks(row: CheckRow, marks: readonly QueuedLineMark[]): LineRow {
  const own = marks.filter(mark => mark.memberId === row.memberId)
  if (own.length === 0) return { ...row, queued: NOTHING }
  const laid = { ...row.marks }
  const queued: Partial<Record<CheckItem, QueuedLineMark>> = {}
  for (const mark of own) {
    const { item, present, note = laid[item].note } = mark
    laid[item] = { state: present, note }
    queued[item] = mark
  }
  return { ...row, marks: laid, queued, state: lineState({ ...row, marks: laid }) }
}
