/** 联系方式核对 (S02 42 to 44): when it was last made sure that a member can be reached. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query } from '../api/method.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'

/** due: not for longer than `lost.contactCheckMonths`, or never */
export const CONTACT_LISTS = ['due', 'all'] as const

export const contactRowSchema = z.strictObject({
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  phone: z.string().nullable(),
  wechat: z.string().nullable(),
  residence: z.string().nullable(),
  /** null: never */
  checkedOn: z.string().nullable(),
  person: z.string().nullable(),
  /** n个月d天 since then; null where it never was */
  length: z.string().nullable(),
  due: z.boolean(),
})

export type ContactRow = z.output<typeof contactRowSchema>

export const contactsAskedSchema = z.strictObject({
  list: z.enum(CONTACT_LISTS),
  orgId: idSchema.optional(),
  text: z.string().max(60).optional(),
  asOf: z.iso.date().optional(),
})

export const contactCheckSchema = z.strictObject({
  id: idSchema,
  on: z.string(),
  person: z.string().nullable(),
  note: z.string().nullable(),
})

const words = (max: number) => z.string().trim().max(max).nullable()

export const contactMethods = {
  contacts: query(
    '联系方式核对名单',
    contactsAskedSchema.extend({ page: pageSchema.default({ offset: 0, limit: 100 }) }),
    pageOf(contactRowSchema),
  ),
  contactChecks: query(
    '一名党员的联系方式核对',
    z.strictObject({ memberId: idSchema, asOf: z.iso.date().optional() }),
    z.strictObject({ rows: z.array(contactCheckSchema), due: z.boolean() }),
  ),
  confirmContacts: command(
    '登记联系方式核对无误',
    z.strictObject({
      memberIds: z.array(idSchema).min(1, { message: '请选择党员' }).max(20_000),
      on: z.iso.date({ message: '请填写日期，如 2016-03-01' }),
      person: words(40).default(null),
      note: words(200).default(null),
    }),
    changedSchema.extend({ members: z.number().int() }),
  ),
  removeContactCheck: command('删除联系方式核对', z.strictObject({ id: idSchema }), changedSchema),
}
