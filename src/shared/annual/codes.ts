/** Code tables of the yearly review (R-M16; S02 136–137). */

import { codeTable, wordTable } from '../kernel/codes.ts'

/** The seven headings of S02 136, in its order. */
export const ANNUAL_HEADING = codeTable('年审内容', {
  BASIC: '基本情况',
  BELONGING: '隶属关系',
  WORK: '工作变动',
  CONDUCT: '现实表现',
  LIFE: '参与组织生活',
  DUES: '缴纳党费',
  ROLE: '发挥作用',
})

export type AnnualHeading = (typeof ANNUAL_HEADING)['items'][number]['key']

export const ANNUAL_HEADINGS: readonly AnnualHeading[] = ANNUAL_HEADING.items.map(({ key }) => key)

/** What looking at one heading of one member came to; 待完善 still wants work. */
export const ANNUAL_MARK = wordTable('核对情况', ['已核', '有更正', '待完善'])

export type AnnualMark = (typeof ANNUAL_MARK)['items'][number]['key']

/** Where a branch stands with its review of a year. */
export const ANNUAL_STATE = codeTable('年审进度', {
  OPEN: '核对中',
  FROZEN: '已定稿，待签字盖章',
  SIGNED: '已签字，待盖章',
  SEALED: '已盖章，待签字',
  READY: '已签字盖章，待上报',
  HANDED: '已上报',
})

export type AnnualState = (typeof ANNUAL_STATE)['items'][number]['key']

/** What the list of branches is narrowed to. */
export const ANNUAL_LISTED = codeTable('年审进度', {
  all: '全部',
  open: '核对中',
  toSign: '待签字盖章',
  toHand: '待上报',
  handed: '已上报',
  late: '逾期',
})

/** What a branch's sheet is narrowed to. */
export const REVIEW_LISTED = codeTable('年审核对表', { all: '全部', open: '未核完', changed: '有变动' })
