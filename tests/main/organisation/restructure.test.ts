import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'
import { dump } from '../../builders/dump.ts'

type Change = Inputs['organisation']['restructure']['change']

let test: TestOffice
let east: number
let west: number
let eastGroup: number
beforeEach(async () => {
  test = await anOffice('2016-03-20')
  east = await aBranch(test, '东岗村支部')
  west = await aBranch(test, '西岗村支部')
  eastGroup = await aBranch(test, '一组', { parentId: east, kind: '党小组', orgType: null })
})
afterEach(() => test.dispose())

const since = { fromOn: '2010-01-01' } as const
const member = (orgId: number, name: string, more = {}) =>
  aMember(test, orgId, { name }, { ...since, ...more })
const post = async (orgId: number, memberId: number, fromOn: string) =>
  test.backend.organisation.savePost({
    values: { orgId, memberId, body: '党支部', post: '书记', fromOn, toOn: null },
  })
const restructure = (change: Change) => test.backend.organisation.restructure({ change })
const plan = (change: Change) => test.backend.organisation.plan({ change })
const names = async (orgId: number, asOf?: string) =>
  (
    await test.backend.roster.list({
      filter: { orgId },
      page: { offset: 0, limit: 50 },
      ...(asOf === undefined ? {} : { asOf }),
    })
  ).rows.map(row => row.name)
const standing = async (asOf?: string) =>
  (await test.backend.organisation.tree(asOf === undefined ? {} : { asOf })).nodes
    .slice(1)
    .map(node => `${node.parentId === test.rootId ? '' : '　'}${node.fullName} ${node.membersBelow}`)
const undo = (changeId: number | null) => finish(test.backend.audit.undo({ id: changeId ?? 0 }))

const merge = (more: Partial<Extract<Change, { kind: 'merge' }>> = {}): Change => ({
  kind: 'merge',
  orgIds: [east],
  intoId: west,
  on: '2016-03-10',
  evidence: '镇党委〔2016〕3号',
  ...more,
})

describe('merging branches', () => {
  it('moves members on the day, groups with their members, ends posts, and is undone whole', async () => {
    const zhang = await member(east, '张三')
    await member(eastGroup, '李四')
    await member(west, '王五')
    await member(east, '赵六', { membership: 'DECEASED' })
    await post(east, zhang, '2014-05-01')
    const first = dump(test.register)
    expect(await plan(merge())).toEqual({
      members: [
        { memberId: zhang, name: '张三', membership: 'FORMAL', from: '东岗村支部', to: '西岗村支部' },
      ],
      moved: [
        { orgId: eastGroup, name: '一组', from: '东岗村支部', to: '西岗村支部', newName: null, members: 1 },
      ],
      posts: [{ id: 1, name: '张三', post: '书记', orgName: '东岗村支部' }],
      dissolved: [{ orgId: east, name: '东岗村支部' }],
      begins: [],
    })
    expect(dump(test.register)).toEqual(first)

    const { changeId, members } = await restructure(merge())
    expect(members).toBe(1)
    expect(await standing()).toEqual(['西岗村支部 3', '　一组 1'])
    expect(await standing('2016-03-09')).toEqual(['东岗村支部 2', '　一组 1', '西岗村支部 1'])
    expect(await standing('2016-03-10')).toEqual(['西岗村支部 3', '　一组 1'])
    expect(await names(east, '2016-03-09')).toEqual(['李四', '张三'])
    expect(await names(east, '2016-03-10')).toEqual([])
    expect(await names(west, '2016-03-09')).toEqual(['王五'])
    expect(await names(west)).toEqual(['李四', '王五', '张三'])
    const card = await test.backend.roster.card({ id: zhang })
    expect(card.periods.map(({ orgId, fromOn, toOn }) => [orgId, fromOn, toOn])).toEqual([
      [east, '2010-01-01', '2016-03-10'],
      [west, '2016-03-10', null],
    ])
    const held = async (asOf: string) =>
      (await test.backend.organisation.posts({ orgId: east, asOf })).posts.length
    expect([await held('2016-03-09'), await held('2016-03-10')]).toEqual([1, 0])
    const { rows } = await test.backend.audit.changes({})
    expect(rows[0]?.label).toBe('东岗村支部并入西岗村支部：2名党员')

    await undo(changeId)
    expect(dump(test.register)).toEqual(first)
  })

  it('gives groups of one name the name of their old branch', async () => {
    await aBranch(test, '一组', { parentId: west, kind: '党小组', orgType: null })
    await restructure(merge())
    expect(await standing()).toEqual(['西岗村支部 0', '　东岗村支部一组 0', '　一组 0'])
  })

  it('refuses a day before a member, a post or a branch began, and a day to come', async () => {
    const zhang = await member(east, '张三', { fromOn: '2016-03-05' })
    const refused = (on: string) => expect(restructure(merge({ on }))).rejects
    await refused('2016-03-04').toMatchObject({
      code: 'DATE_ORDER',
      message: /张三上次变动的日期（2016-03-05）/,
    })
    await post(east, zhang, '2016-03-08')
    await refused('2016-03-07').toMatchObject({ code: 'DATE_ORDER', message: /张三任书记的日期/ })
    await test.backend.organisation.save({ id: west, values: { founded: '2016-03-12' } })
    await refused('2016-03-11').toMatchObject({ code: 'DATE_ORDER', message: /西岗村支部”的成立日期/ })
    await refused('2016-03-21').toMatchObject({ code: 'DATE_FUTURE', data: { field: 'on' } })
    await restructure(merge({ on: '2016-03-20' }))
  })

  it('asks nobody who was entered by mistake and removed', async () => {
    const zhang = await member(east, '张三')
    await post(east, zhang, '2016-03-15')
    await test.backend.roster.remove({ id: zhang, reason: '误录' })
    await restructure(merge())
    expect(await standing()).toEqual(['西岗村支部 0', '　一组 0'])
  })

  it('refuses itself, its own group, a committee and a dissolved branch as the target', async () => {
    await member(east, '张三')
    const cases: [Partial<Extract<Change, { kind: 'merge' }>>, string][] = [
      [{ intoId: east }, 'ORG_CYCLE'],
      [{ intoId: eastGroup }, 'ORG_CYCLE'],
      [{ intoId: test.rootId }, 'ORG_NO_MEMBERS_THERE'],
      [{ orgIds: [test.rootId] }, 'ORG_CYCLE'],
      [{ intoId: 999 }, 'RECORD_MISSING'],
    ]
    for (const [more, code] of cases)
      await expect(restructure(merge(more)), code).rejects.toMatchObject({ code })
    await restructure(merge())
    await expect(restructure(merge({ orgIds: [west], intoId: east }))).rejects.toMatchObject({
      code: 'ORG_DISSOLVED',
    })
    await expect(member(east, '钱七')).rejects.toMatchObject({ code: 'ORG_DISSOLVED' })
    await expect(
      test.backend.organisation.save({
        values: { parentId: east, kind: '党小组', fullName: '二组' },
      }),
    ).rejects.toMatchObject({ code: 'ORG_DISSOLVED' })
  })

  it('leaves the name free for a branch founded later', async () => {
    await restructure(merge())
    await aBranch(test, '东岗村支部', { founded: '2016-03-15' })
    expect(await standing('2016-03-12')).toEqual(['西岗村支部 0', '　一组 0'])
    expect(await standing()).toEqual(['西岗村支部 0', '　一组 0', '东岗村支部 0'])
  })
})

