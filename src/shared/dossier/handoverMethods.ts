/** Handing dossiers over: list, package, signatures, receipt (R-G26, R-G27). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { LETTER_STAGE } from '../transfer/codes.ts'
import { HANDOVER_DIRECTION, HANDOVER_STATE } from './handover.ts'

const words = (max: number) => z.string().trim().max(max).nullable()
const count = (max: number) => z.number().int().min(0).max(max)

export const handoverItemSchema = z.strictObject({
  memberId: idSchema,
  /** 明细: which papers */
  content: z.string().trim().max(300),
  copies: count(999),
  pages: count(9999),
  /** the letter its member goes, or came, with (R-G26); null where none is known */
  letterId: idSchema.nullable().default(null),
})

export type HandoverItem = z.output<typeof handoverItemSchema>

export const handoverValuesSchema = z.strictObject({
  direction: codeSchema(HANDOVER_DIRECTION),
  counterpart: z.string().trim().min(1, { message: '请填写对方党组织' }).max(80),
  counterpartPhone: words(40),
  /** day the list was drawn up */
  listedOn: z.iso.date(),
  remark: words(300),
  items: z.array(handoverItemSchema).min(1, { message: '请选择移交的档案' }).max(200),
})

const letterSchema = z.strictObject({
  id: idSchema,
  letterNo: z.string().nullable(),
  /** where it stands on the day of the list */
  stage: codeSchema(LETTER_STAGE),
})

/** A letter whose dossier stands on no list yet. */
const dueHandoverSchema = z.strictObject({
  letterId: idSchema,
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  direction: codeSchema(HANDOVER_DIRECTION),
  letterNo: z.string().nullable(),
  /** issued, or landed here */
  on: z.string(),
  stage: codeSchema(LETTER_STAGE),
  counterpart: z.string(),
  phone: z.string().nullable(),
})

export type DueHandover = z.output<typeof dueHandoverSchema>

export const handoverSchema = handoverValuesSchema.omit({ items: true }).extend({
  id: idSchema,
  state: codeSchema(HANDOVER_STATE),
  items: z.array(
    handoverItemSchema.extend({ name: z.string(), orgName: z.string(), letter: letterSchema.nullable() }),
  ),
  handedOn: z.string().nullable(),
  place: z.string().nullable(),
  giver: z.string().nullable(),
  taker: z.string().nullable(),
  sealed: z.boolean(),
  checkResult: z.string().nullable(),
  receiptOn: z.string().nullable(),
  receiptFrom: z.string().nullable(),
  /** last day for the receipt */
  receiptDue: z.string().nullable(),
  overdue: z.boolean(),
  findings: z.array(z.string()),
})

export type Handover = z.output<typeof handoverSchema>

const step = z.discriminatedUnion('to', [
  z.strictObject({
    to: z.literal('HANDED'),
    handedOn: z.iso.date(),
    place: words(80),
    giver: words(30),
    taker: words(30),
    sealed: z.boolean(),
  }),
  z.strictObject({
    to: z.literal('RECEIPTED'),
    receiptOn: z.iso.date(),
    receiptFrom: words(60),
    checkResult: words(300),
  }),
])

export const handoverMethods = {
  handovers: query(
    '档案交接一览',
    z.strictObject({
      /** open: not handed over yet, or without receipt */
      only: z.enum(['open', 'overdue', 'out', 'in', 'all']).default('open'),
      orgId: idSchema.optional(),
      id: idSchema.optional(),
      page: pageSchema.default({ offset: 0, limit: 100 }),
      asOf: z.iso.date().optional(),
    }),
    z.strictObject({ total: z.number().int(), rows: z.array(handoverSchema) }),
  ),
  dueHandovers: query(
    '有介绍信而没有列交接清单的档案',
    z.strictObject({
      orgId: idSchema.optional(),
      page: pageSchema.default({ offset: 0, limit: 100 }),
      asOf: z.iso.date().optional(),
    }),
    pageOf(dueHandoverSchema),
  ),
  handoverOfLetter: query(
    '一份介绍信的档案交接',
    z.strictObject({ letterId: idSchema }),
    z.strictObject({
      /** the list it stands on; null while it is on none */
      handover: z
        .strictObject({
          id: idSchema,
          listedOn: z.string(),
          handedOn: z.string().nullable(),
          receiptOn: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
  proposeHandover: query(
    '按材料目录提出移交明细',
    z.strictObject({ memberId: idSchema, direction: codeSchema(HANDOVER_DIRECTION).default('转出') }),
    handoverItemSchema.extend({ name: z.string() }),
  ),
  saveHandover: command(
    '登记档案交接清单',
    z.strictObject({ id: idSchema.optional(), values: handoverValuesSchema }),
    savedSchema,
  ),
  stepHandover: command('登记档案交接签字或回执', z.strictObject({ id: idSchema, step }), changedSchema),
  removeHandover: command('删除档案交接清单', z.strictObject({ id: idSchema }), changedSchema),
}
