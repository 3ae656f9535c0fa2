/**
 * The nine annexes of the demonstration's township, read back by a library that did not write them, against
 * what the preview shows and against figures counted anew from the tables.
 */

import { readXlsx, type Sheet } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FormPage } from '../../../src/shared/forms/sheet.ts'
import { columnBelow, countByHand, gridOf, sorted, type Counted } from '../../builders/countByHand.ts'
import { aDemoOffice, DEMO_DAYS } from '../../builders/demoOffice.ts'
import { finish, type TestOffice } from '../../builders/office.ts'
import { mirror, sheetsOf } from '../../builders/workbookMirror.ts'

const ANNEXES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
type Annex = (typeof ANNEXES)[number]

const digits = (to: number) => Array.from({ length: to }, (_, i) => String(i + 1)).join()
const SCHOOLING = '研究生,大学本科,大专,中专,高中中技,初中,小学,其他'
const SITUATIONS = '外出务工经商,单位改制或破产,毕业后去向不明,工作单位改变,出国（境）,居住地改变,其他'

/** Columns with a list to choose from, written out from the seeds' code lists (S03 86–118). */
const DROPDOWNS: Record<Annex, Record<string, string>> = {
  1: {},
  2: { C: '男,女', H: SCHOOLING, L: '正式,预备' },
  3: { C: '男,女', H: SITUATIONS },
  4: { C: '男,女', I: digits(5), K: digits(6), P: digits(10) },
  5: { C: '男,女', I: '是,否', K: digits(8), L: digits(7), N: digits(9) },
  6: { C: '男,女', I: '是,否', K: digits(8), L: digits(7), N: digits(8) },
  7: {},
  8: {},
  9: {},
}

/** Headings of columns whose cells are text whatever they look like. */
const TEXT_COLUMNS: Partial<Record<Annex, string[]>> = {
  2: ['身份证号码', '联系电话'],
  3: ['身份证号码'],
  4: ['身份证号码', '本人联系电话'],
  5: ['身份证号码', '联系电话'],
  6: ['身份证号码', '最后掌握的联系方式'],
}

describe('the annexes of a township as others read them', () => {
  let at: TestOffice
  let counted: Counted
  const pages = new Map<Annex, FormPage[]>()
  const books = new Map<Annex, { bytes: Uint8Array; sheets: Sheet[] }>()

  beforeAll(async () => {
    at = await aDemoOffice(120)
    counted = await countByHand(at.register.reader, DEMO_DAYS)
    for (const annex of ANNEXES) {
      const all: FormPage[] = []
      for (let total = 1; all.length < total;) {
        const shown = await at.backend.reporting.preview({ annex, fromPage: all.length + 1, pages: 20 })
        total = shown.info.pages
        all.push(...shown.pages)
      }
      pages.set(annex, all)
      const { ticket } = await finish(at.backend.reporting.workbook({ annex }))
      const { bytes } = at.office.files.collect(ticket)!
      const { sheets } = await readXlsx(bytes, { readStyles: true })
      books.set(annex, { bytes, sheets: sheets.filter(sheet => sheet.hidden !== true) })
    }
  }, 120_000)
  afterAll(() => at.dispose())

  /** The lists of an annex: annex 3 has the persons' cards behind each list. */
  const lists = (annex: Annex) =>
    books.get(annex)!.sheets.filter(({ rows }) => rows.some(row => row[0] === '序号' && row.includes('姓名')))

  it.each(ANNEXES)('annex %i: every cell, merged range and page break of the preview', async annex => {
    const { problems, cells } = await mirror(books.get(annex)!.bytes, sheetsOf(pages.get(annex)!))
    expect(problems).toEqual([])
    expect(cells).toBeGreaterThan(50)
  })

  it.each(ANNEXES)('annex %i: lists to choose from where the seed has codes, nowhere else', annex => {
    for (const { name, rows, dataValidations = [] } of annex === 3 ? lists(3) : books.get(annex)!.sheets) {
      const found: Record<string, string> = {}
      for (const rule of dataValidations) {
        expect(rule).toMatchObject({ type: 'list', allowBlank: true, errorStyle: 'warning' })
        const [column = ''] = /^[A-Z]+/.exec(rule.range) ?? []
        found[column] = rule.values?.join() ?? rule.formula1?.replaceAll('"', '') ?? ''
        const [first = 0, last = 0] = (rule.range.match(/\d+/g) ?? []).map(Number)
        for (let row = first; row <= last; row += 1) {
          expect(String(rows[row - 1]?.[0] ?? ''), `${name} ${rule.range}`).toMatch(/^\d*$/)
        }
      }
      expect(found, name).toEqual(DROPDOWNS[annex])
    }
  })

  it.each([2, 3, 4, 5, 6] as const)('annex %i: ID and telephone numbers are text', annex => {
    for (const { rows, cells } of lists(annex)) {
      const head = rows.findIndex(row => row[0] === '序号')
      for (const heading of TEXT_COLUMNS[annex] ?? []) {
        const col = rows
          .slice(head, head + 2)
          .flatMap(row => row.indexOf(heading))
          .find(i => i !== -1)!
        const persons = rows.flatMap((row, i) => (/^\d+$/.test(String(row[0] ?? '')) ? [i] : []))
        expect(persons.length).toBeGreaterThan(0)
        for (const row of persons) {
          expect(cells?.get(`${row},${col}`)?.style?.numFmt, `${heading} ${row}`).toBe('@')
          expect(['string', 'object']).toContain(typeof (rows[row]?.[col] ?? null))
        }
      }
    }
  })

  it.each([2, 3, 4, 5, 6] as const)(
    'annex %i: the persons counted by hand, none missing, none twice',
    annex => {
      const listed = lists(annex).flatMap(({ rows }) => {
        const names = columnBelow(rows, '姓名')
        return columnBelow(rows, '身份证号码').map((idNo, i) => (idNo === '' ? (names[i] ?? '') : idNo))
      })
      expect(counted.persons[annex].length).toBeGreaterThan(0)
      expect(sorted(listed)).toEqual(sorted(counted.persons[annex]))
    },
  )

  it('annex 1: a card a person', () => {
    const names = books.get(1)!.sheets.flatMap(({ rows }) => rows.filter(row => row[1] === '姓名'))
    expect(names).toHaveLength(counted.persons[2].length)
  })

  it.each([7, 8, 9] as const)('annex %i: every figure counted by hand, nothing where it is 0', annex => {
    const [{ rows }] = books.get(annex)!.sheets as [Sheet]
    expect(gridOf(rows)).toEqual(counted.grids[annex])
    expect(gridOf(rows).size).toBeGreaterThan(15)
    expect([...gridOf(rows).values()]).not.toContain(0)
  })

  it.each([7, 8, 9] as const)('annex %i: the total is the sum of the rows', annex => {
    const grid = gridOf((books.get(annex)!.sheets as [Sheet])[0].rows)
    const sums = new Map<string, number>()
    for (const [at, value] of grid) {
      const [row, column = ''] = at.split('/')
      if (row !== '总计') sums.set(column, (sums.get(column) ?? 0) + value)
    }
    const missing = [...grid].flatMap(([at, value]) => {
      const [row, column = ''] = at.split('/')
      return row === '总计' ? [value - (sums.get(column) ?? 0)] : []
    })
    // Only who went to a place of unknown class stands in the total alone (X16 names him).
    const untyped = annex === 8 ? counted.untyped : 0
    expect(Math.max(...missing)).toBe(untyped)
    expect(Math.min(...missing)).toBeGreaterThanOrEqual(0)
  })
})
