import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'
import { aContact, anAbsence } from './away.ts'

let test: TestOffice
let branch: number
beforeEach(async () => {
  test = await anOffice()
  branch = await aBranch(test)
})
afterEach(() => test.dispose())

const away = async (name: string, values: object) => (await anAbsence(test, branch, name, values)).id
const values = aContact
const contact = (flowId: number, onDate: string, rest: object = {}) =>
  test.backend.flow.addContact({ flowId, values: values(onDate, rest) })

async function watched(watch: 'due' | 'overdue' | 'uncontrolled', asOf?: string): Promise<string[]> {
  const { rows } = await test.backend.flow.list({
    filter: { watch },
    ...(asOf === undefined ? {} : { asOf }),
  })
  return rows.map(({ name }) => name).sort()
}

const setting = (key: 'flow.contactEvery' | 'flow.uncontrolledMonths', value: string | number) =>
  test.backend.settings.set({ key, value, reason: '核对' })

describe('who is to be contacted (today is 2016-03-20)', () => {
  beforeEach(async () => {
    // left in the quarter before the last, in the last, in this one; talked to in this one; back; planned
    await away('甲', { leftOn: '2015-09-30', reportedOn: '2015-09-30' })
    await away('乙', { leftOn: '2015-12-31', reportedOn: '2015-12-31' })
    await away('丙', { leftOn: '2016-01-01', reportedOn: '2016-01-01' })
    await away('丁', { leftOn: '2016-01-05', leaveTalkOn: '2016-01-04' })
    await away('戊', { leftOn: '2015-06-01', returnedOn: '2016-03-01', reportedOn: '2015-06-01' })
    await away('己', { leftOn: '2015-06-01', status: '拟外出' })
  })

  it('says who is due in this quarter, and who was missed in the last and not called since', async () => {
    expect(await watched('due')).toEqual(['丙', '乙', '甲'].sort())
    expect(await watched('overdue')).toEqual(['乙', '甲'].sort())
  })

  it('takes who is called off the list; a call of the last quarter only off that of the overdue', async () => {
    const rows = (await test.backend.flow.list({ filter: { watch: 'overdue' } })).rows
    const idOf = (name: string) => rows.find(row => row.name === name)?.id ?? 0
    await contact(idOf('甲'), '2015-12-31')
    expect(await watched('overdue')).toEqual(['乙'])
    expect(await watched('due')).toContain('甲')
    await contact(idOf('乙'), '2016-01-01')
    expect(await watched('overdue')).toEqual([])
    expect(await watched('due')).toEqual(['丙', '甲'].sort())
  })

  it('shows the lists of an earlier day as they were', async () => {
    const [row] = (await test.backend.flow.list({ filter: { text: '甲' } })).rows
    await contact(row?.id ?? 0, '2016-02-01')
    expect(await watched('overdue', '2016-01-31')).toContain('甲')
    expect(await watched('overdue', '2016-02-01')).not.toContain('甲')
    // who came back on 2016-03-01 was away the day before
    expect(await watched('overdue', '2016-02-29')).toContain('戊')
    expect(await watched('overdue', '2016-03-01')).not.toContain('戊')
  })

  it('goes by the month where the office says so', async () => {
    await setting('flow.contactEvery', 'month')
    expect(await watched('overdue')).toEqual(['甲', '乙', '丙', '丁'].sort())
    const [row] = (await test.backend.flow.list({ filter: { text: '丙' } })).rows
    expect([row?.missedPeriods, row?.contactDue]).toEqual([['2016年1月', '2016年2月'], '2016年3月'])
  })

  it('tells the workbench', async () => {
    const { items } = await test.backend.agenda.overview({})
    expect(items.filter(({ key }) => key.startsWith('flow')).map(({ key, count }) => [key, count])).toEqual([
      ['flowIncomplete', 5],
      ['flowUncontrolled', 1],
      ['flowOverdue', 2],
    ])
  })
})

describe('失控 (R-B10)', () => {
  it('is who left more than a month ago and did not report, on both sides of the month', async () => {
    await away('甲', { leftOn: '2016-02-20' })
    await away('乙', { leftOn: '2016-02-19' })
    await away('丙', { leftOn: '2016-02-19', reportedOn: '2016-03-20' })
    const called = await away('丁', { leftOn: '2016-02-19' })
    await contact(called, '2016-03-01')
    const rang = await away('戊', { leftOn: '2016-02-19' })
    await contact(rang, '2016-03-01', { contactBy: '本人' })
    expect(await watched('uncontrolled')).toEqual(['丁', '乙'].sort())
    expect(await watched('uncontrolled', '2016-03-19')).toEqual([])
    await setting('flow.uncontrolledMonths', 2)
    expect(await watched('uncontrolled')).toEqual([])
  })
})

