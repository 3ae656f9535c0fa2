import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ColumnCondition } from '../../../src/shared/roster/columnConditions.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
beforeAll(async () => {
  test = await anOffice()
  const east = await aBranch(test)
  const none = { phone: '', unit: '', residence: '', remark: '', education: '' }
  await aMember(test, east, { ...none, name: '甲', sex: '男', education: '大专', idNo: '41040019700501033x' })
  await aMember(test, east, {
    ...none,
    name: '乙',
    sex: '女',
    education: '大学本科',
    joinDate: '1991',
    unit: '东岗小学',
  })
  await aMember(test, east, {
    ...none,
    name: '丙',
    sex: '男',
    education: '夜校',
    unit: '西河小学（退休）',
    joinDate: '',
  })
  await aMember(test, east, {
    ...none,
    name: '丁',
    phone: '13700001121',
    joinDate: '1989-07',
    residence: '东岗村100%号',
  })
})
afterAll(() => test.dispose())

const found = async (...where: ColumnCondition[]) => {
  const { total, rows } = await test.backend.roster.list({ filter: { where } })
  expect(total).toBe(rows.length)
  return rows
    .map(row => row.name)
    .sort((a, b) => '甲乙丙丁'.indexOf(a) - '甲乙丙丁'.indexOf(b))
    .join('')
}

describe('conditions on single columns', () => {
  it.each<[string, ColumnCondition[]]>([
    ['甲乙', [{ is: 'oneOf', column: 'education', values: ['大专', '大学本科'] }]],
    ['丙', [{ is: 'oneOf', column: 'education', values: ['夜校'] }]],
    ['丁', [{ is: 'empty', column: 'education' }]],
    ['甲乙丙', [{ is: 'filled', column: 'education' }]],
    ['甲乙丙', [{ is: 'empty', column: 'phone' }]],
    // What could not be read is shown in the column: it is not empty, and it is found by its text alone.
    ['丙', [{ is: 'empty', column: 'joinDate' }]],
    ['甲乙丁', [{ is: 'filled', column: 'joinDate' }]],
    ['丁', [{ is: 'to', column: 'joinDate', date: '1989-07' }]],
    ['', [{ is: 'to', column: 'joinDate', date: '1989-06' }]],
    ['甲', [{ is: 'from', column: 'joinDate', date: '1989-08' }]],
    ['甲丁', [{ is: 'from', column: 'joinDate', date: '1989-07' }]],
    ['乙丙', [{ is: 'contains', column: 'unit', text: '小学' }]],
    ['甲丙丁', [{ is: 'lacks', column: 'unit', text: '东岗' }]],
    [
      '乙',
      [
        { is: 'contains', column: 'unit', text: '小学' },
        { is: 'lacks', column: 'unit', text: '退休' },
      ],
    ],
    ['甲', [{ is: 'contains', column: 'idNo', text: '33x' }]],
    ['甲', [{ is: 'contains', column: 'idNo', text: '３３Ｘ' }]],
    ['丁', [{ is: 'contains', column: 'residence', text: '100%' }]],
    ['', [{ is: 'contains', column: 'residence', text: '1_0' }]],
    ['丙', [{ is: 'contains', column: 'name', text: '丙' }]],
    ['', [{ is: 'contains', column: 'remark', text: "' OR 1=1 --" }]],
  ])('finds %s for %o', async (names, where) => {
    expect(await found(...where)).toBe(names)
  })

  it('hold as of a past day too', async () => {
    const { rows } = await test.backend.roster.list({
      filter: { where: [{ is: 'oneOf', column: 'education', values: ['大专'] }] },
      asOf: '2016-03-19',
    })
    expect(rows.map(row => row.name)).toEqual(['甲'])
  })

  it('are refused on a column that cannot be asked so', async () => {
    const where = [{ is: 'contains', column: 'birth', text: '1' }] as unknown as ColumnCondition[]
    await expect(test.backend.roster.list({ filter: { where } })).rejects.toThrow()
  })
})
