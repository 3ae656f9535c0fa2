/** The columns of the list of disposal cases. */

import { columnsOf } from '../forms/listColumns.ts'
import { labelOf } from '../kernel/codes.ts'
import { DISPOSAL_KIND } from './codes.ts'
import { dueWords, nextWords, stateWords } from './disposalWords.ts'
import type { DisposalRow } from './methods.ts'

const column = columnsOf<DisposalRow>()

export const DISPOSAL_COLUMNS = [
  column('name', '姓名', 84, row => row.name),
  column('orgName', '支部', 130, row => row.orgName),
  column('kind', '处置种类', 118, row => labelOf(DISPOSAL_KIND, row.kind)),
  column('state', '进度', 132, row => stateWords(row.state).text),
  column('next', '下一步', 124, row => nextWords(row.next)),
  column('due', '期限', 262, (row, on) => dueWords(row, on)?.text ?? ''),
  column('openedOn', '立案日期', 98, row => row.openedOn),
  column('caseNo', '编号', 104, row => row.caseNo),
  column('clue', '标记', 150, row => (row.clueOpen ? '线索尚未移送' : '')),
] as const
