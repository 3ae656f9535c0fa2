/** 附件4 外出流动党员登记表 (S03 80–90; forms.md 附件4): without lost members, six copies. */

import { flowOf, type FlowPerson } from '../reporting/persons.ts'
import { flowOrgType } from '../reporting/annex8Figures.ts'
import { flowRemark } from '../reporting/remarks.ts'
import type { ColumnNode, BranchListForm } from './description.ts'
import {
  DIRECTION_CODES,
  digitOf,
  digitsOf,
  FLOW_OCCUPATION_CODES,
  legend,
  ORG_CODES_4,
} from './printedCodes.ts'
import { dayOf, dots, LEFT, monthOf, nationOf, said } from './printing.ts'
import { branchSignatures, smallLine, unitLine } from './sheetLines.ts'

const columns: ColumnNode<FlowPerson>[] = [
  { key: 'no', header: '序号', width: 6.5, text: (_, __, i) => String(i + 1), kind: 'count' },
  { key: 'name', header: '姓名', width: 11.4, text: ({ member }) => member.name },
  { key: 'sex', header: '性别', width: 6.5, text: ({ member }) => said(member, 'sex'), words: ['男', '女'] },
  { key: 'nation', header: '民族', width: 8, text: ({ member }) => nationOf(member) },
  { key: 'birth', header: '出生年月', width: 12.3, text: ({ member }) => monthOf(member, 'birth') },
  {
    key: 'idNo',
    header: '身份证号码',
    width: 29.9,
    text: ({ member }) => said(member, 'idNo'),
    isText: true,
  },
  { key: 'education', header: '学历', width: 11.4, text: ({ member }) => said(member, 'education') },
  { key: 'joinDate', header: '入党时间', width: 16.5, text: ({ member }) => dayOf(member, 'joinDate') },
  {
    key: 'occupation',
    header: '职业（代码）',
    width: 7.6,
    text: ({ member }) => digitOf(FLOW_OCCUPATION_CODES, member.flowOccupation),
    isText: true,
    words: digitsOf(FLOW_OCCUPATION_CODES),
  },
  {
    header: '外出情况',
    columns: [
      { key: 'leftOn', header: '流出日期', width: 16.5, text: ({ flow }) => dots(flow.leftOn) },
      {
        key: 'direction',
        header: '外出流向（代码）',
        width: 8.5,
        text: ({ flow }) => digitOf(DIRECTION_CODES, flow.direction),
        isText: true,
        words: digitsOf(DIRECTION_CODES),
      },
      {
        key: 'destPlace',
        header: '外出地点（详址）',
        width: 18.2,
        text: ({ flow }) => flow.destPlace ?? '',
        align: LEFT,
      },
      { key: 'reason', header: '外出原因', width: 11, text: ({ flow }) => flow.reason ?? '' },
      {
        key: 'certNo',
        header: '流动党员活动证编号',
        width: 16,
        text: ({ flow }) => flow.certNo ?? '',
        isText: true,
      },
    ],
  },
  {
    header: '流入地',
    columns: [
      {
        key: 'unitName',
        header: '流入单位',
        width: 16.9,
        text: ({ flow }) => flow.unitName ?? '',
        align: LEFT,
      },
      {
        key: 'orgType',
        header: '党组织类型（代码）',
        width: 10.2,
        text: (person, { run }) => digitOf(ORG_CODES_4, flowOrgType(run, person)),
        isText: true,
        words: digitsOf(ORG_CODES_4),
      },
      {
        key: 'hostContact',
        header: '党组织联系人',
        width: 11.4,
        text: ({ flow }) => flow.hostContact ?? '',
      },
      {
        key: 'hostPhone',
        header: '党组织联系方式',
        width: 18.8,
        text: ({ flow }) => flow.hostContactPhone ?? '',
        isText: true,
      },
    ],
  },
  {
    key: 'phone',
    header: '本人联系电话',
    width: 18.8,
    text: ({ flow, member }) => flow.phone ?? said(member, 'phone'),
    isText: true,
  },
  { key: 'remark', header: '备注', width: 16.6, text: flowRemark, align: LEFT },
]

export const ANNEX4: BranchListForm<FlowPerson> = {
  annex: 4,
  title: '外出流动党员登记表',
  paper: 'A4',
  orientation: 'landscape',
  titleSize: 18,
  bodySize: 7.5,
  minSize: 7,
  persons: flowOf,
  columns,
  headerHeights: [6, 15.6],
  rowHeight: 7.97,
  rowsPerPage: 15,
  fillsPage: true,
  headLine: context => unitLine(context),
  footLines: () => [
    smallLine(`${legend(FLOW_OCCUPATION_CODES)}。${legend(DIRECTION_CODES)}。`),
    smallLine(`${legend(ORG_CODES_4)}。此表不包括失联党员。`),
    branchSignatures(),
  ],
  rowKey: ({ member }) => String(member.id),
  memberId: ({ member }) => member.id,
}
