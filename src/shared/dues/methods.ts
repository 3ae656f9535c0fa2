/** Payments of dues by one member, and how far he has paid. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { lastContactSchema } from '../roster/schema.ts'
import { DUES_PLACE, PAYER } from './codes.ts'
import { MONTHS_MAX } from './months.ts'

const words = (max: number) => z.string().trim().max(max).nullable()
const month = z.string().regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/, { message: '请填写月份，如 2024-03' })

/** The largest amount that can be kept: ten million yuan, in fen. */
const AMOUNT_MAX = 1_000_000_000

export const paymentValuesSchema = z.strictObject({
  onDate: z.iso.date(),
  /** fen */
  amount: z.number().int().min(1, { message: '请填写金额' }).max(AMOUNT_MAX),
  months: z
    .array(month)
    .min(1, { message: '请填写所交月份' })
    .max(MONTHS_MAX)
    .transform(months => [...new Set(months)].sort()),
  /** fen paid on top of what is due (R-H17) */
  excess: z.number().int().min(0).max(AMOUNT_MAX),
  payer: codeSchema(PAYER),
  /** the branch agreed to another payer, or to several months at once (R-H03) */
  consent: z.boolean(),
  place: codeSchema(DUES_PLACE).nullable(),
  lateReason: words(200),
  note: words(300),
})

export type PaymentValues = z.output<typeof paymentValuesSchema>

const findingSchema = z.strictObject({ level: z.enum(['error', 'warning', 'note']), text: z.string() })

export const paymentSchema = paymentValuesSchema.extend({
  id: idSchema,
  months: z.array(z.string()),
  findings: z.array(findingSchema),
})

export type Payment = z.output<typeof paymentSchema>

export const duesCardSchema = z.strictObject({
  /** newest first */
  payments: z.array(paymentSchema),
  paidTo: z.string().nullable(),
  firstUnpaid: z.string().nullable(),
  unpaid: z.array(z.string()),
  last: lastContactSchema.nullable(),
  findings: z.array(findingSchema),
})

export type DuesCard = z.output<typeof duesCardSchema>

export const duesMethods = {
  card: query(
    '一名党员的党费：交纳记录、交至哪个月',
    z.strictObject({ memberId: idSchema, asOf: z.iso.date().optional() }),
    duesCardSchema,
  ),
  savePayment: command(
    '登记党费交纳',
    z.strictObject({ memberId: idSchema, id: idSchema.optional(), values: paymentValuesSchema }),
    savedSchema,
  ),
  removePayment: command('删除党费交纳记录', z.strictObject({ id: idSchema }), changedSchema),
}
