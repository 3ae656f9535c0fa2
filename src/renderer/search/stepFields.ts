/** What is typed into a step of a case, read. */

import type { Attempt } from '../shell/failures.ts'
import { dayValue } from '../ui/dateValues.ts'

/** A day that must be filled in. */
export function demandDay(typed: string, today: string, field: string, empty: string): Attempt<string> {
  const day = dayValue(typed, today)
  if (!day.ok) return { ok: false, failure: { ...day.failure, field } }
  if (day.value === null) return { ok: false, failure: { code: 'INPUT_INVALID', message: empty, field } }
  return { ok: true, value: day.value }
}

/** A day that may be left out. */
export function optionalDay(typed: string, today: string, field: string): Attempt<string | null> {
  const day = dayValue(typed, today)
  return day.ok ? day : { ok: false, failure: { ...day.failure, field } }
}

export const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim())
