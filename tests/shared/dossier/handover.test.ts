import { describe, expect, it } from 'vitest'
import {
  HANDOVER_DIRECTION,
  HANDOVER_NEEDS,
  HANDOVER_STATE,
  HANDOVER_STEPS,
  handoverFindings,
  handoverMissing,
  handoverState,
  receiptOverdue,
  type HandoverEvidence,
  type HandoverNeed,
} from '../../../src/shared/dossier/handover.ts'

const WHOLE: HandoverEvidence = {
  direction: '转出',
  contents: ['入党志愿书1份'],
  counterpart: '白沙镇党委',
  handedOn: '2024-03-01',
  place: '镇党委',
  giver: '甲',
  taker: '乙',
  sealed: true,
  checkResult: '齐全',
  receiptOn: '2024-03-10',
  receiptFrom: '丙',
}
const WITHOUT: Readonly<Record<HandoverNeed, Partial<HandoverEvidence>>> = {
  dossiers: { contents: [] },
  contents: { contents: ['入党志愿书1份', ' '] },
  counterpart: { counterpart: null },
  handedOn: { handedOn: null },
  place: { place: '' },
  giver: { giver: null },
  taker: { taker: ' ' },
  sealed: { sealed: false },
  checkResult: { checkResult: null },
  receiptOn: { receiptOn: null },
  receiptFrom: { receiptFrom: null },
}
const STATES = HANDOVER_STATE.items.map(({ key }) => key)

describe.each(HANDOVER_DIRECTION.items.map(({ key }) => key))('the steps of a handover %s', direction => {
  const evidence = { ...WHOLE, direction }
  it('are allowed with their evidence, and refused by name without each of it', () => {
    for (const { from, to, needs } of HANDOVER_STEPS[direction]) {
      expect(handoverMissing(from, to, evidence)).toEqual([])
      for (const need of needs) {
        expect(handoverMissing(from, to, { ...evidence, ...WITHOUT[need] })).toContain(HANDOVER_NEEDS[need])
      }
    }
  })

  it('are the only ones', () => {
    const known = new Set(HANDOVER_STEPS[direction].map(({ from, to }) => `${from} ${to}`))
    for (const from of STATES)
      for (const to of STATES)
        expect(handoverMissing(from, to, evidence) === null, `${from} ${to}`).toBe(
          !known.has(`${from} ${to}`),
        )
  })
})

describe('the seal', () => {
  it('is ours to set on what goes out, and only noted on what comes in', () => {
    const bare = { ...WHOLE, sealed: false }
    expect(handoverMissing('PREPARED', 'HANDED', bare)).toEqual(['密封包装并加盖党委公章'])
    expect(handoverMissing('PREPARED', 'HANDED', { ...bare, direction: '转入' })).toEqual([])
    const days = { handedOn: '2024-03-01', receiptOn: null, sealed: false }
    expect(handoverFindings({ ...days, direction: '转入' }, 30, '2024-03-02')).toEqual([
      '收到时没有密封，请核对有无缺件',
    ])
    expect(handoverFindings({ ...days, direction: '转出' }, 30, '2024-03-02')).toEqual([])
  })
})

describe('the receipt', () => {
  const days = { handedOn: '2024-02-01', receiptOn: null }
  it.each([
    // 30 days after 1 February 2024 is 2 March: that day is in time.
    ['2024-03-02', false],
    ['2024-03-03', true],
  ])('on %s overdue: %s', (day, overdue) => {
    expect(receiptOverdue(days, 30, day)).toBe(overdue)
  })

  it('that came is not overdue, but was before it came', () => {
    const late = { ...days, receiptOn: '2024-03-10' }
    expect(receiptOverdue(late, 30, '2024-03-09')).toBe(true)
    expect(receiptOverdue(late, 30, '2024-03-10')).toBe(false)
  })
})

it('a handover stands on each day where it stood then', () => {
  const whole = { handedOn: '2024-02-01', receiptOn: '2024-02-20' }
  const on = (day: string) => handoverState(whole, day)
  expect([on('2024-01-31'), on('2024-02-01'), on('2024-02-19'), on('2024-02-20')]).toEqual([
    'PREPARED',
    'HANDED',
    'HANDED',
    'RECEIPTED',
  ])
})
