/**
 * The fields of a member (附件1 and rules.md 3.2), each described once.
 *
 * The card, the grid's columns, the import's header mapping and the contract's schema are all read
 * from this list: a new field is one entry here, one column in a migration, and nothing else.
 */

import { codeSchema, type CodeTable } from '../kernel/codes.ts'
import { isPartialDate } from '../kernel/dates.ts'
import { z } from 'zod'
import { DEGREE, EDUCATION_LEVEL, FLOW_OCCUPATION, LOST_OCCUPATION, MARITAL, NATION, SEX } from './codes.ts'

/** Where the field stands on the card; the order of the sections is that of 附件1. */
export const MEMBER_SECTIONS = [
  '基本信息',
  '党籍信息',
  '学历信息',
  '职业信息',
  '联系方式',
  '关怀与标记',
  '组织生活与党费',
] as const

export type MemberSection = (typeof MEMBER_SECTIONS)[number]

export type MemberFieldType =
  | { kind: 'text'; max: number }
  /** code tables whose unknown values are refused */
  | { kind: 'code'; table: CodeTable<string> }
  /** words offered, others allowed as typed (nation, education as villages write them) */
  | { kind: 'words'; table: CodeTable<string>; max: number }
  | { kind: 'date' }
  | { kind: 'idNumber' }
  | { kind: 'phone' }
  | { kind: 'flag' }

export interface MemberField {
  label: string
  section: MemberSection
  type: MemberFieldType
  /** headers under which workbooks send this column, besides the label */
  synonyms?: readonly string[]
  /** one of the six key facts whose absence S02 83 asks to be filled (S02-KEYINFO) */
  keyInfo?: true
  /** printed on 附件1 */
  annex1?: true
}

const text = (max: number) => ({ kind: 'text' as const, max })
const code = (table: CodeTable<string>) => ({ kind: 'code' as const, table })
const words = (table: CodeTable<string>, max = 40) => ({ kind: 'words' as const, table, max })
const date = { kind: 'date' } as const
const flag = { kind: 'flag' } as const

