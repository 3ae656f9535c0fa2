/** The sheet 失联党员 of a branch's packet, filled in. */

import { LOST_COLUMNS, LOST_SHEET, type LostKey } from '../../src/shared/intake/lostSheet.ts'
import { findingsOf, planFile, rowsOf, type PlanRow } from './imports.ts'
import type { TestOffice } from './office.ts'
import { aBranch, aMember } from './people.ts'
import { xlsx, type Grid } from './workbooks.ts'

export const WANG = '410400198006151016'
export const LI = '410400198006151032'
/** nobody's yet */
export const NEW = '410400198506070030'

export const UNIT = ['填报单位：东岗村支部']
export const ROSTER = ['姓名', '身份证号', '党员类别', '工作单位']

/** 王五 in 东岗村支部, 李四 in 西河村支部; answers who 王五 is. */
export async function twoBranches(test: TestOffice): Promise<number> {
  const east = await aBranch(test, '东岗村支部')
  const wang = await aMember(test, east, { name: '王五', idNo: WANG, birth: '1980-06-15' })
  const west = await aBranch(test, '西河村支部')
  await aMember(test, west, { name: '李四', idNo: LI, birth: '1980-06-15' })
  return wang
}

export type Told = Partial<Record<LostKey, string>>

export const rosterSheet = (rows: Grid = [['王五', WANG, '正式党员', '']]) => ({
  name: '党员名册',
  rows: [UNIT, ROSTER, ...rows] as Grid,
})

export const lostSheet = (rows: readonly Told[]) => ({
  name: LOST_SHEET,
  rows: [
    UNIT,
    LOST_COLUMNS.map(({ header }) => header),
    ...rows.map(row => LOST_COLUMNS.map(({ key }) => row[key] ?? '')),
  ] as Grid,
})

/** Plans the sheet beside the roster; answers its rows. */
export async function planLost(test: TestOffice, told: readonly Told[], roster?: Grid) {
  const { planId, ...said } = await planFile(test, await xlsx(rosterSheet(roster), lostSheet(told)))
  const all = await rowsOf(test, planId)
  return { planId, said, rows: all.filter(({ sheet }) => sheet === LOST_SHEET) }
}

/** What is said of the cells of the sheet: level, code, column and row. */
export async function lostFindings(test: TestOffice, told: readonly Told[]): Promise<string[]> {
  const { planId } = await planLost(test, told)
  const found = await findingsOf(test, planId)
  return found
    .filter(({ sheet, level }) => sheet === LOST_SHEET && level !== 'note')
    .map(({ code, column, row, level }) => `${level} ${code} ${column}${row}`)
}

/** What becomes of a row, and what is said of it. */
export const short = ({ decision, findings }: PlanRow) => [decision, ...findings.map(({ code }) => code)]

export const WHO: Told = { name: '王五', idNo: WANG }

export const TRIED: Told = {
  at: '2016-03-02',
  channel: '亲属',
  target: '其兄王大',
  targetPhone: '13700000012',
  responsible: '赵书记',
  course: '电话询问，称两年没有联系',
  result: '无结果',
}

export const NEWS: Told = {
  ...WHO,
  foundOn: '2016-03-01',
  lastLife: '2015-01-10',
  lastDues: '2015-02',
  lastDuesByProxy: '是',
  situation: '外出务工经商',
  lostOccupation: '农村外出务工经商人员',
  reasonText: '外出打工后换了号码',
  secretary: '赵书记',
  currentAddress: '可能在东莞',
  currentPhone: '13700000013',
  branchOpinion: '请派出所协查',
  remark: '家里有老人',
}
