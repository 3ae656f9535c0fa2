/** The drives and their forms handed out as they are seen. */

import { afterEach, beforeEach, expect, it } from 'vitest'
import { DRIVE_COLUMNS, FORM_COLUMNS } from '../../../src/shared/registration/listColumns.ts'
import { pagesOf, sheetOf, told } from '../../builders/listFile.ts'
import { anOffice, COMMITTEE, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

// Forms of 1 March are due on the 16th (S01 15: fifteen days).
const DUE = '2016-03-16'

let test: TestOffice
let east: number
let driveId: number
beforeEach(async () => {
  test = await anOffice('2016-04-10')
  east = await aBranch(test, '东岗村支部')
  const west = await aBranch(test, '西河村支部')
  for (const name of ['赵一', '钱二']) await aMember(test, east, { name }, { fromOn: '1996-07-01' })
  await aMember(test, west, { name: '孙三' }, { fromOn: '1996-07-01' })
  driveId = (await test.backend.registration.open({ name: '2016年登记', issuedOn: '2016-03-01' })).id
  const { rows } = await test.backend.registration.list({ filter: { driveId, text: '赵' } })
  await test.backend.registration.markReturned({ ids: rows.map(({ id }) => id), returnedOn: '2016-03-10' })
})
afterEach(() => test.dispose())

it('has the drives with counts that can be added up; the last day is in time, the next is late', async () => {
  const { rows } = await test.backend.registration.drives({})
  const all = await sheetOf(test, test.backend.registration.drivesFile({ format: 'xlsx' }))
  expect(all.line).toBe(`填报单位：${COMMITTEE}|共1次，截至2016-04-10`)
  expect(all.rows).toEqual(told(DRIVE_COLUMNS, rows, '2016-04-10'))
  expect(all.sheet?.rows[3]?.[4]).toBe(3)
  const overdueOn = async (asOf: string) => {
    const columns = [{ key: 'overdue' as const, width: 74 }]
    return (await sheetOf(test, test.backend.registration.drivesFile({ asOf, columns, format: 'xlsx' }))).rows
  }
  expect(await overdueOn(DUE)).toEqual([['1', '']])
  expect(await overdueOn('2016-03-17')).toEqual([['1', '2']])
})

it('has the forms of a drive as they are narrowed, in the order of the list', async () => {
  const filter = { driveId, orgId: east }
  const { rows } = await test.backend.registration.list({ filter })
  const all = await sheetOf(test, test.backend.registration.listFile({ filter, format: 'xlsx' }))
  expect(all.title).toBe('党员登记名单')
  expect(all.line).toBe('填报单位：东岗村支部；2016年登记|共2份，截至2016-04-10')
  expect(all.rows).toEqual(told(FORM_COLUMNS, rows, '2016-04-10'))
  const late = { only: 'overdue' as const, text: '钱' }
  const pages = await pagesOf(test, test.backend.registration.listFile({ filter: late, format: 'html' }))
  expect(pages).toHaveLength(1)
  for (const words of ['内部资料', '进展：逾期未交；查找：钱', '钱二']) expect(pages[0]).toContain(words)
  expect(pages[0]).not.toContain('孙三')
})
