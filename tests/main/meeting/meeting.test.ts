import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let east: number
let memberId: number
beforeEach(async () => {
  test = await anOffice('2024-03-20')
  east = await aBranch(test)
  memberId = await aMember(test, east, { name: '张三' }, { fromOn: '2010-01-01' })
})
afterEach(() => test.dispose())

type Values = Inputs['meeting']['addLine']['values']
const LINE: Values = {
  state: '到会',
  signIn: null,
  leaveWritten: false,
  leaveApprovedBy: null,
  leaveSignedLaterOn: null,
  note: null,
}
const attend = (
  onDate: string,
  more: Partial<Values> = {},
  kind: '党员大会' | '座谈会' = '党员大会',
  id = memberId,
) =>
  test.backend.meeting.addLine({
    memberId: id,
    meeting: { orgId: east, kind, onDate },
    values: { ...LINE, ...more },
  })
const life = (asOf?: string) =>
  test.backend.meeting.ofMember({ memberId, ...(asOf === undefined ? {} : { asOf }) })
const meetings = async () => (await test.backend.meeting.list({ orgId: east })).rows
const MEETING = {
  kind: '党员大会',
  onDate: '2024-03-05',
  place: null,
  chair: null,
  recorder: '李四',
  agenda: null,
  minutes: null,
  resolution: null,
} as const

