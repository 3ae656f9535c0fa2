/** 归档期限: conversions to be filed, dossiers of the dead, custody, and the yearly filing (R-G05–R-G08, R-G23). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { CLOCK_KIND } from './clocks.ts'
import { PERSONNEL_FILE } from './codes.ts'

const day = z.string().refine(isIsoDate, { message: '请填写日期，如 2016-05-20' })

const clockRowSchema = z.strictObject({
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  kind: codeSchema(CLOCK_KIND),
  /** the day of conversion or of death */
  since: z.string().nullable(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  personnelFile: codeSchema(PERSONNEL_FILE).nullable(),
  keeper: z.string().nullable(),
  /** where it belongs; null where it is not known whether there is a personnel file */
  belongs: z.string().nullable(),
})

export type ClockRow = z.output<typeof clockRowSchema>

const filingValuesSchema = z.strictObject({
  year: z.number().int().min(1950).max(2100),
  onDate: day,
  actor: z.string().trim().min(1, { message: '请填写办理人' }).max(30),
  volumes: z.number().int().min(0).max(100_000).nullable(),
  remark: z.string().trim().max(300).nullable(),
})

const filingSchema = filingValuesSchema.extend({ id: idSchema })

export type YearlyFiling = z.output<typeof filingSchema>

export const clocksAskedSchema = z.strictObject({
  filter: z
    .strictObject({
      orgId: idSchema.optional(),
      kind: codeSchema(CLOCK_KIND).optional(),
      overdue: z.boolean().optional(),
      text: z.string().max(60).optional(),
    })
    .default({}),
  asOf: z.iso.date().optional(),
})

export const clockMethods = {
  clocks: query(
    '档案归档期限',
    clocksAskedSchema.extend({ page: pageSchema.default({ offset: 0, limit: 100 }) }),
    pageOf(clockRowSchema),
  ),
  yearlyFilings: query(
    '每年的档案立卷归档',
    z.strictObject({ asOf: z.iso.date().optional() }),
    z.strictObject({
      year: z.number().int(),
      dueOn: z.string(),
      state: z.enum(['done', 'later', 'due', 'overdue']),
      rows: z.array(filingSchema),
    }),
  ),
  saveYearlyFiling: command(
    '登记每年的档案立卷归档',
    z.strictObject({ id: idSchema.nullable(), values: filingValuesSchema }),
    savedSchema,
  ),
  removeYearlyFiling: command('删除立卷归档的登记', z.strictObject({ id: idSchema }), changedSchema),
}
