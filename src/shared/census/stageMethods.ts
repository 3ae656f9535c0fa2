/** Stages, tasks, the people responsible and the board of a campaign: the contract (R-A06 to R-A16, rules.md 4.6). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { BOARD_LISTED, CAMPAIGN_ROLE, STAGE_STATE } from './codes.ts'

const day = z.string().refine(isIsoDate, '请按 2024-03-15 的样子填日期')
const dayOrNull = day.nullable()
const count = z.number().int()
const text = (max: number) => z.string().trim().max(max).nullable()
const campaignId = idSchema
const state = codeSchema(STAGE_STATE)

export const stageValuesSchema = z.strictObject({
  name: z.string().trim().min(1, '请填写阶段名称').max(30),
  fromOn: day,
  toOn: day,
  responsible: text(40),
  hasPacket: z.boolean(),
  acceptsBranches: z.boolean(),
})

export type StageValues = z.output<typeof stageValuesSchema>

export const taskValuesSchema = z.strictObject({
  /** null: of no stage */
  stageId: idSchema.nullable(),
  /** of one branch; null: of the committee */
  orgId: idSchema.nullable(),
  text: z.string().trim().min(1, '请填写任务').max(120),
  owner: text(40),
  deadline: dayOrNull,
  doneOn: dayOrNull,
  evidence: text(200),
  excuse: text(200),
  /** the hand-up of the packet, whose deadline this is; absent: as it was */
  handsUp: z.boolean().optional(),
})

export type TaskValues = z.output<typeof taskValuesSchema>

export const taskSchema = taskValuesSchema.extend({
  id: idSchema,
  orgName: z.string().nullable(),
  handsUp: z.boolean(),
  overdue: z.boolean(),
  /** done after its deadline */
  late: z.boolean(),
})

export type CampaignTask = z.output<typeof taskSchema>

export const stageSchema = stageValuesSchema.extend({
  id: idSchema,
  state,
  overdue: z.boolean(),
  /** neither done nor excused */
  openTasks: count,
  tasks: z.array(taskSchema),
  /** the step it may take next; null at its end */
  next: z
    .strictObject({
      to: state,
      label: z.string(),
      missing: z.array(z.string()),
      /** what is worth a look and hinders nothing */
      warnings: z.array(z.string()),
    })
    .nullable(),
  steps: z.array(
    z.strictObject({
      from: state,
      to: state,
      on: z.string(),
      by: z.string().nullable(),
      signedOn: z.string().nullable(),
      document: z.string().nullable(),
    }),
  ),
})

export type Stage = z.output<typeof stageSchema>

export const personValuesSchema = z.strictObject({
  role: codeSchema(CAMPAIGN_ROLE),
  name: z.string().trim().min(1, '请填写姓名').max(30),
  duty: text(40),
  phone: text(30),
  orgId: idSchema.nullable(),
})

export type PersonValues = z.output<typeof personValuesSchema>

export const boardRowSchema = z.strictObject({
  orgId: idSchema,
  orgName: z.string(),
  lines: count,
  /** some of the thirteen filled */
  begun: count,
  self: count,
  done: count,
  excused: count,
  open: count,
  /** lines with 待完善 or 有问题 */
  unfinished: count,
  problems: z.strictObject({ flow: count, unattached: count, lost: count, pocket: count, others: count }),
  tasksOverdue: count,
  reported: z.boolean(),
  accepted: z.boolean(),
})

export type BoardRow = z.output<typeof boardRowSchema>

export const boardAskedSchema = z.strictObject({
  campaignId,
  orgId: idSchema.optional(),
  asOf: day.optional(),
  only: codeSchema(BOARD_LISTED).default('all'),
})

export const stageMethods = {
  board: query(
    '排查进度：各支部',
    boardAskedSchema,
    z.strictObject({
      rows: z.array(boardRowSchema),
      totals: boardRowSchema.omit({ orgId: true, orgName: true, reported: true, accepted: true }).extend({
        branches: count,
        reported: count,
        accepted: count,
      }),
      /** by the register, members who belong on the list and are not on it, or stand elsewhere by now */
      scopeChanged: count,
      endedOn: z.string().nullable(),
      /** what the campaign lacks before it may be ended, in words */
      missingToEnd: z.array(z.string()),
    }),
  ),
  stages: query(
    '排查的阶段和任务',
    z.strictObject({ campaignId, asOf: day.optional() }),
    z.strictObject({
      stages: z.array(stageSchema),
      /** tasks of no stage */
      others: z.array(taskSchema),
      warnings: z.array(z.string()),
      people: z.array(personValuesSchema.extend({ id: idSchema, orgName: z.string().nullable() })),
      /** what R-A06 asks for and is not there */
      lacking: z.array(z.string()),
    }),
  ),
  planStages: command('按方案生成阶段和任务', z.strictObject({ campaignId }), changedSchema),
  saveStage: command(
    '保存排查阶段',
    z.strictObject({ campaignId, id: idSchema.optional(), values: stageValuesSchema }),
    savedSchema,
  ),
  removeStage: command('删除排查阶段', z.strictObject({ id: idSchema }), changedSchema),
  saveTask: command(
    '保存排查任务',
    z.strictObject({ campaignId, id: idSchema.optional(), values: taskValuesSchema }),
    savedSchema,
  ),
  removeTask: command('删除排查任务', z.strictObject({ id: idSchema }), changedSchema),
  stepStage: command(
    '推进排查阶段',
    z.strictObject({
      id: idSchema,
      to: state,
      on: day,
      /** who accepts, hands up or archives */
      by: text(40),
      /** day of the secretary's signature, for 已上报 */
      signedOn: dayOrNull,
      document: text(200),
    }),
    changedSchema,
  ),
  savePerson: command(
    '保存排查责任人',
    z.strictObject({ campaignId, id: idSchema.optional(), values: personValuesSchema }),
    savedSchema,
  ),
  removePerson: command('删除排查责任人', z.strictObject({ id: idSchema }), changedSchema),
  end: command('结束排查', z.strictObject({ campaignId, on: day }), changedSchema),
}
