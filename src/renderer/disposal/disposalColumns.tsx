/** The columns of the list of disposal cases. */

import { DISPOSAL_KIND } from '../../shared/disposal/codes.ts'
import type { DisposalRow } from '../../shared/disposal/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { dueWords, nextWords, stateWords } from './disposalWords.ts'

/** `day` is the day the list is shown as of. */
export function disposalColumns(day: IsoDate): readonly GridColumn<DisposalRow>[] {
  return [
    {
      key: 'name',
      title: '姓名',
      width: 84,
      pinned: true,
      fixed: true,
      opens: true,
      text: row => row.name,
    },
    { key: 'orgName', title: '支部', width: 130, text: row => row.orgName },
    { key: 'kind', title: '处置种类', width: 118, text: row => labelOf(DISPOSAL_KIND, row.kind) },
    {
      key: 'state',
      title: '进度',
      width: 132,
      text: row => stateWords(row.state).text,
      render: row => <FindingText {...stateWords(row.state)} />,
    },
    { key: 'next', title: '下一步', width: 124, text: row => nextWords(row.next) },
    {
      key: 'due',
      title: '期限',
      width: 262,
      text: row => dueWords(row, day)?.text ?? '',
      render: row => {
        const words = dueWords(row, day)
        return words === null ? '' : <FindingText {...words} />
      },
    },
    { key: 'openedOn', title: '立案日期', width: 98, text: row => row.openedOn },
    { key: 'caseNo', title: '编号', width: 104, hidden: true, text: row => row.caseNo },
    {
      key: 'clue',
      title: '标记',
      width: 150,
      grow: true,
      text: row => (row.clueOpen ? '线索尚未移送' : ''),
      render: row => (row.clueOpen ? <FindingText level="error" text="线索尚未移送" /> : ''),
    },
  ]
}
