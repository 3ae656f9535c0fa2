/** Meetings of organisations with who attended, and the attendance of one member. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { lastContactSchema } from '../roster/schema.ts'
import { ATTENDANCE, MEETING_KIND, SIGN_IN } from './codes.ts'

const words = (max: number) => z.string().trim().max(max).nullable()

export const meetingValuesSchema = z.strictObject({
  orgId: idSchema,
  kind: codeSchema(MEETING_KIND),
  onDate: z.iso.date(),
  place: words(60),
  chair: words(50),
  recorder: words(50),
  agenda: words(500),
  minutes: words(4000),
  resolution: words(1000),
})

export type MeetingValues = z.output<typeof meetingValuesSchema>

/** What is kept of one member's attendance beside the meeting itself. */
export const attendanceValuesSchema = z.strictObject({
  state: codeSchema(ATTENDANCE),
  signIn: codeSchema(SIGN_IN).nullable(),
  leaveWritten: z.boolean(),
  leaveApprovedBy: words(50),
  leaveSignedLaterOn: z.iso.date().nullable(),
  note: words(300),
})

export type AttendanceValues = z.output<typeof attendanceValuesSchema>

const findingSchema = z.strictObject({ level: z.enum(['error', 'warning', 'note']), text: z.string() })

export const attendanceLineSchema = attendanceValuesSchema.extend({
  id: idSchema,
  meetingId: idSchema,
  onDate: z.string(),
  kind: codeSchema(MEETING_KIND),
  orgName: z.string(),
  findings: z.array(findingSchema),
})

export type AttendanceLine = z.output<typeof attendanceLineSchema>

export const meetingRowSchema = meetingValuesSchema.extend({
  id: idSchema,
  present: z.number().int(),
  onLeave: z.number().int(),
  absent: z.number().int(),
  exempt: z.number().int(),
})

export type MeetingRow = z.output<typeof meetingRowSchema>

export const sheetRowSchema = z.strictObject({
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  state: codeSchema(ATTENDANCE).nullable(),
  /** an exemption from organisation life is in force on the day */
  excused: z.boolean(),
})

export type SheetRow = z.output<typeof sheetRowSchema>

export const meetingMethods = {
  ofMember: query(
    '一名党员参加组织生活的情况',
    z.strictObject({ memberId: idSchema, asOf: z.iso.date().optional() }),
    z.strictObject({
      /** newest first */
      lines: z.array(attendanceLineSchema),
      last: lastContactSchema.nullable(),
    }),
  ),
  addLine: command(
    '登记一名党员参加组织生活（同一天同一会议只有一条）',
    z.strictObject({
      memberId: idSchema,
      meeting: meetingValuesSchema.pick({ orgId: true, kind: true, onDate: true }),
      values: attendanceValuesSchema,
    }),
    savedSchema,
  ),
  saveLine: command(
    '修改到会情况',
    z.strictObject({ id: idSchema, values: attendanceValuesSchema }),
    savedSchema,
  ),
  removeLine: command('删除一名党员的到会记录', z.strictObject({ id: idSchema }), changedSchema),
  list: query(
    '党组织的会议',
    z.strictObject({
      orgId: idSchema,
      asOf: z.iso.date().optional(),
      limit: z.number().int().min(1).max(100).default(20),
    }),
    z.strictObject({ total: z.number().int(), rows: z.array(meetingRowSchema) }),
  ),
  sheet: query(
    '会议的签到表：那一天在册的党员',
    z.strictObject({ orgId: idSchema, onDate: z.iso.date(), meetingId: idSchema.optional() }),
    z.strictObject({ rows: z.array(sheetRowSchema) }),
  ),
  save: command(
    '登记会议和到会情况',
    z.strictObject({
      id: idSchema.optional(),
      values: meetingValuesSchema,
      /** null takes the line away; who is not named stays as he is */
      lines: z
        .array(z.strictObject({ memberId: idSchema, state: codeSchema(ATTENDANCE).nullable() }))
        .max(2000),
    }),
    savedSchema,
  ),
  remove: command('删除误登的会议', z.strictObject({ id: idSchema }), changedSchema),
}
