/** The columns of the roster. */

import { Fragment } from 'react'
import { labelOf } from '../../shared/kernel/codes.ts'
import { EDUCATION_LEVEL, MEMBERSHIP, NATION, SEX } from '../../shared/roster/codes.ts'
import { memberField, type MemberKey } from '../../shared/roster/fields.ts'
import { isPhone, yearsSince } from '../../shared/roster/rules.ts'
import type { MemberRow, SORTABLE } from '../../shared/roster/schema.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { CellFinding, GridColumn, GridEditor } from '../ui/grid/gridTypes.ts'
import { issueWords } from './issueWords.ts'
import styles from './roster.module.css'

type Sortable = (typeof SORTABLE)[number]
type RowKey = MemberKey & keyof MemberRow

/** The finding beside this field of the row: what could not be read first, then what is wrong. */
function findingOf(row: MemberRow, key: MemberKey): CellFinding | null {
  const typed = row.asTyped?.[key]
  if (typed !== undefined) return { level: 'warning', text: `看不懂“${typed}”，已照原样保留` }
  for (const code of row.issues) {
    const words = issueWords(code)
    // The same code may be about the second telephone number, which the list does not show.
    if (code === 'PHONE' && (row.phone === null || isPhone(row.phone))) continue
    if (words.field === key) return { level: words.level, text: words.text }
  }
  return null
}

interface Options {
  width: number
  sortBy?: Sortable
  hidden?: boolean
  edit?: GridEditor<MemberRow>
  opens?: boolean
  pinned?: boolean
  fixed?: boolean
  title?: string
}

/** A column that shows one field as stored, or as typed where it could not be read. */
function fieldColumn(key: RowKey, { title, edit = {}, ...rest }: Options): GridColumn<MemberRow> {
  const { label, type } = memberField(key)
  const maxLength = type.kind === 'text' || type.kind === 'words' ? type.max : 60
  return {
    key,
    title: title ?? label,
    text: row => row.asTyped?.[key] ?? row[key] ?? '',
    finding: row => findingOf(row, key),
    edit: { maxLength, ...edit },
    ...rest,
  }
}

function years(date: string | null, on: IsoDate): string {
  const count = yearsSince(date, on)
  return count === null ? '' : String(count)
}

/** What stands in the 问题 column, most serious first. */
function troubles(row: MemberRow): { level: 'error' | 'warning' | 'note'; text: string }[] {
  const found = row.issues.map(issueWords)
  return [
    ...found.filter(words => words.level === 'error'),
    ...(row.lost ? [{ level: 'error' as const, text: '失联查找中' }] : []),
    ...found.filter(words => words.level === 'warning'),
    ...(row.away ? [{ level: 'note' as const, text: '外出流动' }] : []),
    ...(row.abroad ? [{ level: 'note' as const, text: '出国（境）' }] : []),
  ]
}

/** `on` is the day ages are counted to. */
export function rosterColumns(on: IsoDate): readonly GridColumn<MemberRow>[] {
  return [
    fieldColumn('name', { width: 72, sortBy: 'name', pinned: true, fixed: true, opens: true }),
    fieldColumn('sex', { width: 48, sortBy: 'sex', edit: { choices: SEX.items, strict: true } }),
    { key: 'orgName', title: '支部', width: 116, text: row => row.orgName, sortBy: 'orgName' },
    fieldColumn('idNo', { width: 162, sortBy: 'idNo', title: '身份证号', edit: { maxLength: 40 } }),
    fieldColumn('joinDate', { width: 90, sortBy: 'joinDate' }),
    fieldColumn('phone', { width: 102, sortBy: 'phone', edit: { maxLength: 40 } }),
    {
      key: 'issues',
      title: '问题',
      width: 138,
      grow: true,
      text: row =>
        troubles(row)
          .map(one => one.text)
          .join('；'),
      render: row => (
        <span className={styles.troubles}>
          {troubles(row).map(one => (
            <Fragment key={one.text}>
              <FindingText {...one} />{' '}
            </Fragment>
          ))}
        </span>
      ),
    },
    fieldColumn('fullDate', { width: 96, sortBy: 'fullDate' }),
    {
      key: 'partyAge',
      title: '党龄',
      width: 50,
      align: 'right',
      text: row => (row.membership === 'PROBATIONARY' ? '预备' : years(row.fullDate, on)),
    },
    fieldColumn('birth', { width: 96, sortBy: 'birth' }),
    {
      key: 'age',
      title: '年龄',
      width: 50,
      align: 'right',
      text: row => years(row.birth, on),
    },
    fieldColumn('education', { width: 84, sortBy: 'education', edit: { choices: EDUCATION_LEVEL.items } }),
    {
      key: 'membership',
      title: '状态',
      width: 84,
      text: row => labelOf(MEMBERSHIP, row.membership),
      sortBy: 'membership',
    },
    fieldColumn('nation', {
      width: 76,
      sortBy: 'nation',
      hidden: true,
      edit: { choices: NATION.items },
    }),
    fieldColumn('unit', { width: 160, sortBy: 'unit', hidden: true }),
    fieldColumn('residence', { width: 180, hidden: true }),
    fieldColumn('remark', { width: 160, hidden: true }),
  ]
}
