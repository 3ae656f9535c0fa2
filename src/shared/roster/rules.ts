/**
 * Reading what was typed into a member's field, and the findings of a member.
 *
 * The same two functions serve the card, the grid and the import, so a value means the same wherever it
 * came from. Nothing here refuses a value: what cannot be read is kept as typed with a finding (law 9,
 * S03 17 「对一时难以掌握情况的作出标记、随后完善」).
 */

import { keyOf, type CodeTable } from '../kernel/codes.ts'
import { addMonths, compareDates, completedYears, firstDay, type IsoDate } from '../kernel/dates.ts'
import {
  ID_REMARK_TEXT,
  idFindingText,
  inspectIdNumber,
  readTypedIdNumber,
  type Sex,
} from '../kernel/idNumber.ts'
import { tidy, tidyCode, tidyName, toHalfWidth } from '../kernel/text.ts'
import { readTypedDate, UNCLEAR_DATE_TEXT } from '../kernel/typedDates.ts'
import { ON_ROLL, type Membership } from './codes.ts'
import { MEMBER_FIELDS, memberField, type MemberKey } from './fields.ts'
import type { MemberFinding } from './schema.ts'

export interface ReadValue {
  /** as stored; null when empty or unreadable */
  value: string | boolean | null
  /** typed text kept because it could not be read; null otherwise */
  asTyped: string | null
  /** why it could not be read, or what was assumed; empty when nothing is to be said */
  remark: string
}

const NO_PHONE = new Set(['', '-', '--', '—', '——', '/', '无', '暂无', '空', '不详', '未知'])
const YES = new Set(['是', '有', '√', '✓', '1', 'Y', 'YES', 'TRUE'])

function stored(value: string | boolean | null): ReadValue {
  return { value, asTyped: null, remark: '' }
}

function kept(typed: string, remark: string): ReadValue {
  return { value: null, asTyped: typed, remark }
}

/** Why a text does not fit its field. */
export function tooLongText(max: number, length: number): string {
  return `最多${max}个字，这里有${length}个字`
}

/** A text that is longer than its field is kept whole beside it, never cut (law 9). */
function fitting(value: string, typed: string, max: number): ReadValue {
  return value.length <= max ? stored(value) : kept(typed, tooLongText(max, value.length))
}

const QUOTED_MAX = 40

/** As much of a typed text as a sentence about it can bear. */
function quoted(typed: string): string {
  const start = typed.slice(0, QUOTED_MAX).replace(/[\uD800-\uDBFF]$/, '')
  return typed.length <= QUOTED_MAX ? typed : `${start}…`
}

/** Words villages write for a code: 男性, 已婚有子女, 大学本科学历 … */
const WORD_SYNONYMS: Partial<Record<MemberKey, Readonly<Record<string, string>>>> = {
  sex: { 男性: '男', 女性: '女', '1': '男', '2': '女', M: '男', F: '女' },
  marital: { 是: '已婚', 否: '未婚', 结婚: '已婚', 离异: '离婚' },
  education: {
    大学: '大学本科',
    本科: '大学本科',
    大学专科: '大专',
    专科: '大专',
    高中: '高中中技',
    中技: '高中中技',
    高中及以下: '高中中技',
    中等专科: '中专',
    硕士: '研究生',
    硕士研究生: '研究生',
    博士研究生: '研究生',
    初中及以下: '初中',
    小学及以下: '小学',
  },
}

function readWord(key: MemberKey, table: CodeTable<string>, typed: string): string | null {
  const synonyms = WORD_SYNONYMS[key] ?? {}
  if (key === 'nation' && !typed.endsWith('族') && keyOf(table, `${typed}族`)) return `${typed}族`
  return keyOf(table, typed) ?? keyOf(table, synonyms[typed] ?? '')
}

/**
 * Reads one typed value of a field.
 *
 * @param numeric the workbook held a number (see `readTypedDate`)
 */
