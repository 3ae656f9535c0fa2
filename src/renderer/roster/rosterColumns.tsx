/** The columns of the roster. */

import { EDUCATION_LEVEL, NATION, SEX } from '../../shared/roster/codes.ts'
import { memberField, type MemberKey } from '../../shared/roster/fields.ts'
import { issueWords } from '../../shared/roster/issueWords.ts'
import {
  listCellText,
  listColumnTitle,
  troubles,
  type FieldColumn,
  type ListColumn,
} from '../../shared/roster/listColumns.ts'
import { isPhone } from '../../shared/roster/rules.ts'
import type { MemberRow, SORTABLE } from '../../shared/roster/schema.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { CellFinding, GridColumn, GridEditor, GridOrder } from '../ui/grid/gridTypes.ts'
import styles from './roster.module.css'

type Sortable = (typeof SORTABLE)[number]

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
  orders?: readonly (GridOrder & { key: Sortable })[]
  hidden?: boolean
  edit?: GridEditor<MemberRow>
  opens?: boolean
  pinned?: boolean
  fixed?: boolean
}

export type RosterColumn = GridColumn<MemberRow> & { key: ListColumn }

const NAME_ORDERS = [
  { key: 'name', label: '按拼音' },
  { key: 'nameStrokes', label: '按姓氏笔画', mark: '笔' },
] as const

/** As many as there are, and the first of them: all of them stand in a dialog of their own. */
function Troubles({ row }: { row: MemberRow }) {
  const all = troubles(row)
  const [first] = all
  if (!first) return null
  return (
    <span className={styles.troubles} title={all.map(one => one.text).join('；')}>
      {all.length > 1 && <span className={styles.troubleCount}>{all.length}项</span>}
      <FindingText {...first} />
    </span>
  )
}

/** `on` is the day ages are counted to; `onTroubles` shows all that is wrong with a row. */
export function rosterColumns(on: IsoDate, onTroubles: (row: MemberRow) => void): readonly RosterColumn[] {
  const column = (key: ListColumn) => ({
    key,
    title: listColumnTitle(key),
    text: (row: MemberRow) => listCellText(key, row, on),
  })
  const field = (key: FieldColumn, { edit = {}, ...rest }: Options): RosterColumn => {
    const { type } = memberField(key)
    const maxLength = type.kind === 'text' || type.kind === 'words' ? type.max : 60
    return { ...column(key), finding: row => findingOf(row, key), edit: { maxLength, ...edit }, ...rest }
  }
  return [
    field('name', { width: 72, sortBy: 'name', orders: NAME_ORDERS, pinned: true, fixed: true, opens: true }),
    field('sex', { width: 48, sortBy: 'sex', edit: { choices: SEX.items, strict: true } }),
    { ...column('orgName'), width: 116, sortBy: 'orgName' },
    field('idNo', { width: 162, sortBy: 'idNo', edit: { maxLength: 40 } }),
    field('joinDate', { width: 90, sortBy: 'joinDate' }),
    field('phone', { width: 102, sortBy: 'phone', edit: { maxLength: 40 } }),
    {
      ...column('issues'),
      width: 138,
      grow: true,
      press: row => onTroubles(row),
      render: row => <Troubles row={row} />,
    },
    field('fullDate', { width: 96, sortBy: 'fullDate' }),
    { ...column('partyAge'), width: 50, align: 'right' },
    field('birth', { width: 96, sortBy: 'birth' }),
    { ...column('age'), width: 50, align: 'right' },
    field('education', { width: 84, sortBy: 'education', edit: { choices: EDUCATION_LEVEL.items } }),
    { ...column('membership'), width: 84, sortBy: 'membership' },
    field('nation', { width: 76, sortBy: 'nation', hidden: true, edit: { choices: NATION.items } }),
    field('unit', { width: 160, sortBy: 'unit', hidden: true }),
    field('residence', { width: 180, hidden: true }),
    field('remark', { width: 160, hidden: true }),
  ]
}