export const MEMBER_FIELDS = {
  name: {
    label: '姓名',
    section: '基本信息',
    type: text(50),
    synonyms: ['党员姓名', '名字', '党员', '成员姓名'],
    annex1: true,
  },
  sex: { label: '性别', section: '基本信息', type: code(SEX), annex1: true },
  birth: {
    label: '出生日期',
    section: '基本信息',
    type: date,
    synonyms: ['出生年月', '出生年月日', '出生时间', '出生', '生日'],
    annex1: true,
  },
  nation: { label: '民族', section: '基本信息', type: words(NATION), synonyms: ['族别'], annex1: true },
  idNo: {
    label: '身份证号',
    section: '基本信息',
    type: { kind: 'idNumber' },
    synonyms: [
      '身份证',
      '身份证号码',
      '公民身份号码',
      '公民身份证号',
      '公民身份证号码',
      '证件号码',
      '身份证编号',
      '居民身份证号',
      '居民身份证号码',
      '身份号码',
      '身份证件号码',
      '二代身份证号',
    ],
    keyInfo: true,
    annex1: true,
  },
  marital: {
    label: '婚姻状况',
    section: '基本信息',
    type: code(MARITAL),
    synonyms: ['婚否', '婚姻', '婚姻情况'],
    annex1: true,
  },
  nativePlace: { label: '籍贯', section: '基本信息', type: text(100), annex1: true },
  workStart: {
    label: '参加工作时间',
    section: '基本信息',
    type: date,
    synonyms: ['参加工作日期', '参加工作年月', '工作时间', '参工时间', '入伍日期'],
    annex1: true,
  },

  joinDate: {
    label: '入党时间',
    section: '党籍信息',
    type: date,
    synonyms: [
      '入党日期',
      '加入党组织日期',
      '加入党组织时间',
      '加入中国共产党时间',
      '入党年月',
      '入党年月日',
      '入党',
      '何时入党',
      '成为预备党员日期',
      '成为预备党员时间',
    ],
    annex1: true,
  },
  fullDate: {
    label: '转正时间',
    section: '党籍信息',
    type: date,
    synonyms: [
      '转正日期',
      '转为正式党员日期',
      '转为正式党员时间',
      '成为正式党员日期',
      '成为正式党员时间',
      '转正年月',
      '转正年月日',
      '转正',
    ],
    annex1: true,
  },
  probationEnd: {
    label: '预备期满日期',
    section: '党籍信息',
    type: date,
    synonyms: ['预备期到期', '预备期满'],
  },
  introducers: { label: '入党介绍人', section: '党籍信息', type: text(100), synonyms: ['介绍人'] },
  joinBranch: { label: '入党时所在支部', section: '党籍信息', type: text(100), annex1: true },
  approvalOrg: {
    label: '审批党委',
    section: '党籍信息',
    type: text(100),
    synonyms: ['审批党组织', '批准党委'],
  },
  approvalDate: { label: '审批日期', section: '党籍信息', type: date, synonyms: ['审批时间'] },
  transferInOn: {
    label: '转入当前支部日期',
    section: '党籍信息',
    type: date,
    synonyms: ['进入当前支部日期', '进入党支部日期', '转入时间', '转入日期', '转入支部时间'],
    annex1: true,
  },
  transferOutTo: { label: '转出党支部名称', section: '党籍信息', type: text(100), annex1: true },

  education: {
    label: '学历',
    section: '学历信息',
    type: words(EDUCATION_LEVEL),
    synonyms: ['文化程度', '文化水平', '最高学历', '学历学位', '现有学历', '学历情况', '文化'],
    annex1: true,
  },
  degree: { label: '学位', section: '学历信息', type: words(DEGREE), annex1: true },
  school: {
    label: '毕业院校',
    section: '学历信息',
    type: text(100),
    synonyms: ['毕业学校', '毕业院校及专业', '毕业院校系'],
    annex1: true,
  },
  major: { label: '专业', section: '学历信息', type: text(60), synonyms: ['所学专业'], annex1: true },
  gradDate: { label: '毕业时间', section: '学历信息', type: date, synonyms: ['毕业日期'] },

  occupation: {
    label: '职业类型',
    section: '职业信息',
    type: text(60),
    synonyms: ['职业', '工作岗位', '从事职业', '现从事职业', '从业', '岗位'],
    annex1: true,
  },
  unit: {
    label: '工作单位',
    section: '职业信息',
    type: text(120),
    synonyms: ['现任工作单位', '现工作单位', '工作单位及职务', '单位及职务', '工作单位及岗位', '单位'],
    annex1: true,
  },
  title: {
    label: '职务',
    section: '职业信息',
    type: text(60),
    synonyms: ['职务职称', '行政职务', '工作职务', '现任职务'],
    annex1: true,
  },
  flowOccupation: { label: '流动党员职业', section: '职业信息', type: code(FLOW_OCCUPATION) },
  lostOccupation: { label: '失联党员职业', section: '职业信息', type: code(LOST_OCCUPATION) },
  jobPost: { label: '设岗定责', section: '职业信息', type: text(60) },

  phone: {
    label: '联系电话',
    section: '联系方式',
    type: { kind: 'phone' },
    synonyms: [
      '电话',
      '手机',
      '手机号',
      '手机号码',
      '联系方式',
      '联系号码',
      '联系手机',
      '移动电话',
      '电话号码',
      '本人电话',
      '本人联系电话',
      '联系电话手机',
      '联系方式电话',
    ],
    keyInfo: true,
    annex1: true,
  },
  phone2: {
    label: '备用电话',
    section: '联系方式',
    type: { kind: 'phone' },
    synonyms: ['固定电话', '其他电话', '座机', '家庭电话', '其他联系方式'],
  },
  domicile: {
    label: '户籍所在地',
    section: '联系方式',
    type: text(150),
    synonyms: ['户籍地', '户口所在地', '户籍地址', '户口地址', '户籍', '户口'],
    keyInfo: true,
    annex1: true,
  },
  residence: {
    label: '家庭住址',
    section: '联系方式',
    type: text(150),
    synonyms: [
      '居住地',
      '现居住地',
      '现居住地址',
      '家庭详细住址',
      '现家庭住址',
      '住址',
      '家庭地址',
      '现住址',
      '居住地址',
      '常住地址',
      '通讯地址',
      '详细地址',
      '地址',
    ],
    keyInfo: true,
    annex1: true,
  },
  wechat: {
    label: '微信号',
    section: '联系方式',
    type: text(40),
    synonyms: ['微信'],
    keyInfo: true,
    annex1: true,
  },
  qq: {
    label: 'QQ号',
    section: '联系方式',
    type: text(20),
    synonyms: ['QQ', 'QQ号码'],
    keyInfo: true,
    annex1: true,
  },
  email: { label: '电子邮箱', section: '联系方式', type: text(80), synonyms: ['邮箱', 'email'] },

  keyGroup: { label: '重点排查对象', section: '关怀与标记', type: text(20) },
  oldMember: { label: '建国前后老党员', section: '关怀与标记', type: text(10) },
  hardship: { label: '困难党员', section: '关怀与标记', type: flag, synonyms: ['生活困难党员'] },
  seriousIllness: { label: '患大病党员', section: '关怀与标记', type: flag },
  veteranCadre: { label: '军休干部', section: '关怀与标记', type: flag },
  unattached: { label: '空挂党员', section: '关怀与标记', type: flag },
  hidden: { label: '隐身党员', section: '关怀与标记', type: flag },
  pocketManual: { label: '口袋党员（人工标记）', section: '关怀与标记', type: flag },
  deathDate: { label: '去世日期', section: '关怀与标记', type: date },

  lastLifeDate: {
    label: '最近参加组织生活日期',
    section: '组织生活与党费',
    type: date,
    synonyms: ['最近一次参加党组织生活日期', '最近一次参加组织生活', '最近参加组织生活时间'],
  },
  lastDuesDate: {
    label: '最近交纳党费日期',
    section: '组织生活与党费',
    type: date,
    synonyms: ['最近一次交纳党费日期', '最近交纳党费时间', '党费交至', '党费缴至'],
  },
  lastLifeSource: { label: '组织生活日期的依据', section: '组织生活与党费', type: text(60) },
  lastDuesSource: { label: '党费日期的依据', section: '组织生活与党费', type: text(60) },
  duesPaidTo: { label: '党费已交至', section: '组织生活与党费', type: date },
  duesByProxy: { label: '党费由他人代缴', section: '组织生活与党费', type: flag },
  remark: { label: '备注', section: '组织生活与党费', type: text(300), synonyms: ['说明', '备考'] },
} as const satisfies Record<string, MemberField>

