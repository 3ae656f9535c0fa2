import { describe, expect, it } from 'vitest'
import type { OrganisationPlan } from '../../../src/shared/organisation/changes.ts'
import type { OrganisationNode } from '../../../src/shared/organisation/methods.ts'
import { planLines } from '../../../src/renderer/organisation/PlanPreview.tsx'
import { splitKinds } from '../../../src/renderer/organisation/SplitForm.tsx'

const EMPTY: OrganisationPlan = { members: [], moved: [], posts: [], dissolved: [], begins: [] }
const going = (memberId: number, name: string, from: string) => ({
  memberId,
  name,
  membership: 'FORMAL' as const,
  from,
  to: '西河村支部',
})

describe('what a change of the tree says before it is made', () => {
  it('counts and names members by where they come from, then what moves and ends', () => {
    const plan: OrganisationPlan = {
      members: [
        going(1, '张三', '东岗村支部'),
        going(2, '李四', '南坡村支部'),
        going(3, '王五', '东岗村支部'),
      ],
      moved: [
        {
          orgId: 7,
          name: '一组',
          from: '东岗村支部',
          to: '西河村支部',
          newName: '东岗村支部一组',
          members: 9,
        },
      ],
      posts: [{ id: 1, name: '张三', post: '书记', orgName: '东岗村支部' }],
      dissolved: [
        { orgId: 2, name: '东岗村支部' },
        { orgId: 3, name: '南坡村支部' },
      ],
      begins: ['中共青山镇新村支部委员会'],
    }
    expect(planLines(plan).map(({ lead, names }) => `${lead}：${names}`)).toEqual([
      '成立1个党组织：中共青山镇新村支部委员会',
      '2名党员从“东岗村支部”转到“西河村支部”：张三、王五',
      '1名党员从“南坡村支部”转到“西河村支部”：李四',
      '“一组”随9名党员从“东岗村支部”改属“西河村支部”：改称东岗村支部一组',
      '1个任职到这一天为止：张三（东岗村支部书记）',
      '撤销2个党组织：东岗村支部、南坡村支部',
    ])
    expect(planLines(EMPTY)).toEqual([])
  })

  it('names the first two hundred of a very large branch', () => {
    const many = (count: number) => ({
      ...EMPTY,
      members: Array.from({ length: count }, (_, at) => going(at + 1, `甲${at}`, '东岗村支部')),
    })
    expect(planLines(many(200))[0]?.names).toMatch(/、甲199$/)
    expect(planLines(many(201))[0]?.names).toMatch(/、甲199等201名$/)
  })
})

describe('what may come out of a branch', () => {
  const node = (kind: OrganisationNode['kind']) => ({ kind }) as OrganisationNode
  it('is its like beside it, or a group within it; out of a group only a group', () => {
    const branches = ['党支部', '党小组', '整转支部', '流动党支部', '临时党支部']
    expect(splitKinds(node('党支部'), '党委')).toEqual(branches)
    expect(splitKinds(node('流动党支部'), '党总支')).toEqual(branches)
    expect(splitKinds(node('党小组'), '党支部')).toEqual(['党小组'])
  })
})
