/** 组织处置: disposal cases by the steps of rules.md 4.3. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema, task, ticketSchema } from '../api/method.ts'
import { formPageSchema } from '../forms/sheet.ts'
import { codeSchema } from '../kernel/codes.ts'
import { isIsoDate } from '../kernel/dates.ts'
import { pageOf, pageSchema } from '../kernel/paging.ts'
import { partialDateSchema } from '../roster/fields.ts'
import {
  CLUE_TO,
  DISPOSAL_ARCHIVE,
  DISPOSAL_GROUND,
  DISPOSAL_KIND,
  DISPOSAL_LISTED,
  DISPOSAL_RESULT,
  DISPOSAL_SOURCE,
  DISPOSAL_STATE,
  DISPOSAL_STEP,
  RECTIFY_TERM,
} from './codes.ts'
import { DISPOSAL_PAPER } from './papers.ts'

const words = (max: number) => z.string().trim().max(max).nullable()
const day = z.string().refine(isIsoDate, { message: '请填写日期，如 2016-03-01' })
const people = z.number().int().min(0).max(100_000).nullable()

/** What is written about a case besides its steps. */
export const disposalValuesSchema = z.strictObject({
  sourceNote: words(200),
  /** since when there was no organisation life, dues or work (R-J06) */
  sinceOn: partialDateSchema.nullable(),
  facts: words(1000),
  violation: z.boolean(),
  clueTo: codeSchema(CLUE_TO).nullable(),
  clueOn: day.nullable(),
  clueNo: words(60),
  remark: words(300),
})

export type DisposalValues = z.output<typeof disposalValuesSchema>

export const votesSchema = z.strictObject({
  expected: people,
  entitled: people,
  present: people,
  agree: people,
  against: people,
  abstain: people,
})

export const stepValuesSchema = votesSchema.partial().extend({
  on: day,
  actor: words(60).optional(),
  documentNo: words(80).optional(),
  text: words(2000).optional(),
  result: codeSchema(DISPOSAL_RESULT).nullable().optional(),
  announcedHow: words(200).optional(),
  educatorIds: z.array(idSchema).max(2).optional(),
  sessionGapReason: words(300).optional(),
  heardOn: day.nullable().optional(),
  hearing: words(1000).optional(),
  unreachableReason: words(300).optional(),
  probationEnd: day.nullable().optional(),
  terms: z.array(codeSchema(RECTIFY_TERM)).optional(),
  archived: z.array(codeSchema(DISPOSAL_ARCHIVE)).optional(),
})

export type StepValues = z.output<typeof stepValuesSchema>

const routeSchema = z.strictObject({
  kind: codeSchema(DISPOSAL_KIND),
  unreachable: z.boolean(),
  approver: z.enum(['party', 'superior']),
  passEnds: z.boolean(),
})

export const disposalRowSchema = z.strictObject({
  id: idSchema,
  caseNo: z.string(),
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  kind: codeSchema(DISPOSAL_KIND),
  state: codeSchema(DISPOSAL_STATE),
  openedOn: z.string(),
  /** null when the case is filed */
  next: codeSchema(DISPOSAL_STEP).nullable(),
  /** the day by which something is due: the week's session, the end of 限期改正; null when nothing is */
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  /** clues of misconduct were not handed over: the announcement is blocked (R-D04) */
  clueOpen: z.boolean(),
  /** the lost case it belongs to */
  lostCaseId: idSchema.nullable(),
  /** announced: the decision is carried out */
  announced: z.boolean(),
})

export type DisposalRow = z.output<typeof disposalRowSchema>

export const takenStepSchema = votesSchema.extend({
  id: idSchema,
  step: codeSchema(DISPOSAL_STEP),
  on: z.string(),
  actor: z.string().nullable(),
  documentNo: z.string().nullable(),
  text: z.string().nullable(),
  result: codeSchema(DISPOSAL_RESULT).nullable(),
  toState: codeSchema(DISPOSAL_STATE),
  voteRule: z.enum(['expected', 'present']).nullable(),
})

export type TakenStep = z.output<typeof takenStepSchema>

export const noteValuesSchema = z.strictObject({
  kind: z.enum(['education', 'aftercare']),
  on: day,
  person: words(60),
  text: z.string().trim().min(2, { message: '请写明情况' }).max(1000),
})

const noteSchema = noteValuesSchema.extend({ id: idSchema })

export type DisposalNote = z.output<typeof noteSchema>

