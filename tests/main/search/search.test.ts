import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { stamp } from '../../../src/main/office.ts'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import { addDays } from '../../../src/shared/kernel/dates.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { judged } from '../../builders/lostCases.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number
let member: number
beforeEach(async () => {
  test = await anOffice()
  branch = await aBranch(test)
  member = await aMember(test, branch, { lastLifeDate: '2015-03-01', lastDuesDate: '2015-02' })
})
afterEach(() => test.dispose())

const openCase = (values: Partial<Inputs['search']['open']['values']> = {}) =>
  test.backend.search.open({ memberId: member, values: { foundOn: '2016-02-14', ...values } })
const card = (id: number) => test.backend.search.card({ id })
const attempt = (
  channel: 'C01' | 'C11' | 'C31' | 'C51',
  at: string,
): Inputs['search']['addAttempt']['values'] => ({
  at,
  channel,
  target: '本人',
  targetPhone: null,
  responsible: '王支书',
  course: '拨打电话无人接听',
  result: '无结果',
  clue: null,
})

const reached = (id: number, course: string) =>
  test.backend.search.contactMade({
    id,
    contactOn: '2016-03-01',
    contactHow: 'C01',
    responsible: '王支书',
    course,
  })

/** Everything of a case that is allowed in this state, as `state: step`. */
async function searched(): Promise<number> {
  const { id } = await openCase()
  await test.backend.search.startSearching({
    id,
    verifiedOn: '2016-02-20',
    secretary: '王支书',
    timeLimit: '2016-02-28',
  })
  return id
}

