/** What a row below the header is: a member, or one of the things villages put between and below them. */

import { tidy, toHalfWidth } from '../kernel/text.ts'
import { isBlankCell, isNumberCell, plainText } from './cellText.ts'
import { targetOfText } from './headerNames.ts'
import { looksLikeBranch } from './branchNames.ts'
import type { HeaderColumn } from './headerRows.ts'
import type { RawRow } from './rawSheet.ts'

export type RowKind =
  | 'blank'
  | 'member'
  /** 合计, 小计, 共38人 */
  | 'total'
  /** the header again, on every page */
  | 'header'
  /** 1 2 3 … or 甲 乙 1 2 under the header */
  | 'columnNumbers'
  /** 注：…, 填表人：…, a title between two lists */
  | 'note'
  /** a branch's name alone: it speaks for the rows below it */
  | 'section'

const TOTAL =
  /^(?:(?:本[页表村])?(?:合计|小计|总计|共计|累计|总数|总人数|人数合计|党员总数)(?:$|[:(\d共])|(?:共|总共|合计)\d+[人名])/
const NOTE =
  /^(?:注|备注|说明|填表说明|填表须知|填表人|填报人|制表人?|审核人?|负责人|经办人|党支部书记|支部书记|书记|单位负责人|支部负责人|联系人|联系电话|报送人|签字|签名|盖章|填表日期|填报日期|填报时间|填表时间|报送时间|上报时间|日期)(?:\([^)]*\))?:/
const NUMBERED_NOTE = /^(?:注|说明)\d/
/** Longer than any name in a register of persons. */
const SENTENCE = 12

function isColumnNumbers(texts: readonly string[]): boolean {
  if (texts.length < 3 || !texts.every(text => /^(?:\d{1,2}|甲|乙|丙|丁)$/.test(text))) return false
  const numbers = texts.filter(text => /^\d/.test(text)).map(Number)
  return numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1)
}

/** Every filled cell repeats a word of its own column's header. */
function repeatsHeader(row: RawRow, columns: readonly HeaderColumn[]): boolean {
  let repeated = 0
  for (const [index, cell] of row.cells.entries()) {
    if (isBlankCell(cell)) continue
    const text = tidy(plainText(cell))
    if (!(columns[index]?.header ?? '').includes(text)) return false
    repeated += 1
  }
  return repeated >= 2
}

/** A person's name as most are; words that begin or make up the other kinds of rows are not. */
const PLAIN_NAME = /^(?!.*[计共注备填审制签盖姓])[\u4E00-\u9FFF]{2,4}$/

export type RowKinds = (row: RawRow) => RowKind

export function createRowKinds(columns: readonly HeaderColumn[]): RowKinds {
  const nameIndex = columns.find(column => column.target === 'name')?.index ?? -1
  return row => {
    const name = row.cells[nameIndex] ?? ''
    // Nearly every row: a name, and something on both sides of it.
    if (
      PLAIN_NAME.test(name) &&
      row.cells.length > nameIndex + 2 &&
      /^\d*$/.test(plainText(row.cells[0] ?? ''))
    ) {
      return 'member'
    }
    return closeLook(row, columns, nameIndex)
  }
}

function closeLook(row: RawRow, columns: readonly HeaderColumn[], nameIndex: number): RowKind {
  const filled = row.cells.flatMap((cell, index) => (isBlankCell(cell) ? [] : [index]))
  const [first] = filled
  if (first === undefined) return 'blank'
  const text = (index: number) => toHalfWidth(tidy(plainText(row.cells[index] ?? '')))
  const name = isBlankCell(row.cells[nameIndex]) ? '' : text(nameIndex).replace(/\s/g, '')
  const lead = text(first).replace(/\s/g, '')

  if (TOTAL.test(lead) || TOTAL.test(name)) return 'total'
  if (NOTE.test(lead) || NUMBERED_NOTE.test(lead)) return 'note'
  if (filled.length >= 2 && name !== '' && targetOfText(name) === 'name') return 'header'
  if (filled.length >= 3 && isColumnNumbers(filled.map(text))) return 'columnNumbers'
  if (name === '' && repeatsHeader(row, columns)) return 'header'
  if (filled.length === 1 && !isNumberCell(row.cells[first] ?? '')) return loneKind(lead, first === nameIndex)
  return 'member'
}

function loneKind(text: string, underName: boolean): RowKind {
  if (
    /(?:支部|总支|党小组|支部委员会|村|社区)(?:\([^)]*\))?$/.test(text) &&
    looksLikeBranch(text) &&
    text.length > 2
  ) {
    return 'section'
  }
  if (text.length > SENTENCE) return 'note'
  return underName ? 'member' : 'note'
}

/** What the clerk is told about a row that was not taken for a member. */
export const SKIPPED_ROW_TEXT: Record<'total' | 'header' | 'columnNumbers' | 'note' | 'section', string> = {
  total: '合计行，没有当作党员',
  header: '重复的表头，没有当作党员',
  columnNumbers: '栏号行，没有当作党员',
  note: '说明文字，没有当作党员',
  section: '支部名称行，用作下面各行的支部',
}
