/** The papers of a lost-contact case (rules.md part 5: D15 to D17, D19). */

import { codeTable } from '../kernel/codes.ts'

export const LOST_PAPER = codeTable('失联材料', {
  REGISTER: '失联党员排查工作登记表',
  COVER: '一人一档封面和目录',
  INQUIRY: '部门协查函',
  NOTICE: '寻找启事（送审稿）',
  FOLLOW_UP: '跟踪回访记录',
})

export type LostPaper = (typeof LOST_PAPER)['items'][number]['key']
