/** Transfer letters, as far as the sweep and the annexes need them (R-A01 b, R-B18, R-F01 to R-F05). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { partialDateSchema } from '../roster/fields.ts'
import { LETTER_DESTINATION, LETTER_DIRECTION, LETTER_NATURE, LETTER_STATE } from './codes.ts'

const words = (max: number) => z.string().trim().max(max).nullable()
const day = z.iso.date({ message: '请填写日期，如 2016-03-01' })

export const letterValuesSchema = z.strictObject({
  direction: codeSchema(LETTER_DIRECTION),
  letterNo: words(40),
  nature: codeSchema(LETTER_NATURE).nullable(),
  phone: words(40),
  wechat: words(40),
  destKind: codeSchema(LETTER_DESTINATION).nullable(),
  destPlace: words(120),
  backupContact: words(60),
  toOrg: words(100),
  toOrgAddress: words(120),
  toOrgPhone: words(40),
  issuedOn: day.nullable(),
  validDays: z.number().int().min(1).max(180),
  duesPaidTo: partialDateSchema.nullable(),
  landedOn: day.nullable(),
  receiptOn: day.nullable(),
  receiptNo: words(40),
  proofOn: day.nullable(),
  proofFrom: words(100),
  returnedOn: day.nullable(),
  returnReason: words(200),
  inquiryResult: words(300),
  state: codeSchema(LETTER_STATE),
  remark: words(300),
})

export const letterRowSchema = letterValuesSchema.extend({
  id: idSchema,
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  /** last valid day: issuedOn + validDays */
  validTo: z.string().nullable(),
  /** past its last valid day and not landed */
  overdue: z.boolean(),
})

export type LetterRow = z.output<typeof letterRowSchema>

export const transferMethods = {
  list: query(
    '组织关系介绍信',
    z.strictObject({
      filter: z
        .strictObject({
          orgId: idSchema.optional(),
          memberId: idSchema.optional(),
          only: z.enum(['open', 'overdue', 'all']).default('open'),
        })
        .default({ only: 'open' }),
      page: pageSchema.default({ offset: 0, limit: 100 }),
      asOf: z.iso.date().optional(),
    }),
    pageOf(letterRowSchema),
  ),
  save: command(
    '登记介绍信',
    z.strictObject({ memberId: idSchema, id: idSchema.optional(), values: letterValuesSchema.partial() }),
    savedSchema,
  ),
  remove: command('删除介绍信记录', z.strictObject({ id: idSchema }), changedSchema),
}
