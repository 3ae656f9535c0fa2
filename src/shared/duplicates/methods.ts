/** 重复检查: pairs that look like one person, merging them field by field, or saying that they are two. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageSchema } from '../kernel/paging.ts'
import { MEMBERSHIP } from '../roster/codes.ts'
import { memberKeySchema } from '../roster/schema.ts'
import { DUPLICATE_REASON } from './codes.ts'
import { openChoiceSchema, openGroupSchema } from './openRecords.ts'

/** What the list shows of one of the two. */
const sideSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  orgName: z.string(),
  membership: codeSchema(MEMBERSHIP),
  birth: z.string().nullable(),
  idNo: z.string().nullable(),
  phone: z.string().nullable(),
})

export const duplicatePairSchema = z.strictObject({
  first: sideSchema,
  second: sideSchema,
  reason: codeSchema(DUPLICATE_REASON),
  words: z.string(),
  /** both have a right ID number and the two differ */
  differentIds: z.boolean(),
})

export type DuplicatePair = z.output<typeof duplicatePairSchema>

const pairInput = { keepId: idSchema, otherId: idSchema }
const sideChoice = z.enum(['kept', 'other'])

/** One field of the two beside each other; only fields that one of them has filled. */
const comparedFieldSchema = z.strictObject({
  key: memberKeySchema,
  label: z.string(),
  kept: z.string(),
  other: z.string(),
  /** same: nothing to choose; filled: one has more, which is preset; conflict: to be chosen */
  state: z.enum(['same', 'filled', 'conflict']),
  preset: sideChoice.nullable(),
})

export type ComparedField = z.output<typeof comparedFieldSchema>

export const comparisonSchema = z.strictObject({
  kept: sideSchema,
  other: sideSchema,
  /** why they look like one; null when nothing says so */
  words: z.string().nullable(),
  differentIds: z.boolean(),
  /** marked 不是同一人 */
  distinct: z.boolean(),
  /** branch and state differ: which of the two stands is to be chosen */
  placeConflict: z.boolean(),
  fields: z.array(comparedFieldSchema),
  /** linked records by kind, those that both have none of left out */
  records: z.array(z.strictObject({ label: z.string(), kept: z.number().int(), other: z.number().int() })),
  /** kinds of records that both have open, with what may become of them */
  open: z.array(openGroupSchema),
  /** what to look at after the merge */
  notes: z.array(z.string()),
})

export type Comparison = z.output<typeof comparisonSchema>

/** What the list of pairs is narrowed to. */
export const pairsAskedSchema = z.strictObject({
  filter: z
    .strictObject({
      reason: codeSchema(DUPLICATE_REASON).optional(),
      /** one of the two is in this organisation or below it */
      orgId: idSchema.optional(),
      /** pairs marked 不是同一人 instead of those still open */
      distinct: z.boolean().optional(),
    })
    .default({}),
})

export const duplicatesMethods = {
  list: query(
    '重复检查：可能是同一人的党员，两两列出',
    pairsAskedSchema.extend({ page: pageSchema.default({ offset: 0, limit: 100 }) }),
    z.strictObject({
      total: z.number().int(),
      rows: z.array(duplicatePairSchema),
    }),
  ),
  ofMember: query(
    '一名党员可能与谁重复',
    z.strictObject({ memberId: idSchema }),
    z.strictObject({
      rows: z.array(
        z.strictObject({ id: idSchema, name: z.string(), orgName: z.string(), words: z.string() }),
      ),
    }),
  ),
  compare: query('两名党员逐项对照', z.strictObject(pairInput), comparisonSchema),
  markDistinct: command('标记不是同一人，以后不再提示', z.strictObject(pairInput), changedSchema),
  unmarkDistinct: command('取消“不是同一人”的标记', z.strictObject(pairInput), changedSchema),
  merge: command(
    '合并重复的党员：逐项选定，全部记录移到保留的一条',
    z.strictObject({
      ...pairInput,
      /** fields that differ must be chosen; the others are preset */
      choices: z.partialRecord(memberKeySchema, sideChoice).default({}),
      /** whose branch and state stand, with the dates of their changes */
      place: sideChoice.optional(),
      /** what becomes of records both have open, by kind; those not named all stay open */
      open: z.array(openChoiceSchema).max(3).default([]),
    }),
    z.strictObject({
      changeId: z.number().int().nullable(),
      /** linked records moved to the kept member */
      moved: z.number().int(),
    }),
  ),
}
