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
  counts: ReadonlyMap<string, number>
}

const W = 19
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
  { key: 'unit', header: '单位', width: 45, number: '甲', text: ({ unit }) => unit },
  ...GROUPS.map(header => ({
    header,
    columns: STATISTIC_COLUMNS.filter(({ group }) => group === header).map(counted),
  })),
]

export function statisticSheet(figures: StatisticFigures): FormSheet {
  const { unit, on, filledBy, counts } = figures
  return listedSheet(
    {
      annex: null,
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
      footLines: [
        {
          left: `负责人（签名）：${gap(6)}`,
          center: `填表人（签名）：${filledBy === '' ? gap(6) : filledBy}`,
          right: `联系电话：${gap(6)}`,
        },
      ],
      cells: [[unit, ...STATISTIC_COLUMNS.map(({ key }) => figure(counts.get(key) ?? 0))]],
    },
    [figures],
  )
}
