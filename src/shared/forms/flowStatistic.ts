/** 流动党员管理有关情况统计表 (forms.md 16): three levels of header, twelve columns, one row of figures. */

import { STATISTIC_COLUMNS, type StatisticColumn } from '../flow/statistic.ts'
import type { IsoDate } from '../kernel/dates.ts'
import type { ColumnNode } from './description.ts'
import { listedSheet } from './listLayout.ts'
import { fillDate, figure, gap } from './printing.ts'
import type { FormSheet } from './sheet.ts'

export const STATISTIC_TITLE = '流动党员管理有关情况统计表'

export interface StatisticFigures {
  unit: string
  on: IsoDate
  filledBy: string
  phone: string
  counts: ReadonlyMap<string, number>
}

const W = 20
const ROW = 'total'

function counted({ key, label }: StatisticColumn): ColumnNode<StatisticFigures> {
  return {
    key,
    header: label,
    width: W,
    number: key,
    kind: 'count',
    text: ({ counts }) => figure(counts.get(key) ?? 0),
  }
}

const GROUPS = [...new Set(STATISTIC_COLUMNS.map(({ group }) => group))]

const COLUMNS: ColumnNode<StatisticFigures>[] = [
  { key: 'unit', header: '单位', width: 33, number: '甲', text: ({ unit }) => unit },
  ...GROUPS.map(header => ({
    header,
    columns: STATISTIC_COLUMNS.filter(({ group }) => group === header).map(counted),
  })),
]

export function statisticSheet(figures: StatisticFigures): FormSheet {
  const { unit, on, filledBy, phone, counts } = figures
  return listedSheet(
    {
      mark: null,
      title: STATISTIC_TITLE,
      paper: 'A4',
      orientation: 'landscape',
      titleSize: 18,
      bodySize: 10.5,
      columns: COLUMNS,
      headerHeights: [12, 34],
      columnNumbers: true,
      rowHeight: 14,
      rowsPerPage: 5,
      fillsPage: false,
      rowKey: () => ROW,
      memberId: () => null,
    },
    {
      name: '流动党员统计表',
      headLine: { left: `填报单位（盖章）：${unit}`, right: `填报日期：${fillDate(on)}` },
      // Confirmed by the committee's secretary before it is handed up (S00 27, forms.md 0.2).
      footLines: [
        {
          left: `党委（党总支）书记签字：${gap(4)}`,
          center: `负责人（签名）：${gap(4)}填表人（签名）：${filledBy === '' ? gap(4) : filledBy}`,
          right: `联系电话：${phone === '' ? gap(4) : phone}${gap(2)}报出时间：${fillDate(null)}`,
        },
      ],
      cells: [[unit, ...STATISTIC_COLUMNS.map(({ key }) => figure(counts.get(key) ?? 0))]],
    },
    [figures],
  )
}
