/** Lost-contact cases: one case, one file (R-C06, R-C07; rules.md 3.5, 4.2). */

import { z } from 'zod'
import { calculator, changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { LOST_OCCUPATION } from '../roster/codes.ts'
import { partialDateSchema } from '../roster/fields.ts'
import {
  ATTEMPT_RESULT,
  ATTITUDE,
  CONDUCT,
  LOST_CAUSE,
  LOST_LISTED,
  LOST_OUTCOME,
  LOST_SITUATION,
  LOST_STATE,
  SEARCH_CHANNEL,
} from './codes.ts'
import { conductCheckSchema, conductMethods } from './conductMethods.ts'
import { contactMethods } from './contactMethods.ts'
import { followUpSchema, inquirySchema, rhythmMethods, turnSchema, weekSchema } from './rhythmMethods.ts'

const words = (max: number) => z.string().trim().max(max).nullable()
const day = z.iso.date({ message: '请填写日期，如 2016-03-01' })

/** Length of losing contact (R-B01 to R-B04). */
export const durationSchema = z.strictObject({
  months: z.number().int(),
  days: z.number().int(),
  /** 「n个月d天」 */
  text: z.string(),
  /** full6: end ≥ start + 6 months (R-B04) */
  atLeastSix: z.boolean(),
  /** over6: end > start + 6 months (R-B03) */
  moreThanSix: z.boolean(),
  /** start + 6 months */
  sixMonthDay: z.string(),
})

export const lostValuesSchema = z.strictObject({
  foundOn: day,
  lastLife: partialDateSchema.nullable(),
  lastDues: partialDateSchema.nullable(),
  lastDuesByProxy: z.boolean(),
  startOverride: partialDateSchema.nullable(),
  startReason: words(200),
  situation: codeSchema(LOST_SITUATION).nullable(),
  situationNote: words(100),
  lostOccupation: codeSchema(LOST_OCCUPATION).nullable(),
  reasonText: words(500),
  reasonAnalysis: words(1000),
  isKey: z.boolean(),
  secretary: words(40),
  timeLimit: day.nullable(),
  verifiedOn: day.nullable(),
  conduct: codeSchema(CONDUCT).nullable(),
  cause: codeSchema(LOST_CAUSE).nullable(),
  attitude: codeSchema(ATTITUDE).nullable(),
  investigation: words(1000),
  branchOpinion: words(500),
  groupOpinion: words(500),
  preOpinion: words(500),
  preOpinionOn: day.nullable(),
  currentAddress: words(150),
  currentPhone: words(40),
  remark: words(300),
  /** 及时报告上级党组织 (R-B16) */
  reportedOn: day.nullable(),
  investigatedBy: words(40),
  /** papers the findings rest on, where they are not attached */
  evidence: words(300),
})

export type LostValues = z.output<typeof lostValuesSchema>

/** R-C06: how it went, in more than a word. */
const COURSE_MIN = 5
const COURSE_SHORT = `请写明经过，至少${COURSE_MIN}个字`

export const attemptValuesSchema = z.strictObject({
  /** `YYYY-MM-DD` or `YYYY-MM-DD HH:mm` */
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$/, { message: '请填写查找时间，如 2016-03-01 09:30' }),
  channel: codeSchema(SEARCH_CHANNEL),
  target: z.string().trim().min(1, { message: '请填写联系对象' }).max(100),
  targetPhone: words(60),
  responsible: z.string().trim().min(1, { message: '请填写责任人' }).max(40),
  course: z.string().trim().min(COURSE_MIN, { message: COURSE_SHORT }).max(1000),
  result: codeSchema(ATTEMPT_RESULT),
  clue: words(300),
  /** who approved a public channel */
  approver: words(40).optional(),
})

export type AttemptValues = z.output<typeof attemptValuesSchema>

export const attemptSchema = attemptValuesSchema.extend({
  id: idSchema,
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  // What was written once is read again, however short.
  course: z.string(),
})

