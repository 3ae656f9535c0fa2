/** Every list on the very day something begins, and on the day before it. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { judged } from '../../builders/lostCases.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let east: number
let west: number
let member: number
/** Came to the west on 2016-02-10; before, it was in the east. */
beforeEach(async () => {
  test = await anOffice('2016-03-20')
  east = await aBranch(test, '东岗村支部')
  west = await aBranch(test, '西岗村支部')
  member = await aMember(test, east, { name: '张三' }, { fromOn: '2010-01-01' })
})
afterEach(() => test.dispose())

const goWest = () =>
  test.backend.roster.transfer({ ids: [member], orgId: west, on: '2016-02-10', evidence: null })

/** What a list shows of the branch on the day, row by row. */
type List = (orgId: number, asOf?: string) => Promise<string[]>
const day = (asOf: string | undefined) => (asOf === undefined ? {} : { asOf })

const LISTS: Record<string, { prepare: () => Promise<unknown>; list: List }> = {
  流动党员: {
    prepare: () =>
      test.backend.flow.save({ memberId: member, values: { leftOn: '2015-01-01', reason: '经商' } }),
    list: async (orgId, asOf) =>
      (await test.backend.flow.list({ filter: { orgId }, ...day(asOf) })).rows.map(row => row.orgName),
  },
  出国境党员: {
    prepare: () =>
      test.backend.flow.saveOverseas({ memberId: member, values: { leftOn: '2015-01-01', reason: '留学' } }),
    list: async (orgId, asOf) =>
      (await test.backend.flow.overseas({ orgId, ...day(asOf) })).rows.map(row => row.orgName),
  },
  失联查找: {
    prepare: () => test.backend.search.open({ memberId: member, values: { foundOn: '2015-01-01' } }),
    list: async (orgId, asOf) =>
      (await test.backend.search.list({ filter: { orgId }, ...day(asOf) })).rows.map(row => row.orgName),
  },
  组织关系接转: {
    prepare: () =>
      test.backend.transfer.save({
        memberId: member,
        values: {
          direction: '转入',
          issuedOn: '2015-01-01',
          fromOrg: '某街道党工委',
          incomingKind: '一般转入',
          interviewNote: '情况属实',
          dossierResult: '与档案一致',
          landedOn: '2015-01-02',
          state: 'LANDED',
        },
      }),
    list: async (orgId, asOf) =>
      (await test.backend.transfer.list({ filter: { orgId, only: 'all' }, ...day(asOf) })).rows.map(
        row => row.orgName,
      ),
  },
  档案核查: {
    prepare: () =>
      test.backend.dossier.mark({ marks: [{ memberId: member, item: 'APPLICATION', present: '缺' }] }),
    list: async (orgId, asOf) => {
      const { rows, totals } = await test.backend.dossier.matrix({ filter: { orgId }, ...day(asOf) })
      expect(totals.withMissing).toBe(rows.length)
      const missing = await test.backend.dossier.missing({ orgId, ...day(asOf) })
      expect(missing.rows.map(row => row.orgName)).toEqual(rows.map(row => row.orgName))
      return rows.map(row => row.orgName)
    },
  },
  信息质量: {
    prepare: () => Promise.resolve(),
    list: async (orgId, asOf) =>
      (await test.backend.quality.overview({ orgId, ...day(asOf) })).branches.map(row => row.orgName),
  },
}

describe.each(Object.entries(LISTS))('the list %s', (_, { prepare, list }) => {
  it('shows a member in the branch of that day', async () => {
    await prepare()
    await goWest()
    const both = async (asOf?: string) => [await list(east, asOf), await list(west, asOf)]
    expect(await both('2016-02-09')).toEqual([['东岗村支部'], []])
    expect(await both('2016-02-10')).toEqual([[], ['西岗村支部']])
    expect(await both()).toEqual([[], ['西岗村支部']])
    expect(await list(test.rootId, '2009-12-31')).toEqual([])
  })

  it('goes by the tree of that day', async () => {
    await prepare()
    const general = await aBranch(test, '河西党总支', { kind: '党总支', orgType: null })
    const move = { kind: 'move', orgId: east, parentId: general, on: '2016-02-10', evidence: null } as const
    await test.backend.organisation.restructure({ change: move })
    const lengths = [await list(general, '2016-02-09'), await list(general, '2016-02-10')]
    expect(lengths.map(rows => rows.length)).toEqual([0, 1])
  })
})

