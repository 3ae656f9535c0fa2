import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'
import { aCase, anAttempt, aVisit, CONTACT, TODAY, type Walker } from './walk.ts'

let test: TestOffice
let walker: Walker

async function office(today: string): Promise<void> {
  test = await anOffice(today)
  walker = { test, branch: await aBranch(test) }
}

beforeEach(() => office('2016-04-02'))
afterEach(() => test.dispose())

const listed = async (state: 'weekly' | 'followUp' | 'inquiry', asOf?: string) =>
  (await test.backend.search.list({ filter: { state }, ...(asOf === undefined ? {} : { asOf }) })).total

const due = async (key: string) =>
  (await test.backend.agenda.overview({})).items.find(item => item.key === key)?.count ?? 0

describe('weekly checks of key cases (R-B13)', () => {
  it('are due in the list and on the workbench until the week has an attempt', async () => {
    // discovered on 14 February, attempts on 21, 22 and 23 February
    const { id } = await aCase(walker, { state: 'SEARCHING', found: false })
    expect([await listed('weekly'), await due('lostWeekly')]).toEqual([0, 0])
    await test.backend.search.update({ id, values: { isKey: true } })
    expect([await listed('weekly'), await due('lostWeekly')]).toEqual([1, 1])
    const weeks = (await test.backend.search.card({ id })).checkWeeks
    // 14 to 21, 22 to 28 February kept; then 29 February, 7, 14, 21 March missed; 28 March to 3 April running
    expect(weeks.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'missed',
      'missed',
      'missed',
      'missed',
      'due',
    ])
    expect(weeks.at(-1)).toMatchObject({ from: '2016-03-28', to: '2016-04-03' })
    // the first day of the running week counts, the last of the week before does not
    const add = (at: string) => test.backend.search.addAttempt({ caseId: id, values: anAttempt(at, 'C01') })
    await add('2016-03-27')
    expect(await listed('weekly')).toBe(1)
    await add('2016-03-28')
    expect([await listed('weekly'), await due('lostWeekly')]).toEqual([0, 0])
    expect((await test.backend.search.card({ id })).turn).toEqual({ kind: 'check', missed: 3, dueOn: null })
    expect([await listed('weekly', '2016-02-28'), await listed('weekly', '2016-02-29')]).toEqual([0, 1])
  })
})

describe('where key cases are only reported by month (X-65)', () => {
  it('no week is due, and the month is all the same', async () => {
    const { id } = await aCase(walker, { state: 'SEARCHING', found: false })
    await test.backend.search.update({ id, values: { isKey: true } })
    expect([await listed('weekly'), await due('lostWeekly')]).toEqual([1, 1])
    await test.backend.settings.set({ key: 'lost.rhythm', value: 'month', reason: '核对' })
    expect([await listed('weekly'), await due('lostWeekly')]).toEqual([0, 0])
    const { checkWeeks, turn } = await test.backend.search.card({ id })
    expect([checkWeeks, turn]).toEqual([[], null])
    expect(await due('lostMonthly')).toBe(2)
  })
})

