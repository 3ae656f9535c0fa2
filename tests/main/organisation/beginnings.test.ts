import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { stamp } from '../../../src/main/office.ts'
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

const member = (orgId: number, name: string, fromOn = '2010-01-01') =>
  aMember(test, orgId, { name }, { fromOn })
const restructure = (change: Change) => test.backend.organisation.restructure({ change })
const plan = (change: Change) => test.backend.organisation.plan({ change })
const names = async (orgId: number, asOf: string) => {
  const page = { offset: 0, limit: 50 }
  return (await test.backend.roster.list({ filter: { orgId }, page, asOf })).rows.map(row => row.name)
}
const standing = async (asOf?: string) =>
  (await test.backend.organisation.tree(asOf === undefined ? {} : { asOf })).nodes
    .slice(1)
    .map(node => `${node.parentId === test.rootId ? '' : '　'}${node.fullName} ${node.membersBelow}`)
const undo = (changeId: number | null) => finish(test.backend.audit.undo({ id: changeId ?? 0 }))
const idOf = async (name: string) =>
  (await test.backend.organisation.tree({})).nodes.find(node => node.fullName === name)?.id ?? 0

const mergeNew = (more: Partial<Extract<Change, { kind: 'mergeNew' }>> = {}): Change => ({
  kind: 'mergeNew',
  orgIds: [east, west],
  parentId: test.rootId,
  orgKind: '党支部',
  fullName: '两岗村支部',
  shortName: '',
  on: '2016-03-10',
  evidence: '镇党委〔2016〕3号',
  ...more,
})

const split = (more: Partial<Extract<Change, { kind: 'splitMany' }>> = {}): Change => ({
  kind: 'splitMany',
  orgId: east,
  branches: [],
  on: '2016-03-10',
  evidence: null,
  ...more,
})
const part = (fullName: string, ...memberIds: number[]) =>
  ({ orgKind: '党支部', fullName, shortName: '', memberIds }) as const

describe('branches merged into a new one', () => {
  it('begin it on the day with their members and groups, in one step that is undone whole', async () => {
    const zhang = await member(east, '张三')
    await member(west, '王五')
    await member(eastGroup, '李四')
    const first = dump(test.register)
    const planned = await plan(mergeNew())
    expect(planned.begins).toEqual(['两岗村支部'])
    expect(planned.members.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['王五', '西岗村支部', '两岗村支部'],
      ['张三', '东岗村支部', '两岗村支部'],
    ])
    expect(planned.moved.map(({ name, to, members }) => [name, to, members])).toEqual([
      ['一组', '两岗村支部', 1],
    ])
    expect(dump(test.register)).toEqual(first)

    const { changeId, members } = await restructure(mergeNew())
    expect(members).toBe(2)
    const made = await idOf('两岗村支部')
    expect(await standing()).toEqual(['两岗村支部 3', '　一组 1'])
    expect(await standing('2016-03-09')).toEqual(['东岗村支部 2', '　一组 1', '西岗村支部 1'])
    expect(await standing('2016-03-10')).toEqual(['两岗村支部 3', '　一组 1'])
    expect([await names(made, '2016-03-09'), await names(made, '2016-03-10')]).toEqual([
      [],
      ['李四', '王五', '张三'],
    ])
    expect([await names(east, '2016-03-09'), await names(east, '2016-03-10')]).toEqual([['李四', '张三'], []])
    const { periods } = await test.backend.roster.card({ id: zhang })
    expect(periods.map(({ orgId, fromOn, toOn }) => [orgId, fromOn, toOn])).toEqual([
      [east, '2010-01-01', '2016-03-10'],
      [made, '2016-03-10', null],
    ])
    const { rows } = await test.backend.audit.changes({})
    expect(rows[0]?.label).toBe('东岗村支部、西岗村支部合并成立两岗村支部：3名党员')

    await undo(changeId)
    expect(dump(test.register)).toEqual(first)
  })

  it('give groups of one name the names of their old branches', async () => {
    await aBranch(test, '一组', { parentId: west, kind: '党小组', orgType: null })
    await restructure(mergeNew())
    expect(await standing()).toEqual(['两岗村支部 0', '　东岗村支部一组 0', '　西岗村支部一组 0'])
  })

  it('have the class of the branches they come from, groups that of theirs', async () => {
    const classOfNew = async () =>
      (await test.backend.organisation.tree({})).nodes.find(node => node.fullName === '两岗村支部')?.orgType
    const other = await aBranch(test, '二组', { parentId: east, kind: '党小组', orgType: null })
    const { orgType } = (await test.backend.organisation.tree({})).nodes.find(node => node.id === east) ?? {}
    const { changeId } = await restructure(mergeNew({ orgIds: [eastGroup, other] }))
    expect(await classOfNew()).toBe(orgType)
    await undo(changeId)
    // As files of earlier versions may have it.
    await change(test.register, stamp(test.office, '从前的台账'), ({ tx }) =>
      tx.updateTable('organisation').set({ orgType: null }).where('id', '=', east).execute(),
    )
    await expect(restructure(mergeNew({ orgIds: [eastGroup, other] }))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      data: { field: 'orgIds' },
      message: expect.stringContaining('请先给原支部选好类别') as string,
    })
  })

  it('are refused alone, under themselves, with a taken name, before a member came and on a day to come', async () => {
    await member(east, '张三', '2016-03-05')
    const before = dump(test.register)
    const refused = (more: Parameters<typeof mergeNew>[0]) => expect(restructure(mergeNew(more))).rejects
    await refused({ orgIds: [east, east] }).toMatchObject({
      code: 'INPUT_INVALID',
      data: { field: 'orgIds' },
    })
    await refused({ parentId: east }).toMatchObject({ code: 'ORG_CYCLE' })
    await refused({ fullName: '西岗村支部' }).toMatchObject({ code: 'ORG_NAME_TAKEN' })
    await refused({ orgKind: '党总支' }).toMatchObject({ code: 'ORG_NO_MEMBERS_THERE' })
    await refused({ on: '2016-03-04' }).toMatchObject({ code: 'DATE_ORDER' })
    await refused({ on: '2016-03-21' }).toMatchObject({ code: 'DATE_FUTURE' })
    expect(dump(test.register)).toEqual(before)
    await restructure(mergeNew({ on: '2016-03-05' }))
  })

  it('keep no groups in a new group', async () => {
    const third = await aBranch(test, '南岗村支部')
    const change = mergeNew({ parentId: third, orgKind: '党小组' })
    await expect(plan(change)).rejects.toMatchObject({
      code: 'ORG_PARENT_INVALID',
      data: { field: 'orgKind' },
    })
  })
})

