/** Written reminders to members away (R-E18). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { REMINDER_GROUND, REMINDER_KIND } from './codes.ts'
import { REMINDER_STATE } from './reminders.ts'

const words = (max: number) => z.string().trim().max(max).nullable()
const day = z.iso.date({ message: '请填写日期，如 2016-03-01' })

export const reminderValuesSchema = z.strictObject({
  kind: codeSchema(REMINDER_KIND),
  reminderNo: words(40),
  onDate: day,
  grounds: z.array(codeSchema(REMINDER_GROUND)).min(1, { message: '请选择提醒事由' }),
  /** what was not done, as it stands on the paper */
  facts: z.string().trim().min(1, { message: '请填写具体情况' }).max(500),
  mendBy: day.nullable(),
})

export type ReminderValues = z.output<typeof reminderValuesSchema>

export const callSchema = z.strictObject({ ground: codeSchema(REMINDER_GROUND), text: z.string() })

export const reminderRowSchema = reminderValuesSchema.extend({
  id: idSchema,
  state: codeSchema(REMINDER_STATE),
  servedOn: z.string().nullable(),
  servedTo: z.string().nullable(),
  outcomeOn: z.string().nullable(),
  outcomeNote: z.string().nullable(),
  /** received, and the day by which it was to be mended is over */
  overdue: z.boolean(),
})

export type ReminderRow = z.output<typeof reminderRowSchema>

export const reminderMethods = {
  reminders: query(
    '流动党员书面提醒',
    z.strictObject({ flowId: idSchema, asOf: z.iso.date().optional() }),
    z.strictObject({
      /** what calls for one on the day */
      calls: z.array(callSchema),
      reminders: z.array(reminderRowSchema),
    }),
  ),
  saveReminder: command(
    '书面提醒流动党员',
    z.strictObject({ flowId: idSchema, id: idSchema.optional(), values: reminderValuesSchema }),
    savedSchema,
  ),
  stepReminder: command(
    '登记提醒的送达和整改',
    z.strictObject({
      id: idSchema,
      to: z.enum(['SERVED', 'MENDED', 'UNMENDED']),
      onDate: day.nullable(),
      /** who signed; what was mended; what was found when it was looked at again */
      note: words(200),
    }),
    changedSchema,
  ),
  removeReminder: command('删除书面提醒', z.strictObject({ id: idSchema }), changedSchema),
}
