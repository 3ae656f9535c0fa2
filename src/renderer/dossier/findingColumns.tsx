/** Columns of the ledger of findings. */

import { findingDueWords, findingStateWords } from '../../shared/dossier/findingWords.ts'
import { FINDING_COLUMNS } from '../../shared/dossier/listColumns.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { gridColumns } from '../ui/grid/listedColumns.ts'

/** `day` is the day the list is shown as of. */
export function findingColumns(day: IsoDate) {
  return gridColumns(FINDING_COLUMNS, day, {
    name: { pinned: true, fixed: true, opens: true },
    state: { render: row => <FindingText {...findingStateWords(row.state)} /> },
    due: {
      render: row => {
        const words = findingDueWords(row, day)
        return words === null ? '' : <FindingText {...words} />
      },
    },
    responsible: { hidden: true },
    foundBy: { hidden: true },
    description: { grow: true },
  })
}
