/** The register of readings (R-G24, R-G25). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageSchema } from '../kernel/paging.ts'
import { READING_KIND } from './reading.ts'

const words = (max: number) => z.string().trim().max(max)
const wordsOrNull = (max: number) => words(max).nullable()

const readerSchema = z.strictObject({
  name: words(30).min(1, { message: '请填写查阅人姓名' }),
  /** chosen from the register: whether a full member, and whose relative, is looked up */
  memberId: idSchema.nullable(),
  /** of who is not in the register: a full member by the letter he brings */
  formal: z.boolean(),
})

export type Reader = z.output<typeof readerSchema>

export const readingValuesSchema = z.strictObject({
  kind: codeSchema(READING_KIND),
  /** one or two; more or none is refused with the reason */
  readers: z.array(readerSchema).max(10),
  unit: words(80),
  letterNo: words(60),
  purpose: words(200),
  approvedBy: words(30),
  approvedOn: z.iso.date().nullable(),
  onDate: z.iso.date(),
  supervisor: words(30),
  lendReason: words(200),
  dueOn: z.iso.date().nullable(),
  distinctReason: words(200),
  remark: wordsOrNull(300),
})

export type ReadingValues = z.output<typeof readingValuesSchema>

export const readingSchema = readingValuesSchema.omit({ readers: true }).extend({
  id: idSchema,
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  readers: z.array(z.string()),
  endedOn: z.string().nullable(),
  endCheck: z.string().nullable(),
  overdue: z.boolean(),
  findings: z.array(z.string()),
})

export type Reading = z.output<typeof readingSchema>

export const readingMethods = {
  readings: query(
    '查阅登记',
    z.strictObject({
      only: z.enum(['open', 'overdue', 'all']).default('all'),
      orgId: idSchema.optional(),
      text: z.string().max(60).optional(),
      page: pageSchema.default({ offset: 0, limit: 100 }),
      asOf: z.iso.date().optional(),
    }),
    z.strictObject({
      total: z.number().int(),
      rows: z.array(readingSchema),
      /** the leader in charge, of the settings */
      leader: z.string(),
    }),
  ),
  admitReading: command(
    '登记查阅或外借档案',
    z.strictObject({ memberId: idSchema, values: readingValuesSchema }),
    savedSchema,
  ),
  endReading: command(
    '登记档案归还',
    z.strictObject({ id: idSchema, endedOn: z.iso.date(), endCheck: wordsOrNull(200) }),
    changedSchema,
  ),
  removeReading: command('删除查阅登记', z.strictObject({ id: idSchema }), changedSchema),
}
