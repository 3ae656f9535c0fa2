import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../../src/shared/kernel/dates.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'
import { anAbsence } from './away.ts'

let test: TestOffice
let branch: number
beforeEach(async () => {
  test = await anOffice()
  branch = await aBranch(test)
})
afterEach(() => test.dispose())

const away = (name: string, values: object, member: object = {}) =>
  anAbsence(test, branch, name, values, member)

const report = (flowId: number, onDate: string) =>
  test.backend.flow.addContact({
    flowId,
    values: {
      onDate,
      contactBy: '本人',
      channel: '电话',
      isReport: true,
      importantActivity: false,
      summary: '汇报',
      person: null,
    },
  })

const attended = (memberId: number, onDate: string, state: '到会' | '请假' = '到会') =>
  test.backend.meeting.addLine({
    memberId,
    meeting: { orgId: branch, kind: '党员大会', onDate },
    values: {
      state,
      signIn: state === '到会' ? '本人签字' : null,
      leaveWritten: state === '请假',
      leaveApprovedBy: null,
      leaveSignedLaterOn: null,
      note: null,
    },
  })

type Watch = 'unreported' | 'home' | 'remind'

async function watched(watch: Watch, asOf?: string): Promise<string[]> {
  const { rows } = await test.backend.flow.list({
    filter: { watch },
    ...(asOf === undefined ? {} : { asOf }),
  })
  return rows.map(({ name }) => name).sort()
}

describe('who did not come home for organisation life (R-E10, R-E11)', () => {
  it('inside the province: a whole quarter missed, on both sides of its end and of the day of leaving', async () => {
    const inside = { direction: 'CROSS_CITY' }
    const first = await away('甲', { leftOn: '2015-10-01', ...inside })
    await away('乙', { leftOn: '2015-10-02', ...inside })
    expect(await watched('home', '2015-12-31')).toEqual([])
    expect(await watched('home', '2016-01-01')).toEqual(['甲'])
    expect(await watched('home')).toEqual(['甲'])
    // leave is no attendance
    await attended(first.memberId, '2015-12-30', '请假')
    expect(await watched('home')).toEqual(['甲'])
    await attended(first.memberId, '2015-12-31')
    expect(await watched('home')).toEqual([])
  })

  it('comes off the list with the meeting of the running quarter; excused members are not on it', async () => {
    const first = await away('甲', { leftOn: '2015-07-01', direction: 'IN_CITY' })
    const second = await away('乙', { leftOn: '2015-07-01', direction: 'IN_CITY' })
    const rows = (await test.backend.flow.list({ filter: { watch: 'home' } })).rows
    expect(rows.find(({ name }) => name === '甲')?.calls).toMatchObject([
      { text: '2015年第3季度至第4季度没有回支部参加组织生活' },
    ])
    await attended(first.memberId, '2016-03-20')
    expect(await watched('home')).toEqual(['乙'])
    expect(await watched('home', '2016-03-19')).toEqual(['乙', '甲'].sort())
    await test.backend.exemption.save({
      memberId: second.memberId,
      values: {
        kind: '组织生活豁免',
        reason: '长期生病不能自理',
        fromOn: '2016-03-20',
        toOn: null,
        agreedOn: '2016-03-20',
        passedOn: null,
        evidence: '医院证明',
        note: null,
      },
    })
    expect(await watched('home')).toEqual([])
    expect(await watched('home', '2016-03-19')).toEqual(['乙', '甲'].sort())
  })

  it('outside the province: twice in a whole year', async () => {
    const one = await away('甲', { leftOn: '2015-01-01', direction: 'CROSS_PROVINCE' })
    await away('乙', { leftOn: '2015-01-02', direction: 'CROSS_PROVINCE' })
    await attended(one.memberId, '2015-02-10')
    expect(await watched('home')).toEqual(['甲'])
    await attended(one.memberId, '2015-12-31')
    expect(await watched('home')).toEqual([])
  })

  it('goes by the numbers of the settings', async () => {
    await away('甲', { leftOn: '2015-10-01', direction: 'IN_CITY' })
    await test.backend.settings.set({ key: 'flow.homeInProvincePerQuarter', value: 0, reason: '核对' })
    expect(await watched('home')).toEqual([])
  })
})

describe('who owes reports', () => {
  it('two a year without a fixed place (R-E06)', async () => {
    const { id } = await away('甲', { leftOn: '2015-01-01' })
    await away('乙', { leftOn: '2015-01-02' })
    await away('丙', { leftOn: '2015-01-01', placeFixed: true })
    expect(await watched('unreported', '2015-12-31')).toEqual([])
    expect(await watched('unreported', '2016-01-01')).toEqual(['甲'])
    await report(id, '2015-06-01')
    expect(await watched('unreported')).toEqual(['甲'])
    await report(id, '2015-12-31')
    expect(await watched('unreported')).toEqual([])
  })

  it('one a month of everybody where the office says so (R-E09)', async () => {
    await test.backend.settings.set({ key: 'flow.reportEvery', value: 'month', reason: '核对' })
    const { id } = await away('甲', { leftOn: '2016-02-01', placeFixed: true })
    await away('乙', { leftOn: '2016-02-02' })
    expect(await watched('unreported', '2016-02-29')).toEqual([])
    expect(await watched('unreported', '2016-03-01')).toEqual(['甲'])
    await report(id, '2016-03-05')
    expect(await watched('unreported')).toEqual([])
    expect(await watched('unreported', '2016-03-04')).toEqual(['甲'])
  })
})