export type MemberKey = keyof typeof MEMBER_FIELDS

export const MEMBER_KEYS = Object.keys(MEMBER_FIELDS) as MemberKey[]

/** 关键信息 in the order of S02 83 (S02-KEYINFO): what the office asks its branches to fill in. */
export const KEY_INFO = [
  'idNo',
  'phone',
  'residence',
  'domicile',
  'wechat',
  'qq',
] as const satisfies readonly MemberKey[]

export type KeyInfo = (typeof KEY_INFO)[number]

/** The description of one field, without the literal types of the table. */
export function memberField(key: MemberKey): MemberField {
  return MEMBER_FIELDS[key]
}

/** `YYYY-MM-DD`, or `YYYY-MM` where only the month is known. */
export const partialDateSchema = z
  .string()
  .refine(isPartialDate, { message: '请填写日期，如 1989-07-01；只知道月份时填 1989-07' })

type ValueOf<T extends MemberFieldType> = T extends { kind: 'flag' } ? boolean : string | null

/** Values of one member as stored: text or null, flags as booleans. */
export type MemberValues = { [K in MemberKey]: ValueOf<(typeof MEMBER_FIELDS)[K]['type']> }

/** Fields that are marks: yes or no. */
export type FlagKey = {
  [K in MemberKey]: (typeof MEMBER_FIELDS)[K]['type'] extends { kind: 'flag' } ? K : never
}[MemberKey]
/** Fields that are text or empty. */
export type TextKey = Exclude<MemberKey, FlagKey | 'name'>

export function isFlagKey(key: MemberKey): key is FlagKey {
  return memberField(key).type.kind === 'flag'
}

function schemaOf(type: MemberFieldType): z.ZodType {
  switch (type.kind) {
    case 'text':
    case 'words':
      return z
        .string()
        .max(type.max, { message: `最多${type.max}个字` })
        .nullable()
    case 'code':
      return codeSchema(type.table).nullable()
    case 'date':
      return partialDateSchema.nullable()
    case 'idNumber':
    case 'phone':
      return z.string().max(40, { message: '最多40个字符' }).nullable()
    case 'flag':
      return z.boolean()
  }
}

const NAME_SCHEMA = z
  .string({ error: '请填写姓名' })
  .min(1, { message: '请填写姓名' })
  .max(50, { message: '最多50个字' })

const valueSchemas = new Map<MemberKey, z.ZodType>()

/** Checks one value of a field; used where fields are edited one by one. Made once: a pasted block asks thousands of times. */
export function memberValueSchema(key: MemberKey): z.ZodType {
  const made = valueSchemas.get(key) ?? (key === 'name' ? NAME_SCHEMA : schemaOf(memberField(key).type))
  valueSchemas.set(key, made)
  return made
}
