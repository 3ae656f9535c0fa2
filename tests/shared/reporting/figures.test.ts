/** The three summaries of the worked campaign, cell by cell, as they are printed. */

import { describe, expect, it } from 'vitest'
import { summarySheets, type SummaryAnnex } from '../../../src/shared/forms/annexes.ts'
import type { Collected } from '../../../src/shared/reporting/collect.ts'
import { aCase, aMember, aRun, collect, ORG } from './build.ts'
import { EVERYBODY } from './worked.ts'

/** row → column → figure; what is not named must be empty */
type Table = Record<string, Record<string, number>>

/** The printed cells of a summary's first sheet: row key → column key → text. */
function printed(annex: SummaryAnnex, collected: Collected): Map<string, Map<string, string>> {
  const rows = new Map<string, Map<string, string>>()
  const [sheet] = summarySheets(annex, collected)
  for (const page of sheet!.pages()) {
    for (const { key, text } of page.cells) {
      if (key === null || key.row === 'supplement') continue
      if (!rows.has(key.row)) rows.set(key.row, new Map())
      rows.get(key.row)!.set(key.column, text)
    }
  }
  return rows
}

function expectTable(annex: SummaryAnnex, collected: Collected, expected: Table): void {
  const shown = Object.fromEntries(
    [...printed(annex, collected)].map(([row, cells]) => [
      row,
      Object.fromEntries(
        [...cells]
          .filter(([column, text]) => column !== 'label' && column !== 'no' && text !== '')
          .map(([column, text]) => [column, Number(text)]),
      ),
    ]),
  )
  expect(shown).toEqual(expected)
}

const run = aRun()
const collected = collect(run, EVERYBODY)

