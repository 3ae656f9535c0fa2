import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let memberId: number
beforeEach(async () => {
  test = await anOffice('2024-03-20')
  memberId = await aMember(test, await aBranch(test))
})
afterEach(() => test.dispose())

type Values = Inputs['dues']['savePayment']['values']
const pay = (onDate: string, months: string[], more: Partial<Values> = {}, id?: number) =>
  test.backend.dues.savePayment({
    memberId,
    ...(id === undefined ? {} : { id }),
    values: {
      onDate,
      months,
      amount: 1200,
      excess: 0,
      payer: '本人',
      consent: false,
      place: null,
      lateReason: null,
      note: null,
      ...more,
    },
  })
const card = (asOf?: string) => test.backend.dues.card({ memberId, ...(asOf === undefined ? {} : { asOf }) })
const update = (values: Inputs['roster']['update']['values']) =>
  test.backend.roster.update({ id: memberId, values })

describe('payments', () => {
  it('are changed and removed, each one step of undo, and stand in the history in words', async () => {
    const first = dump(test.register)
    const { id } = await pay('2024-01-10', ['2024-01'])
    await pay('2024-01-11', ['2024-02', '2024-01'], { amount: 2450, payer: '亲属', consent: true }, id)
    const { rows } = await test.backend.audit.history({ memberId })
    const said = rows.filter(row => row.action === '修改').map(row => [row.field, row.before, row.after])
    expect(said).toEqual(
      expect.arrayContaining([
        ['金额', '12.00元', '24.50元'],
        ['所交月份', '2024-01', '2024-01至2024-02'],
        ['交纳人', '本人', '亲属'],
        ['支部同意', '否', '是'],
      ]),
    )
    expect(rows[0]).toMatchObject({ label: '登记党费：2024-01至2024-02', record: '党费 张三' })
    await test.backend.dues.removePayment({ id })
    expect((await card()).payments).toEqual([])
    await expect(pay('2024-01-11', ['2024-02'], {}, id)).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    await expect(test.backend.dues.removePayment({ id })).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    for (let step = 0; step < 3; step += 1) await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(first)
  })

  it('refuse a day to come, no amount and no months', async () => {
    await expect(pay('2024-03-21', ['2024-03'])).rejects.toMatchObject({
      code: 'DATE_FUTURE',
      message: '交纳日期不能晚于今天',
    })
    await expect(pay('2024-03-20', ['2024-03'], { amount: 0 })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
    await expect(pay('2024-03-20', [])).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(pay('2024-03-20', ['2024-13'])).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('of one member are not changed through another', async () => {
    await pay('2024-03-10', ['2024-03'])
    const values = (await card()).payments[0]
    if (!values) throw new Error('no payment')
    const other = await aMember(test, await aBranch(test, '西岗村支部'))
    const { findings, id, ...given } = values
    expect(findings).toEqual([])
    await expect(test.backend.dues.savePayment({ memberId: other, id, values: given })).rejects.toMatchObject(
      { code: 'RECORD_MISSING' },
    )
  })
})

describe('the card', () => {
  it('is that of the day asked for', async () => {
    await pay('2024-01-10', ['2024-01'])
    await pay('2024-03-10', ['2024-02', '2024-03'])
    expect(await card('2024-03-09')).toMatchObject({ paidTo: '2024-01', unpaid: ['2024-02'], payments: [{}] })
    const now = await card()
    expect(now).toMatchObject({
      paidTo: '2024-03',
      unpaid: [],
      last: { date: '2024-03-10', source: 'record' },
    })
    expect(now.payments.map(payment => payment.onDate)).toEqual(['2024-03-10', '2024-01-10'])
    expect((await card('2024-01-09')).paidTo).toBeNull()
  })

  it('begins with what was typed when the register began', async () => {
    await update({ duesPaidTo: '2023-10', lastDuesDate: '2023-09-05', lastDuesSource: '支部收缴登记簿' })
    expect(await card()).toMatchObject({
      paidTo: '2023-10',
      unpaid: ['2023-11', '2023-12', '2024-01', '2024-02'],
      last: { date: '2023-09-05', source: 'typed', byProxy: false },
    })
    await pay('2023-11-05', ['2023-11'])
    expect(await card()).toMatchObject({ paidTo: '2023-11', last: { date: '2023-11-05', source: 'record' } })
    // a date typed later than every payment wins again
    await update({ lastDuesDate: '2024-02-01', duesByProxy: true })
    expect((await card()).last).toEqual({ date: '2024-02-01', source: 'typed', byProxy: true })
    expect((await card('2024-01-31')).last).toMatchObject({ date: '2023-11-05' })
  })

  it('takes the month of the last payment typed where nothing else is known', async () => {
    await update({ lastDuesDate: '2023-12-20' })
    expect(await card()).toMatchObject({ paidTo: '2023-12', unpaid: ['2024-01', '2024-02'] })
  })

  it('holds nothing against who is abroad or has left', async () => {
    await update({ duesPaidTo: '2023-06' })
    expect((await card()).findings).toHaveLength(1)
    await test.backend.roster.setMembership({
      id: memberId,
      membership: 'DECEASED',
      on: '2024-03-01',
      evidence: '证明',
    })
    expect(await card()).toMatchObject({ findings: [], unpaid: [], paidTo: '2023-06' })
  })
})

describe('a lost case', () => {
  const open = (foundOn: string, more = {}) =>
    test.backend.search.open({ memberId, values: { foundOn, ...more } })
  const lost = async (id: number) => {
    const { start, startAssumed, duration, known } = await test.backend.search.card({ id })
    return { start, startAssumed, months: duration?.text, known }
  }

  it('counts from the last payment by the day of discovery, however late that is entered', async () => {
    await update({ lastDuesDate: '2023-05-01' })
    await pay('2023-08-15', ['2023-08'])
    const { id } = await open('2024-01-10')
    expect(await lost(id)).toMatchObject({ start: '2023-08-15', startAssumed: false, months: '7个月5天' })
    await pay('2024-01-11', ['2024-01'])
    expect((await lost(id)).start).toBe('2023-08-15')
    await pay('2024-01-10', ['2023-12'])
    expect((await lost(id)).start).toBe('2024-01-10')
  })

  it('counts from the typed date where no payment is later', async () => {
    await update({ lastDuesDate: '2023-09-01' })
    await pay('2023-08-15', ['2023-08'])
    const { id } = await open('2024-01-10')
    expect((await lost(id)).start).toBe('2023-09-01')
  })

  it('asks for more than six months on the very day, from both sources alike (R-B03)', async () => {
    await pay('2023-09-10', ['2023-09'])
    const { id } = await open('2024-01-10')
    const begin = (verifiedOn: string) =>
      test.backend.search.startSearching({ id, verifiedOn, secretary: '王支书', timeLimit: '2024-06-30' })
    await expect(begin('2024-03-10')).rejects.toMatchObject({ code: 'EVIDENCE_MISSING' })
    await expect(begin('2024-03-11')).resolves.toMatchObject({})
  })

  it('refuses to find a member before his last payment', async () => {
    await pay('2023-09-10', ['2023-09'])
    const { id } = await open('2023-09-10')
    await expect(
      test.backend.search.contactMade({ id, contactOn: '2023-09-09', contactHow: 'C01' }),
    ).rejects.toMatchObject({ code: 'DATE_ORDER' })
  })

  it('leaves payments by others out where the office does not count them (R-B09)', async () => {
    await pay('2023-06-10', ['2023-06'])
    await pay('2023-09-10', ['2023-09'], { payer: '亲属', consent: true })
    const { id } = await open('2024-01-10')
    expect((await lost(id)).start).toBe('2023-09-10')
    await test.backend.settings.set({ key: 'lost.proxyPaymentCounts', value: false, reason: '核对' })
    expect((await lost(id)).start).toBe('2023-06-10')
  })

  it('says the same on the card of the member, as of the day', async () => {
    await pay('2023-09-10', ['2023-09'])
    const on = async (asOf: string) => (await test.backend.roster.card({ id: memberId, asOf })).lastDues
    expect(await on('2023-09-09')).toBeNull()
    expect(await on('2023-09-10')).toEqual({ date: '2023-09-10', source: 'record', byProxy: false })
  })
})
