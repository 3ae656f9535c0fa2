/** Columns of the ledger of findings. */

import { findingName } from '../../shared/dossier/findings.ts'
import type { FindingRow } from '../../shared/dossier/findingMethods.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import { findingDueWords, findingStateWords } from './findingWords.ts'

/** `day` is the day the list is shown as of. */
export function findingColumns(day: IsoDate): readonly GridColumn<FindingRow>[] {
  return [
    { key: 'name', title: '姓名', width: 76, pinned: true, fixed: true, opens: true, text: row => row.name },
    { key: 'orgName', title: '支部', width: 100, text: row => row.orgName },
    { key: 'kind', title: '问题', width: 196, text: findingName },
    {
      key: 'state',
      title: '进度',
      width: 128,
      text: row => findingStateWords(row.state).text,
      render: row => <FindingText {...findingStateWords(row.state)} />,
    },
    {
      key: 'due',
      title: '期限',
      width: 100,
      text: row => findingDueWords(row, day)?.text ?? '',
      render: row => {
        const words = findingDueWords(row, day)
        return words === null ? '' : <FindingText {...words} />
      },
    },
    { key: 'foundOn', title: '发现日期', width: 98, text: row => row.foundOn },
    { key: 'responsible', title: '责任人', width: 80, hidden: true, text: row => row.responsible ?? '' },
    { key: 'foundBy', title: '核查人', width: 80, hidden: true, text: row => row.foundBy },
    { key: 'description', title: '情况', width: 160, grow: true, text: row => row.description },
  ]
}
