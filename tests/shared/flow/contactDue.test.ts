import { describe, expect, it } from 'vitest'
import { contactDue } from '../../../src/shared/flow/rules.ts'

describe('a contact each calendar quarter (R-E07)', () => {
  it.each([
    [null, null, '2024-03-20', true],
    ['2024-01-01', null, '2024-03-31', false],
    ['2023-12-31', null, '2024-01-01', true],
    ['2024-01-01', null, '2024-04-01', true],
    ['2024-04-01', null, '2024-06-30', false],
    ['2024-09-30', null, '2024-10-01', true],
    ['2024-10-01', null, '2024-12-31', false],
    [null, '2024-02-10', '2024-03-20', false],
    [null, '2023-12-30', '2024-03-20', true],
    ['2023-05-01', '2024-01-05', '2024-02-01', false],
  ])('last contact %s, talk before leaving %s, on %s: %s', (lastContactOn, leaveTalkOn, day, due) => {
    expect(contactDue({ lastContactOn, leaveTalkOn }, day)).toBe(due)
  })
})
