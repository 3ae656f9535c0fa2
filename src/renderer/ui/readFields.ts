/** What is typed into the fields of a dialog, read before it is sent: refused at the field it stands in. */

import type { Attempt, Failure } from '../shell/failures.ts'
import { dayValue } from './dateValues.ts'

export function refused(field: string, message: string) {
  return { ok: false as const, failure: { code: 'INPUT_INVALID', message, field } }
}

/** What was refused, said at the field it was typed into. */
export function refusedAs(field: string, { failure }: { failure: Failure }) {
  return { ok: false as const, failure: { ...failure, field } }
}

/** A day that may be left out. */
export function optionalDay(typed: string, today: string, field: string): Attempt<string | null> {
  const day = dayValue(typed, today)
  return day.ok ? day : refusedAs(field, day)
}

/** A day that must be filled in; `empty` is said where it is not. */
export function demandDay(typed: string, today: string, field: string, empty: string): Attempt<string> {
  const day = optionalDay(typed, today, field)
  if (!day.ok) return day
  return day.value === null ? refused(field, empty) : { ok: true, value: day.value }
}
