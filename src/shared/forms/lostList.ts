/** What annexes 5 and 6 have in common: columns 1 to 14, the code lists, the signatures (S03 92–119). */

import { orgName } from '../reporting/run.ts'
import type { LostPerson } from '../reporting/persons.ts'
import type { Column, ColumnNode, Line } from './description.ts'
import {
  digitOf,
  digitsOf,
  legend,
  LOST_OCCUPATION_CODES,
  SITUATION_CODES,
  type PrintedCodes,
} from './printedCodes.ts'
import { dayOf, LEFT, monthOf, nationOf, said } from './printing.ts'
import { branchSignatures, smallLine } from './sheetLines.ts'

/** @param codes classes of 党组织类别: annex 6 has its own */
export function lostColumns(
  codes: PrintedCodes,
  own: readonly Column<LostPerson>[],
): ColumnNode<LostPerson>[] {
  return [
    { key: 'no', header: '序号', width: 7, text: (_, __, i) => String(i + 1), kind: 'count' },
    { key: 'name', header: '姓名', width: 14, text: ({ member }) => member.name },
    { key: 'sex', header: '性别', width: 7, text: ({ member }) => said(member, 'sex'), words: ['男', '女'] },
    { key: 'nation', header: '民族', width: 10, text: ({ member }) => nationOf(member) },
    { key: 'birth', header: '出生年月', width: 13.3, text: ({ member }) => monthOf(member, 'birth') },
    {
      key: 'idNo',
      header: '身份证号码',
      width: 32.5,
      text: ({ member }) => said(member, 'idNo'),
      isText: true,
    },
    { key: 'education', header: '学历', width: 13, text: ({ member }) => said(member, 'education') },
    { key: 'joinDate', header: '入党时间', width: 18.1, text: ({ member }) => dayOf(member, 'joinDate') },
    {
      key: 'probationary',
      header: '是否预备党员',
      width: 9.5,
      text: ({ probationary }) => (probationary ? '是' : '否'),
      words: ['是', '否'],
    },
    {
      key: 'length',
      header: '与党组织失去联系时间',
      width: 19,
      text: ({ duration }) => duration?.text ?? '',
    },
    {
      key: 'occupation',
      header: '职业（代码）',
      width: 8.5,
      text: ({ lost, member }) =>
        digitOf(LOST_OCCUPATION_CODES, lost.lostOccupation ?? member.lostOccupation),
      isText: true,
      words: digitsOf(LOST_OCCUPATION_CODES),
    },
    {
      key: 'situation',
      header: '失去联系情形（代码）',
      width: 10,
      text: ({ lost }) => digitOf(SITUATION_CODES, lost.situation),
      isText: true,
      words: digitsOf(SITUATION_CODES),
    },
    {
      header: '所在党组织',
      columns: [
        {
          key: 'orgName',
          header: '名称',
          width: 25.6,
          text: ({ unitOrgId }, { run }) => orgName(run, unitOrgId),
          align: LEFT,
        },
        {
          key: 'orgType',
          header: '党组织类别（代码）',
          width: 10.5,
          text: ({ orgType }) => digitOf(codes, orgType),
          isText: true,
          words: digitsOf(codes),
        },
      ],
    },
    ...own,
  ]
}

/** Three code lists stand under the table, each on a line of its own. */
const LEGEND_HEIGHT = 3.9

/** Heights of the lists of annexes 5 and 6, millimetres: fifteen rows fit above the code lists. */
export const LOST_LIST_HEIGHTS = { headerHeights: [6, 12.2], rowHeight: 7.96 } as const

/** Code lists and signatures under annexes 5 and 6. */
export function lostFootLines(codes: PrintedCodes): Line[] {
  const legends = [
    `${legend(LOST_OCCUPATION_CODES)}。`,
    `${legend(SITUATION_CODES)}（具体原因在备注栏中注明）。`,
    `${legend(codes)}。`,
  ]
  return [
    ...legends.map(text => ({ ...smallLine(text), height: LEGEND_HEIGHT })),
    { ...branchSignatures(), height: 6.5 },
  ]
}
