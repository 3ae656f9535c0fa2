/** Code tables of organisation life (rules.md 3.15). */

import { wordTable } from '../kernel/codes.ts'

export const MEETING_KIND = wordTable('会议类型', [
  '党员大会',
  '支部委员会',
  '党小组会',
  '党课',
  '组织生活会',
  '民主生活会',
  '主题党日',
  '远教课堂',
  '座谈会',
  '专题会议',
  '其他',
])

export const ATTENDANCE = wordTable('到会情况', ['到会', '请假', '无故缺席', '豁免'])

export type Attendance = (typeof ATTENDANCE)['items'][number]['key']

/** No proxy (R-M11). */
export const SIGN_IN = wordTable('签到方式', ['本人签字', '电子'])

/** Meetings that are 党的组织生活; consultations and meetings on one matter are not. */
export const LIFE_KINDS: readonly string[] = [
  '党员大会',
  '支部委员会',
  '党小组会',
  '党课',
  '组织生活会',
  '民主生活会',
  '主题党日',
  '远教课堂',
]
