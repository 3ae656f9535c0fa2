/** The 「三不」 list over the books that stand: dues, attendance, tasks, reasons (D13; S01 15, S04 380; R-H23, R-J06). */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import type { Attendance } from '../../../src/shared/meeting/codes.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let east: number
let west: number
let day: string
beforeEach(async () => {
  day = '2016-07-01'
  test = await anOffice(day)
  Object.assign(test.office.clock, { today: () => day, now: () => `${day}T09:00:00` })
  east = await aBranch(test)
  west = await aBranch(test, '西岗村支部')
})
afterEach(() => test.dispose())

const someone = (name: string, orgId = east, values: object = {}) =>
  aMember(test, orgId, { name, ...values }, { fromOn: '2010-01-01' })
const list = async (more: Partial<Inputs['duty']['threeNo']> = {}) =>
  test.backend.duty.threeNo({ page: { offset: 0, limit: 50 }, ...more })
/** Each as 姓名 DUES6 LIFE3, a star where it is long enough. */
const listed = async (more: Partial<Inputs['duty']['threeNo']> = {}) =>
  (await list(more)).rows.map(({ name, faults }) =>
    [name, ...faults.map(({ fault, months, full }) => `${fault}${months}${full ? '*' : ''}`)].join(' '),
  )
const attend = (memberId: number, onDate: string, state: Attendance, orgId = east) =>
  test.backend.meeting.addLine({
    memberId,
    meeting: { orgId, kind: '党员大会', onDate },
    values: {
      state,
      signIn: null,
      leaveWritten: false,
      leaveApprovedBy: null,
      leaveSignedLaterOn: null,
      note: null,
    },
  })
const absentIn = async (memberId: number, ...months: number[]) => {
  for (const month of months) await attend(memberId, `2016-${String(month).padStart(2, '0')}-05`, '无故缺席')
}
const pay = (memberId: number, months: string[], onDate: string) =>
  test.backend.dues.savePayment({
    memberId,
    values: {
      onDate,
      amount: 500,
      months,
      excess: 0,
      payer: '本人',
      consent: true,
      place: null,
      lateReason: null,
      note: null,
    },
  })
type Task = Inputs['duty']['saveAssignment']['values']
const give = (memberId: number, more: Partial<Task> = {}, id?: number) =>
  test.backend.duty.saveAssignment({
    memberId,
    ...(id === undefined ? {} : { id }),
    values: {
      task: '包联两户困难群众',
      givenOn: '2015-12-01',
      dueOn: '2015-12-20',
      givenBy: '王书记',
      result: null,
      endedOn: null,
      reason: null,
      note: null,
      ...more,
    },
  })
type Reason = Inputs['duty']['saveReason']['values']
const excuse = (memberId: number, more: Partial<Reason> = {}) =>
  test.backend.duty.saveReason({
    memberId,
    values: {
      fault: 'DUES',
      fromMonth: '2016-03',
      toMonth: '2016-03',
      reason: '住院',
      evidence: '支委会记录',
      ...more,
    },
  })

