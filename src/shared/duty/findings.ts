/** What is to be pointed out about a task given to a member, or about a reason; both are kept all the same (law 9). */

import type { IsoDate } from '../kernel/dates.ts'
import type { AssignmentFacts, ReasonSpan } from './rules.ts'

export interface DutyFinding {
  level: 'error' | 'warning' | 'note'
  text: string
}

export function assignmentFindings(
  { givenOn, dueOn, result, endedOn, reason }: AssignmentFacts,
  on: IsoDate,
): DutyFinding[] {
  const findings: DutyFinding[] = []
  if (dueOn < givenOn) findings.push({ level: 'error', text: '完成期限早于交办日期' })
  if (endedOn !== null && endedOn < givenOn) findings.push({ level: 'error', text: '结束日期早于交办日期' })
  if (result !== null && endedOn === null)
    findings.push({ level: 'warning', text: `${result}的，请填结束日期` })
  if (result === null && endedOn !== null) {
    findings.push({ level: 'warning', text: '填了结束日期，请选办理结果' })
  }
  const excused = (reason ?? '').trim() !== ''
  if (result === '完成' && excused) findings.push({ level: 'note', text: '已经完成的任务不用填理由' })
  const open = result === null || endedOn === null || endedOn > on
  if (open && dueOn < on && !excused) findings.push({ level: 'warning', text: `${dueOn}到期，还没有完成` })
  return findings
}

export function reasonFindings({ fromMonth, toMonth }: ReasonSpan): DutyFinding[] {
  return toMonth !== null && toMonth < fromMonth ? [{ level: 'error', text: '结束月份早于开始月份' }] : []
}
