/** Conditions on one column of the roster: what may be asked of which column, and how it is said. */

import { z } from 'zod'
import { memberField, partialDateSchema } from './fields.ts'

export const ASKED_TEXTS = ['name', 'idNo', 'phone', 'unit', 'residence', 'remark'] as const
export const ASKED_CODES = ['sex', 'nation', 'education'] as const
export const ASKED_DATES = ['birth', 'joinDate', 'fullDate'] as const
export const ASKED_COLUMNS = [...ASKED_TEXTS, ...ASKED_CODES, ...ASKED_DATES] as const

export type AskedColumn = (typeof ASKED_COLUMNS)[number]

export type ColumnKind = 'text' | 'code' | 'date'

export function kindOfColumn(column: AskedColumn): ColumnKind {
  if (ASKED_CODES.some(one => one === column)) return 'code'
  return ASKED_DATES.some(one => one === column) ? 'date' : 'text'
}

export const columnConditionSchema = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('contains'),
    column: z.enum(ASKED_TEXTS),
    text: z.string().trim().min(1).max(60),
  }),
  z.strictObject({
    is: z.literal('lacks'),
    column: z.enum(ASKED_TEXTS),
    text: z.string().trim().min(1).max(60),
  }),
  z.strictObject({
    is: z.literal('oneOf'),
    column: z.enum(ASKED_CODES),
    values: z.array(z.string().trim().min(1).max(40)).min(1).max(60),
  }),
  /** dates: the day itself belongs to it, a month with all its days */
  z.strictObject({
    is: z.literal('from'),
    column: z.enum(ASKED_DATES),
    date: partialDateSchema,
  }),
  z.strictObject({ is: z.literal('to'), column: z.enum(ASKED_DATES), date: partialDateSchema }),
  z.strictObject({
    is: z.literal('between'),
    column: z.enum(ASKED_DATES),
    from: partialDateSchema,
    to: partialDateSchema,
  }),
  /** troubled: something stands there that could not be read, or a finding is about it */
  z.strictObject({ is: z.enum(['empty', 'filled', 'troubled']), column: z.enum(ASKED_COLUMNS) }),
])

export type ColumnCondition = z.output<typeof columnConditionSchema>

/** `入党时间`, `1990-01 至 1990-12`. */
export function conditionWords(condition: ColumnCondition): { label: string; value: string } {
  const { label } = memberField(condition.column)
  return { label, value: valueWords(condition) }
}

function valueWords(condition: ColumnCondition): string {
  switch (condition.is) {
    case 'contains':
      return `含“${condition.text}”`
    case 'lacks':
      return `不含“${condition.text}”`
    case 'oneOf':
      return condition.values.join('、')
    case 'from':
      return `${condition.date} 及以后`
    case 'to':
      return `${condition.date} 及以前`
    case 'between':
      return `${condition.from} 至 ${condition.to}`
    case 'empty':
      return '没有填'
    case 'filled':
      return '已填'
    case 'troubled':
      return '有问题'
  }
}
