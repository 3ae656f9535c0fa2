/**
 * Exemptions: which one holds on a day, and what is to be pointed out about one (R-M03, R-I12, R-L07; X-25).
 * What a paper says is kept all the same.
 */

import type { IsoDate } from '../kernel/dates.ts'
import { reasonsOf, type ExemptionKind, type ExemptionReason, type ExemptPath } from './codes.ts'

export type { ExemptPath }

/** From a day to a day, both included; without an end it goes on. */
export interface ExemptionSpan {
  kind: ExemptionKind
  fromOn: IsoDate
  toOn: IsoDate | null
}

export interface ExemptionFacts extends ExemptionSpan {
  id: number
  reason: ExemptionReason
  agreedOn: IsoDate | null
  passedOn: IsoDate | null
}

export interface ExemptionFinding {
  level: 'error' | 'warning' | 'note'
  text: string
}

export function holdsOn({ fromOn, toOn }: Omit<ExemptionSpan, 'kind'>, on: IsoDate): boolean {
  return fromOn <= on && (toOn === null || on <= toOn)
}

/** The exemption of this kind on the day; of several the one that began last. */
export function exemptionOn<T extends ExemptionSpan>(
  exemptions: readonly T[],
  kind: ExemptionKind,
  on: IsoDate,
): T | null {
  const holding = exemptions.filter(one => one.kind === kind && holdsOn(one, on))
  return holding.reduce<T | null>((last, one) => (last && last.fromOn >= one.fromOn ? last : one), null)
}

/** The exemption of this kind on some day of the year: where the day of a round is not known. */
function exemptionInYear<T extends ExemptionSpan>(
  exemptions: readonly T[],
  kind: ExemptionKind,
  year: number,
): T | null {
  const holds = (one: T) =>
    one.kind === kind && one.fromOn <= `${year}-12-31` && (one.toOn === null || one.toOn >= `${year}-01-01`)
  return exemptions.find(holds) ?? null
}

/** The exemption from appraisal meetings at a round: on its day, or in its year where the day is not known. */
export function exemptionAtRound<T extends ExemptionSpan>(
  exemptions: readonly T[],
  { year, onDate }: { year: number; onDate: IsoDate | null },
): T | null {
  return onDate === null
    ? exemptionInYear(exemptions, '评议豁免', year)
    : exemptionOn(exemptions, '评议豁免', onDate)
}

function overlap(a: ExemptionSpan, b: ExemptionSpan): boolean {
  return (a.toOn === null || b.fromOn <= a.toOn) && (b.toOn === null || a.fromOn <= b.toOn)
}

const warning = (text: string): ExemptionFinding => ({ level: 'warning', text })

/**
 * Whose consent an exemption of this kind needs: that of the branch (S01 27), or of the organisation above and the
 * members' meeting (S04 274). Null: of nobody the documents name (R-L07).
 */
export function consentOf(kind: ExemptionKind, path: ExemptPath): 'branch' | 'superior' | null {
  if (kind === '积分豁免') return null
  if (path !== 'byKind') return path
  return kind === '评议豁免' ? 'branch' : 'superior'
}

/** Whose consent is still missing, and consent that came after the exemption began. */
function consentFindings(one: ExemptionFacts, path: ExemptPath): ExemptionFinding[] {
  const { kind, fromOn, agreedOn, passedOn } = one
  const late = [agreedOn, passedOn].some(day => day !== null && day > fromOn)
  const after = late ? [{ level: 'note' as const, text: '同意日期晚于豁免开始日期' }] : []
  switch (consentOf(kind, path)) {
    case 'superior':
      return [
        ...(agreedOn === null ? [warning('要报上级党组织同意')] : []),
        ...(passedOn === null ? [warning('要经党员大会通过')] : []),
        ...after,
      ]
    case 'branch':
      return [...(agreedOn === null ? [warning('要经支部同意')] : []), ...after]
    case null:
      return after
  }
}

export function exemptionFindings(
  exemptions: readonly ExemptionFacts[],
  path: ExemptPath,
): Map<number, ExemptionFinding[]> {
  return new Map(
    exemptions.map(one => [
      one.id,
      [
        ...(one.toOn !== null && one.toOn < one.fromOn
          ? [{ level: 'error' as const, text: '结束日期早于开始日期' }]
          : []),
        ...(reasonsOf(one.kind).includes(one.reason)
          ? []
          : [warning(`${one.kind}的原因一般不是${one.reason}`)]),
        ...consentFindings(one, path),
        ...(exemptions.some(other => other.id !== one.id && other.kind === one.kind && overlap(one, other))
          ? [warning(`同一时间另有一条${one.kind}`)]
          : []),
      ],
    ]),
  )
}
