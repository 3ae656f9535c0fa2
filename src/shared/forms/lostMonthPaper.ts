/** D18 重点失联党员月报 (S02 129): one line a case. */

import { labelOf } from '../kernel/codes.ts'
import { dateInChinese } from '../kernel/dates.ts'
import { LOST_STATE } from '../search/codes.ts'
import type { LostCard } from '../search/methods.ts'
import { fillDate, gap } from './printing.ts'
import { pairs, tableRow, type RecordPaper } from './recordPaper.ts'

/** One line of the monthly report. */
export interface MonthLine {
  lost: LostCard
  branch: string
}

const MONTH = [10, 20, 34, 24, 22, 22, 54] as const

/** D18 the month's report on key cases (S02 129). */
export function monthPaper(
  month: string,
  lines: readonly MonthLine[],
  committee: string,
  superior: string,
  report: { reportedOn: string; documentNo: string | null } | null,
): RecordPaper {
  const within = (date: string) => date.startsWith(month)
  return {
    name: '重点失联党员月报',
    title: `重点失联党员月报（${dateInChinese(month)}）`,
    headLine: {
      left: `填报单位（盖章）：${committee}`,
      right: `${report?.documentNo ?? ''}${gap(1)}填报日期：${fillDate(report?.reportedOn ?? null)}`,
    },
    rows: [
      pairs(9, ['报送', superior], ['重点失联', `${lines.length}名`]),
      tableRow('label', MONTH, [
        '序号',
        '姓名',
        '党支部',
        '失联时间',
        '发现日期',
        '现在情况',
        '本月排查情况',
      ]),
      ...lines.map(({ lost, branch }, i) => {
        const tried = lost.attemptList.filter(({ at }) => within(at))
        const weeks = lost.checkWeeks.filter(({ to, state }) => within(to) && state === 'missed').length
        const last = tried.at(-1)
        const told = [
          `排查${tried.length}次`,
          weeks > 0 ? `缺${weeks}周` : '',
          last ? `最近${last.at.slice(5, 10)}：${last.course}` : '',
        ].filter(words => words !== '')
        const cells = [String(i + 1), lost.name, branch, lost.duration?.text ?? '', lost.foundOn]
        return tableRow('value', MONTH, [...cells, labelOf(LOST_STATE, lost.state), told.join('，')], 11)
      }),
      pairs(12, ['填表人签字', ''], ['负责人签字', '']),
    ],
    footLines: [],
    memberId: lines[0]?.lost.memberId ?? 0,
  }
}
