/** The columns of the log. */

import { columnsOf } from '../forms/listColumns.ts'
import { labelOf } from '../kernel/codes.ts'
import { timeText } from '../kernel/dates.ts'
import { standingText } from './changeWords.ts'
import { CHANGE_KIND } from './codes.ts'
import type { ChangeRow } from './methods.ts'

const column = columnsOf<ChangeRow>()

export const CHANGE_COLUMNS = [
  column('at', '时间', 132, row => timeText(row.at)),
  column('label', '操作', 206, row => row.label, 'left', 340),
  column('about', '党员', 88, row => row.about),
  column('actor', '经办人', 72, row => row.actor),
  column('kind', '类别', 52, row => labelOf(CHANGE_KIND, row.kind)),
  column('rows', '记录数', 62, row => String(row.rows), 'count'),
  column('standing', '状态', 64, standingText),
] as const
