/** Columns of what is to be filed, and where dossiers belong. */

import { CLOCK_KIND } from '../../shared/dossier/clocks.ts'
import type { ClockRow } from '../../shared/dossier/clockMethods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { dayNumber, type IsoDate } from '../../shared/kernel/dates.ts'
import { FindingText } from '../ui/FindingText.tsx'
import type { GridColumn } from '../ui/grid/gridTypes.ts'
import type { Words } from './findingWords.ts'

function dueWords({ dueOn, overdue }: ClockRow, day: IsoDate): Words | null {
  if (dueOn === null) return null
  const left = dayNumber(dueOn) - dayNumber(day)
  if (overdue) return { level: 'error', text: `${dueOn}，超期${-left}天` }
  return { level: 'warning', text: left === 0 ? '今日到期' : `${dueOn}，还有${left}天` }
}

/** What is to be done about it. */
function todo({ kind, belongs }: ClockRow): string {
  if (kind === 'FULL') return '转正材料入档后，在档案里登记归档日期'
  if (belongs === null) return '先查明有无人事档案'
  return kind === 'DEATH' ? `应${belongs}` : `应由${belongs}保管`
}

/** `day` is the day the list is shown as of. */
export function clockColumns(day: IsoDate): readonly GridColumn<ClockRow>[] {
  return [
    { key: 'name', title: '姓名', width: 76, pinned: true, fixed: true, opens: true, text: row => row.name },
    { key: 'orgName', title: '支部', width: 130, text: row => row.orgName },
    { key: 'kind', title: '事项', width: 118, text: row => labelOf(CLOCK_KIND, row.kind) },
    { key: 'since', title: '转正或去世', width: 104, text: row => row.since ?? '' },
    {
      key: 'due',
      title: '期限',
      width: 206,
      text: row => dueWords(row, day)?.text ?? '',
      render: row => {
        const words = dueWords(row, day)
        return words === null ? '' : <FindingText {...words} />
      },
    },
    { key: 'personnelFile', title: '人事档案', width: 84, text: row => row.personnelFile ?? '' },
    { key: 'keeper', title: '现保管单位', width: 120, text: row => row.keeper ?? '' },
    { key: 'todo', title: '怎样办', width: 220, grow: true, text: todo },
  ]
}
