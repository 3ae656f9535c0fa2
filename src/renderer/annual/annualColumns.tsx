/** The columns of the branches' list and of a branch's sheet. */

import { ANNUAL_HEADING, ANNUAL_MARK, ANNUAL_STATE, type AnnualHeading } from '../../shared/annual/codes.ts'
import type { AnnualBranch } from '../../shared/annual/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { MEMBERSHIP } from '../../shared/roster/codes.ts'
import { FindingText, type FindingLevel } from '../ui/FindingText.tsx'
import type { CellFinding, GridColumn } from '../ui/grid/gridTypes.ts'
import { MarkCell } from '../ui/MarkCell.tsx'
import styles from './annual.module.css'
import { changeCount, MARK_LEVEL, markOfKey, verdictOf, type ReviewRow } from './reviewMarks.ts'

const STATE_LEVEL: Readonly<Record<AnnualBranch['state'], FindingLevel>> = {
  OPEN: 'note',
  FROZEN: 'note',
  SIGNED: 'note',
  SEALED: 'note',
  READY: 'note',
  HANDED: 'ok',
}

type Standing = Pick<AnnualBranch, 'state' | 'overdue'>

/** The state with the step that comes next. */
export function stateWords({ state, overdue }: Standing): { level: FindingLevel; text: string } {
  const text = labelOf(ANNUAL_STATE, state)
  return overdue ? { level: 'error', text: `${text}（逾期）` } : { level: STATE_LEVEL[state], text }
}

/** What a narrow column has room for: the dates beside it say the rest. */
const SHORT: Readonly<Record<AnnualBranch['state'], string>> = {
  OPEN: '核对中',
  FROZEN: '已定稿',
  SIGNED: '已签字',
  SEALED: '已盖章',
  READY: '待上报',
  HANDED: '已上报',
}

function shortWords({ state, overdue }: Standing): { level: FindingLevel; text: string } {
  return overdue
    ? { level: 'error', text: `逾期，${SHORT[state]}` }
    : { level: STATE_LEVEL[state], text: SHORT[state] }
}

const figure = (of: (row: AnnualBranch) => number) => (row: AnnualBranch) => String(of(row))

export const BRANCH_COLUMNS: readonly GridColumn<AnnualBranch>[] = [
  {
    key: 'orgName',
    title: '支部',
    width: 112,
    pinned: true,
    fixed: true,
    grow: true,
    opens: true,
    text: row => row.orgName,
  },
  { key: 'members', title: '在册', width: 48, align: 'right', text: figure(row => row.members) },
  { key: 'confirmed', title: '已核完', width: 60, align: 'right', text: figure(row => row.confirmed) },
  { key: 'corrected', title: '有更正', width: 60, align: 'right', text: figure(row => row.corrected) },
  { key: 'open', title: '未核完', width: 60, align: 'right', text: figure(row => row.open) },
  {
    key: 'state',
    title: '进度',
    width: 108,
    text: row => shortWords(row).text,
    render: row => <FindingText {...shortWords(row)} />,
  },
  { key: 'rosterOn', title: '花名册', width: 90, text: row => row.rosterOn ?? '' },
  { key: 'signedOn', title: '签字', width: 90, text: row => row.signedOn ?? '' },
  { key: 'sealed', title: '盖章', width: 46, text: row => (row.sealed ? '已盖' : '') },
  { key: 'handedOn', title: '上报', width: 90, text: row => row.handedOn ?? '' },
]

function cellText({ marks }: ReviewRow, heading: AnnualHeading): string {
  return labelOf(ANNUAL_MARK, marks[heading].state) || '未核'
}

function cellFinding({ marks, queued, changes }: ReviewRow, heading: AnnualHeading): CellFinding | null {
  const waiting = queued[heading]
  if (waiting?.state === 'refused') return { level: 'error', text: `没有保存：${waiting.reason}` }
  const note = marks[heading].note ?? ''
  const changed = changes[heading] ?? 0
  const words = [
    ...(note === '' ? [] : [`说明：${note}`]),
    ...(changed === 0 ? [] : [`上次年审以后变动${changed}次`]),
  ]
  return words.length === 0 ? null : { level: 'note', text: words.join('；') }
}

/** With what changed since the last review: once it is marked the change has been looked at. */
function Cell({ row, heading }: { row: ReviewRow; heading: AnnualHeading }) {
  const { state, note } = row.marks[heading]
  const mark = state === null ? null : { level: MARK_LEVEL[state], text: state }
  return (
    <MarkCell mark={mark} note={note} saving={row.queued[heading]?.state}>
      {state === null && (row.changes[heading] ?? 0) > 0 && <span className={styles.changed}>变</span>}
    </MarkCell>
  )
}

function headingColumn(heading: AnnualHeading, title: string): GridColumn<ReviewRow> {
  return {
    key: heading,
    title,
    width: title.length > 4 ? 108 : 92,
    text: row => cellText(row, heading),
    render: row => <Cell row={row} heading={heading} />,
    finding: row => cellFinding(row, heading),
    // Text typed into a cell is its note; the mark is one key.
    edit: { quick: markOfKey, typed: row => row.marks[heading].note ?? '', maxLength: 200 },
  }
}

export const HEADING_COLUMNS = ANNUAL_HEADING.items.map(({ key, label }) => headingColumn(key, label))

export const SHEET_COLUMNS: readonly GridColumn<ReviewRow>[] = [
  {
    key: 'name',
    title: '姓名',
    width: 72,
    pinned: true,
    fixed: true,
    opens: true,
    text: row => row.name,
  },
  {
    key: 'membership',
    title: '党籍状态',
    width: 86,
    hidden: true,
    text: row => labelOf(MEMBERSHIP, row.membership),
  },
  ...HEADING_COLUMNS,
  {
    key: 'changes',
    title: '变动',
    width: 62,
    text: row => (row.reviewedIn === null ? '首次' : changeCount(row) === 0 ? '' : `${changeCount(row)}次`),
  },
  {
    key: 'verdict',
    title: '核对结论',
    width: 110,
    grow: true,
    text: row => verdictOf(row).text,
    render: row => <FindingText {...verdictOf(row)} />,
  },
]
