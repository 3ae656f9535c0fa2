import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, COMMITTEE, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
})
afterEach(() => test.dispose())

const save = (values: object, id?: number) =>
  test.backend.organisation.save({ ...(id === undefined ? {} : { id }), values })
const shape = async () =>
  (await test.backend.organisation.tree({})).nodes.map(node => [node.shortName, node.kind, node.membersBelow])

describe('the tree', () => {
  it('begins with the committee and lists parents before children with their counts', async () => {
    const east = await aBranch(test, '中共青山镇东岗村支部委员会')
    const group = await aBranch(test, '一组', { parentId: east, kind: '党小组', orgType: null })
    await aMember(test, group)
    expect(await shape()).toEqual([
      [COMMITTEE, '党委', 1],
      ['青山镇东岗村支部', '党支部', 1],
      ['一组', '党小组', 1],
    ])
  })

  it('refuses a place that cannot be, a cycle, a taken name, and a branch without its type', async () => {
    const east = await aBranch(test)
    const group = await aBranch(test, '一组', { parentId: east, kind: '党小组', orgType: null })
    const cases: [object, number | undefined, string, string][] = [
      [
        { parentId: test.rootId, kind: '党小组', fullName: '散组' },
        undefined,
        'ORG_PARENT_INVALID',
        'parentId',
      ],
      [
        { parentId: group, kind: '党支部', fullName: '下级', orgType: 'RURAL' },
        undefined,
        'ORG_PARENT_INVALID',
        'parentId',
      ],
      [{ parentId: group }, east, 'ORG_CYCLE', 'parentId'],
      [
        { parentId: test.rootId, kind: '党支部', fullName: '东岗村支部', orgType: 'RURAL' },
        undefined,
        'ORG_NAME_TAKEN',
        'fullName',
      ],
      [
        { parentId: test.rootId, kind: '党支部', fullName: '西岗村支部' },
        undefined,
        'INPUT_INVALID',
        'orgType',
      ],
      [
        { parentId: 999, kind: '党支部', fullName: '西岗村支部', orgType: 'RURAL' },
        undefined,
        'RECORD_MISSING',
        'parentId',
      ],
    ]
    for (const [values, id, code, field] of cases) {
      await expect(save(values, id), code).rejects.toMatchObject({ code, data: { field } })
    }
  })

  it('holds a changed level against what stands above, below and on it', async () => {
    const east = await aBranch(test)
    const general = await aBranch(test, '石桥党总支', { kind: '党总支', orgType: null })
    await aBranch(test, '石桥一支部', { parentId: general })
    const branch = await aBranch(test, '西岗村支部')
    await aMember(test, branch)
    const cases: [object, number, string][] = [
      // a branch would stand below a branch
      [{ kind: '党支部', orgType: 'RURAL' }, general, 'ORG_PARENT_INVALID'],
      // members would hang on a general branch
      [{ kind: '党总支' }, branch, 'ORG_HAS_MEMBERS'],
      // a group under the committee
      [{ kind: '党小组' }, east, 'ORG_PARENT_INVALID'],
    ]
    for (const [values, id, code] of cases) {
      await expect(save(values, id), code).rejects.toMatchObject({ code, data: { field: 'kind' } })
    }
    // without members a branch may become a general branch
    await save({ kind: '党总支' }, east)
  })

  it('never takes the class from a branch, and keeps one committee at the top', async () => {
    const east = await aBranch(test)
    await expect(save({ orgType: null }, east)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      data: { field: 'orgType' },
    })
    const general = await aBranch(test, '石桥党总支', { kind: '党总支', orgType: null })
    await expect(save({ kind: '党支部' }, general)).rejects.toMatchObject({ data: { field: 'orgType' } })
    await expect(
      save({ parentId: null, kind: '党委', fullName: '另一个党委', orgType: null }),
    ).rejects.toMatchObject({ code: 'ORG_PARENT_INVALID', data: { field: 'parentId' } })
    await expect(save({ parentId: null }, east)).rejects.toMatchObject({ code: 'ORG_PARENT_INVALID' })
  })

  it('lets a branch go only when it is empty', async () => {
    const east = await aBranch(test)
    const group = await aBranch(test, '一组', { parentId: east, kind: '党小组', orgType: null })
    const member = await aMember(test, group)
    const remove = (id: number) => test.backend.organisation.remove({ id })
    await expect(remove(east)).rejects.toMatchObject({ code: 'ORG_HAS_CHILDREN' })
    await expect(remove(group)).rejects.toMatchObject({ code: 'ORG_HAS_MEMBERS', message: /还有1名党员/ })
    await test.backend.roster.remove({ id: member, reason: '重复录入' })
    await remove(group)
    await remove(east)
    expect(await shape()).toEqual([[COMMITTEE, '党委', 0]])
  })
})

describe('posts', () => {
  it('are dated and read as of a day', async () => {
    const east = await aBranch(test)
    const member = await aMember(test, east)
    const values = {
      orgId: east,
      memberId: member,
      body: '党支部',
      post: '书记',
      fromOn: '2012-05',
      toOn: '2016-01-01',
    } as const
    await test.backend.organisation.savePost({ values })
    const on = async (asOf: string) =>
      (await test.backend.organisation.posts({ memberId: member, asOf })).posts.map(post => post.post)
    expect([
      await on('2012-04-30'),
      await on('2012-05-01'),
      await on('2015-12-31'),
      await on('2016-01-01'),
    ]).toEqual([[], ['书记'], ['书记'], []])
    await expect(
      test.backend.organisation.savePost({ values: { ...values, toOn: '2012-04' } }),
    ).rejects.toMatchObject({ code: 'DATE_ORDER' })
  })
})

describe('posts that need a word', () => {
  it('tell of a second 书记 and of who was not on the roll, and are saved all the same', async () => {
    const east = await aBranch(test)
    const first = await aMember(test, east, { name: '张三' }, { fromOn: '2010-01-01' })
    const second = await aMember(test, east, { name: '李四' }, { fromOn: '2014-05-01' })
    const save = (memberId: number, fromOn: string, toOn: string | null, id?: number) =>
      test.backend.organisation.savePost({
        ...(id === undefined ? {} : { id }),
        values: { orgId: east, memberId, body: '党支部', post: '书记', fromOn, toOn },
      })
    const listed = async (memberId: number) =>
      (await test.backend.organisation.posts({ memberId })).posts.map(post => [
        post.orgName,
        post.secretariesBeside,
        post.onRoll,
      ])
    const { id } = await save(first, '2010-01-01', null)
    await save(second, '2014-05-01', null)
    expect(await listed(first)).toEqual([['东岗村支部', ['李四'], true]])
    expect(await listed(second)).toEqual([['东岗村支部', ['张三'], true]])
    await save(first, '2010-01-01', '2014-05-01', id)
    expect(await listed(second)).toEqual([['东岗村支部', [], true]])
    await save(first, '2009-12-31', '2014-05-01', id)
    expect(await listed(first)).toEqual([['东岗村支部', [], false]])
  })
})
