/** Small forms laid out by hand: what the writers are given, without any annex. */

import type { FormCell, FormPage, FormSheet } from '../../../src/shared/forms/sheet.ts'

type CellPart = Partial<FormCell> & Pick<FormCell, 'row' | 'col' | 'kind' | 'text'>

export function cell(part: CellPart): FormCell {
  return { rowSpan: 1, colSpan: 1, align: 'center', size: 10, key: null, ...part }
}

export const LIST_WIDTHS = [12, 30, 14, 45, 40, 45, 80]
export const LIST_HEAD_ROWS = 6
const LAST = LIST_WIDTHS.length - 1

/** Title, unit line, a two-row header with merged cells, column numbers. */
function listHead(unit: string): FormCell[] {
  const header = (row: number, col: number, text: string, rowSpan = 1, colSpan = 1) =>
    cell({ row, col, kind: 'header', text, rowSpan, colSpan })
  return [
    cell({ row: 0, col: 0, colSpan: LAST + 1, kind: 'annexMark', text: '附件2', align: 'left', size: 14 }),
    cell({ row: 1, col: 0, colSpan: LAST + 1, kind: 'title', text: '党员名册', size: 20 }),
    cell({ row: 2, col: 0, colSpan: 4, kind: 'line', text: `党支部名称（盖章）：${unit}`, align: 'left' }),
    cell({ row: 2, col: 4, colSpan: 3, kind: 'line', text: '填报日期：2016年3月20日', align: 'right' }),
    header(3, 0, '序号', 2),
    header(3, 1, '姓名', 2),
    header(3, 2, '性别', 2),
    header(3, 3, '证件', 1, 2),
    header(4, 3, '身份证号码'),
    header(4, 4, '联系电话'),
    header(3, 5, '人数', 2),
    header(3, 6, '备注', 2),
    ...LIST_WIDTHS.map((_, col) =>
      cell({ row: 5, col, kind: 'columnNumber', text: col === 0 ? '甲' : String(col) }),
    ),
  ]
}

export interface ListRow {
  name: string
  sex: string
  idNo: string
  phone: string
  /** '' stays empty */
  count: string
  remark: string
}

export const ROWS_PER_PAGE = 5

/** A branch's list: `ROWS_PER_PAGE` rows a page and a signature line on each. */
export function listSheet(name: string, rows: readonly ListRow[]): FormSheet {
  const pageCount = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE))
  const compose = (page: number): FormPage => {
    const part = rows.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE)
    const body = part.flatMap((row, index) => {
      const at = LIST_HEAD_ROWS + index
      const no = String((page - 1) * ROWS_PER_PAGE + index + 1)
      return [
        cell({ row: at, col: 0, kind: 'count', text: no }),
        cell({ row: at, col: 1, kind: 'value', text: row.name }),
        cell({ row: at, col: 2, kind: 'value', text: row.sex }),
        cell({ row: at, col: 3, kind: 'value', text: row.idNo }),
        cell({ row: at, col: 4, kind: 'value', text: row.phone }),
        cell({ row: at, col: 5, kind: 'count', text: row.count }),
        cell({ row: at, col: 6, kind: 'value', text: row.remark, align: 'left' }),
      ]
    })
    const foot = LIST_HEAD_ROWS + part.length
    return {
      page,
      pageCount,
      paper: 'A4',
      orientation: 'landscape',
      columnWidths: [...LIST_WIDTHS],
      rowHeights: [8, 14, 8, 9, 9, 6, ...part.map(() => 11), 10],
      headRows: LIST_HEAD_ROWS,
      cells: [
        ...listHead(name),
        ...body,
        cell({
          row: foot,
          col: 0,
          colSpan: LAST + 1,
          kind: 'line',
          text: '支部书记签字：',
          align: 'left',
        }),
      ],
      members: part.map((_, index) => ({ row: LIST_HEAD_ROWS + index, memberId: index + 1 })),
    }
  }
  return {
    name,
    paper: 'A4',
    orientation: 'landscape',
    columnWidths: LIST_WIDTHS,
    pageCount,
    *pages(from = 1, to = pageCount) {
      for (let page = from; page <= Math.min(to, pageCount); page += 1) yield compose(page)
    },
    dropdowns: [{ col: 2, words: ['男', '女'] }],
    textColumns: [3, 4],
  }
}

/** A card a person, one page each: nothing is repeated. */
export function cardSheet(name: string, persons: readonly string[]): FormSheet {
  const widths = [20, 30, 25, 60, 25, 26]
  return {
    name,
    paper: 'A4',
    orientation: 'portrait',
    columnWidths: widths,
    pageCount: persons.length,
    *pages(from = 1, to = persons.length) {
      for (let page = from; page <= Math.min(to, persons.length); page += 1) {
        yield {
          page,
          pageCount: persons.length,
          paper: 'A4',
          orientation: 'portrait',
          columnWidths: widths,
          rowHeights: [12, 12, 12, 40, 10],
          headRows: 0,
          cells: [
            cell({ row: 0, col: 0, colSpan: 6, kind: 'title', text: '党员基本信息表', size: 20 }),
            cell({ row: 1, col: 0, rowSpan: 3, kind: 'label', text: '基本信息' }),
            cell({ row: 1, col: 1, kind: 'label', text: '姓名' }),
            cell({ row: 1, col: 2, colSpan: 4, kind: 'value', text: persons[page - 1] ?? '' }),
            cell({ row: 2, col: 1, kind: 'label', text: 'QQ号' }),
            cell({ row: 2, col: 2, colSpan: 4, kind: 'value', text: '0012345' }),
            cell({ row: 3, col: 1, kind: 'label', text: '经过' }),
            cell({
              row: 3,
              col: 2,
              colSpan: 4,
              kind: 'value',
              align: 'left',
              text: '先后打电话、登门走访，未能取得联系。'.repeat(4),
            }),
            cell({ row: 4, col: 0, colSpan: 6, kind: 'line', text: '党员本人签字：', align: 'left' }),
          ],
          members: [{ row: 1, memberId: page }],
        }
      }
    },
    dropdowns: [],
    textColumns: [],
  }
}

/** Members with rare characters, ID numbers that end in X, leading zeros, zero counts. */
export function someRows(count: number): ListRow[] {
  const names = ['张三', '李𠮷祥', '䶮小明', '王𫍯𬀩', '买买提·吐尔逊', '<赵&"钱\'']
  return Array.from({ length: count }, (_, i) => ({
    name: names[i % names.length] ?? '',
    sex: i % 2 === 0 ? '男' : '女',
    idNo: i % 3 === 0 ? '41040019800101123X' : '410400198001011234',
    phone: i % 4 === 0 ? '03751234567' : '13800000000',
    count: i % 5 === 0 ? '' : String(i),
    remark: i % 7 === 0 ? '外出流动（跨省）' : '',
  }))
}
