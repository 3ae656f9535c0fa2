import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { writeRowsWorkbook, type RowsSheet } from '../../../src/main/documents/rowsWorkbook.ts'
import { quietWork, type Work } from '../../../src/main/longWork.ts'
import { OfficeError } from '../../../src/shared/api/errors.ts'

const IDENTITY = { title: '名册', author: '经办人', madeOn: '2016-03-20' }

const write = (sheets: readonly RowsSheet[], work: Work = quietWork()) =>
  writeRowsWorkbook(sheets, IDENTITY, work)

async function sheets(written: readonly RowsSheet[]) {
  return (await readXlsx(await write(written), { readStyles: true })).sheets
}

const LIST: RowsSheet = {
  name: '名册',
  above: ['党员名册（内部资料）', '共2名'],
  columns: [
    { header: '姓名', width: 10 },
    { header: '身份证号', width: 22 },
    { header: '性别', width: 6, words: ['男', '女'] },
  ],
  rows: [
    ['𠮷田 明', '410400198003120011', '男'],
    ['_x000D_', '', '女'],
  ],
}

describe('a list', () => {
  it('has its lines, its header and its rows as text, and is ready for paper', async () => {
    const [sheet] = await sheets([LIST])
    expect(sheet?.name).toBe('名册')
    expect(sheet?.rows.map(row => row.map(cell => cell ?? ''))).toEqual([
      ['党员名册（内部资料）', '', ''],
      ['共2名', '', ''],
      ['姓名', '身份证号', '性别'],
      ['𠮷田 明', '410400198003120011', '男'],
      ['_x000D_', '', '女'],
    ])
    expect(sheet?.cells?.get('3,1')?.style?.numFmt).toBe('@')
    expect(sheet?.headerFooter).toMatchObject({ oddHeader: '&R内部资料', oddFooter: '&C第&P页 共&N页' })
    expect(sheet?.freezePane).toMatchObject({ rows: 3 })
    expect(sheet?.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1 })
  })

  it('offers words below its header, also where nothing is filled in yet', async () => {
    const [filled, blank] = await sheets([LIST, { ...LIST, rows: [] }])
    for (const sheet of [filled, blank]) {
      expect(sheet?.dataValidations).toMatchObject([{ type: 'list', range: 'C4:C303', values: ['男', '女'] }])
    }
  })

  it('has no rows where nobody is on it', async () => {
    const [sheet] = await sheets([{ ...LIST, rows: [] }])
    expect(sheet?.rows).toHaveLength(3)
  })

  it('gives sheets of one name names of their own', async () => {
    expect((await sheets([LIST, LIST])).map(({ name }) => name)).toEqual(['名册', '名册(2)'])
  })
})

describe('a loose sheet', () => {
  it('keeps numbers, dates, merged cells and hidden rows', async () => {
    const [sheet] = await sheets([
      {
        name: 'Sheet1',
        columns: [{ width: 10 }, { width: 22, isText: true }, { width: 12 }],
        rows: [['花名册', null, null], [1, '410400198003120011', { date: '2005-07-01' }], [' 两空格 ']],
        merges: [{ fromRow: 0, fromCol: 0, toRow: 0, toCol: 2 }],
        hiddenRows: [2],
      },
    ])
    expect(sheet?.rows[0]?.[0]).toBe('花名册')
    expect(sheet?.rows[1]?.slice(0, 2)).toEqual([1, '410400198003120011'])
    expect(sheet?.rows[1]?.[2]).toEqual(new Date('2005-07-01T00:00:00Z'))
    expect(sheet?.rows[2]?.[0]).toBe(' 两空格 ')
    expect(sheet?.merges).toEqual([{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }])
    expect(sheet?.rowDefs?.get(2)?.hidden).toBe(true)
    expect(sheet?.headerFooter).toBeUndefined()
  })
})

it('makes the same bytes of the same rows', async () => {
  expect(Buffer.from(await write([LIST])).equals(Buffer.from(await write([LIST])))).toBe(true)
})

it('takes rows one by one: a list without an end can be given up, and its source is closed', async () => {
  let closed = false
  function* endless() {
    try {
      for (;;) yield ['张三', '410400198003120011', '男']
    } finally {
      closed = true
    }
  }
  const work: Work = { ...quietWork(), breathe: () => Promise.reject(new OfficeError('CANCELLED')) }
  await expect(write([{ ...LIST, rows: endless() }], work)).rejects.toThrow(
    expect.objectContaining({ code: 'CANCELLED' }),
  )
  expect(closed).toBe(true)
})

it('breathes while it writes: others get their turn before the list is whole', async () => {
  let others = 0
  const beside = setInterval(() => (others += 1), 0)
  const row = ['张三', '410400198003120011', '男']
  const bytes = await write([{ ...LIST, rows: Array.from({ length: 50_000 }, () => row) }])
  clearInterval(beside)
  expect(others).toBeGreaterThan(5)
  expect((await readXlsx(bytes)).sheets[0]?.rows).toHaveLength(50_003)
})
