/** Columns of the list of make-up cases. */

import type { MakeUpRow } from '../../shared/dossier/makeUpMethods.ts'
import { makeUpSteps } from '../../shared/dossier/makeUp.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { makeUpKindWords, makeUpStateWords, makeUpStepName } from './makeUpWords.ts'

function nextName(row: MakeUpRow): string {
  const rule = makeUpSteps(row).find(({ step }) => step === row.next)
  return rule ? makeUpStepName(rule) : ''
}

export const MAKE_UP_COLUMNS: readonly GridColumn<MakeUpRow>[] = [
  { key: 'name', title: '姓名', width: 84, pinned: true, fixed: true, opens: true, text: row => row.name },
  { key: 'orgName', title: '支部', width: 130, text: row => row.orgName },
  { key: 'kind', title: '补办种类', width: 160, text: makeUpKindWords },
  {
    key: 'state',
    title: '进度',
    width: 140,
    text: row => makeUpStateWords(row.state).text,
    render: row => <FindingText {...makeUpStateWords(row.state)} />,
  },
  { key: 'next', title: '下一步', width: 200, grow: true, text: nextName },
  { key: 'lastOn', title: '上一步日期', width: 104, text: row => row.lastOn },
  { key: 'openedOn', title: '立案日期', width: 104, text: row => row.openedOn },
  { key: 'caseNo', title: '编号', width: 110, text: row => row.caseNo },
]
