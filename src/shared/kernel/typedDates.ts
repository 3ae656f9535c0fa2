/**
 * Dates as clerks and workbooks write them: `1989.07`, `198907`, `19890701`, `1989-7-1`, `1989年7月`,
 * `89.7`, Excel serial numbers. What cannot be read for certain is not guessed: it comes back as
 * `unclear`, and the caller keeps the typed text with a finding.
 */

import { dateOfDayNumber, isoDate, isPartialDate, type IsoDate, type PartialDate } from './dates.ts'
import { tidy, toHalfWidth } from './text.ts'

/** Why a typed date was not taken. */
export type UnclearDate = 'notADate' | 'yearOnly' | 'octoberOrJanuary' | 'serialOrMonth'

export type TypedDate =
  | { kind: 'empty' }
  /** `assumed` names a reading that a person should confirm */
  | { kind: 'date'; date: PartialDate; assumed: 'century' | null }
  | { kind: 'unclear'; reason: UnclearDate }

const EMPTY_MARKS = new Set(['', '-', '--', '—', '/', '无', '无。', '空', '不详', '未知'])

function unclear(reason: UnclearDate): TypedDate {
  return { kind: 'unclear', reason }
}

function from(year: number, month: number, day: number | null, century: boolean): TypedDate {
  const text = day === null ? isoDate(year, month, 1)?.slice(0, 7) : (isoDate(year, month, day) ?? undefined)
  if (text === undefined || year < 1850 || year > 2150) return unclear('notADate')
  return { kind: 'date', date: text, assumed: century ? 'century' : null }
}

/** Two-digit years lie in the hundred years that end with the present one. */
function fullYear(two: number, today: IsoDate): number {
  const present = Number(today.slice(0, 4))
  const century = Math.floor(present / 100) * 100
  return century + two <= present ? century + two : century + two - 100
}

function serial(value: number): TypedDate {
  // Excel's day 1 is 1900-01-01 and it counts a 29 February 1900 that never was.
  const days = Math.floor(value)
  const iso = dateOfDayNumber(days - 25569 + (days < 60 ? 1 : 0))
  return isPartialDate(iso) ? { kind: 'date', date: iso, assumed: null } : unclear('notADate')
}

/**
 * Reads one typed date.
 *
 * @param typed the cell or field text
 * @param today bounds two-digit years
 * @param numeric true when the workbook held a number: `1989.1` may then be a cut-off `1989.10`,
 *   and five digits are an Excel serial day
 */
export function readTypedDate(typed: string, today: IsoDate, numeric = false): TypedDate {
  const text = toHalfWidth(tidy(typed))
    .replace(/\s+/g, '')
    .replace(/[。．]/g, '.')
    .replace(/[、,，/]/g, '-')
  if (EMPTY_MARKS.has(text)) return { kind: 'empty' }

  const compact = /^(\d+)(?:\.0+)?$/.exec(text)?.[1]
  if (compact !== undefined && !text.includes('.')) return readDigits(compact, numeric)
  if (numeric && /^\d{5}\.\d+$/.test(text)) return serial(Number(text))

  const parts =
    /^(\d{4}|\d{2})[.年-](\d{1,2})(?:[.月-](?:(\d{1,2})[日号.]?)?)?(?:\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text)
  if (!parts) return /^\d{4}年?$/.test(text) ? unclear('yearOnly') : unclear('notADate')
  const [, y = '', m = '', d] = parts
  if (numeric && d === undefined && m === '1') return unclear('octoberOrJanuary')
  const year = y.length === 2 ? fullYear(Number(y), today) : Number(y)
  return from(year, Number(m), d === undefined ? null : Number(d), y.length === 2)
}

function readDigits(digits: string, numeric: boolean): TypedDate {
  switch (digits.length) {
    case 8:
      return from(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)), false)
    case 6:
      return from(Number(digits.slice(0, 4)), Number(digits.slice(4)), null, false)
    case 5:
      // 19897 may be the serial day of 1954-06-22 or a hasty 1989-7.
      return numeric && !/^(19|20)\d\d[1-9]$/.test(digits) ? serial(Number(digits)) : unclear('serialOrMonth')
    case 4:
      return unclear('yearOnly')
    default:
      return unclear('notADate')
  }
}

/** What the clerk reads beside a date that was kept as typed. */
export const UNCLEAR_DATE_TEXT: Record<UnclearDate, string> = {
  notADate: '看不懂这个日期，已照原样保留，请改成如 1989-07-01',
  yearOnly: '只有年份，请补上月份，如 1989-07',
  octoberOrJanuary: '可能是1月，也可能是10月（末尾的0丢失），请核对后填写',
  serialOrMonth: '可能是年月，也可能是表格的日期序号，请核对后填写',
}