describe('annex 7', () => {
  it('is the table counted by hand', () => {
    expectTable(7, collected, {
      total: {
        ...{ 1: 35, 2: 10, 3: 1, 4: 3, 5: 2 },
        ...{ 6: 3, 7: 2, 8: 2, 9: 3 },
        ...{ 10: 1, 11: 2, 12: 3, 13: 2, 14: 1 },
        ...{ 15: 5, 16: 3, 17: 2 },
        ...{ 18: 3, 19: 3, 20: 2, 21: 2 },
        ...{ 22: 3, 23: 1, 24: 1, 25: 1, 26: 1, 27: 2, 28: 1 },
        ...{ 29: 1, 30: 1, 31: 2, 32: 1, 33: 1, 34: 1, 35: 1, 36: 2 },
      },
      SOE: { 1: 3, 2: 1, 8: 1, 12: 1, 17: 1, 19: 1, 25: 1, 32: 1 },
      PRIVATE: { 1: 2, 2: 1, 8: 1, 12: 1, 17: 1, 20: 1, 26: 1, 33: 1 },
      RURAL: { 1: 10, 2: 1, 6: 1, 10: 1, 15: 1, 18: 1, 22: 1, 29: 1 },
      GOV: { 1: 2, 2: 1, 5: 1, 7: 1, 11: 1, 16: 1, 19: 1, 24: 1, 31: 1 },
      SCHOOL: { 1: 3, 2: 1, 4: 1, 9: 1, 14: 1, 15: 1, 21: 1, 22: 1, 36: 1 },
      PUBINST: { 1: 3, 2: 1, 3: 1, 4: 1, 6: 1, 16: 1, 18: 1, 22: 1, 31: 1 },
      COMMUNITY: { 1: 4, 2: 1, 4: 1, 7: 1, 11: 1, 16: 1, 18: 1, 23: 1, 30: 1 },
      SOCIAL: { 1: 3, 2: 1, 9: 1, 13: 1, 15: 1, 20: 1, 27: 1, 34: 1 },
      OTHER: {
        ...{ 1: 5, 2: 2, 5: 1, 6: 1, 9: 1, 12: 1, 13: 1, 15: 2 },
        ...{ 19: 1, 21: 1, 27: 1, 28: 1, 35: 1, 36: 1 },
      },
    })
  })

  it('leaves 预备党员 out of 党龄 even where somebody entered a date of 转正', () => {
    const odd = aMember({ membership: 'PROBATIONARY', fullDate: '2015-06-01', cases: [aCase()] })
    const total = printed(7, collect(run, [odd])).get('total')
    expect([3, 10, 11, 12, 13, 14].map(n => total?.get(String(n)))).toEqual(['1', '', '', '', '', ''])
  })

  it('prints 行次 and the names of the rows in their order, whatever is empty', () => {
    const rows = [...printed(7, collect(run, [])).values()]
    expect(rows.map(row => `${row.get('no') ?? ''} ${row.get('label') ?? ''}`)).toEqual([
      '01 总计',
      '02 国有企业',
      '03 非公有制企业',
      '04 农村',
      '05 党政机关',
      '06 学校',
      '07 其他事业单位',
      '08 街道社区',
      '09 社会组织',
      '10 其他',
    ])
  })

  it('says under the table how many are “口袋”党员 and how many 其他 hides', () => {
    const [sheet] = summarySheets(7, collected)
    const lines = [...sheet!.pages()][0]!.cells.filter(({ kind }) => kind === 'line').map(c => c.text)
    expect(lines.some(text => text.includes('“口袋”党员　1　名'))).toBe(true)
    expect(lines.some(text => text.includes('公共就业和人才服务机构党组织的党员　1　名'))).toBe(true)
  })

  it('by organisation below the committee: the 总支 counts for its branches', () => {
    const byChild = aRun({ settings: { 'annex7.byChildren': true } })
    expectTable(7, collect(byChild, [EVERYBODY[0]!, aMember({ orgId: ORG.gov })]), {
      total: { 1: 2, 2: 1, 6: 1, 10: 1, 15: 1, 18: 1, 22: 1, 29: 1 },
      [ORG.general]: { 1: 1, 2: 1, 6: 1, 10: 1, 15: 1, 18: 1, 22: 1, 29: 1 },
      [ORG.community]: {},
      [ORG.gov]: { 1: 1 },
      ...Object.fromEntries(
        [ORG.soe, ORG.private, ORG.social, ORG.talent, ORG.school, ORG.pubinst, ORG.other].map(id => [
          id,
          {},
        ]),
      ),
    })
  })

  it('shows the committee’s own row only where somebody hangs on it directly', () => {
    const byChild = aRun({ settings: { 'annex7.byChildren': true } })
    const rows = printed(7, collect(byChild, [aMember({ orgId: ORG.committee })]))
    expect(rows.get(String(ORG.committee))?.get('label')).toBe('中共青山镇委员会（本级）')
    expect(rows.get(String(ORG.committee))?.get('1')).toBe('1')
    expect(printed(7, collect(byChild, [])).has(String(ORG.committee))).toBe(false)
  })
})

describe('annex 8', () => {
  const expected: Table = {
    total: {
      ...{ 1: 6, 2: 1, 3: 1, 4: 1 },
      ...{ 5: 1, 6: 1, 7: 1, 8: 1, 9: 2 },
      ...{ 10: 1, 11: 1, 12: 1, 13: 1, 14: 1, 15: 1 },
      ...{ 16: 2, 17: 4 },
    },
    RURAL: {},
    COMMUNITY: { 1: 1, 3: 1, 7: 1, 12: 1, 17: 1 },
    GOV: {},
    SOE: { 1: 1, 5: 1, 10: 1, 16: 1 },
    PRIVATE: { 1: 1, 8: 1, 13: 1, 16: 1 },
    SOCIAL: {},
    TALENT: { 1: 1, 6: 1, 11: 1, 17: 1 },
    SCHOOL: { 1: 1, 9: 1, 14: 1, 17: 1 },
    PUBINST: {},
    OTHER: { 1: 1, 2: 1, 4: 1, 9: 1, 15: 1, 17: 1 },
  }

  it('is the table counted by hand', () => {
    expectTable(8, collected, expected)
  })

  it('without the cumulative count leaves out who is back', () => {
    const present = aRun({ settings: { 'annex8.cumulative': false } })
    expectTable(8, collect(present, EVERYBODY), {
      ...expected,
      total: {
        ...{ 1: 4, 2: 1, 4: 1 },
        ...{ 6: 1, 8: 1, 9: 2 },
        ...{ 11: 1, 13: 1, 14: 1, 15: 1 },
        ...{ 16: 1, 17: 3 },
      },
      COMMUNITY: {},
      SOE: {},
    })
  })

  it('can take the class of the own branch instead of the receiving one', () => {
    const own = aRun({ settings: { 'annex4.orgType': 'own' } })
    const rows = printed(8, collect(own, EVERYBODY))
    const ones = [...rows].flatMap(([row, cells]) => (cells.get('1') ? [`${row} ${cells.get('1')!}`] : []))
    expect(ones).toEqual(['total 6', 'RURAL 2', 'COMMUNITY 1', 'SOE 1', 'TALENT 1', 'SCHOOL 1'])
  })
})

