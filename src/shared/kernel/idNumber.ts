/**
 * 公民身份号码 (GB 11643): the checks of rules.md 3.17, in their order.
 *
 * None of them blocks saving: what paper says is kept as typed and shown with its findings (law 9).
 */

import { isoDate, type IsoDate, type PartialDate } from './dates.ts'
import { tidyCode } from './text.ts'

/** Finding codes of rules.md 3.17. */
export type IdFinding = 'ID_LEN' | 'ID_CHAR' | 'ID_DATE' | 'ID_CHECK' | 'ID_BIRTH' | 'ID_SEX'

export type Sex = '男' | '女'

export interface IdInspection {
  /** true when there is no finding */
  valid: boolean
  /** trimmed, half-width, upper-case X */
  normalized: string
  /** digits 7–14, null when they are no date */
  birth: IsoDate | null
  /** parity of digit 17, null when it cannot be read */
  sex: Sex | null
  findings: IdFinding[]
}

export interface IdExpectation {
  /** birth date on record; a month alone is compared by its month */
  birth?: PartialDate | null | undefined
  sex?: Sex | null | undefined
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/** The check digit for the first seventeen digits. */
export function idCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0)
  return CHECK_DIGITS.charAt(sum % 11)
}

/**
 * Inspects one ID number against itself and against the birth date and sex on record.
 * `today` bounds the birth date. Length and characters are checked first and alone; the rest is
 * reported together (rules.md 3.17, 1 to 5).
 */
export function inspectIdNumber(typed: string, expected: IdExpectation, today: IsoDate): IdInspection {
  const normalized = tidyCode(typed)
  const unread = { valid: false, normalized, birth: null, sex: null }
  if (normalized.length !== 18) return { ...unread, findings: ['ID_LEN'] }
  if (!/^\d{17}[\dX]$/.test(normalized)) return { ...unread, findings: ['ID_CHAR'] }

  const findings: IdFinding[] = []
  const date = isoDate(
    Number(normalized.slice(6, 10)),
    Number(normalized.slice(10, 12)),
    Number(normalized.slice(12, 14)),
  )
  const birth = date !== null && date >= '1900-01-01' && date <= today ? date : null
  if (birth === null) findings.push('ID_DATE')
  if (idCheckDigit(normalized) !== normalized[17]) findings.push('ID_CHECK')
  const digits = `${normalized.slice(6, 10)}-${normalized.slice(10, 12)}-${normalized.slice(12, 14)}`
  if (expected.birth && !digits.startsWith(expected.birth)) findings.push('ID_BIRTH')
  const sex: Sex = Number(normalized[16]) % 2 === 1 ? '男' : '女'
  if (expected.sex && expected.sex !== sex) findings.push('ID_SEX')
  return { valid: findings.length === 0, normalized, birth, sex, findings }
}

/** What the clerk reads for a finding; fifteen-digit numbers are told apart (rules.md 3.17, 1). */
export function idFindingText(finding: IdFinding, normalized: string): string {
  return finding === 'ID_LEN' && /^\d{15}$/.test(normalized)
    ? '身份证号是15位旧号，请升位后再填'
    : TEXT[finding]
}

const TEXT: Record<IdFinding, string> = {
  ID_LEN: '身份证号不是18位',
  ID_CHAR: '身份证号含有数字和X以外的字符',
  ID_DATE: '身份证第7–14位不是有效日期',
  ID_CHECK: '身份证校验码不符',
  ID_BIRTH: '身份证第7–14位与出生日期不符',
  ID_SEX: '身份证第17位与性别不符',
}

/** What a typed or imported ID number is to be kept as. */
export interface TypedIdNumber {
  /** null when empty, or when digits are known to be lost */
  value: string | null
  /** kept beside the field when digits are lost; null otherwise */
  asTyped: string | null
  /** fromNumber: proven by its check digit; lost: the last digits are gone; zeros: they probably are */
  remark: 'fromNumber' | 'lost' | 'zeros' | null
}

/** What the clerk reads about an ID number that a spreadsheet has touched. */
export const ID_REMARK_TEXT: Record<NonNullable<TypedIdNumber['remark']>, string> = {
  fromNumber: '身份证号在表格中是数字格式，校验码相符，已采用',
  lost: '身份证号在表格中被当作数字，后几位已丢失，请按身份证补录',
  zeros: '身份证号末尾是0而校验码不符，多半被表格改成了0，请按身份证补录',
}

const EMPTY_IDS = new Set(['', '-', '--', '—', '——', '/', '无', '暂无', '空', '不详', '未知', '待补'])
const SCIENTIFIC = /^(\d)(?:\.(\d+))?E\+?17$/

function isRight(code: string): boolean {
  return /^\d{17}[\dX]$/.test(code) && idCheckDigit(code) === code[17]
}

/**
 * Reads a typed ID number. Spreadsheets keep fifteen digits of a number and turn the rest to zeros; such
 * digits are recovered only where the cell itself holds all eighteen and the check digit agrees.
 *
 * @param numeric the workbook held a number; `typed` then has every digit the file has
 */
export function readTypedIdNumber(typed: string, numeric = false): TypedIdNumber {
  const code = tidyCode(typed)
    .replace(/^(?:="?|['’‘`])|"$/g, '')
    .replace(/^(\d{17})[×✕╳]$/, '$1X')
  if (EMPTY_IDS.has(code)) return { value: null, asTyped: null, remark: null }
  const scientific = SCIENTIFIC.exec(code)
  if (scientific) {
    const digits = `${scientific[1] ?? ''}${scientific[2] ?? ''}`
    return isRight(digits)
      ? { value: digits, asTyped: null, remark: 'fromNumber' }
      : { value: null, asTyped: code, remark: 'lost' }
  }
  if (numeric && /^\d{18}$/.test(code)) {
    // The shortest text of a floating-point number: its end says nothing about what was typed.
    if (code.endsWith('0') && String(Number(code)) === code) {
      return { value: null, asTyped: code, remark: 'lost' }
    }
    return { value: code, asTyped: null, remark: isRight(code) ? 'fromNumber' : null }
  }
  const zeros = /^\d{15}000$/.test(code) && !isRight(code)
  return { value: code, asTyped: null, remark: zeros ? 'zeros' : null }
}
