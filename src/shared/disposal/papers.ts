/** The papers of a disposal case (rules.md part 5, D35) and when each can be made. */

import { codeTable } from '../kernel/codes.ts'
import type { DisposalKind, DisposalStep } from './codes.ts'

export const DISPOSAL_PAPER = codeTable('处置材料', {
  OPENING: '立案登记表',
  TALK: '组织谈话记录',
  EDUCATION: '转化教育记录',
  INQUIRY: '调查核实材料',
  CHECK: '处置意见预审表',
  VOTE: '支部大会表决结果',
  APPROVAL: '处置审批表',
  NOTICE: '处置决定通知书',
  ARCHIVE: '归档目录',
})

export type DisposalPaper = (typeof DISPOSAL_PAPER)['items'][number]['key']

/** The step from which on a paper has something to say; the opening and the catalogue always do. */
const FROM: Readonly<Record<DisposalPaper, readonly DisposalStep[]>> = {
  OPENING: [],
  TALK: ['TALK'],
  EDUCATION: ['TALK'],
  // Handed up for the check with the opinion on it, so it is printed before it is signed.
  INQUIRY: ['INQUIRE'],
  CHECK: ['INQUIRE', 'CHECK_PARTY'],
  VOTE: ['MEETING'],
  APPROVAL: ['MEETING'],
  NOTICE: ['APPROVE_PARTY', 'APPROVE_SUPERIOR', 'ANNOUNCE'],
  ARCHIVE: [],
}

/** Papers that can be made after these steps; who leaves of his own will needs no approval (R-J09). */
export function papersAfter(kind: DisposalKind, steps: readonly DisposalStep[]): DisposalPaper[] {
  return DISPOSAL_PAPER.items
    .map(({ key }) => key)
    .filter(paper => !(kind === 'WITHDRAW' && paper === 'APPROVAL'))
    .filter(paper => FROM[paper].length === 0 || FROM[paper].some(step => steps.includes(step)))
}