const caseLinkSchema = z.strictObject({ id: idSchema, caseNo: z.string() }).nullable()

export const outcomeSchema = z.strictObject({
  id: idSchema,
  outcome: codeSchema(LOST_OUTCOME),
  decidedOn: z.string(),
  documentNo: z.string().nullable(),
  note: z.string().nullable(),
  meetingOn: z.string().nullable(),
  resolutionNo: z.string().nullable(),
  notice: z.string().nullable(),
  handedTo: z.string().nullable(),
  /** first day on which another outcome took its place */
  endedOn: z.string().nullable(),
  /** the disposal case that decided it (4.2-9) */
  disposal: caseLinkSchema,
  /** what is not in order with it, in words; null when nothing is */
  finding: z.string().nullable(),
})

export const lostRowSchema = z.strictObject({
  id: idSchema,
  caseNo: z.string(),
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  state: codeSchema(LOST_STATE),
  foundOn: z.string(),
  isKey: z.boolean(),
  isPocket: z.boolean(),
  /** later of last life and last dues, or the fallback (R-B01, R-B08) */
  start: z.string().nullable(),
  startAssumed: z.boolean(),
  duration: durationSchema.nullable(),
  attempts: z.number().int(),
  lastAttemptOn: z.string().nullable(),
  contactOn: z.string().nullable(),
  /** day by which the finding must be verified (R-B12) */
  verifyBy: z.string(),
  verifiedOn: z.string().nullable(),
  outcomes: z.array(codeSchema(LOST_OUTCOME)),
  /** what comes round in this case now; null when nothing does */
  turn: turnSchema.nullable(),
})

export type LostRow = z.output<typeof lostRowSchema>

export const lostCardSchema = lostRowSchema.extend({
  values: lostValuesSchema,
  /** the dates the case goes by: its own, else what attendance and payments know (`knownContact`) */
  known: z.strictObject({
    lastLife: z.string().nullable(),
    lastDues: z.string().nullable(),
    lastDuesByProxy: z.boolean(),
  }),
  contactHow: codeSchema(SEARCH_CHANNEL).nullable(),
  effortOverride: z.string().nullable(),
  attemptList: z.array(attemptSchema),
  outcomeList: z.array(outcomeSchema),
  /** what the effort gate R-C08 still lacks; empty when it is met */
  effortMissing: z.array(z.string()),
  /** which annexes the person stands in for the active campaign, and why not elsewhere */
  annexes: z.strictObject({ annexes: z.array(z.number().int()), reason: z.string() }),
  /** what a hand-up would still lack (R-C07) */
  missing: z.array(z.string()),
  notFoundOn: z.string().nullable(),
  investigatedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  followGapReason: z.string().nullable(),
  /** the case before, and the one after: contact was lost again (4.2-11) */
  previous: caseLinkSchema,
  following: caseLinkSchema,
  /** weekly checks of a key case (R-B13); empty for others */
  checkWeeks: z.array(weekSchema),
  /** weekly follow-up after contact (R-B14) */
  followWeeks: z.array(weekSchema),
  followUps: z.array(followUpSchema),
  inquiries: z.array(inquirySchema),
  conductChecks: z.array(conductCheckSchema),
})

export type LostCard = z.output<typeof lostCardSchema>

/** What the list of lost members is narrowed to, and the day it is of. */
export const lostAskedSchema = z.strictObject({
  filter: z
    .strictObject({
      orgId: idSchema.optional(),
      state: codeSchema(LOST_LISTED).default('open'),
      text: z.string().max(60).optional(),
    })
    .default({ state: 'open' }),
  asOf: z.iso.date().optional(),
})

