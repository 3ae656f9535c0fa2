/** Row types of tasks given to members, and of reasons for months of default (S01 15, S04 380). */

import type { Generated } from 'kysely'

type Flag = 0 | 1
type Text = string | null

/** 交办任务 */
export interface AssignmentTable {
  id: Generated<number>
  memberId: number
  task: string
  givenOn: string
  dueOn: string
  givenBy: Text
  /** none while it goes on */
  result: Text
  endedOn: Text
  /** why it was not done, where there is a good reason */
  reason: Text
  note: Text
  removed: Generated<Flag>
}

/** 正当理由 */
export interface DutyReasonTable {
  id: Generated<number>
  memberId: number
  fault: string
  /** `YYYY-MM` */
  fromMonth: string
  /** the last month; none while it goes on */
  toMonth: Text
  reason: string
  evidence: Text
  removed: Generated<Flag>
}

export interface DutyTables {
  assignment: AssignmentTable
  dutyReason: DutyReasonTable
}
