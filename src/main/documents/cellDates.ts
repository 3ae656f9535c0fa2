/**
 * Numbers that a cell's format shows as dates (ECMA-376 part 1, 18.8.30; the East Asian formats 27 to 36
 * and 50 to 58 in their Chinese meaning).
 */

import { dateOfSerial } from '../../shared/kernel/typedDates.ts'
import { numberCell } from '../../shared/intake/cellText.ts'

/** What the format shows: a day, or only year and month. */
export type DateStyle = 'day' | 'month'

const BUILT_IN: Readonly<Record<number, DateStyle>> = {
  ...Object.fromEntries([14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58].map(id => [id, 'day' as const])),
  ...Object.fromEntries([17, 27, 36, 50, 52, 57].map(id => [id, 'month' as const])),
}

/** Letters that stand for parts of a date, once quoted text, colours and escapes are gone. */
function shownParts(code: string): string {
  return (code.split(';')[0] ?? '')
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase()
}

/** The style of a number format; null where it shows no date (times of day are none). */
export function dateStyleOf(id: number, code: string | undefined): DateStyle | null {
  if (code === undefined) return BUILT_IN[id] ?? null
  const parts = shownParts(code)
  if (/general|@|[#0?]/.test(parts)) return null
  // yyyy年m月d日 in a format without quotes holds the same letters.
  if (parts.includes('d')) return 'day'
  return /[ye]/.test(parts) && parts.includes('m') ? 'month' : null
}

/** Days from the 1904 date system's start to that of 1900. */
const SYSTEM_1904 = 1462
/** Years typed into a cell formatted as a date come as numbers below this: 1989, 1989.07. */
const YEARS_BELOW = 2200
/** 31 December 2150; 198907 typed into such a cell lies far behind. */
const LATEST = 91_677

/**
 * The date a number stands for, as `YYYY-MM-DD` or, where only the month is shown, `YYYY-MM`. Null where
 * the number is no plausible date: a year, or year and month, that was typed into a cell formatted as
 * one. The number itself is kept then.
 */
export function dateCell(raw: string, style: DateStyle, date1904: boolean): string | null {
  const value = Number(raw) + (date1904 ? SYSTEM_1904 : 0)
  if (!(value >= YEARS_BELOW && value <= LATEST + 1)) return raw === '' ? null : numberCell(raw)
  const day = dateOfSerial(value)
  if (day === null) return null
  return style === 'month' ? day.slice(0, 7) : day
}
