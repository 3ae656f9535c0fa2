/**
 * Dates as clerks and workbooks write them: `1989.07`, `198907`, `19890701`, `1989-7-1`, `1989年7月`,
 * `89.7`, 一九八九年七月, Excel serial numbers. What cannot be read for certain is not guessed: it comes
 * back as `unclear`, and the caller keeps the typed text with a finding.
 */

import { dateOfDayNumber, isoDate, isPartialDate, type IsoDate, type PartialDate } from './dates.ts'
import { tidy, toHalfWidth } from './text.ts'

/** Why a typed date was not taken. */
export type UnclearDate = 'notADate' | 'yearOnly' | 'octoberOrJanuary' | 'serialOrMonth' | 'dayOrMonth'

export type TypedDate =
  | { kind: 'empty' }
  /** `assumed` names a reading that a person should confirm */
  | { kind: 'date'; date: PartialDate; assumed: 'century' | null }
  | { kind: 'unclear'; reason: UnclearDate }

const EMPTY_MARKS = new Set(['', '-', '--', '—', '——', '/', '无', '无。', '空', '不详', '未知', '暂无'])

function unclear(reason: UnclearDate): TypedDate {
  return { kind: 'unclear', reason }
}

function from(year: number, month: number, day: number | null, century = false): TypedDate {
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

/**
 * The day of an Excel serial number of the 1900 date system; null where it is none.
 * Day 1 is 1900-01-01, and a 29 February 1900 that never was is counted as day 60.
 */
export function dateOfSerial(value: number): IsoDate | null {
  const days = Math.floor(value)
  if (!(days >= 1) || days === 60) return null
  const iso = dateOfDayNumber(days - 25569 + (days < 60 ? 1 : 0))
  return isPartialDate(iso) ? iso : null
}

function serial(value: number): TypedDate {
  const iso = dateOfSerial(value)
  return iso === null ? unclear('notADate') : { kind: 'date', date: iso, assumed: null }
}

/** A time of day behind the date: ` 00:00:00`, `T08:30`, `日 8:30`. */
const TIME = /(?:[T ]|(?<=[日号]))(?:上午|下午)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?Z?$/i

const CHINESE_DIGITS = '〇一二三四五六七八九'
const CHINESE_DATE =
  /^([〇零○一二三四五六七八九]{2}|[〇零○一二三四五六七八九]{4})年(元|[一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十廿卅]{1,3})[日号]?)?$/

function chineseYear(text: string): string {
  return [...text.replace(/[零○]/g, '〇')].map(digit => CHINESE_DIGITS.indexOf(digit)).join('')
}

/** 元 to 十二, 一 to 三十一. */
function chineseNumber(text: string): number {
  if (text === '元') return 1
  const plain = text.replace('廿', '二十').replace('卅', '三十')
  const [tens = '', ones = ''] = plain.includes('十') ? plain.split('十') : ['〇', plain]
  const digit = (word: string, empty: number) => (word === '' ? empty : CHINESE_DIGITS.indexOf(word))
  return digit(tens, 1) * 10 + digit(ones, 0)
}

/** A date written in Chinese numerals, with plain digits; other text as it is. */
function withPlainDigits(text: string): string {
  const parts = CHINESE_DATE.exec(text)
  if (!parts) return text.replace('年元月', '年1月')
  const [, year = '', month = '', day] = parts
  const end = day === undefined ? '' : `${chineseNumber(day)}日`
  return `${chineseYear(year)}年${chineseNumber(month)}月${end}`
}

/** One spelling for the many: half-width, without time of day, one sign for each separator. */
function normalise(typed: string): string {
  const dated = toHalfWidth(tidy(typed))
    .replace(/^['’‘`]/, '')
    .replace(TIME, '')
  return withPlainDigits(
    dated
      .replace(/(?<=\d) (?=\d)/g, '-')
      .replace(/\s+/g, '')
      .replace(/生$/, ''),
  )
    .replace(/[。．·•]/g, '.')
    .replace(/[、,，/\\_—–－]/g, '-')
}

const YEAR_FIRST = /^(\d{4}|\d{2})[.年-](\d{1,2})(?:[.月-](?:(\d{1,2})[日号.]?)?)?$/
const YEAR_LAST = /^(\d{1,2})[.-](\d{1,2})[.-](\d{4})$/

/**
 * Reads one typed date.
 *
 * @param typed the cell or field text
 * @param today bounds two-digit years
 * @param numeric true when the workbook held a number: `1989.1` may then be a cut-off `1989.10`,
 *   and five digits are an Excel serial day
 */
export function readTypedDate(typed: string, today: IsoDate, numeric = false): TypedDate {
  const text = normalise(typed)
  if (EMPTY_MARKS.has(text)) return { kind: 'empty' }
  if (/^\d+$/.test(text)) return readDigits(text, today, numeric)
  if (numeric && /^\d{5}\.\d+$/.test(text)) return serial(Number(text))

  const parts = YEAR_FIRST.exec(text)
  if (parts) {
    const [, y = '', m = '', d] = parts
    if (numeric && d === undefined && m === '1') return unclear('octoberOrJanuary')
    const year = y.length === 2 ? fullYear(Number(y), today) : Number(y)
    return from(year, Number(m), d === undefined ? null : Number(d), y.length === 2)
  }
  const reversed = YEAR_LAST.exec(text)
  if (reversed) return yearLast(Number(reversed[1]), Number(reversed[2]), Number(reversed[3]))
  return /^\d{4}年$/.test(text) ? unclear('yearOnly') : unclear('notADate')
}

/** `7-15-1989` can be read in one way only; `7-1-1989` cannot. */
function yearLast(a: number, b: number, year: number): TypedDate {
  const monthFirst = from(year, a, b)
  const dayFirst = from(year, b, a)
  if (monthFirst.kind === 'date' && dayFirst.kind === 'date' && a !== b) return unclear('dayOrMonth')
  return monthFirst.kind === 'date' ? monthFirst : dayFirst
}

function readDigits(digits: string, today: IsoDate, numeric: boolean): TypedDate {
  const part = (start: number, end: number) => Number(digits.slice(start, end))
  switch (digits.length) {
    case 8:
      return from(part(0, 4), part(4, 6), part(6, 8))
    case 6: {
      const yearAndMonth = from(part(0, 4), part(4, 6), null)
      // 890701 is no year and month, only 1989-07-01.
      return yearAndMonth.kind === 'date'
        ? yearAndMonth
        : from(fullYear(part(0, 2), today), part(2, 4), part(4, 6), true)
    }
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
  dayOrMonth: '分不清哪个是月、哪个是日，请改成如 1989-07-01',
}
