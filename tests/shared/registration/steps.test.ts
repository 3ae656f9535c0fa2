import { describe, expect, it } from 'vitest'
import {
  REGISTRATION_STATE,
  REGISTRATION_STEP,
  type RegistrationState,
  type RegistrationWish,
} from '../../../src/shared/registration/codes.ts'
import {
  daysLate,
  REGISTRATION_NEEDS,
  REGISTRATION_STEPS,
  registrationDeadline,
  registrationFindings,
  registrationMissing,
  registrationRule,
  registrationState,
  type RegistrationEvidence,
} from '../../../src/shared/registration/steps.ts'

const WHOLE: RegistrationEvidence = {
  returnedOn: '2016-03-10',
  applicationOn: '2016-03-09',
  reason: '登错了人',
}

describe('the steps of a form (rules.md 4.7)', () => {
  it('pass with their evidence, and are refused by name without each of it', () => {
    for (const rule of REGISTRATION_STEPS) {
      expect(registrationRule(rule.from, rule.step)).toBe(rule)
      expect(registrationMissing(rule, WHOLE)).toEqual([])
      for (const need of rule.needs) {
        for (const nothing of [null, ' '])
          expect(registrationMissing(rule, { ...WHOLE, [need]: nothing })).toEqual([REGISTRATION_NEEDS[need]])
      }
    }
  })

  it('are the only ones', () => {
    const known = new Set(REGISTRATION_STEPS.map(({ from, step }) => `${from} ${step}`))
    expect(known.size).toBe(REGISTRATION_STEPS.length)
    for (const { key: from } of REGISTRATION_STATE.items) {
      for (const { key: step } of REGISTRATION_STEP.items)
        expect(registrationRule(from, step) === null, `${from} ${step}`).toBe(!known.has(`${from} ${step}`))
    }
  })
})

describe('where a form stands', () => {
  const deadline = registrationDeadline('2016-03-01', 15)
  it('is told by the day, the fifteenth in time and the sixteenth late', () => {
    expect(deadline).toBe('2016-03-16')
    const out = { deadline, returnedOn: null, wish: null }
    expect([registrationState(out, '2016-03-16'), daysLate(out, '2016-03-16')]).toEqual(['ISSUED', 0])
    expect([registrationState(out, '2016-03-17'), daysLate(out, '2016-03-17')]).toEqual(['OVERDUE', 1])
  })

  it.each<[string, RegistrationWish, string, RegistrationState, number]>([
    ['2016-03-16', '登记', '2016-04-01', 'RETURNED', 0],
    ['2016-03-17', '登记', '2016-04-01', 'LATE', 1],
    ['2016-03-16', '不愿登记', '2016-04-01', 'UNWILLING', 0],
    ['2016-03-20', '不愿登记', '2016-04-01', 'UNWILLING', 4],
    // Before it came back it was still out.
    ['2016-03-20', '登记', '2016-03-16', 'ISSUED', 0],
    ['2016-03-20', '登记', '2016-03-19', 'OVERDUE', 3],
    ['2016-03-20', '登记', '2016-03-20', 'LATE', 4],
  ])('back on %s with %s it is on %s %s', (returnedOn, wish, day, state, late) => {
    const form = { deadline, returnedOn, wish }
    expect([registrationState(form, day), daysLate(form, day)]).toEqual([state, late])
  })
})

describe('what strikes about a form', () => {
  const base = {
    deadline: '2016-03-16',
    returnedOn: '2016-03-10',
    wish: '登记' as const,
    state: 'RETURNED' as const,
    signedOn: '2016-03-10',
    applicationOn: null,
    checked: true,
    hasCase: false,
    gone: null,
  }
  const texts = (more: Partial<Parameters<typeof registrationFindings>[0]>) =>
    registrationFindings({ ...base, ...more }).map(({ text }) => text)
  it('is said by name and nothing else', () => {
    expect(texts({})).toEqual([])
    expect(texts({ checked: false })).toEqual(['还没有与台账核对'])
    expect(texts({ signedOn: '2016-03-11' })).toEqual(['本人签字日期晚于交回日期'])
    const unwilling = { state: 'UNWILLING', wish: '不愿登记', checked: false } as const
    expect(texts({ ...unwilling, applicationOn: '2016-03-10' })).toEqual(['不愿登记，还没有按自愿退党立案'])
    expect(texts({ ...unwilling, hasCase: true, applicationOn: '2016-03-11' })).toEqual([
      '书面申请日期晚于收到日期',
    ])
    const out = { state: 'OVERDUE', returnedOn: null, wish: null, signedOn: null, checked: false } as const
    expect(texts({ ...out, gone: '去世' })).toEqual(['现为去世，不再催交'])
    expect(texts({ gone: '转出' })).toEqual([])
  })
})
