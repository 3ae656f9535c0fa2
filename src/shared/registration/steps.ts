/**
 * The way of one form (rules.md 4.7 Reregistration; R-J16): 已发 → 已交回 within the days / 逾期 / 不愿登记, from
 * where a disposal case goes on. The steps are data; what is not in the table is refused. A form becomes late by
 * the day alone, which is no step: a step begins where the form stood on the day it came back.
 */

import { addDays, compareDates, dayNumber, type IsoDate } from '../kernel/dates.ts'
import type { RegistrationState, RegistrationStep, RegistrationWish } from './codes.ts'

/** What a step may need, in the words a refusal names it with. */
export const REGISTRATION_NEEDS = {
  returnedOn: '交回日期',
  applicationOn: '本人不愿登记的书面申请和日期',
  reason: '更正原因',
} as const

export type RegistrationNeed = keyof typeof REGISTRATION_NEEDS

export type RegistrationEvidence = Readonly<Record<RegistrationNeed, string | null>>

export interface RegistrationStepRule {
  step: RegistrationStep
  from: RegistrationState
  to: RegistrationState
  needs: readonly RegistrationNeed[]
}

export const REGISTRATION_STEPS: readonly RegistrationStepRule[] = [
  { step: 'RETURN', from: 'ISSUED', to: 'RETURNED', needs: ['returnedOn'] },
  { step: 'RETURN', from: 'OVERDUE', to: 'LATE', needs: ['returnedOn'] },
  { step: 'DECLINE', from: 'ISSUED', to: 'UNWILLING', needs: ['returnedOn', 'applicationOn'] },
  { step: 'DECLINE', from: 'OVERDUE', to: 'UNWILLING', needs: ['returnedOn', 'applicationOn'] },
  { step: 'RETRACT', from: 'RETURNED', to: 'ISSUED', needs: ['reason'] },
  { step: 'RETRACT', from: 'LATE', to: 'ISSUED', needs: ['reason'] },
  { step: 'RETRACT', from: 'UNWILLING', to: 'ISSUED', needs: ['reason'] },
]

/** The rule of the step in this state; null where it is refused. */
export function registrationRule(
  from: RegistrationState,
  step: RegistrationStep,
): RegistrationStepRule | null {
  return REGISTRATION_STEPS.find(one => one.from === from && one.step === step) ?? null
}

/** What the step lacks, in words. */
export function registrationMissing(rule: RegistrationStepRule, evidence: RegistrationEvidence): string[] {
  return rule.needs.filter(need => (evidence[need] ?? '').trim() === '').map(need => REGISTRATION_NEEDS[need])
}

/** The last day in time: the day of issue and the days of the drive (R-J16, `rereg.days`). */
export function registrationDeadline(issuedOn: IsoDate, days: number): IsoDate {
  return addDays(issuedOn, days)
}

export interface RegistrationFacts {
  deadline: IsoDate
  returnedOn: IsoDate | null
  wish: RegistrationWish | null
}

/** Where the form stands on the day: what came back later is still out. The deadline itself is in time. */
export function registrationState(
  { deadline, returnedOn, wish }: RegistrationFacts,
  day: IsoDate,
): RegistrationState {
  if (returnedOn === null || compareDates(returnedOn, day) > 0)
    return compareDates(day, deadline) > 0 ? 'OVERDUE' : 'ISSUED'
  if (wish === '不愿登记') return 'UNWILLING'
  return compareDates(returnedOn, deadline) > 0 ? 'LATE' : 'RETURNED'
}

/** Days past the deadline on the day, or when it came back; 0 in time. */
export function daysLate(
  { deadline, returnedOn }: Pick<RegistrationFacts, 'deadline' | 'returnedOn'>,
  day: IsoDate,
): number {
  const until = returnedOn !== null && compareDates(returnedOn, day) <= 0 ? returnedOn : day
  return Math.max(0, dayNumber(until) - dayNumber(deadline))
}

export interface RegistrationFinding {
  level: 'error' | 'warning' | 'note'
  text: string
}

/** What strikes about a form on its day; nothing is refused for it (law 9). */
export function registrationFindings(
  form: RegistrationFacts & {
    state: RegistrationState
    signedOn: IsoDate | null
    applicationOn: IsoDate | null
    checked: boolean
    hasCase: boolean
    /** what the member is by now, where he is no formal member on the roll any more */
    gone: string | null
  },
): RegistrationFinding[] {
  const { state, returnedOn, signedOn, applicationOn } = form
  const after = (date: IsoDate | null) =>
    date !== null && returnedOn !== null && compareDates(date, returnedOn) > 0
  const back = state === 'RETURNED' || state === 'LATE'
  return [
    ...(form.gone === null || back || state === 'UNWILLING'
      ? []
      : [{ level: 'note' as const, text: `现为${form.gone}，不再催交` }]),
    ...(after(signedOn) ? [{ level: 'warning' as const, text: '本人签字日期晚于交回日期' }] : []),
    ...(after(applicationOn) ? [{ level: 'warning' as const, text: '书面申请日期晚于收到日期' }] : []),
    ...(state === 'UNWILLING' && !form.hasCase
      ? [{ level: 'warning' as const, text: '不愿登记，还没有按自愿退党立案' }]
      : []),
    ...(back && !form.checked ? [{ level: 'note' as const, text: '还没有与台账核对' }] : []),
  ]
}
