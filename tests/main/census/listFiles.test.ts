/** The board of a sweep and its check lines handed out as they are seen. */

import { afterEach, beforeEach, expect, it } from 'vitest'
import { BOARD_COLUMNS, LINE_COLUMNS } from '../../../src/shared/census/listColumns.ts'
import { pagesOf, sheetOf, told } from '../../builders/listFile.ts'
import { aSweep, type Sweep } from './sweep.ts'

let sweep: Sweep
let asked: { campaignId: number; orgId: number }
let today: string
beforeEach(async () => {
  sweep = await aSweep()
  today = sweep.test.office.clock.today()
  const zhao = await sweep.person('赵一', sweep.east, '2010-01-01')
  await sweep.person('钱二', sweep.east, '2010-01-01')
  await sweep.person('孙三', sweep.west, '2010-01-01')
  const { campaignId } = sweep
  await census().listScope({ campaignId, on: today })
  await census().mark({ campaignId, marks: [{ memberId: zhao, item: 'fiveRoster', state: '待完善' }] })
  await census().describe({ campaignId, memberIds: [zhao], problems: ['档案'] })
  asked = { campaignId, orgId: sweep.east }
})
afterEach(() => sweep.test.dispose())

const census = () => sweep.test.backend.census

it('has the branches of the board as they are narrowed, with counts that can be added up', async () => {
  const { campaignId } = asked
  const { rows } = await census().board({ campaignId })
  const all = await sheetOf(sweep.test, census().boardFile({ campaignId, format: 'xlsx' }))
  expect(all.title).toBe('组织关系集中排查进度')
  expect(all.rows).toEqual(told(BOARD_COLUMNS, rows, today))
  expect(all.sheet?.rows[3]?.[2]).toBe(2)
  const some = await sheetOf(sweep.test, census().boardFile({ campaignId, only: 'problems', format: 'xlsx' }))
  expect(some.line).toContain('只看：有待完善')
  expect(some.rows.map(row => row[1])).toEqual(['东岗村支部'])
})

it('has the lines of a branch as they are narrowed, an item a column', async () => {
  const { rows } = await census().lines(asked)
  const all = await sheetOf(sweep.test, census().linesFile({ ...asked, format: 'xlsx' }))
  expect(all.rows).toEqual(told(LINE_COLUMNS, rows, today))
  expect(all.line).toMatch(/^填报单位：东岗村支部；.+\|共2名，截至/)
  const some = { ...asked, only: 'problems' as const }
  const pages = await pagesOf(sweep.test, census().linesFile({ ...some, format: 'html' }))
  expect(pages).toHaveLength(1)
  for (const words of ['内部资料', '只看：有问题', '赵一', '待完善']) expect(pages[0]).toContain(words)
  expect(pages[0]).not.toContain('钱二')
  const named = await sheetOf(sweep.test, census().linesFile({ ...asked, text: '钱', format: 'xlsx' }))
  expect(named.rows.map(row => row[1])).toEqual(['钱二'])
})
