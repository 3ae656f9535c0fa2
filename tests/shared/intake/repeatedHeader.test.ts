/** A header that comes again on the next page: the upper one counts, or every row above would be lost. */

import { expect, it } from 'vitest'
import { findHeader } from '../../../src/shared/intake/headerRows.ts'
import type { Merge, RawRow } from '../../../src/shared/intake/rawSheet.ts'

const rowsOf = (rows: readonly (readonly string[])[]): RawRow[] =>
  rows.map((cells, i) => ({ number: i + 1, hidden: false, cells: [...cells] }))

const PERSON = ['张三', '男', '1980.06', '410400198006151016']

it('is found where it stands first, also when it has two rows there and one below', () => {
  const merges: Merge[] = [
    { top: 1, bottom: 2, left: 0, right: 0 },
    { top: 1, bottom: 2, left: 1, right: 1 },
    { top: 1, bottom: 1, left: 2, right: 3 },
  ]
  const rows = rowsOf([
    ['姓名', '性别', '基本情况', ''],
    ['', '', '出生年月', '身份证号码'],
    PERSON,
    PERSON,
    ['姓名', '性别', '出生年月', '身份证号码'],
    PERSON,
  ])
  expect(findHeader(rows, merges)?.rows).toEqual([1, 2])
})

it('does not take a title above it in', () => {
  const rows = rowsOf([['党员花名册'], ['姓名', '性别', '出生年月', '身份证号码'], PERSON])
  expect(findHeader(rows, [])?.rows).toEqual([2, 2])
})

it('is the fuller one where the lower says more', () => {
  const rows = rowsOf([
    ['姓名', '说明'],
    ['张三', '见下表'],
    ['注：以下表为准'],
    ['姓名', '性别', '出生年月', '身份证号码'],
    PERSON,
  ])
  expect(findHeader(rows, [])?.rows).toEqual([4, 4])
})
