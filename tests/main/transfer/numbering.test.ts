import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nextNumber, readLetterNumber } from '../../../src/shared/transfer/numbering.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number
beforeEach(async () => {
  test = await anOffice()
  branch = await aBranch(test)
})
afterEach(() => test.dispose())

const WHOLE = {
  direction: '转出',
  nature: '永久转出',
  phone: '13700000001',
  wechat: 'zs001',
  destKind: '工作',
  destPlace: '郑州市',
  backupContact: '妻子 13700000002',
  leaveTalkOn: '2015-12-18',
  duesPaidTo: '2016-02',
  handler: '党员本人',
  toOrg: '郑州某公司党委',
  state: 'ISSUED',
} as const

const issue = async (issuedOn: string, letterNo: string | null = null) => {
  const memberId = await aMember(test, branch)
  const { id } = await test.backend.transfer.save({ memberId, values: { ...WHOLE, issuedOn, letterNo } })
  return { id, memberId }
}
const all = async () => (await test.backend.transfer.list({ filter: { only: 'all' } })).rows
const numberOf = async (id: number) => (await all()).find(row => row.id === id)?.letterNo
const membership = async (id: number) => (await test.backend.roster.card({ id })).membership

describe('numbers of letters', () => {
  it('are counted by the year of issue, without gaps', async () => {
    const given = []
    for (const on of ['2016-01-05', '2015-12-31', '2016-03-20', '2015-06-01']) {
      given.push(await numberOf((await issue(on)).id))
    }
    expect(given).toEqual(['2016-001', '2015-001', '2016-002', '2015-002'])
  })

  it('go on from what the office typed, and fill what an undone issue left', async () => {
    await issue('2016-01-05', '2016-018')
    const second = await issue('2016-01-06')
    expect(await numberOf(second.id)).toBe('2016-019')
    await finish(test.backend.audit.undo({}))
    expect(await membership(second.memberId)).toBe('FORMAL')
    expect(await numberOf((await issue('2016-01-07')).id)).toBe('2016-019')
    expect((await test.backend.transfer.nextNumber({ year: 2016 })).letterNo).toBe('2016-020')
  })

  it('stay with a void letter, which a new one replaces', async () => {
    const { id, memberId } = await issue('2016-03-01')
    expect(await membership(memberId)).toBe('LEAVING')
    await test.backend.transfer.step({
      id,
      to: 'VOID',
      values: { voidedOn: '2016-03-05', voidReason: '单位写错' },
    })
    expect(await membership(memberId)).toBe('FORMAL')
    const { id: draft } = await test.backend.transfer.reissue({ id })
    const values = { issuedOn: '2016-03-06', toOrg: '郑州某集团党委' }
    await test.backend.transfer.step({ id: draft, to: 'ISSUED', values })
    expect((await all()).map(({ letterNo, state, replaces }) => [letterNo, state, replaces])).toEqual([
      ['2016-002', 'ISSUED', '2016-001'],
      ['2016-001', 'VOID', null],
    ])
    await expect(test.backend.transfer.remove({ id })).rejects.toMatchObject({
      code: 'LETTER_NUMBERED',
      message: '介绍信2016-001已编号，不能删除。开错的请作废，编号保留；刚登记错的请撤销',
    })
    await expect(test.backend.transfer.reissue({ id: draft })).rejects.toMatchObject({
      code: 'STATE_STEP_REFUSED',
    })
  })

  it('of another form keep no letter from being refused either: it holds the member until it is void', async () => {
    const { id, memberId } = await issue('2016-03-01', '青组转字')
    await expect(test.backend.transfer.remove({ id })).rejects.toMatchObject({ code: 'LETTER_ISSUED' })
    expect(await membership(memberId)).toBe('LEAVING')
    await test.backend.transfer.step({
      id,
      to: 'VOID',
      values: { voidedOn: '2016-03-05', voidReason: '单位写错' },
    })
    await test.backend.transfer.remove({ id })
    expect([await membership(memberId), await all()]).toEqual(['FORMAL', []])
  })

  it('on a void letter count only from the day it was made void', async () => {
    const { id } = await issue('2015-12-20')
    await test.backend.transfer.step({ id, to: 'VOID', values: { voidedOn: '2016-03-20' } })
    const stageOn = async (asOf: string) =>
      (await test.backend.transfer.list({ asOf, filter: { only: 'all' } })).rows[0]?.stage
    expect([await stageOn('2016-03-18'), await stageOn('2016-03-20')]).toEqual(['ISSUED', 'VOID'])
    const pocket = async (asOf: string) =>
      (await test.backend.roster.list({ asOf, filter: { flag: 'pocket' } })).total
    expect([await pocket('2016-03-19'), await pocket('2016-03-20')]).toEqual([0, 0])
  })

  it('twice on paper are kept and told', async () => {
    await issue('2016-01-05', '2016-003')
    await issue('2016-01-06', '2016-003')
    expect((await all()).map(({ findings }) => findings[0])).toEqual([
      '编号2016-003用了不止一次，请核对存根',
      '编号2016-003用了不止一次，请核对存根',
    ])
  })

  it.each([
    ['2016-001', { year: 2016, serial: 1 }],
    ['第12号', null],
    ['2016-', null],
  ])('%s is read as %j', (text, number) => {
    expect(readLetterNumber(text)).toEqual(number)
  })

  it('of other years and other writing do not count', () => {
    expect(nextNumber(2016, ['2015-007', '第8号'])).toBe('2016-001')
    expect(nextNumber(2016, ['2016-002', '2016-003', '2016-005'])).toBe('2016-004')
  })
})

describe('one step is one undo', () => {
  it('of the letter and of what it made of the membership', async () => {
    const { id, memberId } = await issue('2016-01-05')
    const values = { landedOn: '2016-02-01', receiptOn: '2016-02-20' }
    await test.backend.transfer.step({ id, to: 'RECEIPTED', values })
    expect(await membership(memberId)).toBe('LEFT')
    const { label } = await finish(test.backend.audit.undo({}))
    expect(label).toContain('介绍信：已回执')
    expect(await membership(memberId)).toBe('LEAVING')
    expect((await all())[0]).toMatchObject({ state: 'ISSUED', landedOn: null, receiptOn: null })
  })
})

describe('a correction', () => {
  it('takes away nothing the state rests on', async () => {
    const { id, memberId } = await issue('2016-01-05')
    const save = (values: object) => test.backend.transfer.save({ memberId, id, values })
    await expect(save({ duesPaidTo: null })).rejects.toMatchObject({ message: /党费交至年月/ })
    await save({ duesPaidTo: '2015-06' })
    expect((await all())[0]?.findings).toContain('党费只交到2015-06，请先补交到开具前一个月')
  })
})
