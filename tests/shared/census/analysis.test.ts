/** 数量、结构、分布、原因 of lost members: four persons by hand, and the whole worked campaign against annex 7. */

import { describe, expect, it } from 'vitest'
import {
  analysisCells,
  analysisText,
  lostAnalysis,
  shareText,
  type Analysis,
  type AnalysisTable,
} from '../../../src/shared/census/analysis.ts'
import { countAt, TOTAL } from '../../../src/shared/reporting/figures.ts'
import { isFound } from '../../../src/shared/reporting/persons.ts'
import { aMember, aRun, collect } from '../reporting/build.ts'
import { EVERYBODY, FOUND, NOT_FOUND } from '../reporting/worked.ts'

const RUN = aRun()

function tables(members: Parameters<typeof collect>[1]): Record<Analysis, AnalysisTable> {
  const { lost } = collect(RUN, members)
  const [quantity, structure, distribution, reason] = lostAnalysis(RUN, lost)
  if (!quantity || !structure || !distribution || !reason) throw new Error('four tables')
  return { 数量: quantity, 结构: structure, 分布: distribution, 原因: reason }
}

const filled = ({ rows }: AnalysisTable) =>
  rows
    .filter(({ found, notFound }) => found + notFound > 0)
    .map(({ group, label, found, notFound }) => [group, label, found, notFound])

describe('four lost members, one of them found', () => {
  // 甲一: 35, 党龄 0; 甲二: 女, 36, 党龄 1, 中专; 甲三: 回族, 45, 党龄 5, 高中; 乙一: as built, found.
  const four = tables([NOT_FOUND.n1, NOT_FOUND.n2, NOT_FOUND.n3, FOUND.f1, aMember()])

  it('are counted by how long', () => {
    expect(filled(four.数量)).toEqual([
      ['', '与党组织失去联系党员', 1, 3],
      ['失去联系时间', '6个月以上不满1年', 1, 2],
      ['失去联系时间', '1年至5年', 0, 1],
    ])
    expect(analysisText(four.数量, 32)).toBe(
      '与党组织失去联系党员4名，占排查前在册党员的12.5%。经查找取得联系1名，仍然无法取得联系3名。' +
        '失去联系时间：6个月以上不满1年3名、1年至5年1名。',
    )
  })

  it('are counted by what they are', () => {
    expect(filled(four.结构)).toEqual([
      ['性别', '男', 1, 2],
      ['性别', '女', 0, 1],
      ['类别', '正式党员', 1, 3],
      ['民族', '少数民族', 0, 1],
      ['年龄', '35岁及以下', 1, 1],
      ['年龄', '36岁至45岁', 0, 2],
      ['党龄', '1年以下', 0, 1],
      ['党龄', '1年至5年', 0, 2],
      ['党龄', '6年至10年', 1, 0],
      ['学历', '大专及以上', 1, 1],
      ['学历', '中专、高中、中技', 0, 2],
      ['职业', '国有企业解除劳动关系人员', 0, 1],
      ['职业', '非公有制企业离职人员', 0, 1],
      ['职业', '农村外出务工经商人员', 0, 1],
      ['职业', '其他', 1, 0],
    ])
  })

  it('are counted by class and branch, the branch with most first', () => {
    expect(filled(four.分布)).toEqual([
      ['党组织类别', '农村', 1, 1],
      ['党组织类别', '党政机关', 0, 1],
      ['党组织类别', '街道社区', 0, 1],
      ['党支部', '石桥村支部', 1, 1],
      ['党支部', '东街社区支部', 0, 1],
      ['党支部', '机关支部', 0, 1],
    ])
    expect(analysisText(four.分布, 32)).toContain('分布在3个党支部，人数较多的是石桥村支部2名、')
  })

  it('are counted by why', () => {
    expect(filled(four.原因)).toEqual([
      ['失去联系情形', '外出务工经商', 1, 1],
      ['失去联系情形', '单位改制或破产', 0, 1],
      ['失去联系情形', '毕业后去向不明', 0, 1],
    ])
    expect(analysisText(four.原因, 32)).toBe(
      '失去联系的情形：外出务工经商2名、单位改制或破产1名、毕业后去向不明1名。',
    )
  })

  it('stand in cells with the share of their group', () => {
    expect(analysisCells(four.结构).slice(0, 2)).toEqual([
      ['性别', '男', '1', '2', '3', '75.0%'],
      ['', '女', '', '1', '1', '25.0%'],
    ])
    expect(analysisCells(four.数量)[0]).toEqual(['', '与党组织失去联系党员', '1', '3', '4', ''])
  })
})

describe('the whole worked campaign', () => {
  const collected = collect(RUN, EVERYBODY)
  const all = lostAnalysis(RUN, collected.lost)

  it('has in every group the persons of annexes 5 and 6, as annex 7 counts them', () => {
    const notFound = countAt(collected.annex7, TOTAL, '2')
    const found = collected.lost.filter(isFound).length
    for (const table of all) {
      for (const group of new Set(table.rows.map(row => row.group))) {
        // 少数民族 is one row alone, 党龄 is asked of full members only.
        if (group === '民族' || group === '党龄') continue
        const rows = table.rows.filter(row => row.group === group)
        const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((n, row) => n + of(row), 0)
        expect([group, sum(row => row.found), sum(row => row.notFound)]).toEqual([group, found, notFound])
      }
    }
  })

  it('says the same as annex 7 in every band', () => {
    const bands = { 年龄: 6, 学历: 15, 失去联系时间: 18, 失去联系情形: 22, 职业: 29 }
    for (const [group, first] of Object.entries(bands)) {
      const rows = all.flatMap(({ rows: own }) => own.filter(row => row.group === group))
      for (const [at, { label, notFound }] of rows.entries()) {
        if (label === '未写明') continue
        expect([label, notFound]).toEqual([label, countAt(collected.annex7, TOTAL, String(first + at))])
      }
    }
  })
})

it('says so where nobody is lost', () => {
  for (const table of lostAnalysis(RUN, [])) {
    expect(analysisText(table, 100)).toBe('没有与党组织失去联系党员。')
  }
})

it.each([
  [0, 0, ''],
  [0, 7, '0.0%'],
  [1, 3, '33.3%'],
  [2, 3, '66.7%'],
  [1, 2000, '0.1%'],
  [1, 2001, '0.0%'],
  [7, 7, '100.0%'],
])('%i of %i is %s', (part, whole, share) => {
  expect(shareText(part, whole)).toBe(share)
})
