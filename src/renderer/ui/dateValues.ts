/** Dates typed into fields whose method takes a date and nothing else. */

import type { Attempt } from '../shell/failures.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { readDate } from './fields/DateField.tsx'

function refused(message: string): Attempt<never> {
  return { ok: false, failure: { code: 'INPUT_INVALID', message, field: null } }
}

/** The typed text as a date; null for nothing; refused with the reason where it cannot be read. */
export function dateValue(typed: string, today: IsoDate): Attempt<string | null> {
  const read = readDate(typed, today)
  switch (read.kind) {
    case 'empty':
      return { ok: true, value: null }
    case 'date':
      return { ok: true, value: read.date }
    case 'unclear':
      return refused(read.reason)
  }
}

/** The same where a whole day is needed. */
export function dayValue(typed: string, today: IsoDate): Attempt<string | null> {
  const read = dateValue(typed, today)
  return read.ok && read.value?.length === 7 ? refused('请写到日，如 2016-03-01') : read
}
