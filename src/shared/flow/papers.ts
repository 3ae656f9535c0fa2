/** What can be printed about members away and abroad (rules.md D13, D21, D23, D27, D28). */

import { codeTable } from '../kernel/codes.ts'

/** Lists of a branch, a general branch or the whole committee (R-E15). */
export const FLOW_LEDGER = codeTable('流动台账', {
  ROSTER: '流动党员台账',
  TRACE: '流动党员去向跟踪台账',
  CONTACTS: '流动党员联系记录',
  OVERDUE: '逾期未联系流动党员名单',
  UNCONTROLLED: '“失控”党员名单',
  HOME: '没有按规定回支部参加组织生活党员名单',
  UNREPORTED: '没有按期汇报流动党员名单',
  YEAR: '流动党员联系汇报一览表',
  MONTHLY: '流动党员联系汇报月报',
  REMINDERS: '流动党员书面提醒登记簿',
  CERTIFICATES: '流动党员活动证发放登记簿',
  OVERSEAS: '出国（境）党员台账',
})

export type FlowLedger = (typeof FLOW_LEDGER)['items'][number]['key']

/** Papers for one member who leaves. */
export const FLOW_SLIP = codeTable('外出党员材料', {
  PROOF: '党员证明信',
  CARD: '联心卡',
  REMINDER: '书面提醒',
})

export type FlowSlip = (typeof FLOW_SLIP)['items'][number]['key']
