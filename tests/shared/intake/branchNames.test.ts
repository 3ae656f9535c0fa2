import { describe, expect, it } from 'vitest'
import {
  branchKey,
  branchOfTitle,
  branchOfUnitLine,
  committeeIn,
  likeness,
  looksLikeBranch,
  sameBranch,
  townshipOf,
  withoutCommittee,
} from '../../../src/shared/intake/branchNames.ts'

const TOWN = townshipOf('中共青山镇委员会')
const same = (a: string, b: string) => sameBranch(branchKey(a, TOWN), branchKey(b, TOWN))

describe('one branch under many names', () => {
  it('the township is the committee without its words', () => {
    expect(TOWN).toBe('青山镇')
  })

  const spellings = [
    '中共青山镇东岗村支部委员会',
    '中共青山镇东岗村党支部委员会',
    '青山镇东岗村党支部',
    '东岗村党支部',
    '东岗党支部',
    '东岗支部',
    '东岗村',
    '东岗',
    '东岗村（38人）',
    '东岗村村委会',
    '东岗村村民委员会',
    ' 东 岗 村 ',
  ]
  it.each(spellings)('%s is 东岗村党支部', name => {
    expect(same(name, '东岗村党支部')).toBe(true)
  })

  it.each([
    ['东岗村党支部', '西岗村党支部'],
    ['东岗村党总支', '东岗村党支部'],
    ['东岗村第一党支部', '东岗村第二党支部'],
    ['东岗村党支部', '东岗村第一党支部'],
    ['东岗社区党支部', '东岗村党支部'],
    ['东岗村第一党小组', '东岗村党支部'],
    ['青山镇机关党支部', '青山镇党委'],
    ['村', '东岗村'],
  ])('%s is not %s', (a, b) => {
    expect(same(a, b)).toBe(false)
  })

  it.each([
    ['东岗村第一党支部', '东岗村一支部'],
    ['东岗村第1支部', '东岗一支部'],
    ['东岗村党总支', '中共青山镇东岗村总支部委员会'],
  ])('%s is %s', (a, b) => {
    expect(same(a, b)).toBe(true)
  })

  it('likeness orders names', () => {
    expect(likeness('东岗', '东岗')).toBe(1)
    expect(likeness('东岗', '东岗北')).toBeGreaterThan(likeness('东岗', '西河'))
    expect(likeness('', '东岗')).toBe(0)
  })
})

describe('where a workbook names the branch', () => {
  it.each(['东岗村党支部', '西河村', '青山社区', '镇中心小学', '东岗村（38人）'])(
    '%s reads like one',
    text => {
      expect(looksLikeBranch(text)).toBe(true)
    },
  )
  it.each(['Sheet1', '党员名册', '名单', '汇总', '村', '2016年'])('%s does not', text => {
    expect(looksLikeBranch(text)).toBe(false)
  })

  it.each([
    ['青山镇东岗村党支部党员名册', '青山镇东岗村党支部'],
    ['西河村党员花名册', '西河村'],
    ['附件2：中共青山镇东岗村支部委员会党员名册（2016年3月）', '中共青山镇东岗村支部委员会'],
    ['2016年东岗村党员基本信息表', '东岗村'],
    ['青山镇党员名册', ''],
    ['党员名册', ''],
    ['党支部党员名册', ''],
  ])('title %s → %s', (title, branch) => {
    expect(branchOfTitle(title)).toBe(branch)
  })

  it.each([
    [['填报单位（盖章）：青山镇东岗村党支部', '', '填报日期：2016年3月1日'], '青山镇东岗村党支部'],
    [['填报单位：', '', '东岗村党支部'], '东岗村党支部'],
    [['填报单位(盖章):东岗村支部    填报日期: 2016.3'], '东岗村支部'],
    [['支部名称：西河村党支部 书记：张三'], '西河村党支部'],
    [['填报单位：东岗村党支部（盖章）'], '东岗村党支部'],
    [['单位：名'], ''],
    [['工作单位：东岗小学'], ''],
    [['姓名', '性别'], ''],
  ])('line %j → %s', (cells, branch) => {
    expect(branchOfUnitLine(cells)).toBe(branch)
  })
})

describe('a county with several townships', () => {
  const TOWNS = [
    { id: 2, township: '青山镇' },
    { id: 3, township: '白河乡' },
    { id: 4, township: '青山' },
  ]
  it.each([
    ['中共叶县青山镇东岗村党支部', '东岗村党支部', 2],
    ['中共白河乡东岗村支部委员会', '东岗村支部委员会', 3],
    ['叶县白河乡东岗村', '东岗村', 3],
    ['东岗村党支部', '东岗村党支部', null],
    // The name of a committee alone is no branch of it.
    ['青山镇', '镇', 4],
    ['白河乡', '白河乡', null],
  ])('%s is %s of committee %s', (name, rest, committee) => {
    expect(withoutCommittee(name, '叶县', TOWNS)).toEqual({ rest, committee })
  })

  it.each([
    ['上报包 中共青山镇委员会 2016-03-20', 2],
    ['白河乡 党员信息填报表.xlsx', 3],
    ['东岗村名册', null],
  ])('%s speaks of %s', (text, committee) => {
    expect(committeeIn(text, TOWNS)).toBe(committee)
  })
})
