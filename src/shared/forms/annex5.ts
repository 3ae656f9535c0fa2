/** 附件5 经查找取得联系党员登记表 (S03 92–104; forms.md 附件5). */

import { isFound, lostOf, type LostPerson } from '../reporting/persons.ts'
import { lostRemark } from '../reporting/remarks.ts'
import type { BranchListForm } from './description.ts'
import { LOST_LIST_HEIGHTS, lostColumns, lostFootLines } from './lostList.ts'
import { ORG_CODES_5 } from './printedCodes.ts'
import { LEFT, said } from './printing.ts'
import { unitLine } from './sheetLines.ts'

export const ANNEX5: BranchListForm<LostPerson> = {
  annex: 5,
  title: '经查找取得联系党员登记表',
  paper: 'A4',
  orientation: 'landscape',
  titleSize: 18,
  bodySize: 8,
  persons: (run, branch) => lostOf(run, branch).filter(isFound),
  columns: lostColumns(ORG_CODES_5, [
    {
      key: 'currentAddress',
      header: '现工作单位（居住地）',
      width: 30,
      text: ({ lost, member }) => lost.currentAddress ?? said(member, 'residence'),
      align: LEFT,
    },
    {
      key: 'phone',
      header: '联系电话',
      width: 20,
      text: ({ lost, member }) => lost.currentPhone ?? said(member, 'phone'),
      isText: true,
    },
    {
      key: 'remark',
      header: '备注',
      width: 25,
      text: person => lostRemark(person, ORG_CODES_5),
      align: LEFT,
    },
  ]),
  ...LOST_LIST_HEIGHTS,
  rowsPerPage: 15,
  fillsPage: true,
  headLine: context => unitLine(context),
  footLines: () => lostFootLines(ORG_CODES_5),
  rowKey: ({ member }) => String(member.id),
  memberId: ({ member }) => member.id,
}