describe('splitting a branch', () => {
  const split = (memberIds: number[], more: Partial<Extract<Change, { kind: 'split' }>> = {}): Change => ({
    kind: 'split',
    orgId: east,
    memberIds,
    orgKind: '党支部',
    fullName: '南岗村支部',
    shortName: '',
    on: '2016-03-10',
    evidence: null,
    ...more,
  })

  it('founds the new branch on the day with the chosen members, and is undone whole', async () => {
    const zhang = await member(east, '张三')
    const li = await member(eastGroup, '李四')
    await member(east, '王五')
    await post(east, zhang, '2014-05')
    const first = dump(test.register)
    const { changeId } = await restructure(split([zhang, li]))
    expect(await standing('2016-03-09')).toEqual(['东岗村支部 3', '　一组 1', '西岗村支部 0'])
    expect(await standing()).toEqual(['东岗村支部 1', '　一组 0', '西岗村支部 0', '南岗村支部 2'])
    const { nodes } = await test.backend.organisation.tree({})
    expect(nodes.at(-1)).toMatchObject({ kind: '党支部', orgType: 'RURAL', founded: '2016-03-10' })
    expect((await test.backend.organisation.posts({ orgId: east })).posts[0]?.toOn).toBe('2016-03-10')
    await undo(changeId)
    expect(dump(test.register)).toEqual(first)
  })

  it('makes a group within the branch and leaves the posts in the branch', async () => {
    const zhang = await member(east, '张三')
    await post(east, zhang, '2014-05')
    await restructure(split([zhang], { orgKind: '党小组', fullName: '二组' }))
    expect(await standing()).toEqual(['东岗村支部 1', '　一组 0', '　二组 1', '西岗村支部 0'])
    expect((await test.backend.organisation.posts({ orgId: east })).posts[0]?.toOn).toBeNull()
  })

  it('refuses members of elsewhere, a taken name, a kind without members', async () => {
    const zhang = await member(east, '张三')
    const other = await member(west, '王五')
    const refused = (change: Change) => expect(restructure(change)).rejects
    await refused(split([zhang, other])).toMatchObject({ code: 'MEMBERS_ELSEWHERE', message: /有1名已不在/ })
    await refused(split([zhang], { fullName: '西岗村支部' })).toMatchObject({ code: 'ORG_NAME_TAKEN' })
    await refused(split([zhang], { orgKind: '党总支' })).toMatchObject({ code: 'ORG_NO_MEMBERS_THERE' })
    await refused(split([])).toMatchObject({ code: 'INPUT_INVALID' })
  })
})

