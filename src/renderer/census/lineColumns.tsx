/** The columns of a branch's check lines. */

import { CHECK_ITEMS, type CheckItem } from '../../shared/census/codes.ts'
import { lineWords } from '../../shared/census/lineWords.ts'
import { LINE_COLUMNS } from '../../shared/census/listColumns.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { CellFinding } from '../ui/grid/gridTypes.ts'
import { gridColumns, type ColumnLook } from '../ui/grid/listedColumns.ts'
import { MarkCell } from '../ui/MarkCell.tsx'
import { RESULT_LEVEL, resultOfKey, type LineRow } from './lineMarks.ts'

function cellFinding({ marks, queued }: LineRow, item: CheckItem): CellFinding | null {
  const waiting = queued[item]
  if (waiting?.state === 'refused') return { level: 'error', text: `没有保存：${waiting.reason}` }
  const { note } = marks[item]
  return note === null || note === '' ? null : { level: 'note', text: `说明：${note}` }
}

function Cell({ row, item }: { row: LineRow; item: CheckItem }) {
  const { state, note } = row.marks[item]
  const mark = state === null ? null : { level: RESULT_LEVEL[state], text: state }
  return <MarkCell mark={mark} note={note} saving={row.queued[item]?.state} />
}

function itemLook(item: CheckItem): ColumnLook<LineRow> {
  return {
    render: row => <Cell row={row} item={item} />,
    finding: row => cellFinding(row, item),
    // Text typed into a cell is its note; the result is one key.
    edit: {
      quick: key => resultOfKey(item, key),
      typed: row => row.marks[item].note ?? '',
      maxLength: 200,
    },
  }
}

/** `day` is the day the list is shown as of. */
export function lineColumns(day: IsoDate) {
  return gridColumns<LineRow, (typeof LINE_COLUMNS)[number]['key']>(LINE_COLUMNS, day, {
    name: { pinned: true, fixed: true, opens: true },
    ...Object.fromEntries(CHECK_ITEMS.map(item => [item, itemLook(item)])),
    problems: { edit: { typed: row => row.problems.join(' '), maxLength: 60 } },
    hints: {
      render: row =>
        row.hints.length === 0 ? null : <FindingText level="note" text={row.hints.join('、')} />,
    },
    keyGroups: { edit: { typed: row => row.keyGroups.join(' '), maxLength: 20 } },
    basis: { hidden: true },
    note: { edit: { typed: row => row.note ?? '', maxLength: 500 } },
    state: { grow: true, render: row => <FindingText {...lineWords(row)} /> },
  })
}