describe('who is to be reminded in writing (R-E18)', () => {
  const remind = (flowId: number, onDate: string) =>
    test.backend.flow.saveReminder({
      flowId,
      values: {
        kind: '书面提醒',
        reminderNo: null,
        onDate,
        grounds: ['没有定期汇报'],
        facts: '没有汇报',
        mendBy: null,
      },
    })

  it('is who owes reports, organisation life or dues, and was not reminded in this quarter', async () => {
    const one = await away('甲', { leftOn: '2015-01-01' })
    await away('乙', { leftOn: '2015-10-01', placeFixed: true, direction: 'IN_CITY' })
    await away('丙', { leftOn: '2016-03-01', placeFixed: true }, { duesPaidTo: '2015-11' })
    await away('丁', { leftOn: '2016-03-01', placeFixed: true }, { duesPaidTo: '2015-12' })
    await away(
      '戊',
      { leftOn: '2016-03-01', placeFixed: true, duesPlace: '流入地' },
      { duesPaidTo: '2015-01' },
    )
    await away('己', { leftOn: '2016-03-01', placeFixed: true })
    expect(await watched('remind')).toEqual(['丙', '乙', '甲'].sort())
    expect((await test.backend.agenda.overview({})).items).toContainEqual(
      expect.objectContaining({ key: 'flowRemind', count: 3 }),
    )
    await remind(one.id, '2015-12-31')
    expect(await watched('remind')).toContain('甲')
    await remind(one.id, '2016-01-01')
    expect(await watched('remind')).toEqual(['丙', '乙'].sort())
    expect(await watched('remind', '2015-12-31')).not.toContain('甲')
  })

  it('counts a payment on its day', async () => {
    const { memberId } = await away(
      '丙',
      { leftOn: '2016-03-01', placeFixed: true },
      { duesPaidTo: '2015-11' },
    )
    await test.backend.dues.savePayment({
      memberId,
      values: {
        onDate: '2016-03-18',
        amount: 500,
        months: ['2015-12'],
        excess: 0,
        payer: '本人',
        consent: false,
        place: '流出地',
        lateReason: null,
        note: null,
      },
    })
    expect(await watched('remind')).toEqual([])
    expect(await watched('remind', '2016-03-17')).toEqual(['丙'])
  })
})

describe('the lists', () => {
  it('hold exactly those of whom the rules say so, on any day', async () => {
    const flows: { id: number; memberId: number }[] = []
    const someone = fc.record({
      left: fc.nat(800),
      away: fc.option(fc.integer({ min: 1, max: 500 })),
      placeFixed: fc.boolean(),
      direction: fc.constantFrom('IN_CITY', 'CROSS_PROVINCE', null),
      reports: fc.array(fc.nat(800), { maxLength: 3 }),
      attended: fc.array(fc.nat(800), { maxLength: 4 }),
    })
    const from = '2014-01-01'
    for (const [n, one] of fc.sample(someone, { numRuns: 25, seed: 7 }).entries()) {
      const leftOn = addDays(from, one.left)
      const back = one.away === null ? null : addDays(leftOn, one.away)
      const returnedOn = back !== null && back <= '2016-03-20' ? back : null
      const { placeFixed, direction } = one
      const flow = await away(`某${n}`, { leftOn, returnedOn, placeFixed, direction })
      flows.push(flow)
      for (const day of one.reports) {
        const on = addDays(leftOn, day)
        if (on <= (returnedOn ?? '2016-03-20')) await report(flow.id, on)
      }
      for (const day of one.attended) await attended(flow.memberId, addDays(from, day))
    }
    for (const asOf of ['2015-06-30', '2015-07-01', '2015-12-31', '2016-01-01', '2016-03-20']) {
      const listed: Record<Watch, number[]> = { unreported: [], home: [], remind: [] }
      for (const watch of ['unreported', 'home', 'remind'] as const) {
        const { rows } = await test.backend.flow.list({
          filter: { watch },
          page: { offset: 0, limit: 100 },
          asOf,
        })
        listed[watch] = rows.map(({ id }) => id).sort((a, b) => a - b)
      }
      const byRule: Record<Watch, number[]> = { unreported: [], home: [], remind: [] }
      const awayIds = new Set(
        (await test.backend.flow.list({ page: { offset: 0, limit: 100 }, asOf })).rows.map(({ id }) => id),
      )
      for (const { id } of flows) {
        if (!awayIds.has(id)) continue
        const { calls } = await test.backend.flow.reminders({ flowId: id, asOf })
        const grounds = calls.map(({ ground }) => ground)
        if (grounds.includes('没有定期汇报')) byRule.unreported.push(id)
        if (grounds.includes('没有按时参加组织生活')) byRule.home.push(id)
        if (grounds.length > 0) byRule.remind.push(id)
      }
      expect({ asOf, ...listed }).toEqual({ asOf, ...byRule })
    }
    expect(await watched('home', '2016-01-01')).not.toEqual([])
    expect(await watched('unreported', '2016-01-01')).not.toEqual([])
  })
})
