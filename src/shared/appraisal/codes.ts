/** Code tables of appraisal (rules.md 3.9). */

import { wordTable } from '../kernel/codes.ts'

export const HALF = wordTable('评议时段', ['全年', '上半年', '下半年'])

export const GRADE = wordTable('评议等次', [
  '优秀',
  '合格',
  '基本合格',
  '不合格',
  '只写评语',
  '待组织考核',
  '待定',
])

/** 组织考核认定 (R-I06). */
export const APPRAISAL_FINDING = wordTable('组织考核认定', ['是', '否', '未定'])
