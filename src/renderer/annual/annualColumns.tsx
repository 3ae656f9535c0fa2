/** The columns of the branches' list and of a branch's sheet. */

import { ANNUAL_HEADING, type AnnualHeading } from '../../shared/annual/codes.ts'
import { BRANCH_COLUMNS, REVIEW_COLUMNS } from '../../shared/annual/listColumns.ts'
import { shortStateWords, verdictOf } from '../../shared/annual/reviewWords.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { CellFinding } from '../ui/grid/gridTypes.ts'
import { gridColumns, type ColumnLook } from '../ui/grid/listedColumns.ts'
import { MarkCell } from '../ui/MarkCell.tsx'
import styles from './annual.module.css'
import { MARK_LEVEL, markOfKey, type ReviewRow } from './reviewMarks.ts'

/** `day` is the day the list is shown as of. */
export function branchColumns(day: IsoDate) {
  return gridColumns(BRANCH_COLUMNS, day, {
    orgName: { pinned: true, fixed: true, grow: true, opens: true },
    state: { render: row => <FindingText {...shortStateWords(row)} /> },
  })
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

function headingLook(heading: AnnualHeading): ColumnLook<ReviewRow> {
  return {
    render: row => <Cell row={row} heading={heading} />,
    finding: row => cellFinding(row, heading),
    // Text typed into a cell is its note; the mark is one key.
    edit: { quick: markOfKey, typed: row => row.marks[heading].note ?? '', maxLength: 200 },
  }
}

/** `day` is the day the sheet is shown as of. */
export function reviewColumns(day: IsoDate) {
  return gridColumns<ReviewRow, (typeof REVIEW_COLUMNS)[number]['key']>(REVIEW_COLUMNS, day, {
    name: { pinned: true, fixed: true, opens: true },
    membership: { hidden: true },
    ...Object.fromEntries(ANNUAL_HEADING.items.map(({ key }) => [key, headingLook(key)])),
    verdict: { grow: true, render: row => <FindingText {...verdictOf(row)} /> },
  })
}
