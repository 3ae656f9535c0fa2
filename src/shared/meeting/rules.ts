/** What can be said of one member's attendance (rules.md 2.M). */

import type { IsoDate } from '../kernel/dates.ts'
import type { Settings } from '../settings/rules.ts'
import { LIFE_KINDS, type Attendance } from './codes.ts'

export interface AttendanceFacts {
  id: number
  onDate: IsoDate
  kind: string
  state: Attendance
  leaveWritten: boolean
  leaveSignedLaterOn: string | null
  /** an exemption from organisation life was in force on the day (R-M03) */
  excused: boolean
}

export interface AttendanceFinding {
  level: 'error' | 'warning' | 'note'
  text: string
}

export function isLife(kind: string): boolean {
  return LIFE_KINDS.includes(kind)
}

/** Days on which he took part in organisation life (R-B01). */
export function lifeDays(lines: readonly Pick<AttendanceFacts, 'state' | 'kind' | 'onDate'>[]): IsoDate[] {
  return lines.filter(({ state, kind }) => state === '到会' && isLife(kind)).map(({ onDate }) => onDate)
}

function leaveFindings(
  { leaveWritten, leaveSignedLaterOn }: AttendanceFacts,
  count: number,
  settings: Pick<Settings, 'leave.maxPerYear'>,
): AttendanceFinding[] {
  const limit = settings['leave.maxPerYear']
  return [
    ...(count > limit
      ? [{ level: 'warning' as const, text: `这一年第${count}次请假，一年内请假超过${limit}次` }]
      : []),
    ...(leaveWritten || leaveSignedLaterOn !== null
      ? []
      : [{ level: 'note' as const, text: '没有书面请假，也没有补签' }]),
  ]
}

/** R-M01, counted by calendar year: a message the first time, a 警戒书 each time after it. */
function absenceFindings(count: number): AttendanceFinding[] {
  return count === 1
    ? [{ level: 'warning', text: '这一年第1次无故缺席，应短信提醒' }]
    : [{ level: 'error', text: `这一年第${count}次无故缺席，应发警戒书` }]
}

/** R-M03: who is marked exempt has an exemption on record. */
function exemptFindings({ excused }: AttendanceFacts): AttendanceFinding[] {
  return excused ? [] : [{ level: 'warning', text: '当天没有组织生活豁免的记录，请到“豁免”里登记' }]
}

/** Findings of every line: R-M01 for absence, R-M02 for leave, R-M03 for exemptions. */
export function attendanceFindings(
  lines: readonly AttendanceFacts[],
  settings: Pick<Settings, 'leave.maxPerYear'>,
): Map<number, AttendanceFinding[]> {
  const counts = new Map<string, number>()
  const next = (line: AttendanceFacts): number => {
    const key = `${line.onDate.slice(0, 4)} ${line.state}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count
  }
  const ordered = [...lines].sort((a, b) =>
    a.onDate < b.onDate ? -1 : a.onDate > b.onDate ? 1 : a.id - b.id,
  )
  return new Map(
    ordered.map(line => {
      if (!isLife(line.kind)) return [line.id, []]
      if (line.state === '请假') return [line.id, leaveFindings(line, next(line), settings)]
      if (line.state === '豁免') return [line.id, exemptFindings(line)]
      return [line.id, line.state === '无故缺席' ? absenceFindings(next(line)) : []]
    }),
  )
}
