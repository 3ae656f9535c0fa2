/**
 * The columns of the roster and what stands in them: the same on the screen, in the workbook made of it and
 * on its paper.
 */

import { labelOf } from '../kernel/codes.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { MEMBERSHIP } from './codes.ts'
import { memberField, type MemberKey } from './fields.ts'
import { issueWords } from './issueWords.ts'
import { yearsSince } from './rules.ts'
import type { MemberRow, SORTABLE } from './schema.ts'

/** Columns that show one field as stored, or as typed where it could not be read. */
export const FIELD_COLUMNS = [
  'name',
  'sex',
  'idNo',
  'joinDate',
  'phone',
  'fullDate',
  'birth',
  'education',
  'nation',
  'unit',
  'residence',
  'remark',
] as const satisfies readonly (MemberKey & keyof MemberRow)[]

export type FieldColumn = (typeof FIELD_COLUMNS)[number]

const COMPUTED_COLUMNS = ['orgName', 'issues', 'partyAge', 'age', 'membership'] as const

export const LIST_COLUMNS = [...FIELD_COLUMNS, ...COMPUTED_COLUMNS] as const

export type ListColumn = (typeof LIST_COLUMNS)[number]

const TITLES: Partial<Record<ListColumn, string>> = {
  orgName: '支部',
  idNo: '身份证号',
  issues: '问题',
  partyAge: '党龄',
  age: '年龄',
  membership: '状态',
}

function isFieldColumn(key: ListColumn): key is FieldColumn {
  return FIELD_COLUMNS.some(field => field === key)
}

export function listColumnTitle(key: ListColumn): string {
  return TITLES[key] ?? (isFieldColumn(key) ? memberField(key).label : key)
}

/** What a list is sorted by, in words. */
export function sortTitle(sorted: (typeof SORTABLE)[number]): string {
  return sorted === 'nameStrokes' ? '姓氏笔画' : listColumnTitle(sorted)
}

export interface Trouble {
  level: 'error' | 'warning' | 'note'
  text: string
}

/** What stands in the column 问题, most serious first. */
export function troubles(row: MemberRow): Trouble[] {
  const found = row.issues.map(issueWords)
  return [
    ...(row.archived === undefined ? [] : [{ level: 'note' as const, text: row.archived }]),
    ...found.filter(words => words.level === 'error'),
    ...(row.lost ? [{ level: 'error' as const, text: '失联查找中' }] : []),
    ...found.filter(words => words.level === 'warning'),
    ...(row.away ? [{ level: 'note' as const, text: '外出流动' }] : []),
    ...(row.abroad ? [{ level: 'note' as const, text: '出国（境）' }] : []),
  ]
}

function years(date: string | null, on: IsoDate): string {
  const count = yearsSince(date, on)
  return count === null ? '' : String(count)
}

/** What the cell says; `on` is the day ages are counted to. */
export function listCellText(key: ListColumn, row: MemberRow, on: IsoDate): string {
  if (isFieldColumn(key)) return row.asTyped?.[key] ?? row[key] ?? ''
  switch (key) {
    case 'orgName':
      return row.orgName
    case 'issues':
      return troubles(row)
        .map(one => one.text)
        .join('；')
    case 'partyAge':
      return row.membership === 'PROBATIONARY' ? '预备' : years(row.fullDate, on)
    case 'age':
      return years(row.birth, on)
    case 'membership':
      return labelOf(MEMBERSHIP, row.membership)
  }
}
