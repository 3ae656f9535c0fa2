/** 学习培训学时 of a year: tenths of an hour, never a binary fraction (rules.md 3.2, S02-STUDYHOURS). */

import { tidyCode } from '../kernel/text.ts'

/** `24`, `24.5` */
export function hoursText(tenths: number): string {
  const whole = Math.trunc(tenths / 10)
  return tenths % 10 === 0 ? String(whole) : `${whole}.${tenths % 10}`
}

const HOURS = /^(\d{1,4})(?:\.(\d))?$/

/** Tenths of `24`, `24.5`, `24学时`; null where it is no such number. */
export function readHours(typed: string): number | null {
  const match = HOURS.exec(tidyCode(typed).replace(/(个?学时|小时)$/, ''))
  if (!match) return null
  return Number(match[1]) * 10 + Number(match[2] ?? '0')
}
