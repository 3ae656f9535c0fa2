/** Conditions put together, against a plain second reading of what they mean. */

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ASKED_CODES,
  ASKED_COLUMNS,
  ASKED_DATES,
  ASKED_TEXTS,
  type ColumnCondition,
} from '../../../src/shared/roster/columnConditions.ts'
import { filterWords } from '../../../src/shared/roster/filterWords.ts'
import { ISSUES } from '../../../src/shared/roster/issueWords.ts'
import type { MemberRow } from '../../../src/shared/roster/schema.ts'
import { added, CONDITIONS_MAX, without, type Join, type Where } from '../../../src/shared/roster/where.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember, anIdNumber } from '../../builders/people.ts'

let test: TestOffice
let everybody: MemberRow[]

beforeAll(async () => {
  test = await anOffice()
  const branch = await aBranch(test)
  const choices = {
    sex: ['男', '女', ''],
    education: ['大专', '大学本科', '夜校', ''],
    joinDate: ['1989-07', '1990-01-15', '1991', ''],
    phone: ['13700001121', '123', ''],
    unit: ['东岗小学', '西河小学（退休）', ''],
    birth: ['1960-02-03', '1975', ''],
  }
  for (let n = 0; n < 40; n += 1) {
    const pick = (values: readonly string[], step: number) =>
      values[Math.floor(n / step) % values.length] ?? ''
    await aMember(test, branch, {
      name: `员${String(n)}`,
      sex: pick(choices.sex, 1),
      education: pick(choices.education, 2),
      joinDate: pick(choices.joinDate, 3),
      phone: pick(choices.phone, 1),
      unit: pick(choices.unit, 5),
      birth: pick(choices.birth, 7),
      idNo: n % 3 === 0 ? anIdNumber('1960-02-03', '女', n) : '',
    })
  }
  everybody = (await test.backend.roster.list({ page: { offset: 0, limit: 100 } })).rows
})
afterAll(() => test.dispose())

function holds(row: MemberRow, condition: ColumnCondition): boolean {
  const { column } = condition
  const value = row[column]
  const typed = row.asTyped?.[column] ?? null
  switch (condition.is) {
    case 'contains':
      return (value ?? typed ?? '').includes(condition.text)
    case 'lacks':
      return !(value ?? typed ?? '').includes(condition.text)
    case 'oneOf':
      return value !== null && condition.values.includes(value)
    case 'from':
      return value !== null && value >= condition.date
    case 'to':
      return value !== null && (value <= condition.date || value.startsWith(condition.date))
    case 'between':
      return (
        value !== null && value >= condition.from && (value <= condition.to || value.startsWith(condition.to))
      )
    case 'empty':
      return value === null && typed === null
    case 'filled':
      return value !== null || typed !== null
    case 'troubled':
      return typed !== null || row.issues.some(code => ISSUES[code]?.field === column)
  }
}

function expected(where: Where, join: Join): string[] {
  const together = (answers: boolean[], how: Join) =>
    how === 'any' ? answers.some(Boolean) : answers.every(Boolean)
  return everybody
    .filter(row =>
      together(
        where.map(item =>
          item.is === 'group'
            ? together(
                item.of.map(condition => holds(row, condition)),
                item.join,
              )
            : holds(row, item),
        ),
        join,
      ),
    )
    .map(row => row.name)
}

const date = fc.constantFrom('1960-02-03', '1989-07', '1990-01', '1990-01-15', '1991-12')
const condition: fc.Arbitrary<ColumnCondition> = fc.oneof(
  fc.record({
    is: fc.constantFrom('contains' as const, 'lacks' as const),
    column: fc.constantFrom(...ASKED_TEXTS),
    text: fc.constantFrom('小学', '1', '员3', '退休'),
  }) as fc.Arbitrary<ColumnCondition>,
  fc.record({
    is: fc.constant('oneOf' as const),
    column: fc.constantFrom(...ASKED_CODES),
    values: fc.subarray(['男', '女', '大专', '夜校', '汉族'], { minLength: 1 }),
  }),
  fc.record({
    is: fc.constantFrom('from' as const, 'to' as const),
    column: fc.constantFrom(...ASKED_DATES),
    date,
  }) as fc.Arbitrary<ColumnCondition>,
  fc.record({
    is: fc.constant('between' as const),
    column: fc.constantFrom(...ASKED_DATES),
    from: date,
    to: date,
  }),
  fc.record({
    is: fc.constantFrom('empty' as const, 'filled' as const, 'troubled' as const),
    column: fc.constantFrom(...ASKED_COLUMNS.filter(column => column !== 'phone')),
  }),
)
const join = fc.constantFrom<Join>('all', 'any')
const where: fc.Arbitrary<Where> = fc.array(
  fc.oneof(
    condition,
    fc.record({
      is: fc.constant('group' as const),
      join,
      of: fc.array(condition, { minLength: 1, maxLength: 4 }),
    }),
  ),
  { minLength: 1, maxLength: 5 },
)

describe('conditions put together', () => {
  it('find whom a plain reading finds', async () => {
    await fc.assert(
      fc.asyncProperty(where, join, async (items, how) => {
        const { rows, total } = await test.backend.roster.list({
          filter: { where: [...items], whereJoin: how },
          page: { offset: 0, limit: 100 },
        })
        expect(rows.map(row => row.name)).toEqual(expected(items, how))
        expect(total).toBe(rows.length)
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it('tell members the findings of a column are about', async () => {
    const { rows } = await test.backend.roster.list({
      filter: { where: [{ is: 'troubled', column: 'phone' }] },
      page: { offset: 0, limit: 100 },
    })
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(row => row.phone === '123')).toBe(true)
  })

  it('are no more than the limit, those in groups among them', async () => {
    const one: ColumnCondition = { is: 'filled', column: 'name' }
    const many = (count: number) => Array.from({ length: count }, () => one)
    const listed = (count: number) =>
      test.backend.roster.list({
        filter: { where: [...many(2), { is: 'group', join: 'any', of: many(count - 2) }] },
      })
    expect((await listed(CONDITIONS_MAX)).total).toBe(40)
    await expect(listed(CONDITIONS_MAX + 1)).rejects.toThrow()
  })

  it('say in words how they are joined, and are taken away one by one', () => {
    const women: ColumnCondition = { is: 'oneOf', column: 'sex', values: ['女'] }
    const untold: ColumnCondition = { is: 'empty', column: 'education' }
    const grouped = added(added([women], untold, 'newGroup'), { ...untold, column: 'phone' }, 1)
    const words = (items: Where, whereJoin?: Join) =>
      filterWords({ where: [...items], ...(whereJoin ? { whereJoin } : {}) }).map(
        ({ label, value }) => `${label} ${value}`,
      )
    expect(words(grouped)).toEqual(['性别 女', '一组 （学历 没有填 或 联系电话 没有填）'])
    expect(words(grouped, 'any')).toEqual(['性别 女', '或 一组 （学历 没有填 或 联系电话 没有填）'])
    expect(without(grouped, ({ is }) => is === 'empty')).toEqual([women])
    const [first, second] = filterWords({ where: grouped, whereJoin: 'any' })
    expect(filterWords(first?.rest ?? {}).map(({ label }) => label)).toEqual(['一组'])
    expect(second?.rest).toEqual({ where: [women], whereJoin: 'any' })
    expect(filterWords(second?.rest ?? {})[0]?.rest).toEqual({})
  })
})
