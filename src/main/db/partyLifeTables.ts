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
