/** A count as it was typed into a dialog. */

import { toHalfWidth } from '../../shared/kernel/text.ts'
import type { Attempt } from '../shell/failures.ts'

/** Refused beside its field where it is no whole number from `min` to `max`. */
export function wholeNumber(typed: string, min: number, max: number, field: string): Attempt<number> {
  const text = toHalfWidth(typed.trim())
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= min && value <= max) return { ok: true, value }
  return { ok: false, failure: { code: 'INPUT_INVALID', message: `请填${min}到${max}的整数`, field } }
}
