/** What is to be filed by when, and what is to be done about it, in words. */

import { dayNumber, type IsoDate } from '../kernel/dates.ts'
import type { LevelWords } from '../kernel/levelWords.ts'
import type { ClockRow } from './clockMethods.ts'

export function clockDueWords({ dueOn, overdue }: ClockRow, day: IsoDate): LevelWords | null {
  if (dueOn === null) return null
  const left = dayNumber(dueOn) - dayNumber(day)
  if (overdue) return { level: 'error', text: `${dueOn}，超期${-left}天` }
  return { level: 'warning', text: left === 0 ? '今日到期' : `${dueOn}，还有${left}天` }
}

export function clockTodo({ kind, belongs }: ClockRow): string {
  if (kind === 'FULL') return '转正材料入档后，在档案里登记归档日期'
  if (belongs === null) return '先查明有无人事档案'
  return kind === 'DEATH' ? `应${belongs}` : `应由${belongs}保管`
}
