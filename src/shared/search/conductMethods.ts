/** What was looked into about a lost member's conduct, item by item (R-C09, R-C12; rules.md 3.5). */

import { z } from 'zod'
import { changedSchema, command, idSchema, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { CONDUCT, CONDUCT_KIND } from './codes.ts'

export const conductValuesSchema = z.strictObject({
  on: z.iso.date({ message: '请填写日期，如 2016-03-01' }),
  kind: codeSchema(CONDUCT_KIND),
  /** the book, the paper or the person it was learnt from */
  source: z.string().trim().min(1, { message: '请填写来源，如 支部会议记录簿' }).max(100),
  finding: z.string().trim().min(1, { message: '请填写核实情况' }).max(500),
  /** what it says of him; null where it says nothing yet */
  conduct: codeSchema(CONDUCT).nullable(),
  person: z.string().trim().max(40).nullable(),
})

export type ConductValues = z.output<typeof conductValuesSchema>

export const conductCheckSchema = conductValuesSchema.extend({ id: idSchema })
export type ConductCheck = z.output<typeof conductCheckSchema>

export const conductMethods = {
  addConductCheck: command(
    '登记核实记录',
    z.strictObject({ caseId: idSchema, values: conductValuesSchema }),
    savedSchema,
  ),
  updateConductCheck: command(
    '修改核实记录',
    z.strictObject({ id: idSchema, values: conductValuesSchema }),
    changedSchema,
  ),
  removeConductCheck: command('删除核实记录', z.strictObject({ id: idSchema }), changedSchema),
}
