import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import type { NewRow } from '../../../src/main/db/tables.ts'
import { stamp } from '../../../src/main/office.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember, anIdNumber } from '../../builders/people.ts'

const TODAY = '2024-03-20'

let test: TestOffice
let east: number
let keep: number
let other: number
beforeEach(async () => {
  test = await anOffice(TODAY)
  east = await aBranch(test, '东岗村支部')
  const same = { idNo: anIdNumber('1970-05-01', '男', 500), name: '张三', phone: '13700000001' }
  keep = await aMember(test, east, same)
  other = await aMember(test, east, same)
})
afterEach(() => test.dispose())

type Open = NonNullable<Parameters<TestOffice['backend']['duplicates']['merge']>[0]['open']>

const merge = (...open: Open) => test.backend.duplicates.merge({ keepId: keep, otherId: other, open })
const groups = async () => (await test.backend.duplicates.compare({ keepId: keep, otherId: other })).open
const newestLabel = async () => (await test.backend.audit.changes({})).rows[0]?.label

async function aCase(memberId: number, foundOn: string, attempts: number, more: object = {}) {
  const { id } = await test.backend.search.open({ memberId, values: { foundOn, ...more } })
  for (let n = 1; n <= attempts; n += 1) {
    const said = { channel: 'C01', target: '本人', responsible: '书记', result: '无结果' } as const
    const values = {
      ...said,
      at: `${foundOn.slice(0, 7)}-2${n}`,
      course: '打不通，空号',
      targetPhone: null,
      clue: null,
    }
    await test.backend.search.addAttempt({ caseId: id, values })
  }
  return id
}

async function aFlow(memberId: number, leftOn: string, contacts: readonly string[], more: object = {}) {
  const { id } = await test.backend.flow.save({ memberId, values: { leftOn, reason: '外出务工', ...more } })
  for (const onDate of contacts) {
    const said = { isReport: false, importantActivity: false, summary: '一切正常', person: null }
    const values = { onDate, contactBy: '支部', channel: '电话', ...said } as const
    await test.backend.flow.addContact({ flowId: id, values })
  }
  return id
}

/** Letters as the file holds them: what may be issued is the business of transfer. */
async function aLetter(memberId: number, letterNo: string, more: Partial<NewRow<'letter'>> = {}) {
  const issued = { direction: '转出', nature: '永久转出', issuedOn: '2024-02-01', state: 'ISSUED' }
  const row = { memberId, letterNo, toOrg: '县城支部', validDays: 90, ...issued, ...more }
  const { value } = await change(test.register, stamp(test.office, '登记介绍信'), async ({ tx }) =>
    tx.insertInto('letter').values(row).returning('id').executeTakeFirstOrThrow(),
  )
  return value.id
}

const caseOf = async (id: number) =>
  test.register.reader.selectFrom('lostCase').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const flowOf = async (id: number) =>
  test.register.reader.selectFrom('flow').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const letterOf = async (id: number) =>
  test.register.reader.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const attemptsOf = async (id: number) =>
  test.register.reader.selectFrom('searchAttempt').select('id').where('caseId', '=', id).execute()