describe('the monthly report (R-B13)', () => {
  it('is due for every month a key case was open in, once', async () => {
    const { id } = await aCase(walker, { state: 'SEARCHING', found: false })
    const { search } = test.backend
    expect((await search.months({})).rows).toEqual([])
    await search.update({ id, values: { isKey: true } })
    const states = async () => (await search.months({})).rows.map(({ month, state }) => `${month} ${state}`)
    expect(await states()).toEqual(['2016-04 due', '2016-03 missed', '2016-02 missed'])
    expect(await due('lostMonthly')).toBe(2)
    const report = (month: string, reportedOn: string) => search.reportMonth({ month, reportedOn })
    await expect(report('2016-03', '2016-02-29')).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await expect(report('2016-03', '2016-04-03')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    const { id: made } = await report('2016-03', '2016-04-02')
    await expect(report('2016-03', '2016-04-02')).rejects.toMatchObject({ code: 'MONTH_REPORTED' })
    expect(await states()).toEqual(['2016-04 due', '2016-03 done', '2016-02 missed'])
    await search.removeMonth({ id: made })
    expect(await due('lostMonthly')).toBe(2)
    const { title, pages } = await search.monthPaper({ month: '2016-03' })
    const texts = pages.flatMap(({ cells }) => cells.map(({ text }) => text))
    expect([title, texts.includes('张三'), texts.some(text => text.includes('缺'))]).toEqual([
      '重点失联党员月报（2016年3月）',
      true,
      true,
    ])
  })
})

describe('follow-up after contact (R-B14)', () => {
  it('is due each week, and the case waits to be closed when the weeks are over', async () => {
    const { id } = await aCase(walker, { state: 'FOUND', found: true })
    // contact on 1 March: the fifth week runs from 30 March to 5 April
    expect([await listed('followUp'), await due('lostFollowUp')]).toEqual([1, 1])
    await test.backend.search.addFollowUp({ caseId: id, values: aVisit('2016-03-29') })
    expect(await listed('followUp')).toBe(1)
    await test.backend.search.addFollowUp({ caseId: id, values: aVisit('2016-03-30') })
    expect([await listed('followUp'), await due('lostFollowUp')]).toEqual([0, 0])
    expect((await test.backend.search.card({ id })).turn).toEqual({
      kind: 'followUp',
      missed: 3,
      dueOn: null,
    })
    await test.dispose()
    await office('2016-05-25')
    await aCase(walker, { state: 'FOLLOWING', found: true })
    expect([await listed('followUp'), await listed('followUp', '2016-05-24')]).toEqual([1, 1])
    await aCase(walker, { state: 'DECIDED', found: true })
    expect(await listed('followUp')).toBe(1)
  })
})

describe('inquiries to departments (R-C03)', () => {
  const values = {
    department: 'C31',
    office: '县公安局',
    letterNo: '青党函1号',
    sentOn: '2016-03-10',
    signedBy: '李书记',
    asked: null,
  } as const

  it('are attempts of the third tier, and late after the days the office gives them', async () => {
    const { id } = await aCase(walker, { state: 'SEARCHING', found: false })
    const { search, settings } = test.backend
    const before = (await search.card({ id })).attemptList.length
    const { id: inquiry } = await search.sendInquiry({ caseId: id, values })
    const sent = (await search.card({ id })).attemptList.find(({ at }) => at === '2016-03-10')
    expect(sent).toMatchObject({ tier: 3, channel: 'C31', responsible: '李书记', result: '无结果' })
    // 23 days without an answer; 23 are still in time, 22 are not
    expect([await listed('inquiry'), await due('lostInquiry')]).toEqual([1, 1])
    await settings.set({ key: 'search.replyDays', value: 23, reason: '核对' })
    expect(await due('lostInquiry')).toBe(0)
    await settings.set({ key: 'search.replyDays', value: 22, reason: '核对' })
    expect(await due('lostInquiry')).toBe(1)
    const answer = (repliedOn: string) =>
      search.answerInquiry({ id: inquiry, repliedOn, answer: '户口已迁往郑州', result: '线索' })
    await expect(answer('2016-03-09')).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await answer('2016-03-28')
    const told = await search.card({ id })
    expect(told.attemptList.find(({ at }) => at === '2016-03-10')).toMatchObject({
      result: '线索',
      clue: '户口已迁往郑州',
    })
    expect([await listed('inquiry'), await due('lostInquiry')]).toEqual([0, 0])
    await search.removeInquiry({ id: inquiry })
    expect((await search.card({ id })).attemptList).toHaveLength(before)
    await finish(test.backend.audit.undo({}))
    expect((await search.card({ id })).inquiries).toHaveLength(1)
  })

  it('is a letter with what identifies the member; the notice needs its approver (X-06)', async () => {
    const branch = await aBranch(test, '中共青山镇东岗村支部委员会', { shortName: '东岗村支部' })
    const { id } = await aCase({ test, branch }, { state: 'SEARCHING', found: false })
    const { search, settings } = test.backend
    const { id: inquiryId } = await search.sendInquiry({ caseId: id, values })
    const { pages } = await search.paper({ id, paper: 'INQUIRY', inquiryId })
    const texts = pages.flatMap(({ cells }) => cells.map(({ text }) => text)).join('\n')
    expect(texts).toContain('县公安局：')
    // A letter that leaves the house names the branch in full.
    expect(texts).toContain('我委所属中共青山镇东岗村支部委员会党员张三')
    expect(texts).toContain('张三')
    await expect(search.paper({ id, paper: 'INQUIRY' })).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    await expect(search.paper({ id, paper: 'NOTICE' })).rejects.toMatchObject({ code: 'PUBLIC_CHANNEL_OFF' })
    await settings.set({ key: 'search.publicChannels', value: true, reason: '核对' })
    await expect(search.paper({ id, paper: 'NOTICE' })).rejects.toMatchObject({ code: 'EVIDENCE_MISSING' })
    await search.addAttempt({ caseId: id, values: anAttempt('2016-03-01', 'C53', { approver: '李书记' }) })
    expect((await search.paper({ id, paper: 'NOTICE' })).pages).toHaveLength(1)
  })
})

describe('papers of one file (D15, D16, D19)', () => {
  beforeEach(async () => {
    await test.dispose()
    await office(TODAY)
  })

  it.each(['REGISTER', 'COVER', 'FOLLOW_UP'] as const)('%s can be made of every standing', async paper => {
    for (const standing of [
      { state: 'VERIFYING', found: false },
      { state: 'NOT_FOUND', found: false },
      { state: 'FOLLOWING', found: true },
    ] as const) {
      const { id, caseNo } = await aCase(walker, standing)
      const { pages } = await test.backend.search.paper({ id, paper })
      const texts = pages.flatMap(({ cells }) => cells.map(({ text }) => text))
      expect(texts.some(text => text.includes(caseNo))).toBe(true)
    }
  })
})

describe('lists to watch', () => {
  const names = async (kind: 'near' | 'over' | 'duringSweep') =>
    (await test.backend.search.watch({ kind })).rows.map(({ name }) => name).sort()

  it('puts nobody on both, and everybody on the day the months are over', async () => {
    const of = (name: string, lastLifeDate: string) =>
      aMember(test, walker.branch, { name, lastLifeDate, lastDuesDate: null })
    await of('甲', '2015-11-03') // five months on 3 April: not yet
    await of('乙', '2015-11-02') // five months today
    await of('丙', '2015-10-02') // six months today: not more than six
    await of('丁', '2015-10-01') // more than six
    await of('戊', '2015-09') // the month's first day
    expect(await names('near')).toEqual(['丙', '乙'])
    expect(await names('over')).toEqual(['丁', '戊'])
    const behind = await test.backend.search.watch({ kind: 'over', page: { offset: 50, limit: 10 } })
    expect(behind).toEqual({ total: 2, rows: [] })
    // a month later the next are over
    const { rows } = await test.backend.search.watch({ kind: 'over', asOf: '2016-04-03' })
    expect(rows.map(({ name }) => name).sort()).toEqual(['丁', '丙', '戊'])
  })

  it('lists who reached six months only during the sweep and was found (R-B07)', async () => {
    const { values } = await test.backend.census.proposal({ template: 'C', year: 2016 })
    await test.backend.census.save({ values: { ...values, startOn: '2016-02-20', searchEnd: '2016-03-20' } })
    const of = async (name: string, lastLifeDate: string) => {
      const memberId = await aMember(test, walker.branch, { name, lastLifeDate, lastDuesDate: null })
      const { id } = await test.backend.search.open({ memberId, values: { foundOn: '2016-02-21' } })
      await test.backend.search.contactMade({
        id,
        contactOn: CONTACT,
        contactHow: 'C01',
        responsible: '王支书',
        course: '本人回电，已联系上',
      })
    }
    await of('甲', '2015-08-20') // six months on the first day: annex 5
    await of('乙', '2015-08-21') // a day later
    await of('丙', '2015-09-01') // six months on the day he was found
    await of('丁', '2015-09-02') // never
    expect(await names('duringSweep')).toEqual(['丙', '乙'])
  })
})