export const disposalCardSchema = disposalRowSchema.extend({
  route: routeSchema,
  grounds: z.array(codeSchema(DISPOSAL_GROUND)),
  source: codeSchema(DISPOSAL_SOURCE),
  values: disposalValuesSchema,
  steps: z.array(takenStepSchema),
  notes: z.array(noteSchema),
  educators: z.array(z.strictObject({ id: idSchema, name: z.string() })),
  sessionGapReason: z.string().nullable(),
  heardOn: z.string().nullable(),
  hearing: z.string().nullable(),
  unreachableReason: z.string().nullable(),
  probationEnd: z.string().nullable(),
  approvedOn: z.string().nullable(),
  approvalNo: z.string().nullable(),
  rectifyTo: z.string().nullable(),
  announcedHow: z.string().nullable(),
  concludedOn: z.string().nullable(),
  terms: z.array(codeSchema(RECTIFY_TERM)),
  archived: z.array(codeSchema(DISPOSAL_ARCHIVE)),
  lostCase: z.strictObject({ id: idSchema, caseNo: z.string() }).nullable(),
  /** the form it comes from, with the drive's name */
  registration: z.strictObject({ id: idSchema, driveId: idSchema, name: z.string() }).nullable(),
  previous: z.strictObject({ id: idSchema, caseNo: z.string() }).nullable(),
  following: z.strictObject({ id: idSchema, caseNo: z.string() }).nullable(),
  /** papers that can be made by now */
  papers: z.array(codeSchema(DISPOSAL_PAPER)),
})

export type DisposalCard = z.output<typeof disposalCardSchema>

const onePaper = z.strictObject({ id: idSchema, paper: codeSchema(DISPOSAL_PAPER) })

/** What the list of cases is narrowed to, and the day it is of. */
export const disposalAskedSchema = z.strictObject({
  filter: z
    .strictObject({
      orgId: idSchema.optional(),
      state: codeSchema(DISPOSAL_LISTED).default('open'),
      text: z.string().max(60).optional(),
    })
    .default({ state: 'open' }),
  asOf: z.iso.date().optional(),
})

export const disposalMethods = {
  list: query(
    '组织处置列表',
    disposalAskedSchema.extend({ page: pageSchema.default({ offset: 0, limit: 100 }) }),
    pageOf(disposalRowSchema),
  ),
  card: query(
    '一件组织处置',
    z.strictObject({ id: idSchema, asOf: z.iso.date().optional() }),
    disposalCardSchema,
  ),
  ofMember: query(
    '一名党员的组织处置',
    z.strictObject({ memberId: idSchema }),
    z.strictObject({ rows: z.array(disposalRowSchema) }),
  ),
  open: command(
    '组织处置立案',
    z.strictObject({
      memberId: idSchema,
      kind: codeSchema(DISPOSAL_KIND),
      grounds: z.array(codeSchema(DISPOSAL_GROUND)).max(17),
      source: codeSchema(DISPOSAL_SOURCE),
      lostCaseId: idSchema.optional(),
      /** the form with the wish not to register (S01 15) */
      registrationId: idSchema.optional(),
      openedOn: day,
      /** 支委会 minutes; of 退党 the written application */
      documentNo: words(80).optional(),
      actor: words(60).optional(),
      values: disposalValuesSchema.partial().default({}),
    }),
    savedSchema,
  ),
  update: command(
    '修改组织处置',
    z.strictObject({ id: idSchema, values: disposalValuesSchema.partial() }),
    changedSchema,
  ),
  take: command(
    '办理处置程序的一步',
    z.strictObject({ id: idSchema, step: codeSchema(DISPOSAL_STEP), values: stepValuesSchema }),
    z.strictObject({
      changeId: z.number().int().nullable(),
      /** the case that goes on from this one: 限期改正 not kept, 劝退 refused */
      followingId: idSchema.nullable(),
    }),
  ),
  /** a step entered wrongly: its day, people, papers and words; what it came to stays */
  amend: command(
    '更正已登记的一步',
    z.strictObject({
      id: idSchema,
      stepId: idSchema,
      values: stepValuesSchema,
      reason: z.string().trim().min(2, { message: '请写明更正原因' }).max(100),
    }),
    changedSchema,
  ),
  remove: command(
    '删除误立的案件',
    z.strictObject({ id: idSchema, reason: z.string().trim().min(2, { message: '请写明原因' }).max(200) }),
    changedSchema,
  ),
  /** a case opened by itself is what is done about a lost member: its outcome goes there (4.2-9) */
  linkLost: command(
    '把处置案归入失联记录',
    z.strictObject({ id: idSchema, lostCaseId: idSchema }),
    changedSchema,
  ),
  addNote: command(
    '登记转化教育或跟踪帮教',
    z.strictObject({ id: idSchema, values: noteValuesSchema }),
    savedSchema,
  ),
  updateNote: command(
    '修改转化教育或跟踪帮教记录',
    z.strictObject({ noteId: idSchema, values: noteValuesSchema }),
    changedSchema,
  ),
  removeNote: command('删除转化教育或跟踪帮教记录', z.strictObject({ noteId: idSchema }), changedSchema),
  setArchived: command(
    '标记归档材料',
    z.strictObject({ id: idSchema, archived: z.array(codeSchema(DISPOSAL_ARCHIVE)) }),
    changedSchema,
  ),
  paper: query(
    '组织处置的一份材料',
    onePaper,
    z.strictObject({ title: z.string(), pages: z.array(formPageSchema) }),
  ),
  workbook: task('导出处置材料（Excel）', onePaper, ticketSchema),
  pdf: task('导出处置材料（PDF）', onePaper, ticketSchema),
  print: task('打印处置材料', onePaper, ticketSchema),
}
