import { describe, expect, it } from 'vitest'
import { nextSteps, stepForm } from '../../../src/renderer/transfer/stepForms.ts'
import { IN_STEPS, OUT_STEPS } from '../../../src/shared/transfer/steps.ts'
import type { LetterRow } from '../../../src/shared/transfer/methods.ts'

// Valid to 2024-01-08.
const ISSUED = { direction: '转出', state: 'ISSUED', issuedOn: '2023-10-10', validDays: 90 } as LetterRow

describe('what a step asks for', () => {
  it.each([
    ['', false],
    ['3月', false],
    ['2024-01-08', false],
    ['2024-01-09', true],
    ['2024.1.9', true],
  ])('landed on “%s”: the reason for being late is asked for: %s', (landedOn, asked) => {
    for (const to of ['LANDED', 'RECEIPTED'] as const) {
      const reason = stepForm('转出', to)?.fields.find(({ key }) => key === 'lateReason')
      expect(reason?.when?.({ landedOn }, ISSUED, '2024-03-20'), to).toBe(asked)
    }
  })

  it('is known of every step there is', () => {
    for (const { to } of OUT_STEPS) expect(stepForm('转出', to), to).toBeDefined()
    for (const { to } of IN_STEPS) expect(stepForm('转入', to), to).toBeDefined()
  })

  it('offers what rules.md 4.4 allows, the usual one first', () => {
    expect(nextSteps({ direction: '转出', stage: 'DRAFT' })).toEqual(['ISSUED', 'VOID'])
    expect(nextSteps({ direction: '转出', stage: 'LANDED' })).toEqual(['RECEIPTED', 'PROVEN', 'VOID'])
    expect(nextSteps({ direction: '转入', stage: 'DRAFT' })).toEqual(['LANDED', 'RETURNED', 'VOID'])
    expect(nextSteps({ direction: '转出', stage: 'RECEIPTED' })).toEqual([])
  })
})
