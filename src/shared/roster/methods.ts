/** The roster: lists, cards, edits, and the two calculators. */

import { z } from 'zod'
import {
  calculator,
  changedSchema,
  command,
  idSchema,
  query,
  savedSchema,
  task,
  ticketSchema,
} from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { SANCTION_FAMILY, SANCTION_KIND } from '../disposal/codes.ts'
import { blockEditsSchema, blockOutcomeSchema, blockPreviewSchema } from './blocks.ts'
import { MEMBERSHIP, SEX } from './codes.ts'
import { partialDateSchema } from './fields.ts'
import { LIST_COLUMNS } from './listColumns.ts'
import {
  educationSchema,
  educationValuesSchema,
  familySchema,
  familyValuesSchema,
  honourSchema,
  honourValuesSchema,
  lastContactSchema,
  memberFindingSchema,
  memberKeySchema,
  memberRowSchema,
  memberValuesSchema,
  periodSchema,
  rosterFilterSchema,
  rosterSortSchema,
  typedValuesSchema,
  studyHoursSchema,
  studyHoursValuesSchema,
} from './schema.ts'
import { rosterViewSchema, viewNameSchema } from './views.ts'
import { overlaySchema } from './overlays.ts'

const words = (max: number) => z.string().trim().max(max).nullable()

export const sanctionValuesSchema = z.strictObject({
  family: codeSchema(SANCTION_FAMILY),
  kind: codeSchema(SANCTION_KIND),
  decidedOn: z.iso.date(),
  decidedBy: words(60),
  documentNo: words(60),
  note: words(300),
})

export const sanctionSchema = sanctionValuesSchema.extend({
  id: idSchema,
  /** end of 留党察看, computed */
  effectTo: z.string().nullable(),
  /** the operation that ended the membership with it, while the membership stands so: undoing it gives it back */
  ended: z.strictObject({ changeId: idSchema, at: z.string(), label: z.string() }).nullable(),
})

export const lastChangeSchema = z.strictObject({
  changeId: z.number().int(),
  at: z.string(),
  actor: z.string(),
  label: z.string(),
  /** how many entries touch this record */
  count: z.number().int(),
})

export const memberCardSchema = z.strictObject({
  id: idSchema,
  orgId: idSchema.nullable(),
  orgName: z.string(),
  membership: codeSchema(MEMBERSHIP),
  values: memberValuesSchema,
  /** typed text that could not be read, kept beside its field */
  asTyped: z.partialRecord(z.string(), z.string()),
  findings: z.array(memberFindingSchema),
  /** computed on the given day */
  age: z.number().int().nullable(),
  partyAge: z.number().int().nullable(),
  periods: z.array(periodSchema),
  family: z.array(familySchema),
  education: z.array(educationSchema),
  sanctions: z.array(sanctionSchema),
  honours: z.array(honourSchema),
  /** newest year first */
  studyHours: z.array(studyHoursSchema),
  /** on the given day, from attendance and payments or as typed (R-B01) */
  lastLife: lastContactSchema.nullable(),
  lastDues: lastContactSchema.nullable(),
  lastChange: lastChangeSchema.nullable(),
})

export type MemberCard = z.output<typeof memberCardSchema>

/** A list as it stands on the screen. */
export const rosterListingSchema = z.strictObject({
  filter: rosterFilterSchema.default({}),
  sort: z.array(rosterSortSchema).max(4).default([]),
  /** as of this day; today when absent */
  asOf: z.iso.date().optional(),
  /** columns from left to right, with their widths in pixels */
  columns: z
    .array(z.strictObject({ key: z.enum(LIST_COLUMNS), width: z.number().min(20).max(2000) }))
    .min(1)
    .max(LIST_COLUMNS.length),
})

export type RosterListing = z.output<typeof rosterListingSchema>

const evidence = z.string().trim().max(200).nullable()