describe('dissolving', () => {
  const dissolve = (orgId: number, toId: number | null): Change => ({
    kind: 'dissolve',
    orgId,
    toId,
    on: '2016-03-10',
    evidence: null,
  })

  it('sends the members of a branch and its groups elsewhere and asks where', async () => {
    await member(east, '张三')
    await member(eastGroup, '李四')
    await member(east, '王五', { membership: 'LEFT' })
    const first = dump(test.register)
    await expect(restructure(dissolve(east, null))).rejects.toMatchObject({
      code: 'ORG_TARGET_MISSING',
      message: /还有2名党员/,
    })
    const { changeId } = await restructure(dissolve(east, west))
    expect(await standing()).toEqual(['西岗村支部 2'])
    expect(await standing('2016-03-09')).toEqual(['东岗村支部 2', '　一组 1', '西岗村支部 0'])
    await undo(changeId)
    expect(dump(test.register)).toEqual(first)
  })

  it('takes an empty branch without a target, and never the committee', async () => {
    await restructure(dissolve(west, null))
    expect(await standing()).toEqual(['东岗村支部 0', '　一组 0'])
    await expect(restructure(dissolve(test.rootId, null))).rejects.toMatchObject({ code: 'ORG_IS_ROOT' })
  })

  it('hangs the branches of a 党总支 on its superior', async () => {
    const general = await aBranch(test, '岗上党总支', { kind: '党总支', orgType: null })
    await restructure({ kind: 'move', orgId: east, parentId: general, on: '2016-03-01', evidence: null })
    await restructure(dissolve(general, null))
    expect(await standing()).toEqual(['东岗村支部 0', '　一组 0', '西岗村支部 0'])
    expect(await standing('2016-03-05')).toEqual([
      '西岗村支部 0',
      '岗上党总支 0',
      '　东岗村支部 0',
      '　一组 0',
    ])
  })

  it('needs a standing branch before a person comes back on the roll', async () => {
    const left = await member(east, '王五', { membership: 'LEFT' })
    await restructure(dissolve(east, west))
    const back = { id: left, membership: 'FORMAL', on: '2016-03-15', evidence: '转入介绍信第1号' } as const
    await expect(test.backend.roster.setMembership(back)).rejects.toMatchObject({ code: 'ORG_DISSOLVED' })
    await test.backend.roster.transfer({ ids: [left], orgId: west, on: '2016-03-14', evidence: null })
    await test.backend.roster.setMembership(back)
    expect(await names(west)).toEqual(['王五'])
  })
})

describe('moving under another superior', () => {
  it('is dated: lists of earlier days show it in its old place', async () => {
    await member(east, '张三')
    await member(eastGroup, '李四')
    const general = await aBranch(test, '岗上党总支', { kind: '党总支', orgType: null })
    const move = (parentId: number, on: string): Change => ({
      kind: 'move',
      orgId: east,
      parentId,
      on,
      evidence: null,
    })
    const first = dump(test.register)
    const { changeId } = await restructure(move(general, '2016-02-01'))
    expect(await names(general, '2016-01-31')).toEqual([])
    expect(await names(general, '2016-02-01')).toEqual(['李四', '张三'])
    const back = await restructure(move(test.rootId, '2016-03-01'))
    expect(await names(general, '2016-02-29')).toEqual(['李四', '张三'])
    expect(await names(general, '2016-03-01')).toEqual([])
    expect(await names(test.rootId, '2016-01-31')).toEqual(['李四', '张三'])
    await expect(restructure(move(general, '2016-02-28'))).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await expect(restructure(move(test.rootId, '2016-03-05'))).rejects.toMatchObject({
      code: 'NOTHING_CHANGED',
    })
    await expect(restructure(move(west, '2016-03-05'))).rejects.toMatchObject({ code: 'ORG_PARENT_INVALID' })
    await undo(back.changeId)
    await undo(changeId)
    expect(dump(test.register)).toEqual(first)
  })
})

describe('the date a branch was dissolved', () => {
  it('is refused while it has members, and before it was founded', async () => {
    const zhang = await member(east, '张三')
    const save = (values: object) => test.backend.organisation.save({ id: east, values })
    await expect(save({ dissolved: '2016-03-01' })).rejects.toMatchObject({ code: 'ORG_HAS_MEMBERS' })
    await test.backend.roster.transfer({ ids: [zhang], orgId: west, on: '2016-02-01', evidence: null })
    await save({ founded: '1990-07' })
    await expect(save({ dissolved: '1990-06' })).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await save({ dissolved: '1990-07' })
  })
})
