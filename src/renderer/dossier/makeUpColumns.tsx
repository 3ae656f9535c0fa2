/** Columns of the list of make-up cases. */

import { MAKE_UP_COLUMNS } from '../../shared/dossier/listColumns.ts'
import { makeUpStateWords } from '../../shared/dossier/makeUpWords.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { FindingText } from '../ui/FindingText.tsx'
import { gridColumns } from '../ui/grid/listedColumns.ts'

/** `day` is the day the list is shown as of. */
export function makeUpColumns(day: IsoDate) {
  return gridColumns(MAKE_UP_COLUMNS, day, {
    name: { pinned: true, fixed: true, opens: true },
    state: { render: row => <FindingText {...makeUpStateWords(row.state)} /> },
    next: { grow: true },
  })
}