export const rosterMethods = {
  list: query(
    '党员名册：筛选、排序、分页',
    z.strictObject({
      filter: rosterFilterSchema.default({}),
      sort: z.array(rosterSortSchema).max(4).default([]),
      page: pageSchema.default({ offset: 0, limit: 100 }),
      /** list as of this day; today when absent */
      asOf: z.iso.date().optional(),
    }),
    pageOf(memberRowSchema),
  ),
  exportList: task(
    '导出屏幕上的名册（.xlsx 或 .csv），列、次序、筛选与屏幕一致',
    rosterListingSchema.extend({ format: z.enum(['xlsx', 'csv']) }),
    ticketSchema,
  ),
  printList: task('生成屏幕上名册的打印页', rosterListingSchema, ticketSchema),
  views: query(
    '名册的视图',
    z.strictObject({}),
    z.strictObject({
      views: z.array(z.strictObject({ id: idSchema, name: z.string(), view: rosterViewSchema })),
    }),
  ),
  saveView: command(
    '保存、修改名册的视图',
    z.strictObject({ id: idSchema.optional(), name: viewNameSchema, view: rosterViewSchema }),
    savedSchema,
  ),
  removeView: command('删除名册的视图', z.strictObject({ id: idSchema }), changedSchema),
  summary: query(
    '名册合计：在册、预备、有问题人数',
    z.strictObject({ orgId: idSchema.optional(), asOf: z.iso.date().optional() }),
    z.strictObject({
      onRoll: z.number().int(),
      probationary: z.number().int(),
      withIssues: z.number().int(),
    }),
  ),
  find: query(
    '快速查找党员（姓名、拼音、首字母、身份证号、电话）',
    z.strictObject({ text: z.string().max(60), limit: z.number().int().min(1).max(50).default(10) }),
    z.strictObject({ rows: z.array(memberRowSchema) }),
  ),
  card: query('党员卡', z.strictObject({ id: idSchema, asOf: z.iso.date().optional() }), memberCardSchema),
  overlays: query(
    '党员某日的情形：失联、处置、在途、外出等（4.1）',
    z.strictObject({ id: idSchema, asOf: z.iso.date().optional() }),
    z.strictObject({ overlays: z.array(overlaySchema) }),
  ),
  create: command(
    '新增党员',
    z.strictObject({
      values: typedValuesSchema,
      orgId: idSchema,
      membership: codeSchema(MEMBERSHIP).default('FORMAL'),
      /** first day in this branch and state; the join date when absent */
      fromOn: partialDateSchema.nullable().default(null),
    }),
    savedSchema,
  ),
  update: command(
    '修改党员信息',
    z.strictObject({ id: idSchema, values: typedValuesSchema }),
    savedSchema.extend({ findings: z.array(memberFindingSchema) }),
  ),
  updateMany: command(
    '修改多名党员的信息：一次操作，可一步撤销；不能保存的值逐格说明原因',
    blockEditsSchema,
    blockOutcomeSchema.extend({ changeId: z.number().int().nullable() }),
  ),
  previewMany: query('修改多名党员之前：会改几名、几处，哪些不能保存', blockEditsSchema, blockPreviewSchema),
  restoreValue: command(
    '恢复一项信息在某次操作之前的值',
    z.strictObject({ id: idSchema, changeId: idSchema, field: memberKeySchema }),
    changedSchema,
  ),
  transfer: command(
    '转到另一支部',
    z.strictObject({ ids: z.array(idSchema).min(1).max(5000), orgId: idSchema, on: z.iso.date(), evidence }),
    changedSchema,
  ),
  setMembership: command(
    '改变党籍状态（须有依据）',
    z.strictObject({
      id: idSchema,
      membership: codeSchema(MEMBERSHIP),
      on: z.iso.date(),
      evidence: z.string().trim().max(200),
      /** new end of the probation where it is extended: PROBATIONARY to PROBATIONARY */
      probationEnd: z.iso.date().optional(),
    }),
    changedSchema,
  ),
  archive: command(
    '移入归档：移出名册，记录保留（可放回、可撤销）',
    z.strictObject({
      ids: z.array(idSchema).min(1).max(5000),
      reason: z.string().trim().min(2, { message: '请写明原因' }).max(200),
    }),
    changedSchema,
  ),
  putBack: command(
    '从归档放回名册',
    z.strictObject({ ids: z.array(idSchema).min(1).max(5000) }),
    changedSchema,
  ),
  remove: command(
    '删除误录的党员（可撤销）',
    z.strictObject({ id: idSchema, reason: z.string().trim().min(2, { message: '请写明原因' }).max(200) }),
    changedSchema,
  ),
  saveFamily: command(
    '登记家庭成员',
    z.strictObject({ memberId: idSchema, id: idSchema.optional(), values: familyValuesSchema }),
    savedSchema,
  ),
  removeFamily: command('删除家庭成员', z.strictObject({ id: idSchema }), changedSchema),
  saveEducation: command(
    '登记学历',
    z.strictObject({ memberId: idSchema, id: idSchema.optional(), values: educationValuesSchema }),
    savedSchema,
  ),
  removeEducation: command('删除学历', z.strictObject({ id: idSchema }), changedSchema),
  saveSanction: command(
    '登记处分',
    z.strictObject({ memberId: idSchema, id: idSchema.optional(), values: sanctionValuesSchema }),
    savedSchema,
  ),
  removeSanction: command('删除处分记录', z.strictObject({ id: idSchema }), changedSchema),
  saveHonour: command(
    '登记荣誉',
    z.strictObject({ memberId: idSchema, id: idSchema.optional(), values: honourValuesSchema }),
    savedSchema,
  ),
  removeHonour: command('删除荣誉记录', z.strictObject({ id: idSchema }), changedSchema),
  saveStudyHours: command(
    '登记一年的学习培训学时（一年只有一条）',
    z.strictObject({ memberId: idSchema, id: idSchema.optional(), values: studyHoursValuesSchema }),
    savedSchema,
  ),
  removeStudyHours: command('删除学时记录', z.strictObject({ id: idSchema }), changedSchema),
  inspectIdNumber: calculator(
    '检查身份证号',
    z.strictObject({
      idNumber: z.string().max(60),
      birth: partialDateSchema.nullish(),
      sex: codeSchema(SEX).nullish(),
      /** the day that bounds the birth date; today when absent */
      on: z.iso.date().optional(),
    }),
    z.strictObject({
      valid: z.boolean(),
      normalized: z.string(),
      birth: z.string().nullable(),
      sex: codeSchema(SEX).nullable(),
      findings: z.array(z.enum(['ID_LEN', 'ID_CHAR', 'ID_DATE', 'ID_CHECK', 'ID_BIRTH', 'ID_SEX'])),
    }),
  ),
  age: calculator(
    '周岁或党龄（满年数）',
    z.strictObject({ from: partialDateSchema, on: partialDateSchema }),
    z.strictObject({ years: z.number().int() }),
  ),
}