describe('lost cases both members have open', () => {
  it('are made one: attempts go over, what is empty is filled, what differs is noted; one undo', async () => {
    const [mine, theirs] = [
      await aCase(keep, '2024-02-01', 1, { reasonText: '换了号码' }),
      await aCase(other, '2024-01-01', 2, { reasonText: '外出多年', secretary: '王书记' }),
    ]
    expect(await groups()).toEqual([
      {
        kind: 'lostCase',
        notJoined: null,
        records: [
          {
            id: mine,
            side: 'kept',
            name: 'SL2024-001',
            words: '核查中，2024-02-01发现，查找1次',
            children: 1,
            notClosed: null,
          },
          {
            id: theirs,
            side: 'other',
            name: 'SL2024-002',
            words: '核查中，2024-01-01发现，查找2次',
            children: 2,
            notClosed: null,
          },
        ],
      },
    ])
    const before = dump(test.register)
    await merge({ kind: 'lostCase', how: 'join', stays: mine })
    expect(await newestLabel()).toMatch(/，“SL2024-002”并入“SL2024-001”，移过去查找记录2条$/)
    expect([await attemptsOf(mine), await attemptsOf(theirs)].map(list => list.length)).toEqual([3, 0])
    expect(await caseOf(mine)).toMatchObject({
      memberId: keep,
      caseNo: 'SL2024-001',
      foundOn: '2024-01-01',
      secretary: '王书记',
      reasonText: '换了号码',
      remark: '合并前另一条：SL2024-002：发现日期2024-02-01，失联原因外出多年',
      removed: 0,
    })
    expect(await caseOf(theirs)).toMatchObject({ memberId: keep, removed: 1 })
    // What a single open case allows is allowed again.
    await test.backend.search.exclude({ id: mine, on: TODAY, evidence: '本人到会' })
    await finish(test.backend.audit.undo({}))
    await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(before)
  })

  it('are closed but for one with a reason, from the day it was found out to today', async () => {
    const [mine, theirs] = [await aCase(keep, '2024-02-01', 0), await aCase(other, '2024-01-10', 1)]
    const close = (on: string, reason = '同一人重复登记') =>
      merge({ kind: 'lostCase', how: 'close', stays: mine, on, reason })
    const before = dump(test.register)
    await expect(close('2024-01-09')).rejects.toMatchObject({
      code: 'DATE_ORDER',
      data: { field: 'lostCaseOn' },
    })
    await expect(close('2024-03-21')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await expect(close(TODAY, ' ')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    expect(dump(test.register)).toEqual(before)
    await close('2024-01-10')
    expect(await caseOf(theirs)).toMatchObject({
      state: 'EXCLUDED',
      verifiedOn: '2024-01-10',
      investigation: '同一人重复登记',
      removed: 0,
    })
    expect(await newestLabel()).toMatch(/，“SL2024-002”排除（非失联），保留“SL2024-001”$/)
  })

  it('that are searched for already can be made one, not ruled out', async () => {
    const mine = await aCase(keep, '2024-02-01', 0)
    const theirs = await aCase(other, '2024-01-10', 0, { lastLife: '2023-01-10' })
    await test.backend.search.startSearching({
      id: theirs,
      verifiedOn: '2024-03-01',
      secretary: '王支书',
      timeLimit: '2024-06-30',
    })
    expect((await groups())[0]?.records.map(({ notClosed }) => notClosed)).toEqual([
      null,
      'SL2024-002已是“查找中”，不能再排除。可以并为一条',
    ])
    const close = (stays: number) =>
      merge({ kind: 'lostCase', how: 'close', stays, on: TODAY, reason: '重复登记' })
    await expect(close(mine)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await close(theirs)
    expect([(await caseOf(mine)).state, (await caseOf(theirs)).state]).toEqual(['EXCLUDED', 'SEARCHING'])
  })
})

describe('stays away both members have open', () => {
  it('are made one from the earlier day, contacts included; who was away on a day stays so', async () => {
    const mine = await aFlow(keep, '2024-02-01', ['2024-03-01'], { phone: '13700000002' })
    const theirs = await aFlow(other, '2023-06-01', ['2023-07-01', '2023-12-01'], {
      destPlace: '省城',
      phone: '13700000003',
    })
    const paper = test.register.reader.selectFrom('flowContact').select('flowId').orderBy('id')
    await test.backend.flow.issueCertificate({
      flowId: theirs,
      values: { certNo: '4104-1', issuedOn: '2023-05-20', issuedBy: null, remark: null },
    })
    await merge({ kind: 'flow', how: 'join', stays: mine })
    const { rows: certificates } = await test.backend.flow.certificates({ only: 'all' })
    expect(certificates).toMatchObject([{ certNo: '4104-1', memberId: keep, flowId: mine }])
    expect((await paper.execute()).map(({ flowId }) => flowId)).toEqual([mine, mine, mine])
    expect(await flowOf(mine)).toMatchObject({
      memberId: keep,
      leftOn: '2023-06-01',
      destPlace: '省城',
      phone: '13700000002',
      remark: '合并前另一条：外出日期2024-02-01，手机13700000003',
    })
    expect((await flowOf(theirs)).removed).toBe(1)
    const away = async (asOf: string) =>
      (await test.backend.flow.list({ asOf, filter: { status: 'away' } })).rows.map(({ id }) => id)
    expect([await away('2023-05-31'), await away('2023-06-01')]).toEqual([[], [mine]])
    // One open stay: it can be ended like any other.
    await test.backend.flow.end({ id: mine, returnedOn: TODAY })
  })

  it('are closed but for one by a return', async () => {
    const mine = await aFlow(keep, '2024-02-01', [])
    const theirs = await aFlow(other, '2024-02-05', [], { remark: '村里报的' })
    const close = (on: string) => merge({ kind: 'flow', how: 'close', stays: mine, on, reason: '重复登记' })
    await expect(close('2024-02-04')).rejects.toMatchObject({
      message: '返回日期不能早于2024-02-05',
      data: { field: 'flowOn' },
    })
    await close('2024-02-05')
    expect(await flowOf(theirs)).toMatchObject({
      returnedOn: '2024-02-05',
      status: '已返回',
      remark: '村里报的；重复登记',
    })
    expect((await flowOf(mine)).returnedOn).toBeNull()
  })

  it('all stay open where nothing was chosen, and one that is not open is refused', async () => {
    const mine = await aFlow(keep, '2024-02-01', [])
    expect(await groups()).toEqual([])
    await expect(merge({ kind: 'flow', how: 'join', stays: mine })).rejects.toMatchObject({
      code: 'RECORD_MISSING',
    })
    const theirs = await aFlow(other, '2024-02-05', [])
    await merge()
    expect([(await flowOf(mine)).returnedOn, (await flowOf(theirs)).returnedOn]).toEqual([null, null])
  })
})

describe('letters both members have open', () => {
  it('of two numbers are two papers: one is made void, the member stays on the way with the other', async () => {
    const [mine, theirs] = [await aLetter(keep, '第1号'), await aLetter(other, '第2号')]
    expect((await groups())[0]?.notJoined).toBe('编号不同，是两份介绍信，不能并为一份。可以作废其中一份')
    await expect(merge({ kind: 'letter', how: 'join', stays: mine })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
    for (const id of [keep, other]) {
      const step = { membership: 'LEAVING', on: '2024-02-01', evidence: '介绍信' } as const
      await test.backend.roster.setMembership({ id, ...step })
    }
    await merge({ kind: 'letter', how: 'close', stays: mine, on: TODAY, reason: '重复开具' })
    expect([(await letterOf(mine)).state, (await letterOf(theirs)).state]).toEqual(['ISSUED', 'VOID'])
    expect(await letterOf(theirs)).toMatchObject({ voidedOn: TODAY, voidReason: '重复开具', removed: 0 })
    expect((await test.backend.roster.card({ id: keep })).membership).toBe('LEAVING')
  })

  it('of one number are one paper, typed twice', async () => {
    const mine = await aLetter(keep, '第1号')
    const theirs = await aLetter(other, '第1号', { toOrgPhone: '0370-1234567' })
    await merge({ kind: 'letter', how: 'join', stays: mine })
    expect(await letterOf(mine)).toMatchObject({ toOrgPhone: '0370-1234567', removed: 0, state: 'ISSUED' })
    expect((await letterOf(theirs)).removed).toBe(1)
  })

  it('for good are not made void where only the other kind would stay', async () => {
    const mine = await aLetter(keep, '第1号', { nature: '临时转出' })
    const theirs = await aLetter(other, '第2号')
    const close = (stays: number) =>
      test.backend.duplicates.merge({
        keepId: keep,
        otherId: other,
        place: 'other',
        open: [{ kind: 'letter', how: 'close', stays, on: TODAY, reason: '重复' }],
      })
    await expect(close(mine)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await close(theirs)
    expect([(await letterOf(mine)).state, (await letterOf(theirs)).state]).toEqual(['VOID', 'ISSUED'])
  })
})
