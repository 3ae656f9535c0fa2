/** Which branch a row belongs to: named by its column, its sheet, a line or the title; else asked. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BranchAnswer } from '../../../src/shared/intake/schema.ts'
import { dump } from '../../builders/dump.ts'
import { apply, decisions, failure, members, planFile, planRows, rowsOf } from '../../builders/imports.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch } from '../../builders/people.ts'
import { xlsx, type Grid, type SheetSpec } from '../../builders/workbooks.ts'

const WANG = '410400198006151016'
const LI = '41040019750203202X'
const ZHAO = '410400196811203019'

const HEADER = ['姓名', '身份证号']
const PEOPLE: Grid = [HEADER, ['王五', WANG]]

let test: TestOffice
let east: number
let west: number
beforeEach(async () => {
  test = await anOffice()
  east = await aBranch(test, '东岗村支部')
  west = await aBranch(test, '西河村支部')
})
afterEach(() => test.dispose())

const branchesTaken = () => members(test).map(({ name, orgId }) => [name, orgId])

describe('the branch comes from', () => {
  it.each<[string, SheetSpec, string, string]>([
    [
      'its column, before all else',
      {
        name: '西河村',
        rows: [
          ['西河村党支部党员名册'],
          ['填报单位：西河村党支部'],
          [...HEADER, '所在党支部'],
          ['王五', WANG, '东岗村党支部'],
        ],
      },
      'column',
      '西河村',
    ],
    [
      'the name of the sheet',
      { name: '东岗村', rows: [['西河村党支部党员名册'], ['填报单位：西河村党支部'], ...PEOPLE] },
      'sheetName',
      '东岗村',
    ],
    [
      'the 填报单位 line',
      {
        name: 'Sheet1',
        rows: [['西河村党支部党员名册'], ['填报单位：东岗村党支部（盖章）   2016年3月'], ...PEOPLE],
      },
      'unitLine',
      '东岗村党支部',
    ],
    [
      'the 填报单位 line, its value in the next cell',
      { name: '名单', rows: [['党员名册'], ['填报单位：', '中共青山镇东岗村支部委员会'], ...PEOPLE] },
      'unitLine',
      '中共青山镇东岗村支部委员会',
    ],
    [
      'the title',
      { name: 'Sheet1', rows: [['青山镇东岗村党支部2016年党员花名册'], ...PEOPLE] },
      'title',
      '青山镇东岗村党支部',
    ],
    [
      'the title, where the unit line only names the committee',
      { name: 'Sheet1', rows: [['东岗村党员名册'], ['填报单位：中共青山镇委员会'], ...PEOPLE] },
      'title',
      '东岗村',
    ],
  ])('%s', async (_, sheet, from, text) => {
    const plan = await planFile(test, await xlsx(sheet))
    expect(plan.questions).toEqual([])
    expect(plan.sheets.map(({ branchFrom, branchText }) => [branchFrom, branchText])).toEqual([[from, text]])
    await apply(test, plan.planId)
    expect(branchesTaken()).toEqual([['王五', east]])
  })

  it('a line between the rows, and cells merged over many', async () => {
    const plan = await planFile(
      test,
      await xlsx(
        {
          name: '一',
          rows: [HEADER, ['东岗村党支部（1人）'], ['王五', WANG], ['西河村党支部'], ['李四', LI]],
        },
        {
          name: '二',
          rows: [
            ['支部', ...HEADER],
            ['西河村', '赵六', ZHAO],
            [null, '孙七', '410400194912310025'],
          ],
          merges: ['A2:A3'],
        },
      ),
    )
    await apply(test, plan.planId)
    expect(branchesTaken()).toEqual([
      ['王五', east],
      ['李四', west],
      ['赵六', west],
      ['孙七', west],
    ])
  })

  it('each sheet for itself', async () => {
    const plan = await planFile(
      test,
      await xlsx({ name: '东岗支部', rows: PEOPLE }, { name: '西河', rows: [HEADER, ['李四', LI]] }),
    )
    await apply(test, plan.planId)
    expect(branchesTaken()).toEqual([
      ['王五', east],
      ['李四', west],
    ])
  })
})

describe('a branch nobody knows', () => {
  const ROWS: Grid = [
    [...HEADER, '所在支部'],
    ['王五', WANG, '东岗村支部'],
    ['李四', LI, '东港村支部'],
    ['赵六', ZHAO, '东港村支部'],
  ]
  const answer = (text: string, given: BranchAnswer['answer']): BranchAnswer => ({ text, answer: given })

  it('is asked about, with branches of a similar name, and never invented', async () => {
    const before = dump(test.register)
    const plan = await planRows(test, ROWS)
    expect(plan.questions).toEqual([
      {
        text: '东港村支部',
        rows: 2,
        candidates: [
          { orgId: east, name: '东岗村支部' },
          { orgId: west, name: '西河村支部' },
        ],
      },
    ])
    expect(await decisions(test, plan.planId)).toEqual(['2 王五 new', '3 李四 refused', '4 赵六 refused'])
    const [refused] = await rowsOf(test, plan.planId, { decision: 'refused' })
    expect(refused?.findings.find(({ level }) => level === 'refuse')).toMatchObject({
      row: 3,
      column: 'C',
      value: '东港村支部',
      code: 'BRANCH_UNKNOWN',
      reason: '台账里没有这个支部，请选定对应的支部',
    })
    expect(await failure(apply(test, plan.planId))).toEqual({
      code: 'PLAN_QUESTIONS',
      sentence: '还有1个支部没有对应，请先选定',
    })
    expect(dump(test.register)).toEqual(before)
  })

  it('is the one the clerk names', async () => {
    const { planId } = await planRows(test, ROWS)
    await apply(test, planId, {
      options: { branches: [answer('东港村支部', { orgId: west })] },
    })
    expect(branchesTaken()).toEqual([
      ['王五', east],
      ['李四', west],
      ['赵六', west],
    ])
  })

  it('is left out with its rows, which then stand in nobody’s way', async () => {
    const plan = await planRows(test, ROWS, {
      options: { branches: [answer('东港村支部', { skip: true })] },
    })
    expect([plan.questions, plan.counts.refused]).toEqual([[], 2])
    await apply(test, plan.planId, { goodOnly: false })
    expect(branchesTaken()).toEqual([['王五', east]])
  })

  it('is made once, where the clerk says so', async () => {
    const create = { fullName: '东港村支部', parentId: test.rootId, orgType: 'RURAL' as const }
    const plan = await planRows(test, ROWS, {
      options: { branches: [answer('东港村支部', { create })] },
    })
    expect(plan.counts).toEqual({ new: 3, changed: 0, same: 0, refused: 0 })
    await apply(test, plan.planId)
    const { nodes } = await test.backend.organisation.tree({})
    const made = JSON.stringify(nodes).match(/东港村支部/g)
    expect(made?.length).toBeGreaterThan(0)
    const orgs = new Set(
      members(test)
        .slice(1)
        .map(({ orgId }) => orgId),
    )
    expect(orgs.size).toBe(1)
    expect([east, west]).not.toContain([...orgs][0])
  })

  it('is not made where no row needs it', async () => {
    const create = { fullName: '无人村支部', parentId: test.rootId, orgType: 'RURAL' as const }
    const before = dump(test.register).organisation
    const plan = await planRows(
      test,
      [
        [...HEADER, '所在支部'],
        ['', LI, '无人村'],
        ['王五', WANG, '东岗村'],
      ],
      {
        options: { branches: [answer('无人村', { create })] },
      },
    )
    await apply(test, plan.planId)
    expect(dump(test.register).organisation).toEqual(before)
  })

  it('that is not named at all is asked for, for the whole sheet', async () => {
    const plan = await planRows(test, [['党员名册'], ...PEOPLE])
    expect(plan.sheets.map(({ branchFrom }) => branchFrom)).toEqual(['asked'])
    expect(plan.questions.map(({ rows }) => rows)).toEqual([1])
    const named = await planRows(test, [['党员名册'], ...PEOPLE], { options: { defaultOrgId: west } })
    expect(named.questions).toEqual([])
    await apply(test, named.planId)
    expect(branchesTaken()).toEqual([['王五', west]])
  })

  it('is asked for, too, where a line names only the committee', async () => {
    const rows = [['填报单位：中共青山镇委员会'], ...PEOPLE]
    expect((await planRows(test, rows)).sheets.map(({ branchFrom }) => branchFrom)).toEqual(['asked'])
    const { planId } = await planRows(test, rows, { options: { defaultOrgId: east } })
    await apply(test, planId)
    expect(branchesTaken()).toEqual([['王五', east]])
  })

  it('does not become the committee, which holds no members', async () => {
    const plan = await planRows(test, [
      [...HEADER, '所在支部'],
      ['王五', WANG, '中共青山镇委员会'],
    ])
    expect(plan.questions.map(({ text }) => text)).toEqual(['中共青山镇委员会'])
  })

  it('of two that fit is asked about, too; a village alone means its branch, not its groups', async () => {
    const group = await aBranch(test, '东岗村第一党小组', { parentId: east, kind: '党小组', orgType: null })
    const first = await aBranch(test, '北沟村支部')
    const second = await aBranch(test, '北沟村委会支部')
    const plan = await planRows(test, [
      [...HEADER, '所在支部'],
      ['王五', WANG, '东岗村'],
      ['李四', LI, '东岗村第一党小组'],
      ['赵六', ZHAO, '北沟村'],
    ])
    expect(plan.questions).toEqual([
      {
        text: '北沟村',
        rows: 1,
        candidates: [
          { orgId: first, name: '北沟村支部' },
          { orgId: second, name: '北沟村委会支部' },
        ],
      },
    ])
    const rows = await rowsOf(test, plan.planId)
    expect(rows.map(({ branch }) => branch)).toEqual(['东岗村支部', '东岗村第一党小组', '北沟村'])
    const answered = await planRows(test, [
      [...HEADER, '所在支部'],
      ['李四', LI, '东岗村第一党小组'],
    ])
    await apply(test, answered.planId)
    expect(branchesTaken()).toEqual([['李四', group]])
  })
})
