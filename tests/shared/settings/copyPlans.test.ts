import { describe, expect, it } from 'vitest'
import { readCopyPlan } from '../../../src/shared/settings/copyPlans.ts'

describe('the copies of a form, as they are written', () => {
  it.each([
    [
      '留存1、党总支1、党委1、组织部3',
      [
        { to: 'kept', count: 1 },
        { to: 'generalBranch', count: 1 },
        { to: 'committee', count: 1 },
        { to: 'superior', count: 3 },
      ],
    ],
    [
      '留存1份，组织部 4'.replace(' ', ''),
      [
        { to: 'kept', count: 1 },
        { to: 'superior', count: 4 },
      ],
    ],
    ['党委20', [{ to: 'committee', count: 20 }]],
  ])('%s', (text, plan) => {
    expect(readCopyPlan(text)).toEqual(plan)
  })

  it.each(['', '留存', '留存0', '党委21', '镇政府1', '留存1、留存2', '1份', '留存1个'])(
    '%s is none',
    text => {
      expect(readCopyPlan(text)).toBeNull()
    },
  )
})
