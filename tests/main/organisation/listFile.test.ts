/** The tree of organisations handed out as it is seen. */

import { afterEach, beforeEach, expect, it } from 'vitest'
import { pagesOf, sheetOf } from '../../builders/listFile.ts'
import { anOffice, COMMITTEE, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let general: number
beforeEach(async () => {
  test = await anOffice('2016-03-20')
  general = await aBranch(test, '河湾村总支', { kind: '党总支', orgType: null })
  const east = await aBranch(test, '东岗村支部', { parentId: general, phone: '0371-60000001' })
  await aMember(test, east, { name: '赵一' })
  await aMember(test, east, { name: '钱二' })
})
afterEach(() => test.dispose())

it('sets in what stands under another, with counts that can be added up', async () => {
  const { rows, line, title, sheet } = await sheetOf(
    test,
    test.backend.organisation.listFile({ format: 'xlsx' }),
  )
  expect(title).toBe('党组织一览表')
  expect(line).toBe(`填报单位：${COMMITTEE}|共3个党组织，截至2016-03-20`)
  expect(rows.map(row => row.slice(0, 7))).toEqual([
    ['1', COMMITTEE, COMMITTEE, '党委', '', '', ''],
    ['2', '　河湾村总支', '河湾村总支', '党总支', '', '', ''],
    ['3', '　　东岗村支部', '东岗村支部', '党支部', '农村', '2', ''],
  ])
  expect(rows.map(row => row[7])).toEqual(['2', '2', '2'])
  expect(sheet?.rows.at(-1)?.[5]).toBe(2)
})

it('leaves out what is folded and columns that are not seen, and is marked on paper', async () => {
  const asked = {
    folded: [general],
    columns: [
      { key: 'fullName' as const, width: 250 },
      { key: 'membersBelow' as const, width: 72 },
    ],
  }
  const { head, rows } = await sheetOf(test, test.backend.organisation.listFile({ ...asked, format: 'xlsx' }))
  expect([head, ...rows]).toEqual([
    ['序号', '名称', '含下级'],
    ['1', COMMITTEE, '2'],
    ['2', '　河湾村总支', '2'],
  ])
  const pages = await pagesOf(test, test.backend.organisation.listFile({ ...asked, format: 'html' }))
  expect(pages).toHaveLength(1)
  expect(pages[0]).toContain('内部资料')
  expect(pages[0]).not.toContain('东岗村支部')
})

it('is the tree of the day it is of', async () => {
  await aBranch(test, '新立村支部', { founded: '2016-03-10' })
  const names = async (asOf: string) =>
    (await sheetOf(test, test.backend.organisation.listFile({ asOf, format: 'xlsx' }))).rows.map(
      row => row[1],
    )
  expect(await names('2016-03-09')).not.toContain('　新立村支部')
  expect(await names('2016-03-10')).toContain('　新立村支部')
})