describe('a line of one member', () => {
  it('begins the meeting where there is none, joins it where there is, and is there once', async () => {
    const other = await aMember(test, east, { name: '李四' })
    await attend('2024-03-05')
    await attend('2024-03-05', { state: '请假' }, '党员大会', other)
    await attend('2024-03-05', { state: '无故缺席' })
    expect(await meetings()).toMatchObject([{ present: 0, onLeave: 1, absent: 1, exempt: 0 }])
    expect((await life()).lines).toMatchObject([{ state: '无故缺席', orgName: '东岗村支部' }])
    await expect(attend('2024-03-21')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
  })

  it('is changed and removed, each one step of undo, and stands in the history with its meeting', async () => {
    const first = dump(test.register)
    const { id } = await attend('2024-03-05')
    await test.backend.meeting.saveLine({ id, values: { ...LINE, state: '请假', leaveWritten: true } })
    const { rows } = await test.backend.audit.history({ memberId })
    const said = rows.map(row => [row.field, row.before, row.after])
    expect(said).toEqual(
      expect.arrayContaining([
        ['会议', '', '2024-03-05 党员大会'],
        ['到会情况', '到会', '请假'],
        ['书面请假', '否', '是'],
      ]),
    )
    await test.backend.meeting.removeLine({ id })
    expect((await life()).lines).toEqual([])
    await expect(test.backend.meeting.saveLine({ id, values: LINE })).rejects.toMatchObject({
      code: 'RECORD_MISSING',
    })
    for (let step = 0; step < 3; step += 1) await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(first)
  })
})

describe('the meeting of a branch', () => {
  it('has on its sheet who was on the roll on the day, those of its groups too', async () => {
    const { id: groupId } = await test.backend.organisation.save({
      values: { parentId: east, kind: '党小组', fullName: '第一党小组' },
    })
    await aMember(test, groupId, { name: '王五' }, { fromOn: '2024-03-05' })
    await aMember(test, await aBranch(test, '西岗村支部'), { name: '别处' })
    const names = async (onDate: string) =>
      (await test.backend.meeting.sheet({ orgId: east, onDate })).rows.map(row => row.name)
    expect(await names('2024-03-04')).toEqual(['张三'])
    expect(await names('2024-03-05')).toEqual(['王五', '张三'])
    expect(await names('2009-12-31')).toEqual([])
  })

  it('is saved whole as one step, changed, and taken away with its lines', async () => {
    const other = await aMember(test, east, { name: '李四' })
    const before = dump(test.register)
    const { id } = await test.backend.meeting.save({
      values: { orgId: east, ...MEETING },
      lines: [
        { memberId, state: '到会' },
        { memberId: other, state: '豁免' },
      ],
    })
    expect(await meetings()).toMatchObject([{ id, recorder: '李四', present: 1, exempt: 1 }])
    await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(before)
    await finish(test.backend.audit.redo({}))
    await test.backend.meeting.save({
      id,
      values: { orgId: east, ...MEETING, place: '村部' },
      lines: [
        { memberId, state: '请假' },
        { memberId: other, state: null },
      ],
    })
    expect(await meetings()).toMatchObject([{ place: '村部', present: 0, onLeave: 1, exempt: 0 }])
    const { rows } = await test.backend.meeting.sheet({ orgId: east, onDate: '2024-03-05', meetingId: id })
    expect(rows.map(row => [row.name, row.state])).toEqual([
      ['李四', null],
      ['张三', '请假'],
    ])
    await test.backend.meeting.remove({ id })
    expect(await meetings()).toEqual([])
    expect((await life()).lines).toEqual([])
    await expect(test.backend.meeting.remove({ id })).rejects.toMatchObject({ code: 'RECORD_MISSING' })
  })

  it('is not known before its day', async () => {
    await attend('2024-03-05')
    const on = async (asOf: string) => (await test.backend.meeting.list({ orgId: east, asOf })).total
    expect([await on('2024-03-04'), await on('2024-03-05')]).toEqual([0, 1])
    expect((await life('2024-03-04')).lines).toEqual([])
  })
})

describe('最近参加组织生活', () => {
  it('is the last one attended, or the date typed where that is later, as of the day', async () => {
    await test.backend.roster.update({ id: memberId, values: { lastLifeDate: '2023-06-01' } })
    await attend('2023-05-01')
    await attend('2023-09-01')
    await attend('2023-10-01', { state: '请假' })
    await attend('2023-11-01', {}, '座谈会')
    expect((await life()).last).toEqual({ date: '2023-09-01', source: 'record', byProxy: false })
    expect((await life('2023-08-31')).last).toMatchObject({ date: '2023-06-01', source: 'typed' })
    expect((await life('2023-05-31')).last).toMatchObject({ date: '2023-05-01', source: 'record' })
    expect((await test.backend.roster.card({ id: memberId })).lastLife?.date).toBe('2023-09-01')
  })

  it('is where lost contact counts from, unless the last payment is later (R-B01)', async () => {
    await attend('2023-09-01')
    const { id } = await test.backend.search.open({ memberId, values: { foundOn: '2024-01-10' } })
    const start = async () => (await test.backend.search.card({ id })).start
    expect(await start()).toBe('2023-09-01')
    // the day of discovery counts, the day after does not
    await attend('2024-01-11')
    expect(await start()).toBe('2023-09-01')
    await attend('2024-01-10')
    expect(await start()).toBe('2024-01-10')
  })
})

describe('a merge', () => {
  it('keeps one line a meeting, the better of the two, and notes the other', async () => {
    const twin = await aMember(test, east, { name: '张三' }, { fromOn: '2010-01-01' })
    await attend('2024-03-01', { state: '无故缺席' })
    await attend('2024-03-01', {}, '党员大会', twin)
    await attend('2024-03-02')
    await attend('2024-03-02', { state: '请假' }, '党员大会', twin)
    await attend('2024-03-03', {}, '党员大会', twin)
    const before = dump(test.register)
    await test.backend.duplicates.merge({ keepId: memberId, otherId: twin, choices: { idNo: 'kept' } })
    expect((await life()).lines.map(line => [line.onDate, line.state, line.note])).toEqual([
      ['2024-03-03', '到会', null],
      ['2024-03-02', '到会', '合并前另一条为“请假”'],
      ['2024-03-01', '到会', '合并前另一条为“无故缺席”'],
    ])
    await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(before)
  })
})
