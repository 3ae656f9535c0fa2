/** 附件9 与党组织失去联系党员管理及处置情况汇总表 (S03 142–154; forms.md 附件9, 22). */

import { OTHER_REMOVAL, OVERLAP } from '../reporting/annex9Figures.ts'
import type { LostChange } from '../reporting/changes.ts'
import { printedMark } from '../reporting/annexNumbers.ts'
import { orgName } from '../reporting/run.ts'
import type { ListForm, SheetContext } from './description.ts'
import { dots, fillDate, LEFT, said } from './printing.ts'
import { committeeSignatures, smallLine, unitLine } from './sheetLines.ts'
import {
  countColumn,
  countColumns,
  nameColumn,
  orderColumn,
  rowsHeader,
  type SummaryLine,
} from './summary.ts'

/** The form; 其他除名 has a column only where it has a figure. Column 11 is not printed (forms.md 22). */
export function annex9(withOtherRemoval: boolean, byChildren: boolean): ListForm<SummaryLine> {
  const width = withOtherRemoval ? 13.8 : 14.4
  const disposals = ['限期改正', '劝退', '劝而不退除名', '退党除名', '自行脱党除名']
  return {
    annex: 9,
    title: '与党组织失去联系党员管理及处置情况汇总表',
    paper: 'A3',
    orientation: 'landscape',
    titleSize: 22,
    bodySize: 9.5,
    columns: [
      nameColumn(rowsHeader('党组织类别', byChildren), withOtherRemoval ? 42 : 41.4),
      orderColumn(9),
      {
        header: '与党组织失去联系党员',
        columns: countColumns(1, ['合计', '经查找取得联系', '经查找仍然无法取得联系'], width),
      },
      {
        header: '规范管理情况',
        columns: [
          countColumn('4', '纳入组织管理（小计）', width),
          { header: '其中', columns: countColumns(5, ['转出组织关系', '纳入原所在党组织正常管理'], width) },
          ...countColumns(7, ['补转组织关系', '保留组织关系', '取消预备党员资格', '停止党籍'], width),
        ],
      },
      {
        header: '组织处置',
        columns: [
          countColumn('12', '合计', width),
          ...countColumns(13, disposals, width),
          ...(withOtherRemoval ? [countColumn(OTHER_REMOVAL, '其他除名', width, '17-1')] : []),
        ],
      },
      {
        header: '纪律处分',
        columns: countColumns(
          18,
          ['合计', '警告', '严重警告', '撤销党内职务', '留党察看', '开除党籍'],
          width,
        ),
      },
      countColumn('24', '尚未处理', width),
      countColumn(OVERLAP, '处置与处分交叉', width, 'o'),
    ],
    headerHeights: [9, 9, 24],
    columnNumbers: true,
    sheetName: ({ run }) => printedMark(9, run),
    rowHeight: 13.5,
    rowsPerPage: 12,
    fillsPage: false,
    headLine: context => ({
      ...unitLine(context, '名'),
      center: `填报日期：${fillDate(context.run.campaign.fillDate9)}`,
    }),
    footLines: context => [
      smallLine(
        '关系：1=2+3；4=5+6；4+7+8+9+10+12+18－o+24=1。“组织处置”和“纪律处分”可以有交叉（o）。本表不设第11栏。',
      ),
      { ...committeeSignatures(context, false), height: 10 },
    ],
    rowKey: ({ row }) => row.key,
    memberId: () => null,
  }
}

/** 联系查找结束时至填表日期期间的动态变化数据另附说明 (S03 150, R-D11). */
export const ANNEX9_CHANGES: ListForm<LostChange> = {
  annex: 9,
  title: '与党组织失去联系党员动态变化说明',
  paper: 'A4',
  orientation: 'landscape',
  titleSize: 18,
  bodySize: 9,
  columns: [
    { key: 'no', header: '序号', width: 10, text: (_, __, i) => String(i + 1), kind: 'count' },
    { key: 'name', header: '姓名', width: 20, text: ({ person }) => person.member.name },
    {
      key: 'idNo',
      header: '身份证号码',
      width: 40,
      text: ({ person }) => said(person.member, 'idNo'),
      isText: true,
    },
    {
      key: 'orgName',
      header: '所在党组织',
      width: 50,
      text: ({ person }, { run }) => orgName(run, person.unitOrgId),
      align: LEFT,
    },
    {
      key: 'listed',
      header: '查找结束时',
      width: 40,
      text: ({ person }, { run }) =>
        person.place.code === 'found'
          ? `已取得联系（${printedMark(5, run)}）`
          : `无法取得联系（${printedMark(6, run)}）`,
    },
    { key: 'on', header: '变化日期', width: 23, text: ({ on }) => dots(on) },
    { key: 'text', header: '变化情况', width: 90, text: ({ text }) => text, align: LEFT },
  ],
  headerHeights: [9],
  rowHeight: 8,
  rowsPerPage: 15,
  fillsPage: false,
  sheetName: () => '变化说明',
  headLine: ({ run }: SheetContext) => ({
    left: `填报单位（盖章）：${run.scopeName}`,
    right: `${fillDate(run.campaign.searchEnd)}（查找结束）至${fillDate(run.campaign.fillDate9)}（填表）`,
  }),
  footLines: context => [
    {
      left: `以上变化不改变${printedMark(9, context.run)}第2、3栏的人数；处理结果按填表日期计入该表。`,
    },
    committeeSignatures(context, false),
  ],
  rowKey: ({ person, index }) => `${person.member.id}.${index}`,
  memberId: ({ person }) => person.member.id,
}
