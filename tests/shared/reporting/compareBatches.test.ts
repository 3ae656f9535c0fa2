import { describe, expect, it } from 'vitest'
import type { FormCell, FormPage } from '../../../src/shared/forms/sheet.ts'
import type { FrozenSheet } from '../../../src/shared/reporting/batch.ts'
import { compareSheets } from '../../../src/shared/reporting/compareBatches.ts'

const cell = (row: number, col: number, text: string, more: Partial<FormCell> = {}): FormCell => ({
  row,
  col,
  rowSpan: 1,
  colSpan: 1,
  kind: 'value',
  text,
  align: 'center',
  size: 9,
  key: null,
  ...more,
})

interface Person {
  id: number
  name: string
  idNo: string
  phone: string
}

function list(name: string, persons: readonly Person[]): FrozenSheet {
  const headers = ['序号', '姓名', '身份证号', '电 话']
  const columns = ['no', 'name', 'idNo', 'phone']
  const page: FormPage = {
    page: 1,
    pageCount: 1,
    paper: 'A4',
    orientation: 'landscape',
    columnWidths: [10, 20, 30, 20],
    rowHeights: [],
    headRows: 1,
    cells: [
      ...headers.map((text, col) => cell(0, col, text, { kind: 'header' })),
      ...persons.flatMap(({ id, name: own, idNo, phone }, at) =>
        [String(at + 1), own, idNo, phone].map((text, col) =>
          cell(at + 1, col, text, { key: { row: String(id), column: columns[col] ?? '' } }),
        ),
      ),
    ],
    members: persons.map(({ id }, at) => ({ row: at + 1, memberId: id })),
  }
  return {
    format: 1,
    name,
    paper: 'A4',
    orientation: 'landscape',
    columnWidths: page.columnWidths,
    dropdowns: [],
    textColumns: [],
    pages: [page],
  }
}

function summary(count: string): FrozenSheet {
  const sheet = list('汇总', [])
  const keyed = (col: number, text: string, column: string) =>
    cell(2, col, text, { key: { row: 'village', column } })
  const cells = [
    cell(0, 1, '失去联系情形', { kind: 'header', colSpan: 2 }),
    cell(1, 1, '长期外出', { kind: 'header' }),
    keyed(0, '行政村', 'label'),
    keyed(1, count, '3'),
  ]
  return { ...sheet, pages: sheet.pages.map(page => ({ ...page, cells, members: [] })) }
}

const ZHANG = { id: 1, name: '张三', idNo: '410400198001010010', phone: '1' }
const LI = { id: 2, name: '李四', idNo: '410400198001010029', phone: '2' }

describe('two batches beside each other', () => {
  it('of the same cells have no differences, whatever a line is numbered', () => {
    expect(compareSheets([list('东街', [ZHANG, LI])], [list('东街', [LI, ZHANG])])).toEqual([])
  })

  it('show lines that came, went, and cells that differ', () => {
    const wang = { id: 3, name: '王五', idNo: '', phone: '3' }
    const found = compareSheets([list('东街', [ZHANG, LI])], [list('东街', [{ ...ZHANG, phone: '9' }, wang])])
    expect(found).toEqual([
      { kind: 'added', name: '王五', memberId: 3, sheet: '东街', fields: [] },
      { kind: 'gone', name: '李四', memberId: 2, sheet: '东街', fields: [] },
      {
        kind: 'changed',
        name: '张三',
        memberId: 1,
        sheet: '东街',
        fields: [{ header: '电话', before: '1', after: '9' }],
      },
    ])
  })

  it('take a person for the same by ID number where the record was merged into another', () => {
    expect(compareSheets([list('东街', [ZHANG])], [list('东街', [{ ...ZHANG, id: 7 }])])).toEqual([])
    const unknown = { ...ZHANG, idNo: '' }
    const kinds = compareSheets([list('东街', [unknown])], [list('东街', [{ ...unknown, id: 7 }])])
    expect(kinds.map(({ kind }) => kind)).toEqual(['added', 'gone'])
  })

  it('say that a person stands on another sheet', () => {
    const [moved, ...rest] = compareSheets([list('东街', [ZHANG])], [list('西街', [ZHANG])])
    expect(rest).toEqual([])
    expect(moved?.fields).toEqual([{ header: '所在表', before: '东街', after: '西街' }])
  })

  it('name a figure of a summary by its line and the heads above it', () => {
    expect(compareSheets([summary('')], [summary('2')])).toEqual([
      {
        kind: 'changed',
        name: '行政村',
        memberId: null,
        sheet: '汇总',
        fields: [{ header: '失去联系情形·长期外出', before: '', after: '2' }],
      },
    ])
  })
})