describe('several branches split off at once', () => {
  it('begin on the day, each with its members, and are undone in one step', async () => {
    const [zhang, li] = [await member(east, '张三'), await member(eastGroup, '李四')]
    await member(east, '王五')
    const first = dump(test.register)
    const change = split({ branches: [part('一村支部', zhang), part('二村支部', li)] })
    expect((await plan(change)).begins).toEqual(['一村支部', '二村支部'])
    const { changeId } = await restructure(change)
    const [one, two] = [await idOf('一村支部'), await idOf('二村支部')]
    for (const [on, lists] of [
      ['2016-03-09', [['李四', '王五', '张三'], [], []]],
      ['2016-03-10', [['王五'], ['张三'], ['李四']]],
    ] as const) {
      expect([await names(east, on), await names(one, on), await names(two, on)], on).toEqual(lists)
    }
    const { rows } = await test.backend.audit.changes({})
    expect(rows[0]?.label).toBe('东岗村支部分出一村支部、二村支部：2名党员')
    await undo(changeId)
    expect(dump(test.register)).toEqual(first)
  })

  it('are refused with one name, with a member for both, and with one who is elsewhere', async () => {
    const [zhang, li, wang] = [
      await member(east, '张三'),
      await member(east, '李四'),
      await member(west, '王五'),
    ]
    const refused = (...branches: ReturnType<typeof part>[]) =>
      expect(restructure(split({ branches }))).rejects
    await refused(part('一村支部', zhang), part('一村支部', li)).toMatchObject({ code: 'ORG_NAME_TAKEN' })
    await refused(part('一村支部', zhang), part('二村支部', zhang)).toMatchObject({
      message: '“转去的党员”填写有误：一名党员只能转到一个新支部',
    })
    await refused(part('一村支部', zhang), part('二村支部', wang)).toMatchObject({
      code: 'MEMBERS_ELSEWHERE',
    })
    expect(await standing()).toEqual(['东岗村支部 2', '　一组 0', '西岗村支部 1'])
  })
})
