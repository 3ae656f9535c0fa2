/**
 * Conditions on columns put together: joined by 且 or 或, with groups of one level (any of these, all of these).
 */

import { z } from 'zod'
import {
  columnConditionSchema,
  conditionWords,
  type AskedColumn,
  type ColumnCondition,
} from './columnConditions.ts'

/** The most conditions one list takes, those in groups among them. */
export const CONDITIONS_MAX = 24

export const JOINS = ['all', 'any'] as const
export type Join = (typeof JOINS)[number]

const groupSchema = z.strictObject({
  is: z.literal('group'),
  join: z.enum(JOINS),
  of: z.array(columnConditionSchema).min(1).max(CONDITIONS_MAX),
})

export type ConditionGroup = z.output<typeof groupSchema>

export const whereSchema = z
  .array(z.union([columnConditionSchema, groupSchema]))
  .max(CONDITIONS_MAX)
  .refine(where => conditionsIn(where).length <= CONDITIONS_MAX, { message: `条件最多${CONDITIONS_MAX}个` })

export type WhereItem = ColumnCondition | ConditionGroup
export type Where = readonly WhereItem[]

/** Every single condition, those in groups among them. */
export function conditionsIn(where: Where): ColumnCondition[] {
  return where.flatMap(item => (item.is === 'group' ? item.of : [item]))
}

/** Where a condition goes: by itself, into a new group, or into the group at this place. */
export type Target = 'single' | 'newGroup' | number

export function added(where: Where, condition: ColumnCondition, target: Target): WhereItem[] {
  if (target === 'single') return [...where, condition]
  if (target === 'newGroup') return [...where, { is: 'group', join: 'any', of: [condition] }]
  return where.map((item, at) =>
    at === target && item.is === 'group' ? { ...item, of: [...item.of, condition] } : item,
  )
}

/** Without the conditions `unwanted` names; a group that is left empty goes with them. */
export function without(where: Where, unwanted: (condition: ColumnCondition) => boolean): WhereItem[] {
  return where.flatMap((item): WhereItem[] => {
    if (item.is !== 'group') return unwanted(item) ? [] : [item]
    const of = item.of.filter(condition => !unwanted(condition))
    return of.length === 0 ? [] : [{ ...item, of }]
  })
}

/** The group at this place joined otherwise. */
export function rejoined(where: Where, group: number, join: Join): WhereItem[] {
  return where.map((item, at) => (at === group && item.is === 'group' ? { ...item, join } : item))
}

export function asksOf(where: Where, column: AskedColumn): boolean {
  return conditionsIn(where).some(condition => condition.column === column)
}

const WORD: Record<Join, string> = { all: '且', any: '或' }

/** `（学历 大专 或 性别 女）` */
export function groupWords({ join, of }: ConditionGroup): string {
  const parts = of.map(condition => {
    const { label, value } = conditionWords(condition)
    return `${label} ${value}`
  })
  return parts.length === 1 ? (parts[0] ?? '') : `（${parts.join(` ${WORD[join]} `)}）`
}

export function itemWords(item: WhereItem): { label: string; value: string } {
  return item.is === 'group' ? { label: '一组', value: groupWords(item) } : conditionWords(item)
}