describe('records on a day', () => {
  it('who came back is away up to the day before, and the record is not yet closed', async () => {
    const values = { leftOn: '2015-06-01', returnedOn: '2016-01-15', reason: '经商' } as const
    await test.backend.flow.save({ memberId: member, values })
    const away = async (asOf: string) =>
      (await test.backend.flow.list({ asOf })).rows.map(row => `${row.status} ${row.returnedOn}`)
    expect([
      await away('2015-05-31'),
      await away('2015-06-01'),
      await away('2016-01-14'),
      await away('2016-01-15'),
    ]).toEqual([[], ['外出中 null'], ['外出中 null'], []])
    const all = async (asOf: string) =>
      (await test.backend.flow.list({ filter: { status: 'all' }, asOf })).total
    expect([await all('2015-05-31'), await all('2015-06-01')]).toEqual([0, 1])
  })

  it('a letter stands where it stood', async () => {
    const whole = {
      direction: '转出',
      nature: '永久转出',
      phone: '13700000001',
      wechat: 'zs',
      destKind: '工作',
      destPlace: '县城',
      backupContact: '李四',
      toOrg: '县城支部',
      leaveTalkOn: '2016-01-09',
      duesPaidTo: '2015-12',
      handler: '党员本人',
      issuedOn: '2016-01-10',
      state: 'ISSUED',
    } as const
    const { id } = await test.backend.transfer.save({ memberId: member, values: whole })
    const step = (values: object) => test.backend.transfer.save({ memberId: member, id, values })
    await step({ state: 'LANDED', landedOn: '2016-01-20' })
    await step({ state: 'RECEIPTED', receiptOn: '2016-02-01' })
    const shown = async (asOf: string) =>
      (await test.backend.transfer.list({ filter: { only: 'all' }, asOf })).rows.map(
        row => `${row.state} ${row.landedOn} ${row.receiptOn}`,
      )
    expect(await shown('2016-01-09')).toEqual([])
    expect(await shown('2016-01-10')).toEqual(['ISSUED null null'])
    expect(await shown('2016-01-19')).toEqual(['ISSUED null null'])
    expect(await shown('2016-01-20')).toEqual(['LANDED 2016-01-20 null'])
    expect(await shown('2016-01-31')).toEqual(['LANDED 2016-01-20 null'])
    expect(await shown('2016-02-01')).toEqual(['RECEIPTED 2016-01-20 2016-02-01'])
    const open = async (asOf: string) => (await test.backend.transfer.list({ asOf })).total
    expect([await open('2016-01-31'), await open('2016-02-01')]).toEqual([1, 0])
  })

  it('a letter that was overdue then and landed since marks a pocket member then', async () => {
    const { id } = await test.backend.transfer.save({
      memberId: member,
      values: {
        direction: '转出',
        nature: '临时转出',
        phone: '13700000001',
        wechat: 'zs',
        destKind: '工作',
        destPlace: '县城',
        backupContact: '李四',
        toOrg: '县城支部',
        leaveTalkOn: '2015-01-09',
        duesPaidTo: '2014-12',
        handler: '党员本人',
        issuedOn: '2015-01-10',
        validDays: 30,
        state: 'ISSUED',
      },
    })
    const late = { landedOn: '2015-06-01', lateReason: '途中生病' }
    await test.backend.transfer.step({ id, to: 'LANDED', values: late })
    // 2015-01-10 + 30 days = 2015-02-09
    const pocket = async (asOf: string) =>
      (await test.backend.roster.list({ filter: { flag: 'pocket' }, asOf })).total
    const overdue = async (asOf: string) =>
      (await test.backend.transfer.list({ filter: { only: 'overdue' }, asOf })).total
    for (const of of [pocket, overdue]) {
      expect([
        await of('2015-02-09'),
        await of('2015-02-10'),
        await of('2015-05-31'),
        await of('2015-06-01'),
      ]).toEqual([0, 1, 1, 0])
    }
  })

  it('a lost case goes its steps on their days', async () => {
    const lost = { foundOn: '2015-10-01', lastLife: '2015-01-01' }
    const { id } = await test.backend.search.open({ memberId: member, values: lost })
    await test.backend.search.startSearching({
      id,
      verifiedOn: '2015-10-20',
      secretary: '书记',
      timeLimit: '2016-01-31',
    })
    const attempt = {
      at: '2015-11-05',
      channel: 'C01',
      target: '本人',
      responsible: '书记',
      course: '拨打原号码为空号',
      result: '无结果',
      targetPhone: null,
      clue: null,
    } as const
    await test.backend.search.addAttempt({ caseId: id, values: attempt })
    await test.backend.search.contactMade({
      id,
      contactOn: '2015-12-01',
      contactHow: 'C01',
      responsible: '书记',
      course: '本人回电，已联系上',
    })
    await judged(test.backend, id, '2015-12-20')
    await test.backend.search.decide({ id, outcome: 'M1', decidedOn: '2016-01-10' })
    const shown = async (asOf: string) => {
      const { rows } = await test.backend.search.list({ filter: { state: 'all' }, asOf })
      const card = rows[0] ? await test.backend.search.card({ id, asOf }) : null
      expect(card?.state).toBe(rows[0]?.state)
      return rows.map(row => `${row.state} ${row.attempts} ${row.contactOn} ${row.outcomes.join()}`)
    }
    expect(await shown('2015-09-30')).toEqual([])
    expect(await shown('2015-10-01')).toEqual(['VERIFYING 0 null '])
    expect(await shown('2015-10-19')).toEqual(['VERIFYING 0 null '])
    expect(await shown('2015-10-20')).toEqual(['SEARCHING 0 null '])
    expect(await shown('2015-11-05')).toEqual(['SEARCHING 1 null '])
    expect(await shown('2015-11-30')).toEqual(['SEARCHING 1 null '])
    expect(await shown('2015-12-01')).toEqual(['FOUND 2 2015-12-01 '])
    expect(await shown('2015-12-19')).toEqual(['FOUND 2 2015-12-01 '])
    expect(await shown('2015-12-20')).toEqual(['PROPOSED 2 2015-12-01 '])
    expect(await shown('2016-01-09')).toEqual(['PROPOSED 2 2015-12-01 '])
    expect(await shown('2016-01-10')).toEqual(['FOLLOWING 2 2015-12-01 M1'])
    const marked = async (asOf: string) =>
      (await test.backend.roster.list({ asOf, filter: { flag: 'lost' } })).rows.map(row => row.lost)
    expect([
      await marked('2015-09-30'),
      await marked('2015-10-01'),
      await marked('2016-01-09'),
      await marked('2016-01-10'),
    ]).toEqual([[], [true], [true], []])
  })
})
