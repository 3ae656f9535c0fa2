/** What a clerk or a list typed, read into the columns of a member. */

import { OfficeError } from '../../shared/api/errors.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { tidy } from '../../shared/kernel/text.ts'
import {
  isFlagKey,
  MEMBER_KEYS,
  memberField,
  memberValueSchema,
  type FlagKey,
  type MemberKey,
  type TextKey,
} from '../../shared/roster/fields.ts'
import { readMemberValue, tooLongText, type ReadValue } from '../../shared/roster/rules.ts'
import type { TypedValues } from '../../shared/roster/schema.ts'
import { toFlag } from '../db/query.ts'

interface Typed {
  /** undefined: the name was not among the values */
  name: string | undefined
  columns: Partial<Record<TextKey, string | null>> & Partial<Record<FlagKey, 0 | 1>>
  asTyped: Partial<Record<string, string>>
}

/** What is kept as typed may be this long. */
const KEPT_MAX = 500

/** A clerk is told at once that a text does not fit; what an import brings is kept whole, with a finding. */
function tooLong(key: MemberKey, typed: string, read: ReadValue): string | null {
  const { kind } = memberField(key).type
  if (read.asTyped === null) return null
  if (kind === 'text' || kind === 'words') return read.remark
  const { length } = tidy(typed)
  return length > KEPT_MAX ? tooLongText(KEPT_MAX, length) : null
}

/** Reads typed values into columns. Throws INPUT_INVALID naming the field where a value cannot be kept at all. */
export function readTyped(
  values: TypedValues,
  before: Partial<Record<string, string>>,
  today: IsoDate,
): Typed {
  const typed: Typed = { name: undefined, columns: {}, asTyped: {} }
  const kept = new Map(Object.entries(before))
  for (const key of MEMBER_KEYS) {
    const given = values[key]
    if (given === undefined) continue
    const read = readMemberValue(key, given, today)
    const reason = typeof given === 'string' ? tooLong(key, given, read) : null
    if (reason !== null) {
      throw new OfficeError('INPUT_INVALID', { field: memberField(key).label, reason }, { field: key })
    }
    const parsed = memberValueSchema(key).safeParse(read.value)
    if (!parsed.success) {
      const reason = parsed.error.issues[0]?.message ?? ''
      throw new OfficeError('INPUT_INVALID', { field: memberField(key).label, reason }, { field: key })
    }
    if (isFlagKey(key)) typed.columns[key] = toFlag(read.value === true)
    else if (key === 'name') typed.name = String(read.value)
    else typed.columns[key] = typeof read.value === 'string' ? read.value : null
    if (read.asTyped === null) kept.delete(key)
    else kept.set(key, read.asTyped)
  }
  return { ...typed, asTyped: Object.fromEntries(kept) }
}

/** How typed texts are kept beside a member's fields; null where there are none. */
export function asTypedJson(asTyped: Partial<Record<string, string>>): string | null {
  return Object.keys(asTyped).length === 0 ? null : JSON.stringify(asTyped)
}
