/** The columns of the list of disposal cases. */

import { dueWords, stateWords } from '../../shared/disposal/disposalWords.ts'
import { DISPOSAL_COLUMNS } from '../../shared/disposal/listColumns.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { gridColumns } from '../ui/grid/listedColumns.ts'

/** `day` is the day the list is shown as of. */
export function disposalColumns(day: IsoDate) {
  return gridColumns(DISPOSAL_COLUMNS, day, {
    name: { pinned: true, fixed: true, opens: true },
    state: { render: row => <FindingText {...stateWords(row.state)} /> },
    due: {
      render: row => {
        const words = dueWords(row, day)
        return words === null ? '' : <FindingText {...words} />
      },
    },
    caseNo: { hidden: true },
    clue: {
      grow: true,
      render: row => (row.clueOpen ? <FindingText level="error" text="线索尚未移送" /> : ''),
    },
  })
}