describe('one contact with several members', () => {
  it('is one step of undo, and none at all where one had not left yet', async () => {
    const first = await away('甲', { leftOn: '2015-09-30', keeper: '王支委' })
    const second = await away('乙', { leftOn: '2016-03-10' })
    await expect(
      test.backend.flow.addContacts({ flowIds: [first, second], values: values('2016-03-01') }),
    ).rejects.toMatchObject({ code: 'DATE_ORDER', message: '联系日期不能早于乙的外出日期' })
    const count = async (flowId: number) => (await test.backend.flow.contacts({ flowId })).contacts.length
    expect([await count(first), await count(second)]).toEqual([0, 0])
    const done = await test.backend.flow.addContacts({
      flowIds: [first, second, first],
      values: values('2016-03-15'),
    })
    expect([done.contacts, await count(first), await count(second)]).toEqual([2, 1, 1])
    const { contacts } = await test.backend.flow.contacts({ flowId: first })
    expect(contacts[0]?.person).toBe('王支委')
    await finish(test.backend.audit.undo({}))
    expect([await count(first), await count(second)]).toEqual([0, 0])
  })

  it('is not of a day to come', async () => {
    const id = await away('甲', { leftOn: '2015-09-30' })
    await expect(contact(id, '2016-03-21')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await contact(id, '2016-03-20')
  })
})

describe('a move told in a contact', () => {
  it('changes the place from its day on, and goes back with the contact', async () => {
    const id = await away('甲', { leftOn: '2015-03-01', destPlace: '东莞市' })
    await contact(id, '2015-06-01', { place: '义乌市' })
    const moved = await contact(id, '2016-01-10', { place: '昆山市' })
    const placeOn = async (asOf?: string) =>
      (await test.backend.flow.list({ ...(asOf === undefined ? {} : { asOf }) })).rows[0]?.destPlace
    expect([
      await placeOn('2015-05-31'),
      await placeOn('2015-06-01'),
      await placeOn('2016-01-09'),
      await placeOn('2016-01-10'),
      await placeOn(),
    ]).toEqual(['东莞市', '义乌市', '义乌市', '昆山市', '昆山市'])
    await test.backend.flow.removeContact({ id: moved.id })
    expect(await placeOn()).toBe('义乌市')
    await expect(test.backend.flow.removeContact({ id: moved.id })).rejects.toMatchObject({
      code: 'RECORD_MISSING',
    })
  })

  it('leaves the place alone where it is the same or not told', async () => {
    const id = await away('甲', { leftOn: '2015-03-01', destPlace: '东莞市' })
    await contact(id, '2015-06-01', { place: '东莞市' })
    await contact(id, '2015-07-01')
    const { contacts } = await test.backend.flow.contacts({ flowId: id })
    expect(contacts.map(({ place }) => place)).toEqual([null, null])
  })
})

describe('how one member away stands', () => {
  it('says what is called for and what has been made of it', async () => {
    const id = await away('甲', { leftOn: '2015-09-20', placeFixed: true, unitHasParty: '有' })
    const standing = () => test.backend.flow.standing({ flowId: id })
    expect(await standing()).toMatchObject({ paper: 'LETTER', done: null, call: { rule: 'R-E02' } })
    const [row] = (await test.backend.flow.list({})).rows
    const memberId = row?.memberId ?? 0
    const save = (values: object) => test.backend.flow.save({ memberId, id, values })
    await expect(save({ paper: 'CERTIFICATE' })).rejects.toMatchObject({ data: { field: 'paperReason' } })
    await save({ paper: 'CERTIFICATE', paperReason: '单位暂不接收' })
    expect(await standing()).toMatchObject({ paper: 'CERTIFICATE', done: null, call: { paper: 'LETTER' } })
    await test.backend.flow.issueCertificate({
      flowId: id,
      values: { certNo: '4104-1', issuedOn: '2016-03-01', issuedBy: null, remark: null },
    })
    expect((await standing()).done).toBe('已领活动证 4104-1')
    await save({ paper: null, paperReason: null })
    await test.backend.transfer.save({
      memberId,
      values: { direction: '转出', issuedOn: '2015-01-01', state: 'DRAFT' },
    })
    // a letter of an earlier absence is none for this one, and a draft is none until it is issued
    const drafted = async () => (await test.backend.flow.list({})).rows.map(({ draftLetter }) => draftLetter)
    expect(await drafted()).toEqual([null])
    const draft = await test.backend.transfer.save({
      memberId,
      values: { direction: '转出', state: 'DRAFT' },
    })
    expect(await drafted()).toEqual([draft.id])
    expect((await standing()).done).toBeNull()
  })

  it('counts organisation life at home from the attendance books', async () => {
    const id = await away('甲', { leftOn: '2015-07-01', direction: 'CROSS_CITY' })
    const standing = async () => (await test.backend.flow.standing({ flowId: id })).home
    expect((await standing()).finding).toBe('fault')
    const [row] = (await test.backend.flow.list({})).rows
    await test.backend.meeting.addLine({
      memberId: row?.memberId ?? 0,
      meeting: { orgId: branch, kind: '党员大会', onDate: '2015-12-31' },
      values: {
        state: '到会',
        signIn: '本人签字',
        leaveWritten: false,
        leaveApprovedBy: null,
        leaveSignedLaterOn: null,
        note: null,
      },
    })
    expect((await standing()).finding).toBe('none')
  })
})
