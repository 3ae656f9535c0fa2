/** Columns of what is to be filed, and where dossiers belong. */

import { clockDueWords } from '../../shared/dossier/clockWords.ts'
import { CLOCK_COLUMNS } from '../../shared/dossier/listColumns.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { gridColumns } from '../ui/grid/listedColumns.ts'

/** `day` is the day the list is shown as of. */
export function clockColumns(day: IsoDate) {
  return gridColumns(CLOCK_COLUMNS, day, {
    name: { pinned: true, fixed: true, opens: true },
    due: {
      render: row => {
        const words = clockDueWords(row, day)
        return words === null ? '' : <FindingText {...words} />
      },
    },
    todo: { grow: true },
  })
}
