/**
 * Records of which only one should be open at a time: a lost case, a stay away, a letter. Where both members
 * have one, the clerk may make one of them when the members are merged, or close all but one.
 */

import { z } from 'zod'
import { idSchema } from '../api/method.ts'

interface OpenKind {
  /** what the records are called with their number: 「两条未了结的失联记录」 */
  what: string
  /** what goes over when records are made one; null: nothing hangs on them */
  children: string | null
  /** what closing means */
  close: string
  closedOn: string
}

export const OPEN_KINDS = {
  lostCase: { what: '未了结的失联记录', children: '查找记录', close: '排除（非失联）', closedOn: '排除日期' },
  flow: { what: '未返回的外出记录', children: '联系记录', close: '登记返回', closedOn: '返回日期' },
  letter: { what: '未了结的介绍信', children: null, close: '作废', closedOn: '作废日期' },
} as const satisfies Record<string, OpenKind>

export const openKindSchema = z.enum(['lostCase', 'flow', 'letter'])
export type OpenKindKey = z.output<typeof openKindSchema>

export const openRecordSchema = z.strictObject({
  id: idSchema,
  side: z.enum(['kept', 'other']),
  /** what it is known by: 「SL2024-001」, 「2024-02-01外出」 */
  name: z.string(),
  /** the rest in a few words */
  words: z.string(),
  /** search attempts or contacts that would go over to another */
  children: z.number().int(),
  /** why it cannot be closed here; null when it can */
  notClosed: z.string().nullable(),
})

export type OpenRecord = z.output<typeof openRecordSchema>

/** The open records of both members of one kind: two at least, one of each. */
export const openGroupSchema = z.strictObject({
  kind: openKindSchema,
  records: z.array(openRecordSchema),
  /** why they cannot be made one; null when they can */
  notJoined: z.string().nullable(),
})

export type OpenGroup = z.output<typeof openGroupSchema>

/** What becomes of the others of a group; a kind that is not named stays as it is, all of them open. */
export const openChoiceSchema = z.discriminatedUnion('how', [
  z.strictObject({ kind: openKindSchema, how: z.literal('join'), stays: idSchema }),
  z.strictObject({
    kind: openKindSchema,
    how: z.literal('close'),
    stays: idSchema,
    on: z.iso.date(),
    reason: z.string().trim().min(1, { message: '请写明理由' }).max(200),
  }),
])

export type OpenChoice = z.output<typeof openChoiceSchema>

const namesOf = (records: readonly OpenRecord[]) => records.map(({ name }) => `“${name}”`).join('、')

/** What a choice does, in words, for the preview and the log; null for a choice that fits nothing. */
export function choiceWords({ kind, records }: OpenGroup, choice: OpenChoice): string | null {
  const stays = records.find(({ id }) => id === choice.stays)
  const others = records.filter(({ id }) => id !== choice.stays)
  if (!stays || others.length === 0) return null
  const { children, close } = OPEN_KINDS[kind]
  if (choice.how === 'close') return `${namesOf(others)}${close}，保留“${stays.name}”`
  const moving = others.reduce((sum, other) => sum + other.children, 0)
  const along = children === null || moving === 0 ? '' : `，移过去${children}${moving}条`
  return `${namesOf(others)}并入“${stays.name}”${along}`
}
