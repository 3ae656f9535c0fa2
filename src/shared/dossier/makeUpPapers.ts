/** The papers of a make-up case (rules.md part 5, D30), and from which step on each can be made. */

import { codeTable } from '../kernel/codes.ts'
import type { MakeUpRoute } from './makeUp.ts'

export const MAKE_UP_PAPER = codeTable('补办材料', {
  APPLICATION: '补办申请书',
  INTRODUCER: '入党介绍人证明',
  KNOWING: '知情党员证明',
  BRANCH: '党支部证明',
  REQUEST: '确认身份的请示',
  COLUMNS: '补填志愿书文字',
  LIST: '移交材料清单',
  LETTER: '请发展地补办的函',
  REPORT: '档案调查报告',
})

export type MakeUpPaper = (typeof MAKE_UP_PAPER)['items'][number]['key']

/** The papers a case of this way calls for, in the order of its steps. */
export function makeUpPapers({ kind, developedHere }: MakeUpRoute): readonly MakeUpPaper[] {
  if (kind === 'PART') return ['LETTER', 'REPORT', 'LIST']
  return developedHere
    ? ['APPLICATION', 'INTRODUCER', 'KNOWING', 'BRANCH', 'REQUEST', 'COLUMNS', 'LIST']
    : ['LETTER', 'LIST']
}
