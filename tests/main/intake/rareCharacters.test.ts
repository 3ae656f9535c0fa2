/**
 * 200,000 cells of Chinese with rare characters, from workbooks of every kind into the register and out
 * again: what two libraries read in the exports is what was typed, without a single difference.
 */

import { PassThrough } from 'node:stream'
import Excel from 'exceljs'
import { readXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { MemberKey } from '../../../src/shared/roster/fields.ts'
import { memberField } from '../../../src/shared/roster/fields.ts'
import { members, planFile, rowsOf, upload } from '../../builders/imports.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, anIdNumber } from '../../builders/people.ts'
import { rareName, rareText, toGb18030 } from '../../builders/rareTexts.ts'
import { xls, xlsx } from '../../builders/workbooks.ts'

const PEOPLE = 10_000

const FIELDS: readonly MemberKey[] = [
  'name',
  'nation',
  'nativePlace',
  'introducers',
  'joinBranch',
  'approvalOrg',
  'transferOutTo',
  'education',
  'degree',
  'school',
  'major',
  'occupation',
  'unit',
  'title',
  'jobPost',
  'domicile',
  'residence',
  'wechat',
  'email',
  'remark',
]

const textOf = (row: number, column: number) => (column === 0 ? rareName(row) : rareText(row, column))
const dayOf = (row: number) => new Date(Date.UTC(1950, 0, 1 + row)).toISOString().slice(0, 10)
const ID_NUMBERS = Array.from({ length: PEOPLE }, (_, row) => anIdNumber(dayOf(row), '男', row))

const HEADER = FIELDS.map(key => memberField(key).label)
const TEXTS = Array.from({ length: PEOPLE }, (_, row) => FIELDS.map((__, column) => textOf(row, column)))
const WITH_IDS = [[...HEADER, '身份证号'], ...TEXTS.map((texts, row) => [...texts, ID_NUMBERS[row] ?? ''])]

/** The writer of exceljs that keeps surrogate pairs whole. */
async function streamedByExceljs(): Promise<Buffer> {
  const pieces: Buffer[] = []
  const stream = new PassThrough()
  stream.on('data', (piece: Buffer) => pieces.push(piece))
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true })
  const sheet = book.addWorksheet('东岗村支部')
  for (const row of WITH_IDS) sheet.addRow(row).commit()
  await book.commit()
  return Buffer.concat(pieces)
}

const CSV = WITH_IDS.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')

const KINDS: readonly (readonly [string, string, () => Promise<Buffer> | Buffer])[] = [
  ['.xlsx by hucre', '东岗村支部.xlsx', () => xlsx({ name: '东岗村支部', rows: WITH_IDS })],
  ['.xlsx by exceljs', '东岗村支部.xlsx', streamedByExceljs],
  ['.xls', '东岗村支部.xls', () => xls({ name: '东岗村支部', rows: WITH_IDS })],
  ['.csv in UTF-8', '东岗村支部.csv', () => Buffer.from(CSV)],
  ['.csv in GB18030', '东岗村支部.csv', () => toGb18030(CSV)],
]

/** The first differences between what stands there and what was typed, and how many cells were compared. */
function compared(read: (row: number, column: number) => unknown, rows = PEOPLE) {
  const different: string[] = []
  let cells = 0
  for (let row = 0; row < rows; row += 1) {
    for (const column of FIELDS.keys()) {
      const found = read(row, column)
      cells += 1
      if (found !== textOf(row, column)) different.push(`${row},${column}: ${String(found)}`)
    }
  }
  return { cells, count: different.length, different: different.slice(0, 5) }
}

const NONE = { cells: 200_000, count: 0, different: [] }

interface ReadSheet {
  rows: unknown[][]
}

async function byHucre(bytes: Uint8Array): Promise<ReadSheet[]> {
  return (await readXlsx(bytes)).sheets.map(({ rows }) => ({ rows: rows.map(row => [...row]) }))
}

async function byExceljs(bytes: Uint8Array): Promise<ReadSheet[]> {
  const book = new Excel.Workbook()
  const stream = new PassThrough()
  stream.end(bytes)
  await book.xlsx.read(stream)
  return book.worksheets.map(sheet => {
    const rows: unknown[][] = []
    sheet.eachRow({ includeEmpty: true }, row => {
      // The values of a row begin with the first column at index 1.
      rows.push(Array.isArray(row.values) ? row.values.slice(1) : [])
    })
    return { rows }
  })
}

const READERS = [
  ['hucre', byHucre],
  ['exceljs', byExceljs],
] as const

