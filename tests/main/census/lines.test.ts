/** The list of a sweep and its check lines, by hand. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CHECK_HEADINGS, FIVE_CHECKS } from '../../../src/shared/census/codes.ts'
import { finish } from '../../builders/office.ts'
import { aMember } from '../../builders/people.ts'
import { aSweep, type Sweep } from './sweep.ts'

let sweep: Sweep
beforeEach(async () => {
  sweep = await aSweep()
})
afterEach(() => sweep.test.dispose())

const census = () => sweep.test.backend.census
const backend = () => sweep.test.backend

const LETTER = {
  direction: '转出',
  nature: '永久转出',
  phone: '13700000001',
  wechat: 'a',
  destKind: '工作',
  destPlace: '省城',
  backupContact: '父亲',
  toOrg: '城关支部',
  validDays: 90,
  leaveTalkOn: '2007-01-01',
  duesPaidTo: '2015-04',
  handler: '党员本人',
  lateReason: '途中耽搁',
} as const

describe('the list', () => {
  it('holds who is on the roll on the day, and who left without a receipt, each once (R-A01)', async () => {
    const here = await sweep.person('赵一', sweep.east, '2010-01-01')
    const joins = await sweep.person('钱二', sweep.east, '2016-02-14')
    await sweep.person('孙三', sweep.east, '2016-02-15')
    const dead = await sweep.person('李四', sweep.east, '2010-01-01')
    await backend().roster.setMembership({
      id: dead,
      membership: 'DECEASED',
      on: '2016-02-14',
      evidence: '证明',
    })
    const left = async (name: string, issuedOn: string, receiptOn: string | null) => {
      const id = await sweep.person(name, sweep.west, '2005-01-01')
      const { id: letter } = await backend().transfer.save({
        memberId: id,
        values: { ...LETTER, state: 'ISSUED', issuedOn },
      })
      if (receiptOn !== null) {
        const values = { landedOn: receiptOn, receiptOn }
        await backend().transfer.step({ id: letter, to: 'RECEIPTED', values })
      }
      // A receipt closes the roll by itself.
      if (receiptOn === null)
        await backend().roster.setMembership({ id, membership: 'LEFT', on: '2015-06-01', evidence: '介绍信' })
      return id
    }
    const pocket = await left('周五', '2015-05-01', null)
    const late = await left('吴六', '2015-05-01', '2016-02-15')
    await left('郑七', '2015-05-01', '2016-02-14')
    // Before there were receipts nobody waits for one (R-A21); the first day counts.
    const first = await left('王八', '2007-01-01', null)
    await left('冯九', '2006-12-31', null)

    const preview = await census().previewScope({ campaignId: sweep.campaignId, on: '2016-02-14' })
    expect(preview).toMatchObject({ listed: 0, add: 5, move: 0, gone: 0, more: false })
    await sweep.list()
    const ids = async (orgId: number) => (await sweep.rows(orgId)).map(row => [row.memberId, row.basis])
    expect(await ids(sweep.east)).toEqual([
      [joins, 'ROLL'],
      [here, 'ROLL'],
    ])
    expect((await ids(sweep.west)).sort()).toEqual(
      [
        [pocket, 'LETTER'],
        [late, 'ROLL'],
        [first, 'LETTER'],
      ].sort(),
    )
    // The same once more changes nothing and leaves no entry.
    expect(await sweep.list()).toEqual({ changeId: null })
  })

  it('puts who is entered as 已转出 from the start under his branch (R-A01 b)', async () => {
    const id = await aMember(sweep.test, sweep.west, { name: '陈八' }, { membership: 'LEFT' })
    await backend().transfer.save({
      memberId: id,
      values: { ...LETTER, state: 'ISSUED', issuedOn: '2015-05-01' },
    })
    await sweep.list()
    expect((await sweep.rows(sweep.west)).map(row => [row.memberId, row.basis])).toEqual([[id, 'LETTER']])
  })

  it('follows the register: who came is added, who went over moves, who left is named with the reason', async () => {
    const [stays, moves, dies, signed] = [
      await sweep.person('赵一', sweep.east, '2010-01-01'),
      await sweep.person('钱二', sweep.east, '2010-01-01'),
      await sweep.person('孙三', sweep.east, '2010-01-01'),
      await sweep.person('李四', sweep.east, '2010-01-01'),
    ]
    await sweep.list()
    await sweep.five(signed)
    await sweep.sign('self', sweep.east, '2016-02-20', [signed])
    const came = await sweep.person('周五', sweep.west, '2016-02-25')
    const { roster } = backend()
    await roster.transfer({ ids: [moves, signed], orgId: sweep.west, on: '2016-02-25', evidence: '依据' })
    await roster.setMembership({ id: dies, membership: 'DECEASED', on: '2016-02-26', evidence: '证明' })
    const preview = await census().previewScope({ campaignId: sweep.campaignId, on: '2016-03-01' })
    expect(preview.changes.map(({ name, kind, why }) => [name, kind, why])).toEqual([
      ['钱二', 'move', '东岗村支部'],
      ['周五', 'add', ''],
      ['孙三', 'gone', '去世或已不在册'],
    ])
    await census().listScope({ campaignId: sweep.campaignId, on: '2016-03-01', excuseGone: true })
    // What the branch signed stays where it was checked.
    expect((await sweep.rows(sweep.east)).map(row => [row.memberId, row.state]).sort()).toEqual(
      [
        [stays, 'TODO'],
        [dies, 'EXCUSED'],
        [signed, 'SELF'],
      ].sort(),
    )
    expect((await sweep.rows(sweep.west)).map(row => row.memberId).sort()).toEqual([moves, came].sort())
    expect((await sweep.row(dies)).excuse).toBe('去世或已不在册')
    // One operation, one step of undo.
    await finish(backend().audit.undo({}))
    expect((await sweep.rows(sweep.west)).length).toBe(0)
    expect((await sweep.row(dies)).state).toBe('TODO')
  })

  it('proposes the key groups the register tells of', async () => {
    const id = await aMember(sweep.test, sweep.east, {
      name: '赵一',
      lostOccupation: 'RETIRED',
      flowOccupation: 'AWAY_WORKER',
    })
    await sweep.list()
    expect((await sweep.row(id)).keyGroups).toEqual(['1', '6'])
  })
})

describe('a line', () => {
  it('is done only with both marks, the branch first, each with name and day (R-A05)', async () => {
    const id = await sweep.person('赵一', sweep.east, '2010-01-01')
    await sweep.list()
    const { campaignId, east } = sweep
    await expect(sweep.sign('self', east, '2016-03-01')).rejects.toThrow(
      '赵一还缺：名册信息、党员档案、党费活动、介绍信存根、现实表现。补上后才能签核',
    )
    // One of the five left out is still one too few.
    await census().mark({
      campaignId,
      marks: FIVE_CHECKS.slice(0, 4).map(item => ({ memberId: id, item, state: '属实' })),
    })
    expect((await sweep.row(id)).state).toBe('CHECKING')
    await expect(sweep.sign('self', east, '2016-03-01')).rejects.toThrow('赵一还缺：现实表现')
    await census().mark({
      campaignId,
      marks: [{ memberId: id, item: 'fiveConduct', state: '待完善', note: '随后完善' }],
    })
    expect((await sweep.row(id)).state).toBe('READY')
    await expect(sweep.sign('group', east, '2016-03-01')).rejects.toThrow('赵一还缺：支部自查')
    await expect(sweep.sign('self', east, '2016-03-02')).rejects.toThrow('支部自查日期不能晚于今天')
    await sweep.sign('self', east, '2016-02-28')
    expect(await sweep.row(id)).toMatchObject({ state: 'SELF', selfBy: '王书记', selfOn: '2016-02-28' })
    await sweep.sign('group', east, '2016-03-01')
    expect(await sweep.row(id)).toMatchObject({ state: 'DONE', groupBy: '李干事', groupOn: '2016-03-01' })
    // On the day before the work group signed, only the branch had.
    expect((await sweep.rows(east, '2016-02-29')).map(row => row.state)).toEqual(['SELF'])
    expect((await sweep.rows(east, '2016-02-27')).map(row => row.state)).toEqual(['READY'])
    expect(await sweep.rows(east, '2016-02-13')).toEqual([])
  })

  it('is not changed under a signature', async () => {
    const id = await sweep.person('赵一', sweep.east, '2010-01-01')
    await sweep.list()
    const { campaignId, east } = sweep
    const mark = (state: '更正' | null) =>
      census().mark({ campaignId, marks: [{ memberId: id, item: 'fiveRoster', state }] })
    await sweep.five(id)
    await sweep.sign('self', east, '2016-03-01')
    await mark('更正')
    await expect(mark(null)).rejects.toThrow('赵一已有支部自查的签核，不能再改')
    await sweep.sign('group', east, '2016-03-01')
    await expect(mark('更正')).rejects.toThrow('赵一已有工作组核查的签核，不能再改')
    await expect(census().unsign({ campaignId, who: 'self', memberIds: [id] })).rejects.toThrow('工作组核查')
    await census().unsign({ campaignId, who: 'group', memberIds: [id] })
    await census().unsign({ campaignId, who: 'self', memberIds: [id] })
    await mark(null)
    expect((await sweep.row(id)).state).toBe('CHECKING')
  })

  it('takes the results of its own item only, keeps notes, and names what strikes', async () => {
    const id = await sweep.person('赵一', sweep.east, '2010-01-01')
    await sweep.list()
    const { campaignId } = sweep
    const one = { memberId: id, item: 'headFlow' } as const
    await expect(census().mark({ campaignId, marks: [{ ...one, state: '属实' }] })).rejects.toThrow(
      '“外出流动”不能填“属实”',
    )
    await census().mark({ campaignId, marks: [{ ...one, state: '有问题' }] })
    expect((await sweep.row(id)).findings).toEqual([
      '有1项待完善或有问题的没有写说明',
      '八项内容中有问题，还没有填存在问题',
    ])
    await census().mark({ campaignId, marks: [{ ...one, state: '有问题', note: '去向不明' }] })
    await census().describe({
      campaignId,
      memberIds: [id],
      problems: ['流动'],
      keyGroups: ['1'],
      note: '在外',
    })
    expect(await sweep.row(id)).toMatchObject({
      findings: [],
      problems: ['流动'],
      keyGroups: ['1'],
      note: '在外',
    })
    await expect(
      census().mark({ campaignId, marks: [{ ...one, memberId: id + 100, state: '正常' }] }),
    ).rejects.toThrow('有1名党员不在这次排查的对象名单上')
  })

  it('shows what the register tells of it, as of the day', async () => {
    const away = await sweep.person('赵一', sweep.east, '2010-01-01')
    const bare = await aMember(sweep.test, sweep.east, { name: '钱二', unattached: true })
    await sweep.list()
    await backend().flow.save({
      memberId: away,
      values: { leftOn: '2015-10-01', reason: '外出务工', returnedOn: '2016-02-20' },
    })
    const early = await sweep.person('孙三', sweep.east, '2010-01-01')
    await sweep.list()
    await backend().flow.save({
      memberId: early,
      values: { leftOn: '2015-09-01', reason: '外出务工', returnedOn: '2016-02-10' },
    })
    await backend().dossier.mark({ marks: [{ memberId: bare, item: 'VOLUNTEER', present: '缺' }] })
    const hints = async (asOf?: string) =>
      Object.fromEntries((await sweep.rows(sweep.east, asOf)).map(row => [row.name, row.hints]))
    // As annex 4 has it: back during the sweep counts, back before it does not (R-E13).
    expect(await hints()).toEqual({ 赵一: ['流动'], 钱二: ['空挂', '档案'], 孙三: [] })
    expect((await hints('2016-02-19')).赵一).toEqual(['流动'])
  })
})

describe('many lines at once', () => {
  it('fills what is empty, counts it before, leaves what was said and signed, and is undone at once', async () => {
    const [a, b] = [
      await sweep.person('赵一', sweep.east, '2010-01-01'),
      await sweep.person('钱二', sweep.east, '2010-01-01'),
    ]
    const c = await sweep.person('孙三', sweep.east, '2010-01-01')
    await sweep.list()
    const { campaignId, east } = sweep
    const note = '欠交两个月'
    await census().mark({ campaignId, marks: [{ memberId: a, item: 'headDues', state: '有问题', note }] })
    await census().describe({ campaignId, memberIds: [a], problems: ['党费'] })
    await sweep.five(c)
    await sweep.sign('self', east, '2016-03-01')
    await sweep.sign('group', east, '2016-03-01')
    const items = [...FIVE_CHECKS, ...CHECK_HEADINGS]
    const fill = { campaignId, orgId: east, items }
    // 2 lines × 13 cells, one of them 有问题; the third is signed.
    expect(await census().previewFill(fill)).toEqual({
      members: 3,
      cells: 25,
      kept: 1,
      signed: 1,
      hinted: [],
    })
    expect(await census().previewFill({ ...fill, memberIds: [b] })).toEqual({
      members: 1,
      cells: 13,
      kept: 0,
      signed: 0,
      hinted: [],
    })
    await census().fill(fill)
    expect((await sweep.row(a)).marks.headDues.state).toBe('有问题')
    expect((await sweep.row(b)).marks.headDues.state).toBe('正常')
    expect((await sweep.row(c)).marks.headDues.state).toBe(null)
    expect(await census().previewSign({ campaignId, orgId: east, who: 'self' })).toEqual({
      ready: 2,
      already: 1,
      lacking: 0,
      examples: [],
    })
    await finish(backend().audit.undo({}))
    expect((await sweep.row(b)).state).toBe('TODO')
    expect(await census().previewSign({ campaignId, orgId: east, who: 'self' })).toMatchObject({
      ready: 0,
      lacking: 2,
    })
  })

  it('leaves lines with a hint as they are, names them, and fills those that are asked for by name', async () => {
    const plain = await sweep.person('赵一', sweep.east, '2010-01-01')
    const [away, bare] = [
      await sweep.person('钱二', sweep.east, '2010-01-01'),
      await aMember(sweep.test, sweep.east, { name: '孙三', unattached: true }),
    ]
    const silent = await sweep.person('李四', sweep.east, '2010-01-01')
    const written = await sweep.person('周五', sweep.east, '2010-01-01')
    const full = await sweep.person('吴六', sweep.east, '2010-01-01')
    await sweep.list()
    const { campaignId, east } = sweep
    for (const memberId of [away, full])
      await backend().flow.save({ memberId, values: { leftOn: '2015-10-01', reason: '外出务工' } })
    await backend().dossier.mark({ marks: [{ memberId: bare, item: 'VOLUNTEER', present: '缺' }] })
    await census().mark({ campaignId, marks: [{ memberId: silent, item: 'headDues', state: '有问题' }] })
    await census().describe({ campaignId, memberIds: [written], problems: ['违纪'] })
    // Nothing is left to fill here: its hint needs nobody's look.
    await sweep.five(full)
    const fill = { campaignId, orgId: east, items: [...FIVE_CHECKS] }
    const preview = await census().previewFill(fill)
    const odd = ['有1项待完善或有问题的没有写说明', '八项内容中有问题，还没有填存在问题']
    expect(Object.fromEntries(preview.hinted.map(({ name, words }) => [name, words]))).toEqual({
      钱二: ['台账提示：流动'],
      孙三: ['台账提示：空挂、档案'],
      李四: odd,
      周五: ['存在问题：违纪'],
    })
    expect(preview).toMatchObject({ members: 6, cells: 5, kept: 5, signed: 0 })
    expect(await census().previewFill({ ...fill, withHints: [away] })).toMatchObject({ cells: 10 })

    const filled = async () =>
      (await sweep.rows(east)).filter(row => row.marks.fiveRoster.state === '属实').map(row => row.memberId)
    const label = async () => (await backend().audit.state({})).undo?.label
    await census().fill(fill)
    expect((await filled()).sort()).toEqual([plain, full].sort())
    expect(await label()).toBe('排查成批填写：5处，有提示的4名没有填')
    await census().fill({ ...fill, withHints: [away] })
    expect((await filled()).sort()).toEqual([plain, full, away].sort())
    expect(await label()).toBe('排查成批填写：5处，含有提示的1名，有提示的3名没有填')
    // Chosen lines are no others: being ticked in the list is not being asked for with its hint.
    expect(await census().previewFill({ ...fill, memberIds: [bare] })).toMatchObject({ cells: 0 })
    await finish(backend().audit.undo({}))
    expect((await filled()).sort()).toEqual([plain, full].sort())
  })

  it('finds nothing odd in what filling itself puts right', async () => {
    const id = await sweep.person('赵一', sweep.east, '2010-01-01')
    await sweep.list()
    const { campaignId, east } = sweep
    await sweep.five(id)
    await sweep.sign('self', east, '2016-03-01')
    expect((await sweep.row(id)).findings).toEqual(['排查情况记录表八项内容没有填全'])
    const preview = await census().previewFill({ campaignId, orgId: east, items: [...CHECK_HEADINGS] })
    expect(preview).toMatchObject({ cells: 8, hinted: [] })
  })

  it('signs those that are ready and leaves the others', async () => {
    const [a, b] = [
      await sweep.person('赵一', sweep.east, '2010-01-01'),
      await sweep.person('钱二', sweep.east, '2010-01-01'),
    ]
    await sweep.list()
    await sweep.five(a)
    await sweep.sign('self', sweep.east, '2016-03-01')
    expect([(await sweep.row(a)).state, (await sweep.row(b)).state]).toEqual(['SELF', 'TODO'])
    await census().excuse({ campaignId: sweep.campaignId, memberIds: [b], reason: '住院' })
    expect((await sweep.row(b)).state).toBe('EXCUSED')
  })
})
