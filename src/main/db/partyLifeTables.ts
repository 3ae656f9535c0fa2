/** Row types of the tables that keep a member's life in the Party: honours, dues, meetings, appraisals. */

import type { Generated } from 'kysely'

type Flag = 0 | 1
type Text = string | null

export interface HonourTable {
  id: Generated<number>
  memberId: number
  title: string
  level: Text
  grantedBy: Text
  /** a day, or a month */
  grantedOn: Text
  documentNo: Text
  note: Text
  removed: Generated<Flag>
}

/** Payments of dues (rules.md 3.8). */
export interface DuesPaymentTable {
  id: Generated<number>
  memberId: number
  onDate: string
  /** fen */
  amount: number
  /** `YYYY-MM`, ascending, separated by commas */
  months: string
  /** fen paid on top of what is due */
  excess: Generated<number>
  payer: string
  /** the branch agreed to another payer, or to several months at once */
  consent: Generated<Flag>
  place: Text
  lateReason: Text
  note: Text
  removed: Generated<Flag>
}
