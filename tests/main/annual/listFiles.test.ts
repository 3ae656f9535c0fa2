/** The lists of the yearly review handed out as they are seen. */

import { afterEach, beforeEach, expect, it } from 'vitest'
import { ANNUAL_HEADINGS } from '../../../src/shared/annual/codes.ts'
import { BRANCH_COLUMNS, REVIEW_COLUMNS } from '../../../src/shared/annual/listColumns.ts'
import { pagesOf, sheetOf, told } from '../../builders/listFile.ts'
import { COMMITTEE } from '../../builders/office.ts'
import { aReviewedTownship, type ReviewedTownship } from './township.ts'

let town: ReviewedTownship
let zhao: number
beforeEach(async () => {
  town = await aReviewedTownship()
  zhao = await town.person('赵一', town.east, '2010-07-01')
  await town.person('钱二', town.east, '2010-07-01')
  await town.person('孙三', town.west, '2010-07-01')
  await town.frozen(town.west, 2023)
})
afterEach(() => town.test.dispose())

const annual = () => town.test.backend.annual

it('has the branches of the year as they are narrowed, with counts that can be added up', async () => {
  const { branches } = await town.list(2023)
  const all = await sheetOf(town.test, annual().listFile({ year: 2023, format: 'xlsx' }))
  expect(all.title).toBe('2023年度党员年审进度')
  expect(all.line).toBe(`填报单位：${COMMITTEE}|共2个支部，截至2023-02-10`)
  expect(all.rows).toEqual(told(BRANCH_COLUMNS, branches, '2023-02-10'))
  expect(all.sheet?.rows[3]?.[2]).toBe(2)
  const open = await sheetOf(town.test, annual().listFile({ year: 2023, only: 'toSign', format: 'xlsx' }))
  expect(open.line).toBe(`填报单位：${COMMITTEE}；进度：待签字盖章|共1个支部，截至2023-02-10`)
  expect(open.rows.map(row => row[1])).toEqual(['西岗村支部'])
})

it("has a branch's sheet as it is narrowed, a column a heading", async () => {
  const asked = { orgId: town.east, year: 2023 }
  await annual().fill({ ...asked, headings: [...ANNUAL_HEADINGS], memberIds: [zhao] })
  const { rows } = await annual().sheet(asked)
  const all = await sheetOf(town.test, annual().sheetFile({ ...asked, format: 'xlsx' }))
  expect(all.line).toBe('填报单位：东岗村支部|共2名，截至2023-02-10')
  expect(all.rows).toEqual(told(REVIEW_COLUMNS, rows, '2023-02-10'))
  const open = { ...asked, only: 'open' as const }
  const pages = await pagesOf(town.test, annual().sheetFile({ ...open, format: 'html' }))
  expect(pages).toHaveLength(1)
  for (const words of ['内部资料', '2023年度党员年审核对表', '只看：未核完', '钱二'])
    expect(pages[0]).toContain(words)
  expect(pages[0]).not.toContain('赵一')
  const past = await sheetOf(
    town.test,
    annual().sheetFile({ ...asked, text: '赵', asOf: '2023-02-09', format: 'xlsx' }),
  )
  expect(past.line).toBe('填报单位：东岗村支部；查找：赵；核对标记只有今日的情况|共1名，截至2023-02-09')
})
