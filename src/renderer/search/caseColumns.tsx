/** The columns of the list of lost members. */

import type { IsoDate } from '../../shared/kernel/dates.ts'
import { STATE_LEVEL, turnWords, verifyWords } from '../../shared/search/caseWords.ts'
import { LOST_STATE } from '../../shared/search/codes.ts'
import { LOST_COLUMNS } from '../../shared/search/listColumns.ts'
import type { LostRow } from '../../shared/search/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { gridColumns } from '../ui/grid/listedColumns.ts'

function duration(row: LostRow) {
  if (row.duration === null) return <FindingText level="warning" text="起算日不详" />
  return row.startAssumed ? (
    <FindingText level="warning" text={`${row.duration.text} 推定`} />
  ) : (
    row.duration.text
  )
}

function turn(row: LostRow) {
  const words = turnWords(row.turn)
  return words === null ? '' : <FindingText {...words} />
}

/** `day` is the day the list is shown as of. */
export function caseColumns(day: IsoDate) {
  return gridColumns(LOST_COLUMNS, day, {
    name: { pinned: true, fixed: true, opens: true },
    caseNo: { hidden: true },
    state: {
      render: ({ state }) => <FindingText level={STATE_LEVEL[state]} text={labelOf(LOST_STATE, state)} />,
    },
    duration: { render: duration },
    verifyBy: { render: row => <FindingText {...verifyWords(row, day)} /> },
    turn: { render: turn },
    marks: { grow: true },
  })
}
