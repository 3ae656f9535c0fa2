/** Numbers of people typed into fields whose method takes a whole number and nothing else. */

import { toHalfWidth } from '../../shared/kernel/text.ts'
import type { Attempt } from '../shell/failures.ts'

/** The typed number; null for nothing; refused with the field's name where it is no whole number. */
export function countValue(typed: string, field: string): Attempt<number | null> {
  const text = toHalfWidth(typed.trim())
  if (text === '') return { ok: true, value: null }
  if (/^\d{1,5}$/.test(text)) return { ok: true, value: Number(text) }
  return { ok: false, failure: { code: 'INPUT_INVALID', message: '请填写整数，如 35', field } }
}
