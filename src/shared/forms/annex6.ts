/** 附件6 经查找仍然无法取得联系党员登记表 (S03 106–119; forms.md 附件6). */

import { isNotFound, lostOf, type LostPerson } from '../reporting/persons.ts'
import { lostRemark } from '../reporting/remarks.ts'
import type { BranchListForm } from './description.ts'
import { LOST_LIST_HEIGHTS, lostColumns, lostFootLines } from './lostList.ts'
import type { PrintedCodes } from './printedCodes.ts'
import { LEFT, remark, said } from './printing.ts'
import { unitLine } from './sheetLines.ts'

/** The form with the class list of annex 6: to the letter, or the nine of annex 5 (`annex6.orgCode`). */
export function annex6(codes: PrintedCodes): BranchListForm<LostPerson> {
  return {
    annex: 6,
    title: '经查找仍然无法取得联系党员登记表',
    paper: 'A4',
    orientation: 'landscape',
    titleSize: 18,
    bodySize: 8,
    persons: (run, branch) => lostOf(run, branch).filter(isNotFound),
    columns: lostColumns(codes, [
      {
        key: 'domicile',
        header: '户籍所在地',
        width: 28,
        text: ({ member }) => said(member, 'domicile'),
        align: LEFT,
      },
      {
        key: 'lastContact',
        header: '最后掌握的联系方式',
        width: 22,
        text: ({ lost, member }) => remark(lost.currentPhone ?? said(member, 'phone'), member.wechat),
        isText: true,
      },
      {
        key: 'remark',
        header: '备注',
        width: 25,
        text: person => lostRemark(person, codes),
        align: LEFT,
      },
    ]),
    ...LOST_LIST_HEIGHTS,
    rowsPerPage: 15,
    fillsPage: true,
    headLine: context => unitLine(context),
    footLines: () => lostFootLines(codes),
    rowKey: ({ member }) => String(member.id),
    memberId: ({ member }) => member.id,
  }
}
