/** 附件8 外出流动党员情况汇总表 (S03 133–141; forms.md 附件8, 22): 持证 and 未持证 make the total. */

import { FLOW_DIRECTION } from '../flow/codes.ts'
import { FLOW_OCCUPATION } from '../roster/codes.ts'
import type { ListForm } from './description.ts'
import { LEFT } from './printing.ts'
import { committeeSignatures, unitLine } from './sheetLines.ts'
import {
  countColumn,
  countColumns,
  nameColumn,
  orderColumn,
  rowsHeader,
  type SummaryLine,
} from './summary.ts'

const W = 11.8

/** Rows by class, or by the organisations below (`annex7.byChildren`). */
export function annex8(byChildren: boolean): ListForm<SummaryLine> {
  return {
    annex: 8,
    title: '外出流动党员情况汇总表',
    paper: 'A4',
    orientation: 'landscape',
    titleSize: 18,
    bodySize: 9,
    columns: [
      nameColumn(rowsHeader('党组织类型', byChildren), 38),
      orderColumn(9),
      countColumn('1', '外出流动党员总数', W),
      { header: '其中', columns: countColumns(2, ['预备党员', '女', '少数民族'], W) },
      {
        header: '职业',
        columns: countColumns(
          5,
          FLOW_OCCUPATION.items.map(({ label }) => label),
          W,
        ),
      },
      {
        header: '外出流向',
        columns: countColumns(
          10,
          FLOW_DIRECTION.items.map(({ label }) => label),
          W,
        ),
      },
      countColumn('16', '持有流动党员活动证', W),
      countColumn('17', '未持有流动党员活动证', W),
      { key: 'remark', header: '备注', width: 25.4, number: '18', text: () => '', align: LEFT },
    ],
    headerHeights: [8, 25],
    columnNumbers: true,
    sheetName: () => '附件8',
    rowHeight: 9,
    rowsPerPage: 11,
    fillsPage: false,
    headLine: context => unitLine(context, '名'),
    footLines: context => [committeeSignatures(context, true)],
    rowKey: ({ row }) => row.key,
    memberId: () => null,
  }
}
