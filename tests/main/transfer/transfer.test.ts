import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let member: number
beforeEach(async () => {
  test = await anOffice()
  member = await aMember(test, await aBranch(test))
})
afterEach(() => test.dispose())

const whole = {
  direction: '转出',
  nature: '永久转出',
  phone: '13700000001',
  wechat: 'zs001',
  destKind: '工作',
  destPlace: '郑州市',
  backupContact: '妻子 13700000002',
  toOrg: '郑州某公司党委',
  leaveTalkOn: '2015-12-20',
  duesPaidTo: '2015-12',
  handler: '党员本人',
  issuedOn: '2015-12-21',
  state: 'ISSUED',
} as const
const save = (values: object, id?: number) =>
  test.backend.transfer.save({ memberId: member, ...(id === undefined ? {} : { id }), values })
const membership = async () => (await test.backend.roster.card({ id: member })).membership

describe('transfer letters', () => {
  it('are issued only with the four things clear', async () => {
    await expect(save({ ...whole, backupContact: null, nature: null })).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      message: '还缺：转出性质、备用联系人。补上后才能登记为已开具',
    })
  })

  it('are overdue the day after their last valid day, and then mark a pocket member', async () => {
    await save(whole)
    const on = async (asOf: string) =>
      (await test.backend.transfer.list({ asOf, filter: { only: 'overdue' } })).total
    // 2015-12-21 + 90 days = 2016-03-20
    expect((await test.backend.transfer.list({})).rows[0]).toMatchObject({
      validTo: '2016-03-20',
      validDays: 90,
    })
    expect([await on('2016-03-20'), await on('2016-03-21')]).toEqual([0, 1])
    const pocket = async (asOf: string) =>
      (await test.backend.roster.list({ asOf, filter: { flag: 'pocket' } })).total
    expect([await pocket('2016-03-20'), await pocket('2016-03-21')]).toEqual([0, 1])
  })

  it('carry the member’s state: on the roll until the receipt', async () => {
    const { id } = await save(whole)
    expect(await membership()).toBe('LEAVING')
    expect((await test.backend.roster.summary({})).onRoll).toBe(1)
    await save({ state: 'LANDED', landedOn: '2016-01-10' }, id)
    await expect(save({ state: 'RECEIPTED', receiptOn: '2016-01-09' }, id)).rejects.toMatchObject({
      code: 'DATE_ORDER',
    })
    await save({ state: 'RECEIPTED', receiptOn: '2016-01-20' }, id)
    expect(await membership()).toBe('LEFT')
    expect((await test.backend.roster.summary({})).onRoll).toBe(0)
    expect((await test.backend.roster.summary({ asOf: '2016-01-19' })).onRoll).toBe(1)
  })

  it('bring the member back when returned, with the reason', async () => {
    const { id } = await save(whole)
    await expect(save({ state: 'RETURNED', returnedOn: '2016-01-05' }, id)).rejects.toMatchObject({
      message: /退回原因/,
    })
    await save({ state: 'RETURNED', returnedOn: '2016-01-05', returnKind: '材料不全' }, id)
    expect(await membership()).toBe('FORMAL')
  })

  it('are recorded once they have happened: today at the latest, a draft may name a day to come', async () => {
    const tomorrow = '2016-03-21'
    await expect(save({ ...whole, issuedOn: tomorrow })).rejects.toMatchObject({
      code: 'DATE_FUTURE',
      message: '开具日期不能晚于今天',
      data: { field: 'issuedOn' },
    })
    const { id } = await save({ ...whole, issuedOn: tomorrow, state: 'DRAFT' })
    expect(await membership()).toBe('FORMAL')
    await expect(save({ state: 'ISSUED' }, id)).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await save({ state: 'ISSUED', issuedOn: '2016-03-20' }, id)
    expect(await membership()).toBe('LEAVING')
    const steps = [
      { state: 'LANDED', landedOn: tomorrow },
      { state: 'RECEIPTED', landedOn: '2016-03-20', receiptOn: tomorrow },
      { state: 'PROVEN', proofOn: tomorrow, proofFrom: '县委组织部' },
      { state: 'RETURNED', returnedOn: tomorrow, returnKind: '材料不全' },
    ]
    for (const step of steps) await expect(save(step, id)).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await save({ state: 'RECEIPTED', landedOn: '2016-03-20', receiptOn: '2016-03-20' }, id)
    expect(await membership()).toBe('LEFT')
  })

  it('say of who is being disposed of that the letter should wait (rules.md 3.6)', async () => {
    const findings = async () => (await test.backend.transfer.list({})).rows[0]?.findings ?? []
    const words = '正在办理组织处置，请先办结再转出'
    await save(whole)
    expect(await findings()).not.toContain(words)
    const { id } = await test.backend.disposal.open({
      memberId: member,
      kind: 'RECTIFY',
      grounds: ['J1d'],
      source: 'APPRAISAL',
      openedOn: '2016-03-01',
      documentNo: '支委会记录1',
      actor: '王支书',
    })
    expect(await findings()).toContain(words)
    await test.backend.disposal.remove({ id, reason: '误立' })
    expect(await findings()).not.toContain(words)
  })

  it('move nobody when only a line of them is mended', async () => {
    const { id } = await save(whole)
    const back = { membership: 'FORMAL', on: '2016-02-01', evidence: '介绍信已作废' } as const
    await test.backend.roster.setMembership({ id: member, ...back })
    await save({ remark: '原件在柜中' }, id)
    expect(await membership()).toBe('FORMAL')
  })
})
