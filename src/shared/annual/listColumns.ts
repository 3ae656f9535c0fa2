/** The columns of the branches' list and of a branch's sheet. */

import { columnsOf } from '../forms/listColumns.ts'
import { labelOf } from '../kernel/codes.ts'
import { MEMBERSHIP } from '../roster/codes.ts'
import { ANNUAL_HEADING, ANNUAL_MARK } from './codes.ts'
import type { AnnualBranch, AnnualRow } from './methods.ts'
import { changeWords, shortStateWords, verdictOf } from './reviewWords.ts'

const branch = columnsOf<AnnualBranch>()

const figure = (key: 'members' | 'confirmed' | 'corrected' | 'open', title: string, width: number) =>
  branch(key, title, width, row => String(row[key]), 'count')

export const BRANCH_COLUMNS = [
  branch('orgName', '支部', 112, row => row.orgName, 'center', 150),
  figure('members', '在册', 48),
  figure('confirmed', '已核完', 60),
  figure('corrected', '有更正', 60),
  figure('open', '未核完', 60),
  branch('state', '进度', 108, row => shortStateWords(row).text),
  branch('rosterOn', '花名册', 90, row => row.rosterOn ?? ''),
  branch('signedOn', '签字', 90, row => row.signedOn ?? ''),
  branch('sealed', '盖章', 46, row => (row.sealed ? '已盖' : '')),
  branch('handedOn', '上报', 90, row => row.handedOn ?? ''),
] as const

const review = columnsOf<AnnualRow>()

export const REVIEW_COLUMNS = [
  review('name', '姓名', 72, row => row.name),
  review('membership', '党籍状态', 86, row => labelOf(MEMBERSHIP, row.membership)),
  ...ANNUAL_HEADING.items.map(({ key, label }) =>
    review(
      key,
      label,
      label.length > 4 ? 108 : 92,
      row => labelOf(ANNUAL_MARK, row.marks[key].state) || '未核',
    ),
  ),
  review('changes', '变动', 62, changeWords),
  review('verdict', '核对结论', 110, row => verdictOf(row).text),
] as const
