/** Code tables of a member's three plain duties (S01 15, S04 380). */

import { codeTable, wordTable } from '../kernel/codes.ts'

/** The three faults of a 「三不」 member (R-H23, R-J06). */
export const FAULT = codeTable('三不表现', {
  DUES: '不缴纳党费',
  LIFE: '不参加组织生活',
  WORK: '不完成交办任务',
})

export type Fault = (typeof FAULT)['items'][number]['key']

export const FAULTS: readonly Fault[] = FAULT.items.map(({ key }) => key)

/** What a task given to a member came to; none while it goes on. */
export const ASSIGNMENT_RESULT = wordTable('办理结果', ['完成', '没有完成'])

export type AssignmentResult = (typeof ASSIGNMENT_RESULT)['items'][number]['key']
