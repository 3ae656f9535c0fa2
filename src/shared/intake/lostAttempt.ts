/** One search as a row of the sheet 失联党员 tells it: whole, or kept in words where it is not (R-C06). */

import { keyOf } from '../kernel/codes.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { tidy } from '../kernel/text.ts'
import { readTypedDate } from '../kernel/typedDates.ts'
import { ATTEMPT_RESULT, SEARCH_CHANNEL } from '../search/codes.ts'
import { attemptValuesSchema, type AttemptValues } from '../search/methods.ts'
import { isNumberCell, plainText } from './cellText.ts'
import type { RecordCellFinding } from './recordSheet.ts'

/** A column of the sheet that tells of a search. */
export type AttemptKey = 'at' | 'channel' | 'target' | 'targetPhone' | 'responsible' | 'course' | 'result'

const KEYS: readonly AttemptKey[] = [
  'at',
  'channel',
  'target',
  'targetPhone',
  'responsible',
  'course',
  'result',
]

/** What a search without it lacks. */
const WANTED: Readonly<Record<Exclude<AttemptKey, 'targetPhone'>, string>> = {
  at: '要有查找日期，写到日，如 2016-03-01',
  channel: '要有查找方式',
  target: '要有联系对象',
  responsible: '要有查找责任人',
  course: '查找经过至少写5个字',
  result: '查找结果请选 无结果、线索、取得联系',
}

const isWanted = (key: AttemptKey): key is keyof typeof WANTED => key in WANTED

export interface AttemptReading {
  /** null: no search is told of, or it lacks something */
  values: AttemptValues | null
  /** what was typed, for 备注; null where it was taken, or nothing was */
  words: string | null
  findings: RecordCellFinding<AttemptKey>[]
}

/** Said of every cell for which a search is not entered. */
export const NOT_ENTERED = '这次查找没有登记，已照原样写入备注'

/** @param at as typed; `2016-03-01 09:30` keeps its time */
function readAt(cell: string, today: IsoDate): string | null {
  const text = tidy(plainText(cell))
  const read = readTypedDate(text, today, isNumberCell(cell))
  if (read.kind !== 'date' || read.date.length !== 10 || read.date > today) return null
  const time = /^\d{4}-\d{2}-\d{2} (\d{2}:\d{2})$/.exec(text)?.[1]
  return time === undefined ? read.date : `${read.date} ${time}`
}

/** @param cell the cell of a column; empty where its formula came to nothing */
export function readAttempt(cell: (key: AttemptKey) => string, today: IsoDate): AttemptReading {
  const text = (key: AttemptKey) => tidy(plainText(cell(key)))
  const typed = KEYS.filter(key => text(key) !== '')
  if (typed.length === 0) return { values: null, words: null, findings: [] }
  const channel = keyOf(SEARCH_CHANNEL, text('channel'))
  const another = channel === null && text('channel') !== ''
  const findings: AttemptReading['findings'] = []
  const given = {
    at: readAt(cell('at'), today),
    channel: another ? 'C99' : channel,
    target: text('target'),
    targetPhone: text('targetPhone') === '' ? null : text('targetPhone'),
    responsible: text('responsible'),
    course: `${another ? `查找方式：${text('channel')}。` : ''}${text('course')}`,
    result: keyOf(ATTEMPT_RESULT, text('result')),
    clue: null,
  }
  const read = attemptValuesSchema.safeParse(given)
  if (read.success && text('course').length >= 5) {
    if (another) {
      const reason = `“${text('channel')}”不在查找方式的选项中，按“其他”登记，写在经过里`
      findings.push({ key: 'channel', value: text('channel'), code: 'LOST_OPTION', level: 'warning', reason })
    }
    return { values: read.data, words: null, findings }
  }
  const wrong = new Set(read.success ? [] : read.error.issues.map(({ path }) => path[0]))
  if (text('course').length < 5) wrong.add('course')
  for (const key of KEYS) {
    if (!wrong.has(key)) continue
    const why = isWanted(key) ? WANTED[key] : '写得太长'
    const reason = `${text(key).length > 60 ? '写得太长' : why}，${NOT_ENTERED}`
    findings.push({ key, value: text(key).slice(0, 40), code: 'LOST_ATTEMPT', level: 'warning', reason })
  }
  return { values: null, words: `查找未登记：${typed.map(text).join(' ')}`, findings }
}
