/** Meetings, questions sent up, sweeps of a quarter: kept, listed as of a day, undone, on paper. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { finish } from '../../builders/office.ts'
import { aSweep, type Sweep } from './sweep.ts'

let sweep: Sweep
beforeEach(async () => {
  sweep = await aSweep()
})
afterEach(() => sweep.test.dispose())

const census = () => sweep.test.backend.census
const undo = () => finish(sweep.test.backend.audit.undo({}))

const MEETING = {
  kind: '专题培训',
  on: '2016-02-20',
  orgId: null,
  place: '镇会议室',
  chair: '王书记',
  attendees: '工作组成员、支部书记',
  expected: 30,
  attendance: 28,
  content: '学习方案',
} as const

const QUESTION = {
  kind: '请示',
  number: '青组〔2016〕3号',
  on: '2016-02-25',
  addressee: '县委组织部',
  subject: '出国定居党员如何处理',
  content: null,
  by: '李干事',
  dueOn: '2016-03-10',
  answeredOn: null,
  answeredBy: null,
  answer: null,
} as const

const SWEEP = {
  year: 2016,
  quarter: 1,
  on: '2016-02-28',
  by: '李干事',
  veteransBefore: '没有。',
  veterans: null,
  hardship: null,
  illness: null,
  breaches: null,
  measures: null,
  ledgerUpdatedOn: null,
} as const

describe('meetings and trainings', () => {
  const list = (asOf?: string) =>
    census().meetings({ campaignId: sweep.campaignId, ...(asOf === undefined ? {} : { asOf }) })
  const save = (values: object = {}, id?: number) =>
    census().saveMeeting({
      campaignId: sweep.campaignId,
      ...(id === undefined ? {} : { id }),
      values: { ...MEETING, ...values },
    })

  it('are listed newest first, with how many were trained', async () => {
    await save()
    await save({ on: '2016-02-28', attendance: 31 })
    await save({ kind: '部署会', on: '2016-02-15', orgId: sweep.east, expected: null, attendance: 90 })
    const { rows, total, trainings, trained } = await list()
    expect([total, trainings, trained]).toEqual([3, 2, 59])
    expect(rows.map(({ on, orgName, warning }) => [on, orgName, warning])).toEqual([
      ['2016-02-28', null, '实到人数多于应到人数'],
      ['2016-02-20', null, null],
      ['2016-02-15', '东岗村支部', null],
    ])
    expect((await list('2016-02-27')).total).toBe(2)
  })

  it('are changed, taken away and put back with one undo each', async () => {
    const { id } = await save()
    await save({ attendance: 29 }, id)
    expect((await list()).rows[0]?.attendance).toBe(29)
    await census().removeMeeting({ id })
    expect((await list()).total).toBe(0)
    await undo()
    expect((await list()).rows[0]?.attendance).toBe(29)
    await undo()
    expect((await list()).rows[0]?.attendance).toBe(28)
  })

  it('are refused of tomorrow, and once the campaign has ended', async () => {
    await expect(save({ on: '2016-03-02' })).rejects.toThrow('会议日期不能晚于今天')
    const { id } = await save()
    await census().end({ campaignId: sweep.campaignId, on: '2016-03-01' })
    await expect(save()).rejects.toThrow('这次排查已在2016-03-01结束')
    await expect(census().removeMeeting({ id })).rejects.toThrow('这次排查已在2016-03-01结束')
  })
})

describe('questions and reports sent up', () => {
  const list = (only: 'all' | 'waiting' | 'overdue' = 'all', asOf?: string) =>
    census().consultations({
      campaignId: sweep.campaignId,
      only,
      ...(asOf === undefined ? {} : { asOf }),
    })
  const save = (values: object = {}, id?: number) =>
    census().saveConsultation({
      campaignId: sweep.campaignId,
      ...(id === undefined ? {} : { id }),
      values: { ...QUESTION, ...values },
    })

  it('wait, are late the day after, and are answered', async () => {
    const { id } = await save()
    await save({ kind: '报告', subject: '排查进展', dueOn: null })
    sweep.goTo('2016-03-10')
    expect(await list('waiting')).toMatchObject({ total: 1, waiting: 1, overdue: 0 })
    expect((await list('overdue')).total).toBe(0)
    sweep.goTo('2016-03-11')
    expect((await list('overdue')).rows.map(({ subject, state }) => [subject, state])).toEqual([
      ['出国定居党员如何处理', 'OVERDUE'],
    ])
    const { items } = await sweep.test.backend.agenda.overview({})
    expect(items.find(({ key }) => key === 'censusAnswers')?.count).toBe(1)
    await save({ answeredOn: '2016-03-11', answeredBy: '县委组织部', answer: '保留组织关系' }, id)
    expect(await list()).toMatchObject({ total: 2, waiting: 0, overdue: 0 })
    expect((await list('overdue', '2016-03-11')).total).toBe(0)
    // What was answered later was not known the day before.
    const earlier = await list('all', '2016-03-10')
    expect(earlier.rows.find(row => row.id === id)).toMatchObject({ state: 'WAITING', answer: null })
    await undo()
    expect((await list('overdue')).total).toBe(1)
  })

  it('are not answered before they were asked', async () => {
    await expect(save({ answeredOn: '2016-02-24' })).rejects.toThrow('答复日期不能早于请示日期')
    await save({ answeredOn: '2016-02-25' })
  })
})

describe('sweeps of a quarter', () => {
  const slots = async (year = 2016, asOf?: string) =>
    (await census().sweeps({ year, ...(asOf === undefined ? {} : { asOf }) })).slots
  const states = async (year = 2016, asOf?: string) => (await slots(year, asOf)).map(({ state }) => state)

  it('have one record a quarter', async () => {
    expect(await states()).toEqual(['RUNNING', 'LATER', 'LATER', 'LATER', 'RUNNING'])
    const { id } = await census().saveSweep({ values: SWEEP })
    await expect(census().saveSweep({ values: SWEEP })).rejects.toThrow(
      '2016年第一季度专项排查已经登记过，请打开那一条修改',
    )
    await census().saveSweep({ id, values: { ...SWEEP, by: '王干事' } })
    expect((await slots())[0]?.record?.by).toBe('王干事')
    expect((await states(2016, '2016-02-27'))[0]).toBe('RUNNING')
    await census().removeSweep({ id })
    expect((await states())[0]).toBe('RUNNING')
    await undo()
    expect((await states())[0]).toBe('DONE')
  })

  it('are asked for on the workbench, also before the first of them is recorded', async () => {
    const due = async () =>
      (await sweep.test.backend.agenda.overview({})).items.find(({ key }) => key === 'censusSweep')?.text
    expect(await due()).toBe(undefined)
    await sweep.person('张三', sweep.east)
    expect(await due()).toBe('2015年第四季度专项排查、2015年“三找”活动还没有登记')
    await census().saveSweep({ values: { ...SWEEP, year: 2015, quarter: 0, ledgerUpdatedOn: null } })
    // 三找 is done once the ledger was brought up to date (R-A24).
    expect(await due()).toBe('2015年第四季度专项排查、2015年“三找”活动还没有登记')
    await census().saveSweep({ values: SWEEP })
    sweep.goTo('2016-06-30')
    expect(await due()).toBe('2015年“三找”活动还没有登记')
    const { slots } = await census().sweeps({ year: 2015 })
    const { id, ...values } = slots.find(({ period }) => period === 0)!.record!
    await census().saveSweep({ id, values: { ...values, ledgerUpdatedOn: '2016-02-01' } })
    expect(await due()).toBe(undefined)
    sweep.goTo('2016-07-01')
    expect(await due()).toBe('2016年第二季度专项排查还没有登记')
    sweep.goTo('2016-10-01')
    expect(await due()).toBe('2016年第三季度专项排查、2016年“三找”活动还没有登记')
  })

  it('propose whom the register tells of', async () => {
    const { roster } = sweep.test.backend
    const old = await sweep.person('张三', sweep.east)
    const poor = await sweep.person('李四', sweep.west)
    await roster.update({ id: old, values: { oldMember: '建国前', seriousIllness: true } })
    await roster.update({ id: poor, values: { hardship: true } })
    expect(await census().sweepProposal({ year: 2016, quarter: 1 })).toEqual({
      veteransBefore: '1名：张三。',
      veterans: '没有。',
      hardship: '1名：李四。',
      illness: '1名：张三。',
      breaches: '没有。',
    })
  })
})

describe('papers', () => {
  const texts = async (ask: Parameters<ReturnType<typeof census>['paper']>[0]['ask']) => {
    const { pages, ...rest } = await census().paper({ ask })
    return { ...rest, text: pages.flatMap(page => page.cells.map(cell => cell.text)).join('|') }
  }

  it('list meetings and questions, and hold the record of a quarter', async () => {
    const { campaignId } = sweep
    await census().saveMeeting({ campaignId, values: MEETING })
    await census().saveConsultation({ campaignId, values: QUESTION })
    const { id } = await census().saveSweep({ values: { ...SWEEP, hardship: '2名：甲、乙。' } })
    const meetings = await texts({ kind: 'meetings', campaignId })
    expect(meetings).toMatchObject({ title: '排查会议和培训登记', total: 1, ofMembers: false })
    expect(meetings.text).toContain('|专题培训|镇党委|镇会议室|王书记|工作组成员、支部书记|30|28|学习方案')
    expect((await texts({ kind: 'consultations', campaignId })).text).toContain(
      '青组〔2016〕3号|2016-02-25|县委组织部|出国定居党员如何处理',
    )
    const paper = await texts({ kind: 'sweep', id })
    expect(paper.title).toBe('2016年第一季度专项排查记录')
    expect(paper.text).toContain('困难党员\n生活状况|2名：甲、乙。')
  })

  it('hold the record of one member, and of a branch (D14)', async () => {
    const { campaignId, east: orgId } = sweep
    const zhang = await sweep.person('张三', orgId)
    await sweep.person('李四', orgId)
    await sweep.list()
    await sweep.five(zhang)
    await census().mark({
      campaignId,
      marks: [{ memberId: zhang, item: 'headFlow', state: '有问题', note: '去向不明' }],
    })
    await census().describe({ campaignId, memberIds: [zhang], problems: ['流动'], keyGroups: ['1'] })
    await sweep.sign('self', orgId, '2016-02-28', [zhang])
    const one = await texts({ kind: 'check', campaignId, orgId, memberId: zhang })
    expect(one.total).toBe(1)
    expect(one.title).toBe('党员组织关系排查情况记录表（张三）')
    expect(one.text).toContain('6|外出流动|有问题|去向不明')
    expect(one.text).toContain('1|党员名册或信息库|属实|')
    expect(one.text).toContain('支部自查人|王书记|日期|2016年2月28日')
    expect(one.text).toContain('存在问题|流动')
    const branch = await texts({ kind: 'check', campaignId, orgId })
    expect(branch.total).toBe(2)
    await expect(
      census().paper({ ask: { kind: 'check', campaignId, orgId: sweep.west, memberId: zhang } }),
    ).rejects.toThrow()
    const { ticket } = await finish(census().paperXlsx({ ask: { kind: 'check', campaignId, orgId } }))
    expect(sweep.test.office.files.collect(ticket)?.name).toBe(
      '党员组织关系排查情况记录表（东岗村支部）.xlsx',
    )
  })
})