describe('a lost case', () => {
  it('numbers cases by the year of discovery and takes dates from the member', async () => {
    const { id } = await openCase()
    const first = await card(id)
    expect([first.caseNo, first.state, first.start, first.duration?.text]).toEqual([
      'SL2016-001',
      'VERIFYING',
      '2015-03-01',
      '12个月19天',
    ])
    expect(first.verifyBy).toBe('2016-03-15')
    await expect(openCase()).rejects.toMatchObject({
      code: 'CASE_OPEN',
      message: '张三已有未了结的失联记录，请在原记录中继续',
    })
  })

  it('starts searching only when lost for more than six months', async () => {
    const { id } = await openCase({ lastLife: '2015-08-20' })
    const start = (verifiedOn: string) =>
      test.backend.search.startSearching({
        id,
        verifiedOn,
        secretary: '王支书',
        timeLimit: '2016-03-31',
      })
    await expect(start('2016-02-20')).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      message: '还缺：失联超过6个月。补上后才能办理“核查属实，转入查找”',
    })
    await start('2016-02-21')
    expect((await card(id)).state).toBe('SEARCHING')
  })

  it('keeps an attempt within the past and before contact, when it is entered and when it is put right', async () => {
    const id = await searched()
    const { search } = test.backend
    const add = (at: string) => search.addAttempt({ caseId: id, values: attempt('C01', at) })
    const today = test.office.clock.today()
    await expect(add(`${addDays(today, 1)} 09:30`)).rejects.toMatchObject({
      code: 'DATE_FUTURE',
      data: { field: 'at' },
    })
    await add(today)
    const { id: first } = await add('2016-02-21 09:30')
    const move = (at: string) => search.updateAttempt({ id: first, values: attempt('C01', at) })
    await expect(move(addDays(today, 1))).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await reached(id, '本人回电，说明去向')
    await expect(move('2016-03-02')).rejects.toMatchObject({ code: 'DATE_ORDER', data: { field: 'at' } })
    await move('2016-03-01')
    expect((await card(id)).attemptList.map(({ at }) => at)).toContain('2016-03-01')
  })

  it('asks for the course of the attempt that reached him, and opens a case whose course is short', async () => {
    const id = await searched()
    await expect(reached(id, '本人回电')).rejects.toMatchObject({
      message: expect.stringContaining('请写明经过，至少5个字') as string,
      data: { field: 'course' },
    })
    await reached(id, '本人回电话')
    // As one could be entered before it was asked for.
    await change(test.register, stamp(test.office, '测试'), async ({ tx }) => {
      await tx.updateTable('searchAttempt').set({ course: '回电' }).where('caseId', '=', id).execute()
    })
    expect((await card(id)).attemptList.map(({ course }) => course)).toEqual(['回电'])
  })

  it('gives up only after the effort gate, or with a reason', async () => {
    const id = await searched()
    const giveUp = (effortOverride?: string) =>
      test.backend.search.notFound(effortOverride === undefined ? { id } : { id, effortOverride })
    await test.backend.search.addAttempt({ caseId: id, values: attempt('C01', '2016-02-21 09:30') })
    await test.backend.search.addAttempt({ caseId: id, values: attempt('C11', '2016-02-21') })
    await expect(giveUp()).rejects.toMatchObject({
      code: 'EFFORT_MISSING',
      message:
        '查找力度不够：请部门协查还差1次、查找总次数还差1次、还须再在1个不同日期查找。确已尽力的，请写明理由后再定',
      data: { field: 'effortOverride' },
    })
    await test.backend.search.addAttempt({ caseId: id, values: attempt('C31', '2016-02-22') })
    expect((await card(id)).effortMissing).toEqual([])
    await giveUp()
    expect((await card(id)).state).toBe('NOT_FOUND')
    await test.backend.search.reopen({ id })
    await expect(test.backend.search.removeAttempt({ id: 1 })).resolves.toMatchObject({})
    await expect(giveUp()).rejects.toMatchObject({ code: 'EFFORT_MISSING' })
    await giveUp('户籍系统查无此人，家人均已去世')
    expect((await card(id)).effortOverride).toBe('户籍系统查无此人，家人均已去世')
  })

  it('keeps public channels shut until the office opens them', async () => {
    const id = await searched()
    const post = () => test.backend.search.addAttempt({ caseId: id, values: attempt('C51', '2016-02-22') })
    await expect(post()).rejects.toMatchObject({ code: 'PUBLIC_CHANNEL_OFF', data: { field: 'channel' } })
    await test.backend.settings.set({ key: 'search.publicChannels', value: true, reason: '核对' })
    await expect(post()).rejects.toMatchObject({ message: /公开查找的批准人/ })
    const approved = { ...attempt('C51', '2016-02-22'), approver: '李书记' }
    await test.backend.search.addAttempt({ caseId: id, values: approved })
    expect((await card(id)).attemptList.at(-1)?.approver).toBe('李书记')
  })

  it('takes one outcome of management, disposal and membership, and any sanction beside it', async () => {
    const id = await searched()
    const decide = (outcome: Inputs['search']['decide']['outcome']) =>
      test.backend.search.decide({
        id,
        outcome,
        decidedOn: '2016-03-18',
        documentNo: '党字1号',
        meetingOn: '2016-03-15',
      })
    await expect(decide('M1')).rejects.toMatchObject({ code: 'LOST_STEP_REFUSED' })
    await test.backend.search.contactMade({
      id,
      contactOn: '2016-03-01',
      contactHow: 'C11',
      responsible: '王支书',
      course: '其兄长转达，本人回电',
      currentPhone: '13700000088',
    })
    const { id: pending } = await decide('Z9')
    expect((await card(id)).state).toBe('FOUND')
    await judged(test.backend, id, '2016-03-10')
    await expect(decide('C2')).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      message: /已通知宣布的处置案/,
    })
    const { id: outcome } = await decide('M1')
    expect((await card(id)).state).toBe('FOLLOWING')
    await decide('P1')
    await expect(decide('O1')).rejects.toMatchObject({ code: 'OUTCOME_CONFLICT', data: { field: 'outcome' } })
    await expect(test.backend.search.removeOutcome({ id: outcome })).rejects.toMatchObject({
      code: 'OUTCOME_FINAL',
    })
    await test.backend.search.removeOutcome({ id: pending })
    expect((await card(id)).outcomes).toEqual(['M1', 'P1'])
    // The sanction stands on the member's card too, once, and goes with its decision by undo.
    const sanctions = async () =>
      (await test.backend.roster.card({ id: (await card(id)).memberId })).sanctions.map(
        ({ family, kind, decidedOn, documentNo }) => [family, kind, decidedOn, documentNo],
      )
    expect(await sanctions()).toEqual([['党纪', '警告', '2016-03-18', '党字1号']])
    await decide('P5')
    expect((await sanctions()).map(([, kind]) => kind)).toEqual(['警告', '留党察看两年'])
    await finish(test.backend.audit.undo({}))
    expect((await sanctions()).map(([, kind]) => kind)).toEqual(['警告'])
  })

  it('says which annexes the person stands in, and what a hand-up lacks', async () => {
    const id = await searched()
    expect((await card(id)).annexes).toEqual({ annexes: [], reason: '还没有设定集中排查的起止日期' })
    const { values } = await test.backend.census.proposal({ template: 'C', year: 2016 })
    await test.backend.census.save({ values })
    await test.backend.search.contactMade({
      id,
      contactOn: '2016-03-01',
      contactHow: 'C11',
      responsible: '王支书',
      course: '其兄长转达，本人回电',
    })
    const found = await card(id)
    expect(found.annexes.annexes).toEqual([3, 5])
    expect(found.duration?.text).toBe('12个月0天')
    expect(found.missing).toContain('失去联系情形')
    await test.backend.search.update({
      id,
      values: {
        situation: 'AWAY',
        lostOccupation: 'RURAL_AWAY',
        reasonText: '在外打工换号',
        secretary: '王支书',
        timeLimit: '2016-03-15',
        conduct: '无',
      },
    })
    await test.backend.search.addAttempt({ caseId: id, values: attempt('C01', '2016-02-21') })
    expect((await card(id)).missing).toEqual([])
    expect((await test.backend.roster.card({ id: member })).values.lostOccupation).toBe('RURAL_AWAY')
  })

  it('becomes a second, linked case when contact is lost again', async () => {
    const { id } = await openCase()
    await test.backend.search.exclude({ id, on: '2016-02-20', evidence: '本人来支部报到' })
    const again = await openCase({ foundOn: '2016-03-10' })
    expect((await card(again.id)).caseNo).toBe('SL2016-002')
    const row = await test.register.reader
      .selectFrom('lostCase')
      .select('previousCaseId')
      .where('id', '=', again.id)
      .executeTakeFirst()
    expect(row?.previousCaseId).toBe(id)
  })
})
