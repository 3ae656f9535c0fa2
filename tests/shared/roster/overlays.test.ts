/** What holds beside the membership on a day (rules.md 4.1), on both sides of every day it turns on. */

import { describe, expect, it } from 'vitest'
import { DISPOSAL_STATE } from '../../../src/shared/disposal/codes.ts'
import { overlaysOn, type OverlayFacts } from '../../../src/shared/roster/overlays.ts'
import { LOST_STATE } from '../../../src/shared/search/codes.ts'
import { LETTER_STAGE } from '../../../src/shared/transfer/codes.ts'

const NONE: OverlayFacts = {
  lost: [],
  disposals: [],
  letters: [],
  flows: [],
  stays: [],
  sanctions: [],
  unattached: false,
  pocketManual: false,
}
const ON = '2024-03-20'
const words = (facts: Partial<OverlayFacts>, on = ON) =>
  overlaysOn({ ...NONE, ...facts }, on).map(overlay => overlay.words)

describe('a lost case', () => {
  const lost = (state: OverlayFacts['lost'][number]['state'], foundOn = ON) => [
    { id: 3, caseNo: 'SL2024-001', state, foundOn },
  ]

  it('holds in every state but those in which it is settled', () => {
    const told = LOST_STATE.items.map(({ key }) => [key, words({ lost: lost(key) })[0] ?? ''])
    expect(Object.fromEntries(told)).toEqual({
      VERIFYING: '失联核查中',
      EXCLUDED: '',
      SEARCHING: '失联查找中',
      FOUND: '已取得联系',
      NOT_FOUND: '仍无法取得联系',
      INVESTIGATED: '失联调查已核实',
      PROPOSED: '失联待处理',
      FOLLOWING: '取得联系跟踪中',
      DECIDED: '',
    })
  })

  it.each([
    ['2024-03-19', []],
    ['2024-03-20', ['失联查找中']],
  ])('found on the 20th is told on %s as %j', (on, expected) => {
    expect(words({ lost: lost('SEARCHING') }, on)).toEqual(expected)
  })

  it('leads to itself', () => {
    expect(overlaysOn({ ...NONE, lost: lost('SEARCHING') }, ON)).toEqual([
      {
        words: '失联查找中',
        detail: 'SL2024-001，2024-03-20发现',
        level: 'warning',
        record: { kind: 'lostCase', id: 3 },
      },
    ])
  })
})

describe('a disposal case', () => {
  it('is 限期改正中 while it is, 组织处置中 before, and nothing after', () => {
    const told = DISPOSAL_STATE.items.map(({ key }) => {
      const own = { id: 4, caseNo: 'CZ1', kind: 'RECTIFY', openedOn: '2024-01-02', dueOn: null } as const
      return [key, words({ disposals: [{ ...own, state: key }] })[0] ?? '']
    })
    const running = [
      ...['OPENED', 'TALKED', 'REVIEWED', 'INQUIRED', 'PARTY_CHECKED', 'CHECKED', 'VOTED'],
      ...['PARTY_AGREED', 'APPROVED', 'ANNOUNCED'],
    ]
    expect(Object.fromEntries(told)).toEqual({
      ...Object.fromEntries(running.map(key => [key, '组织处置中'])),
      RECTIFYING: '限期改正中',
      CONCLUDED: '',
      ENDED: '',
      FILED: '',
    })
  })
})

describe('留党察看', () => {
  it.each([
    ['2023-03-19', []],
    ['2023-03-20', ['留党察看中']],
    ['2024-03-20', ['留党察看中']],
    ['2024-03-21', []],
  ])('of one year from 2023-03-20 on %s is %j', (on, expected) => {
    const sanctions = [{ kind: '留党察看一年', decidedOn: '2023-03-20', effectTo: '2024-03-20' }]
    expect(words({ sanctions }, on)).toEqual(expected)
  })

  it('is no other sanction', () => {
    expect(words({ sanctions: [{ kind: '警告', decidedOn: '2024-01-01', effectTo: null }] })).toEqual([])
  })
})

describe('a letter', () => {
  const letter = (stage: OverlayFacts['letters'][number]['stage'], direction = '转出') => [
    { direction, letterNo: '2024001', issuedOn: '2024-01-05', stage },
  ]

  it('is on its way, or makes a pocket member', () => {
    const told = LETTER_STAGE.items.map(({ key }) => [key, words({ letters: letter(key) })[0] ?? ''])
    expect(Object.fromEntries(told)).toEqual({
      DRAFT: '',
      ISSUED: '组织关系在途',
      OVERDUE: '口袋党员',
      POCKET: '口袋党员',
      LANDED: '组织关系在途',
      RECEIPTED: '',
      PROVEN: '',
      RETURNED: '',
      VOID: '',
    })
  })

  it('that came in is none of these', () => {
    expect(words({ letters: letter('LANDED', '转入') })).toEqual([])
  })

  it('past its day and a mark by hand tell one thing once', () => {
    expect(words({ letters: letter('OVERDUE'), pocketManual: true })).toEqual(['口袋党员'])
    expect(words({ letters: letter('ISSUED'), pocketManual: true })).toEqual(['组织关系在途', '口袋党员'])
  })
})

describe('an absence', () => {
  const flow = { leftOn: '2024-01-10', returnedOn: '2024-03-20', status: '已返回', destPlace: '杭州' }

  it.each([
    ['2024-01-09', []],
    ['2024-01-10', ['外出中']],
    ['2024-03-19', ['外出中']],
    ['2024-03-20', []],
  ])('from 01-10 until the return on 03-20 is on %s %j', (on, expected) => {
    expect(words({ flows: [{ ...flow, uncontrolled: false }] }, on)).toEqual(expected)
    const stays = [{ leftOn: flow.leftOn, returnedOn: flow.returnedOn, country: '新加坡' }]
    expect(words({ stays }, on)).toEqual(expected.map(() => '出国（境）中'))
  })

  it('without a report is 失控', () => {
    const away = { ...flow, returnedOn: null, status: '外出中' }
    expect(words({ flows: [{ ...away, uncontrolled: true }] })).toEqual(['外出失控'])
  })

  it('stands behind what is graver', () => {
    expect(
      words({
        flows: [{ ...flow, returnedOn: null, status: '外出中', uncontrolled: false }],
        unattached: true,
        lost: [{ id: 1, caseNo: 'a', state: 'SEARCHING', foundOn: ON }],
      }),
    ).toEqual(['失联查找中', '外出中', '空挂党员'])
  })
})