describe('annex 9', () => {
  it('is the table counted by hand', () => {
    expectTable(9, collected, {
      total: {
        ...{ 1: 21, 2: 11, 3: 10 },
        ...{ 4: 3, 5: 1, 6: 2, 7: 1, 8: 1, 9: 2, 10: 2 },
        ...{ 12: 6, 13: 1, 14: 1, 15: 1, 16: 1, 17: 2 },
        ...{ 18: 3, 19: 1, 22: 1, 23: 1 },
        ...{ 24: 5, o: 2 },
      },
      SOE: { 1: 2, 2: 1, 3: 1, 7: 1, 12: 1, 17: 1, 18: 1, 23: 1, o: 1 },
      PRIVATE: { 1: 2, 2: 1, 3: 1, 8: 1, 24: 1 },
      RURAL: { 1: 3, 2: 2, 3: 1, 4: 2, 6: 2, 12: 1, 17: 1 },
      GOV: { 1: 2, 2: 1, 3: 1, 12: 1, 13: 1, 18: 1, 19: 1, 24: 1, o: 1 },
      SCHOOL: { 1: 2, 2: 1, 3: 1, 12: 1, 16: 1, 24: 1 },
      PUBINST: { 1: 2, 2: 1, 3: 1, 9: 1, 12: 1, 15: 1 },
      COMMUNITY: { 1: 2, 2: 1, 3: 1, 4: 1, 5: 1, 10: 1 },
      SOCIAL: { 1: 2, 2: 1, 3: 1, 9: 1, 10: 1 },
      OTHER: { 1: 4, 2: 2, 3: 2, 12: 1, 14: 1, 18: 1, 22: 1, 24: 2 },
    })
  })

  it('has a column 其他除名 only where it has a figure', () => {
    const headers = (people: Collected) =>
      [...summarySheets(9, people)[0]!.pages()][0]!.cells
        .filter(({ kind }) => kind === 'header')
        .map(({ text }) => text)
    expect(headers(collected)).not.toContain('其他除名')
    const removed = aCase({ outcomes: [{ outcome: 'O6', decidedOn: '2016-05-01' }] })
    const other = collect(run, [aMember({ cases: [removed] })])
    expect(headers(other)).toContain('其他除名')
    expectTable(9, other, {
      ...Object.fromEntries([...printed(9, other).keys()].map(row => [row, {}])),
      total: { 1: 1, 3: 1, 12: 1, o6: 1 },
      RURAL: { 1: 1, 3: 1, 12: 1, o6: 1 },
    })
  })

  it('explains on a further page what changed after the search end', () => {
    const [, changes] = summarySheets(9, collected)
    const cells = [...changes!.pages()].flatMap(page => page.cells)
    const text = (column: string) => cells.filter(c => c.key?.column === column).map(c => c.text)
    expect(text('name')).toEqual(['甲十', '甲十'])
    expect(text('on')).toEqual(['2016.04.10', '2016.05.01'])
    expect(text('text')).toEqual(['取得联系', '纳入原党组织正常管理（不计入附件9第4栏）'])
    expect(summarySheets(9, collect(run, [aMember()]))).toHaveLength(1)
  })
})