describe('who stands on the list', () => {
  it('by dues: the day the sixth month is over, not the day before, and no more once it is paid', async () => {
    const zhao = await someone('赵一', east, { duesPaidTo: '2015-12' })
    await someone('钱二', east, { duesPaidTo: '2016-01' })
    await someone('孙三')
    expect(await listed()).toEqual(['赵一 DUES6*'])
    expect(await listed({ asOf: '2016-06-30' })).toEqual([])
    day = '2016-08-10'
    expect(await listed()).toEqual(['赵一 DUES7*', '钱二 DUES6*'])
    await pay(zhao, ['2016-01', '2016-02'], '2016-08-10')
    expect(await listed()).toEqual(['钱二 DUES6*'])
    // As it was before he paid.
    expect(await listed({ asOf: '2016-08-09' })).toEqual(['赵一 DUES7*', '钱二 DUES6*'])
  })

  it('by organisation life: absence without a reason for six months; leave, exemption and presence end it', async () => {
    const zhao = await someone('赵一')
    const qian = await someone('钱二')
    const sun = await someone('孙三')
    const li = await someone('李四')
    for (const id of [zhao, qian, sun, li]) await absentIn(id, 1, 2, 4, 5, 6)
    await attend(qian, '2016-03-05', '请假')
    await attend(sun, '2016-07-01', '到会')
    await test.backend.exemption.save({
      memberId: li,
      values: {
        kind: '组织生活豁免',
        reason: '长期生病不能自理',
        fromOn: '2016-06-01',
        toOn: null,
        agreedOn: null,
        passedOn: null,
        evidence: '批复',
        note: null,
      },
    })
    // March had no meeting for him: that says nothing.
    expect(await listed()).toEqual(['赵一 LIFE6*'])
    expect(await listed({ asOf: '2016-06-30' })).toEqual([])
    await test.backend.roster.update({ id: zhao, values: { lastLifeDate: '2016-03' } })
    expect(await listed()).toEqual([])
  })

  it('by tasks: six whole months after the due day, until it is done or a reason is given', async () => {
    const zhao = await someone('赵一')
    const { id } = await give(zhao)
    expect(await listed()).toEqual(['赵一 WORK6*'])
    expect(await listed({ asOf: '2016-06-30' })).toEqual([])
    await give(zhao, { reason: '眼疾手术' }, id)
    expect(await listed()).toEqual([])
    await give(zhao, { result: '完成', endedOn: '2016-07-01' }, id)
    expect(await listed()).toEqual([])
    await test.backend.duty.removeAssignment({ id })
    expect((await test.backend.duty.ofMember({ memberId: zhao })).assignments).toEqual([])
  })

  it('a reason on record takes its month out; taken away, the month counts again', async () => {
    const zhao = await someone('赵一', east, { duesPaidTo: '2015-12' })
    const { id } = await excuse(zhao)
    expect(await listed()).toEqual([])
    expect((await test.backend.duty.ofMember({ memberId: zhao })).faults).toMatchObject([
      { fault: 'DUES', first: '2016-04', last: '2016-06', months: 3, full: false },
    ])
    await test.backend.duty.removeReason({ id })
    expect(await listed()).toEqual(['赵一 DUES6*'])
  })

  it('any one of the three, or all three, as the office has set (X-29); of one fault alone, and of a branch', async () => {
    const zhao = await someone('赵一', east, { duesPaidTo: '2015-12' })
    const qian = await someone('钱二', west, { duesPaidTo: '2015-10' })
    await absentIn(zhao, 1, 3, 6)
    await give(zhao)
    await absentIn(qian, 5, 6)
    expect(await listed()).toEqual(['赵一 DUES6* LIFE6* WORK6*', '钱二 DUES8* LIFE2'])
    expect(await listed({ fault: 'WORK' })).toEqual(['赵一 DUES6* LIFE6* WORK6*'])
    expect(await listed({ orgId: west })).toEqual(['钱二 DUES8* LIFE2'])
    expect((await list({ page: { offset: 1, limit: 1 } })).rows.map(({ name }) => name)).toEqual(['钱二'])
    await test.backend.settings.set({ key: 'disposal.threeNo', value: 'AND', reason: '核对' })
    expect(await listed()).toEqual(['赵一 DUES6* LIFE6* WORK6*'])
    await test.backend.settings.set({ key: 'dues.unpaidMonths', value: 7, reason: '核对' })
    expect(await listed()).toEqual([])
    await test.backend.settings.set({ key: 'disposal.threeNo', value: 'OR', reason: '核对' })
    expect(await listed()).toEqual(['钱二 DUES8* LIFE2'])
  })

  it('nobody who is not on the roll, and nobody kept abroad', async () => {
    const zhao = await someone('赵一', east, { duesPaidTo: '2015-12' })
    await absentIn(zhao, 1, 2, 3, 4, 5, 6)
    await test.backend.roster.setMembership({
      id: zhao,
      membership: 'KEPT_ABROAD',
      on: '2016-07-01',
      evidence: '出国留学批复',
    })
    expect(await listed()).toEqual([])
    day = '2016-07-20'
    expect(await listed({ asOf: '2016-06-30' })).toEqual([])
  })

  it('with the case that runs already, and the grounds a new one would rest on', async () => {
    const zhao = await someone('赵一', east, { duesPaidTo: '2015-12' })
    await give(zhao, { dueOn: '2015-11-20', givenOn: '2015-11-01' })
    const [row] = (await list()).rows
    expect(row).toMatchObject({
      grounds: ['J3b', 'J3c'],
      sinceOn: '2015-12-01',
      facts: '不缴纳党费：2016-01至2016-06，6个月；不完成交办任务：2015-12至2016-06，7个月',
      disposal: null,
      lostCaseId: null,
    })
    // Never by itself: nothing was opened by looking.
    expect((await test.backend.disposal.ofMember({ memberId: zhao })).rows).toEqual([])
    const { id } = await test.backend.disposal.open({
      memberId: zhao,
      kind: 'SELF_LEFT',
      grounds: row?.grounds ?? [],
      source: 'THREE_NO',
      openedOn: '2016-07-01',
      documentNo: '支委会记录3',
      actor: '王书记',
      values: { sinceOn: row?.sinceOn ?? null, facts: row?.facts ?? null },
    })
    expect((await list()).rows[0]?.disposal).toMatchObject({ id })
    const disposalOn = async (asOf: string) => (await list({ asOf })).rows[0]?.disposal
    expect([await disposalOn('2016-06-30'), await disposalOn('2016-07-01')]).toMatchObject([null, { id }])
  })
})

