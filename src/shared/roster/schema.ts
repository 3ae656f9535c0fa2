/** What a member is, as the contract hands it over. */

import { z } from 'zod'
import { idSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import {
  DEGREE,
  EDUCATION_KIND,
  EDUCATION_LEVEL,
  HONOUR_LEVEL,
  MEMBERSHIP,
  POLITICS,
  RELATION,
} from './codes.ts'
import { KEY_INFO, MEMBER_KEYS, partialDateSchema, type MemberKey } from './fields.ts'
import { JOINS, whereSchema } from './where.ts'

export const memberKeySchema = z.enum(MEMBER_KEYS as [MemberKey, ...MemberKey[]])

/** Stored values: text or null, flags as booleans. */
export const memberValuesSchema = z.record(memberKeySchema, z.union([z.string(), z.boolean(), z.null()]))

/** What one cell of a workbook can hold; longer than any field, so that the field says what it takes. */
const TYPED_MAX = 32_767

/** Values as typed by the clerk; dates and codes are read by the same rules as an import's cells. */
export const typedValuesSchema = z.partialRecord(
  memberKeySchema,
  z.union([z.string().max(TYPED_MAX), z.boolean(), z.null()]),
)

export type TypedValues = z.output<typeof typedValuesSchema>

export const findingLevelSchema = z.enum(['error', 'warning', 'note'])

/** One finding beside the field that caused it. */
export const memberFindingSchema = z.strictObject({
  code: z.string(),
  field: memberKeySchema.nullable(),
  level: findingLevelSchema,
  text: z.string(),
})

export type MemberFinding = z.output<typeof memberFindingSchema>

export const periodSchema = z.strictObject({
  id: idSchema,
  orgId: idSchema.nullable(),
  orgName: z.string(),
  membership: codeSchema(MEMBERSHIP),
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  evidence: z.string().nullable(),
})

const words = (max: number) => z.string().trim().max(max).nullable()

export const familyValuesSchema = z.strictObject({
  relation: codeSchema(RELATION),
  name: z.string().trim().min(1, { message: '请填写姓名' }).max(50),
  birth: partialDateSchema.nullable(),
  politics: codeSchema(POLITICS).nullable(),
  unit: words(100),
  post: words(60),
  phone: words(40),
  address: words(150),
  isEmergency: z.boolean(),
  isSearchContact: z.boolean(),
})

export const educationValuesSchema = z.strictObject({
  kind: codeSchema(EDUCATION_KIND),
  level: codeSchema(EDUCATION_LEVEL),
  degree: codeSchema(DEGREE).nullable(),
  school: words(100),
  major: words(60),
  fromOn: partialDateSchema.nullable(),
  toOn: partialDateSchema.nullable(),
  certificateNo: words(40),
})

/** 荣誉 (rules.md 3.2). */
export const honourValuesSchema = z.strictObject({
  title: z.string().trim().min(1, { message: '请填写荣誉名称' }).max(100),
  level: codeSchema(HONOUR_LEVEL).nullable(),
  grantedBy: words(60),
  grantedOn: partialDateSchema.nullable(),
  documentNo: words(60),
  note: words(300),
})

/** 学习培训学时 of one year. */
export const studyHoursValuesSchema = z.strictObject({
  year: z.number().int().min(1921).max(2100),
  /** tenths of an hour */
  tenths: z.number().int().min(0).max(99_999),
  note: words(300),
})

export const familySchema = familyValuesSchema.extend({ id: idSchema })
export const educationSchema = educationValuesSchema.extend({ id: idSchema })
export const studyHoursSchema = studyHoursValuesSchema.extend({ id: idSchema })
export const honourSchema = honourValuesSchema.extend({ id: idSchema })

/** The last sign of life in the Party: `LastContact` (R-B01). */
export const lastContactSchema = z.strictObject({
  date: z.string(),
  /** record: from attendance or payments; typed: as entered by hand */
  source: z.enum(['record', 'typed']),
  byProxy: z.boolean(),
})

/** The most a list shows of a member; the card has the rest. */
export const memberRowSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  orgId: idSchema.nullable(),
  orgName: z.string(),
  membership: codeSchema(MEMBERSHIP),
  sex: z.string().nullable(),
  nation: z.string().nullable(),
  birth: z.string().nullable(),
  idNo: z.string().nullable(),
  education: z.string().nullable(),
  joinDate: z.string().nullable(),
  fullDate: z.string().nullable(),
  phone: z.string().nullable(),
  unit: z.string().nullable(),
  residence: z.string().nullable(),
  remark: z.string().nullable(),
  /** typed text of these columns that could not be read, kept beside its field; absent when there is none */
  asTyped: z.partialRecord(z.string(), z.string()).optional(),
  /** in the archive: since when and why; absent on the roster */
  archived: z.string().optional(),
  /** finding codes */
  issues: z.array(z.string()),
  /** away now (open flow record), abroad now, open lost case */
  away: z.boolean(),
  abroad: z.boolean(),
  lost: z.boolean(),
})

export type MemberRow = z.output<typeof memberRowSchema>

/** Columns a list may be sorted by. */
export const SORTABLE = [
  'name',
  'nameStrokes',
  'orgName',
  'membership',
  'sex',
  'nation',
  'birth',
  'idNo',
  'education',
  'joinDate',
  'fullDate',
  'phone',
  'unit',
] as const

export const rosterSortSchema = z.strictObject({
  column: z.enum(SORTABLE),
  descending: z.boolean().default(false),
})

/** The most branches one list is narrowed to. */
export const ORGS_MAX = 40

export const rosterFilterSchema = z.strictObject({
  /** name, pinyin, initials, ID number or telephone, in one box */
  text: z.string().max(60).optional(),
  /** the organisation and everything below it */
  orgId: idSchema.optional(),
  /** several organisations and everything below them */
  orgIds: z.array(idSchema).min(1).max(ORGS_MAX).optional(),
  /** present states; 在册 when absent */
  membership: z.array(codeSchema(MEMBERSHIP)).optional(),
  /** conditions on columns and groups of them */
  where: whereSchema.optional(),
  /** whether all of them must hold or any; all when absent */
  whereJoin: z.enum(JOINS).optional(),
  /** those in the archive instead of those on the roster; the archive is that of today */
  archived: z.literal(true).optional(),
  /** only members with findings */
  issues: z.boolean().optional(),
  /** a single finding code */
  issue: z.string().max(30).optional(),
  /** this key fact is empty, or any of the six */
  missing: z.enum([...KEY_INFO, 'any']).optional(),
  /** only members this entry of the log touched: those of one import */
  changeId: idSchema.optional(),
  flag: z
    .enum(['away', 'abroad', 'lost', 'hardship', 'seriousIllness', 'unattached', 'hidden', 'pocket'])
    .optional(),
})

export type RosterFilter = z.output<typeof rosterFilterSchema>