export function readMemberValue(
  key: MemberKey,
  typed: string | boolean | null,
  today: IsoDate,
  numeric = false,
): ReadValue {
  const { type } = memberField(key)
  if (type.kind === 'flag') {
    return stored(typeof typed === 'boolean' ? typed : YES.has(tidyCode(typed ?? '')))
  }
  if (typed === null || typeof typed === 'boolean') return stored(null)
  const text = tidy(typed)
  if (text === '') return stored(null)
  switch (type.kind) {
    case 'text':
      return key === 'name' ? stored(tidyName(typed)) : fitting(text, text, type.max)
    case 'words':
      return fitting(readWord(key, type.table, text) ?? text, text, type.max)
    case 'code': {
      const found =
        readWord(key, type.table, toHalfWidth(text).toUpperCase()) ?? readWord(key, type.table, text)
      return found === null ? kept(text, `“${text}”不在${type.table.name}的选项中`) : stored(found)
    }
    case 'idNumber': {
      const { value, asTyped, remark } = readTypedIdNumber(typed, numeric)
      return { value, asTyped, remark: remark === null ? '' : ID_REMARK_TEXT[remark] }
    }
    case 'phone': {
      const phone = toHalfWidth(text)
        .replace(/^['’‘`]/, '')
        .replace(/^[+]?86[- ]?(?=1\d{10}$)/, '')
      return stored(NO_PHONE.has(phone) ? null : phone)
    }
    case 'date': {
      const read = readTypedDate(text, today, numeric)
      switch (read.kind) {
        case 'empty':
          return stored(null)
        case 'unclear':
          return kept(text, UNCLEAR_DATE_TEXT[read.reason])
        case 'date':
          return { ...stored(read.date), remark: read.assumed === 'century' ? '年份按两位数推定' : '' }
      }
    }
  }
}

/** What the findings of a member are computed from. */
export interface MemberFacts {
  membership: Membership
  values: Partial<Record<MemberKey, string | boolean | null>>
  asTyped: Partial<Record<string, string>>
}

type Level = MemberFinding['level']

function textOf(facts: MemberFacts, key: MemberKey): string | null {
  const value = facts.values[key]
  return typeof value === 'string' && value !== '' ? value : null
}

function sexOf(value: string | null): Sex | null {
  return value === '男' || value === '女' ? value : null
}

/**
 * The findings of one member, beside the field that causes each (rules.md 3.2, 3.17). Duplicates need the
 * whole roster and are found elsewhere.
 */
export function memberFindings(facts: MemberFacts, today: IsoDate): MemberFinding[] {
  const findings: MemberFinding[] = []
  const add = (code: string, field: MemberKey, level: Level, text: string) =>
    findings.push({ code, field, level, text })

  for (const [key, typed] of Object.entries(facts.asTyped)) {
    if (!(key in MEMBER_FIELDS) || typed === undefined) continue
    const field = key as MemberKey
    const remark = field === 'idNo' ? ID_REMARK_TEXT.lost : readMemberValue(field, typed, today).remark
    add('AS_TYPED', field, 'warning', `“${quoted(typed)}”：${remark || '与其他信息不一致，已照原样保留'}`)
  }

  const sex = textOf(facts, 'sex')
  const birth = textOf(facts, 'birth')
  const idNo = textOf(facts, 'idNo')
  if (idNo === null) {
    if (!facts.asTyped.idNo) add('ID_MISSING', 'idNo', 'warning', '缺身份证号')
  } else {
    const { findings: codes, normalized } = inspectIdNumber(idNo, { birth, sex: sexOf(sex) }, today)
    for (const code of codes) {
      const field = code === 'ID_BIRTH' ? 'birth' : code === 'ID_SEX' ? 'sex' : 'idNo'
      add(code, field, 'error', `${idFindingText(code, normalized)}，已照原样保存`)
    }
  }
  if (sex === null && !facts.asTyped.sex) add('SEX_MISSING', 'sex', 'warning', '缺性别')
  if (birth === null && !facts.asTyped.birth) add('BIRTH_MISSING', 'birth', 'warning', '缺出生日期')
  if (textOf(facts, 'deathDate') !== null && ON_ROLL.includes(facts.membership)) {
    add('DEAD_ON_ROLL', 'deathDate', 'error', '填有去世日期，党籍状态没有改；请用“改变党籍状态”登记去世')
  }
  findings.push(...dateFindings(facts, birth))
  findings.push(...phoneFindings(facts))
  return findings
}

function dateFindings(facts: MemberFacts, birth: string | null): MemberFinding[] {
  const findings: MemberFinding[] = []
  const add = (code: string, field: MemberKey, level: Level, text: string) =>
    findings.push({ code, field, level, text })
  const join = textOf(facts, 'joinDate')
  const full = textOf(facts, 'fullDate')
  const work = textOf(facts, 'workStart')
  const isMember = facts.membership !== 'ACTIVIST'

  if (isMember && join === null && !facts.asTyped.joinDate) {
    add('JOIN_MISSING', 'joinDate', 'warning', '缺入党时间')
  }
  if (
    birth !== null &&
    join !== null &&
    compareDates(join, addMonths(birth, 18 * 12)) < 0 &&
    !sameMonth(join, birth, 18)
  ) {
    add('JOIN_AGE', 'joinDate', 'warning', '入党时不满18周岁，请核对入党时间和出生日期')
  }
  if (
    birth !== null &&
    work !== null &&
    compareDates(work, addMonths(birth, 14 * 12)) < 0 &&
    !sameMonth(work, birth, 14)
  ) {
    add('WORK_AGE', 'workStart', 'warning', '参加工作时不满14周岁，请核对')
  }
  if (full !== null && join !== null) {
    if (compareDates(full, join) < 0) add('FULL_BEFORE_JOIN', 'fullDate', 'error', '转正时间早于入党时间')
    else if (compareDates(full, addMonths(join, 12)) < 0 && !sameMonth(full, join, 1)) {
      add('FULL_EARLY', 'fullDate', 'warning', '转正时间距入党时间不满一年，请核对')
    }
  }
  if (facts.membership === 'FORMAL' && full === null && !facts.asTyped.fullDate) {
    add('FULL_MISSING', 'fullDate', 'warning', '正式党员缺转正时间')
  }
  if (facts.membership === 'PROBATIONARY' && full !== null) {
    add('PROBATIONARY_FULL', 'fullDate', 'warning', '预备党员填有转正时间，请核对党员类别')
  }
  return findings
}

/** A date known only to the month may still be `years` after another when the months agree. */
function sameMonth(later: string, earlier: string, years: number): boolean {
  const monthOnly = later.length === 7 || earlier.length === 7
  return monthOnly && addMonths(earlier, years * 12).slice(0, 7) === firstDay(later).slice(0, 7)
}

const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^(0\d{2,3}-?)?\d{7,8}(-\d{1,6})?$/

/** True for an eleven-digit mobile number or a landline with or without its area code. */
export function isPhone(text: string): boolean {
  const numbers = text.split(/[/,，、;；\s]+/).filter(part => part !== '')
  return numbers.length > 0 && numbers.every(number => MOBILE.test(number) || LANDLINE.test(number))
}

function phoneFindings(facts: MemberFacts): MemberFinding[] {
  return (['phone', 'phone2'] as const).flatMap(field => {
    const phone = textOf(facts, field)
    if (phone === null || isPhone(phone)) return []
    return [{ code: 'PHONE', field, level: 'warning' as const, text: '电话号码格式不对，请核对' }]
  })
}

/** The `issues` column: distinct finding codes of errors and warnings; null when there is none. */
export function issuesOf(findings: readonly MemberFinding[]): string | null {
  const codes = new Set(findings.filter(finding => finding.level !== 'note').map(finding => finding.code))
  return codes.size === 0 ? null : [...codes].join(',')
}

/** Completed years, or null where the date is unknown or lies in the future. */
export function yearsSince(date: string | null, on: IsoDate): number | null {
  return date === null || compareDates(date, on) > 0 ? null : completedYears(date, on)
}