describe('tasks and reasons', () => {
  it('are each one step of undo, stand in the history, and say what is odd', async () => {
    const zhao = await someone('赵一')
    const first = dump(test.register)
    const { id } = await give(zhao)
    await give(zhao, { dueOn: '2015-11-01', result: '没有完成', endedOn: null }, id)
    const { id: reasonId } = await excuse(zhao, { fromMonth: '2016-03', toMonth: '2016-02' })
    const { assignments, reasons } = await test.backend.duty.ofMember({ memberId: zhao })
    expect(assignments[0]?.findings.map(({ text }) => text)).toEqual([
      '完成期限早于交办日期',
      '没有完成的，请填结束日期',
      '2015-11-01到期，还没有完成',
    ])
    expect(reasons[0]?.findings.map(({ text }) => text)).toEqual(['结束月份早于开始月份'])
    const { rows } = await test.backend.audit.history({ memberId: zhao })
    expect(rows.map(({ record, field, after }) => `${record} ${field} ${after}`)).toEqual(
      expect.arrayContaining(['交办任务 赵一 办理结果 没有完成', '正当理由 赵一 三不表现 不缴纳党费']),
    )
    await test.backend.duty.removeReason({ id: reasonId })
    await test.backend.duty.removeAssignment({ id })
    await expect(give(zhao, {}, id)).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    await expect(test.backend.duty.removeReason({ id: reasonId })).rejects.toMatchObject({
      code: 'RECORD_MISSING',
    })
    for (let step = 0; step < 5; step += 1) await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(first)
  })
})

describe('the paper', () => {
  const texts = async (ask: Inputs['census']['paper']['ask']) => {
    const { pages, title } = await test.backend.census.paper({ ask })
    return [title, pages.flatMap(({ cells }) => cells.map(({ text }) => text)).join('|')] as const
  }

  it('of a campaign names them beside the other lists of D13, and those under a sanction', async () => {
    const zhao = await someone('赵一', east, { duesPaidTo: '2015-12' })
    await someone('钱二')
    const { values } = await test.backend.census.proposal({ template: 'A', year: 2016 })
    const { id: campaignId } = await test.backend.census.save({ values })
    await test.backend.census.listScope({ campaignId, on: '2016-02-14' })
    await test.backend.roster.saveSanction({
      memberId: zhao,
      values: {
        family: '政纪',
        kind: '警告',
        decidedOn: '2016-02-25',
        decidedBy: null,
        documentNo: null,
        note: null,
      },
    })
    const { lists } = await test.backend.census.lists({ campaignId })
    expect(lists.filter(({ persons }) => persons > 0)).toEqual([
      { list: 'THREE_NO', persons: 1 },
      { list: 'SANCTION', persons: 1 },
    ])
    const [title, text] = await texts({ kind: 'list', campaignId, list: 'THREE_NO' })
    expect(title).toBe('“三不”党员名单')
    expect(text).toContain('共1名，截至2016-07-01')
    expect(text).toContain('不缴纳党费：2016-01至2016-06，6个月')
    expect((await texts({ kind: 'list', campaignId, list: 'SANCTION' }))[1]).toContain('2016-02-25 警告')
  })

  it('of all on the roll goes out as a workbook and to the printer, and stands in the log', async () => {
    await someone('赵一', east, { duesPaidTo: '2015-12' })
    await finish(test.backend.duty.threeNoFile({ format: 'html' }))
    const ticket = await finish(test.backend.duty.threeNoFile({ format: 'xlsx', orgId: east }))
    expect(ticket.fileName).toBe('“三不”党员名单（2016-07-01）.xlsx')
    const logged = await test.register.reader
      .selectFrom('change')
      .select('label')
      .where('kind', '=', 'export')
      .execute()
    expect(logged.map(({ label }) => label)).toEqual([expect.stringContaining('“三不”党员名单（1名')])
  })
})
