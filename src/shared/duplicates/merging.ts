/** What a merged member is made of: field by field, and one line of dated periods out of two. */

import { labelOf } from '../kernel/codes.ts'
import { isFlagKey, MEMBER_KEYS, memberField, type MemberKey } from '../roster/fields.ts'
import type { ComparedField } from './methods.ts'
import { fullIdNumber, sameDate } from './rules.ts'

/** A member's values with what was typed and could not be read. */
export interface MergeFacts {
  values: Partial<Record<MemberKey, string | boolean | null>>
  asTyped: Partial<Record<string, string>>
}

export type Side = 'kept' | 'other'

/** What a field shows: the words of a code, 是 for a mark, the typed text where it could not be read. */
export function shownValue({ values, asTyped }: MergeFacts, key: MemberKey): string {
  const value = values[key]
  if (typeof value === 'boolean') return value ? '是' : ''
  const { type } = memberField(key)
  if (value === null || value === undefined || value === '') return asTyped[key] ?? ''
  return type.kind === 'code' ? labelOf(type.table, value) : value
}

/** Of two values that say the same the fuller one; null when they contradict each other. */
function fuller(key: MemberKey, kept: string, other: string): Side | null {
  const { type } = memberField(key)
  if (type.kind === 'date' && sameDate(kept, other)) return other.length > kept.length ? 'other' : 'kept'
  if (type.kind === 'idNumber') {
    const [keptId, otherId] = [fullIdNumber(kept), fullIdNumber(other)]
    if (keptId !== null && keptId === otherId) return other.length > kept.length ? 'other' : 'kept'
  }
  return null
}

/**
 * The fields of two members beside each other, those that both have empty left out. Where one is filled,
 * or one says more exactly what the other says, it is preset; what contradicts is the clerk's to choose.
 */
export function comparedFields(keptFacts: MergeFacts, otherFacts: MergeFacts): ComparedField[] {
  return MEMBER_KEYS.flatMap((key): ComparedField[] => {
    const kept = shownValue(keptFacts, key)
    const other = shownValue(otherFacts, key)
    if (kept === '' && other === '') return []
    const field = { key, label: memberField(key).label, kept, other }
    if (kept === other) return [{ ...field, state: 'same', preset: 'kept' }]
    if (kept === '') return [{ ...field, state: 'filled', preset: 'other' }]
    if (other === '' || isFlagKey(key)) return [{ ...field, state: 'filled', preset: 'kept' }]
    const preset = fuller(key, kept, other)
    return [{ ...field, state: preset === null ? 'conflict' : 'filled', preset }]
  })
}

/** A span of days as stored: from its first day to the first day no longer in it; null is open. */
export interface Span {
  fromOn: string | null
  toOn: string | null
}

function later(first: string | null, second: string | null): string | null {
  if (first === null || second === null) return first ?? second
  return first > second ? first : second
}

function earlier(first: string | null, second: string | null): string | null {
  if (first === null || second === null) return first ?? second
  return first < second ? first : second
}

function isEmpty({ fromOn, toOn }: Span): boolean {
  return fromOn !== null && toOn !== null && fromOn >= toOn
}

/** What is left of `span` outside all of `standing`: on each day one state holds, that of `standing` first. */
export function uncovered(span: Span, standing: readonly Span[]): Span[] {
  return standing
    .filter(other => !isEmpty(other))
    .reduce<Span[]>(
      (pieces, { fromOn, toOn }) =>
        pieces.flatMap(piece => {
          const before = fromOn === null ? [] : [{ fromOn: piece.fromOn, toOn: earlier(piece.toOn, fromOn) }]
          const after = toOn === null ? [] : [{ fromOn: later(piece.fromOn, toOn), toOn: piece.toOn }]
          return [...before, ...after].filter(left => !isEmpty(left))
        }),
      isEmpty(span) ? [] : [span],
    )
}