/** Half a million cells take their time on a busy machine. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

let test: TestOffice

function collected(ticket: string): Uint8Array {
  const file = test.office.files.collect(ticket)
  if (!file) throw new Error('no file')
  return file.bytes
}

describe('into the register', () => {
  it.each(KINDS)('%s: 0 differences', async (_, file, write) => {
    const office = await anOffice('2016-03-20')
    try {
      await aBranch(office, '东岗村支部')
      const fileId = await upload(office, await write(), file)
      const { plan } = await finish(office.backend.intake.run({ fileId }))
      expect(plan.counts).toEqual({ new: PEOPLE, changed: 0, same: 0, refused: 0 })
      const stored = members(office)
      expect(compared((row, column) => stored[row]?.[FIELDS[column] ?? 'name'])).toEqual(NONE)
      expect(stored.map(({ idNo }) => idNo)).toEqual(ID_NUMBERS)
    } finally {
      await office.dispose()
    }
  })
})

describe('out of the register', () => {
  let rows: Map<string, number>
  beforeAll(async () => {
    test = await anOffice('2016-03-20')
    await aBranch(test, '东岗村支部')
    const fileId = await upload(test, await xlsx({ name: '东岗村支部', rows: WITH_IDS }))
    await finish(test.backend.intake.run({ fileId }))
    rows = new Map(ID_NUMBERS.map((idNo, row) => [idNo, row]))
  })
  afterAll(() => test.dispose())

  it('annex 2, read by both libraries: 0 differences', async () => {
    await test.backend.census.save({
      values: {
        name: '集中排查',
        year: 2016,
        template: 'CUSTOM',
        startOn: '2016-02-01',
        searchEnd: '2016-03-15',
        fillDate: '2016-03-20',
        fillDate9: '2016-06-20',
        firstPerson: null,
      },
    })
    const bytes = collected((await finish(test.backend.reporting.workbook({ annex: 2 }))).ticket)
    // Columns of annex 2, from 0: 姓名 民族 籍贯 学历 工作单位及职务 家庭住址 备注.
    const expected = (row: number): [number, string][] => [
      [1, textOf(row, 0)],
      [3, textOf(row, 1)],
      [6, textOf(row, 2)],
      [7, textOf(row, 7)],
      [13, `${textOf(row, 12)}\u3000${textOf(row, 13)}`],
      [14, textOf(row, 16)],
      [16, textOf(row, 19)],
    ]
    for (const [reader, read] of READERS) {
      const seen = new Set<number>()
      const different: string[] = []
      for (const sheet of await read(bytes)) {
        for (const cells of sheet.rows) {
          const row = rows.get(String(cells[5]))
          if (row === undefined) continue
          seen.add(row)
          for (const [column, text] of expected(row)) {
            if (cells[column] !== text) different.push(`${row},${column}: ${String(cells[column])}`)
          }
        }
      }
      expect([reader, seen.size, different.length, different.slice(0, 5)]).toEqual([reader, PEOPLE, 0, []])
    }
  })

  it('names of two characters are found by search', async () => {
    for (let row = 0; row < 110; row += 1) {
      const text = rareName(row)
      const { rows: found } = await test.backend.roster.find({ text, limit: 50 })
      expect(found.length, text).toBe(50)
      expect(new Set(found.map(({ name }) => name)), text).toEqual(new Set([text]))
    }
    const [king] = (await test.backend.roster.find({ text: '𠮷', limit: 1 })).rows
    expect(king?.name.endsWith('𠮷')).toBe(true)
    const { total } = await test.backend.roster.list({ filter: { text: '王䶮' } })
    // Every hundred and tenth of ten thousand, from the tenth on.
    expect(total).toBe(Math.ceil((PEOPLE - 10) / 110))
  })

  it('the workbook of refused rows, read by both libraries: 0 differences', async () => {
    const sheet = { name: '东岗村支部', rows: [HEADER, ...TEXTS] }
    const { planId, counts } = await planFile(test, await xlsx(sheet))
    expect(counts.refused).toBe(PEOPLE)
    const bytes = collected((await test.backend.intake.refused({ planId })).ticket)
    for (const [, read] of READERS) {
      const [found] = await read(bytes)
      expect(found?.rows[0]).toEqual([...HEADER, '原因'])
      expect(compared((row, column) => found?.rows[row + 1]?.[column])).toEqual(NONE)
    }
  })

  it('the preview shows the same texts', async () => {
    const sheet = { name: '东岗村支部', rows: WITH_IDS.slice(0, 301) }
    const { planId, counts } = await planFile(test, await xlsx(sheet))
    expect(counts).toEqual({ new: 0, changed: 0, same: 300, refused: 0 })
    const shown = await rowsOf(test, planId)
    const cell = (row: number, column: number) => shown[row]?.cells[FIELDS[column] ?? 'name']
    expect(compared(cell, 300)).toEqual({ ...NONE, cells: 6000 })
  })
})