export const searchMethods = {
  list: query(
    '失联党员列表',
    lostAskedSchema.extend({ page: pageSchema.default({ offset: 0, limit: 100 }) }),
    pageOf(lostRowSchema),
  ),
  card: query('失联记录', z.strictObject({ id: idSchema, asOf: z.iso.date().optional() }), lostCardSchema),
  ofMember: query(
    '一名党员的失联记录',
    z.strictObject({ memberId: idSchema }),
    z.strictObject({ rows: z.array(lostRowSchema) }),
  ),
  open: command(
    '立失联记录',
    z.strictObject({ memberId: idSchema, values: lostValuesSchema.partial().required({ foundOn: true }) }),
    savedSchema,
  ),
  update: command(
    '修改失联记录',
    z.strictObject({ id: idSchema, values: lostValuesSchema.partial() }),
    changedSchema,
  ),
  addAttempt: command(
    '登记一次查找',
    z.strictObject({ caseId: idSchema, values: attemptValuesSchema }),
    savedSchema,
  ),
  updateAttempt: command(
    '修改查找记录',
    z.strictObject({ id: idSchema, values: attemptValuesSchema }),
    changedSchema,
  ),
  removeAttempt: command('删除查找记录', z.strictObject({ id: idSchema }), changedSchema),
  startSearching: command(
    '核查属实，转入查找',
    z.strictObject({
      id: idSchema,
      verifiedOn: day,
      secretary: words(40).optional(),
      timeLimit: day.nullable().optional(),
    }),
    changedSchema,
  ),
  exclude: command(
    '排除（非失联）',
    z.strictObject({ id: idSchema, on: day, evidence: z.string().trim().max(300) }),
    changedSchema,
  ),
  contactMade: command(
    '取得联系',
    z.strictObject({
      id: idSchema,
      contactOn: day,
      contactHow: codeSchema(SEARCH_CHANNEL),
      /** the attempt that reached him, where none is on record yet */
      responsible: words(40).optional(),
      course: words(1000)
        .refine(text => !text || text.length >= COURSE_MIN, { message: COURSE_SHORT })
        .optional(),
      currentAddress: words(150).optional(),
      currentPhone: words(40).optional(),
    }),
    changedSchema,
  ),
  notFound: command(
    '仍无法取得联系（须查找到位或写明理由）',
    z.strictObject({
      id: idSchema,
      on: day.optional(),
      effortOverride: z.string().trim().max(300).optional(),
    }),
    changedSchema,
  ),
  reopen: command('继续查找', z.strictObject({ id: idSchema, on: day.optional() }), changedSchema),
  investigate: command(
    '调查核实',
    z.strictObject({
      id: idSchema,
      on: day,
      investigatedBy: words(40).optional(),
      conduct: codeSchema(CONDUCT).nullable().optional(),
      cause: codeSchema(LOST_CAUSE).nullable().optional(),
      attitude: codeSchema(ATTITUDE).nullable().optional(),
      investigation: words(1000).optional(),
      evidence: words(300).optional(),
    }),
    changedSchema,
  ),
  propose: command(
    '形成初步意见',
    z.strictObject({
      id: idSchema,
      branchOpinion: words(500).optional(),
      groupOpinion: words(500).optional(),
      preOpinion: words(500).optional(),
      preOpinionOn: day.nullable().optional(),
    }),
    changedSchema,
  ),
  close: command(
    '跟踪回访期满，结案',
    z.strictObject({ id: idSchema, on: day, followGapReason: words(300).optional() }),
    changedSchema,
  ),
  decide: command(
    '登记处理结果',
    z.strictObject({
      id: idSchema,
      outcome: codeSchema(LOST_OUTCOME),
      decidedOn: day,
      documentNo: words(60).optional(),
      note: words(300).optional(),
      meetingOn: day.nullable().optional(),
      resolutionNo: words(60).optional(),
      notice: words(300).optional(),
      handedTo: words(60).optional(),
      /** 延长预备期: until when */
      probationEnd: day.nullable().optional(),
    }),
    savedSchema,
  ),
  removeOutcome: command('删除处理结果', z.strictObject({ id: idSchema }), changedSchema),
  duration: calculator(
    '与党组织失去联系时间',
    z.strictObject({ start: partialDateSchema, end: partialDateSchema }),
    durationSchema,
  ),
  ...conductMethods,
  ...contactMethods,
  ...rhythmMethods,
}
