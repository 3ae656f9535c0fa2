/**
 * Code lists as the annexes print them: a record keeps the key, the paper shows the digit of its own list
 * (rules.md 2.N). The same organisation class is 7 on annex 5 and 8 on annex 6.
 */

import { FLOW_DIRECTION } from '../flow/codes.ts'
import { ORGANISATION_TYPE } from '../organisation/codes.ts'
import { FLOW_OCCUPATION, LOST_OCCUPATION } from '../roster/codes.ts'
import { LOST_SITUATION } from '../search/codes.ts'
import type { Settings } from '../settings/rules.ts'

/** A list as printed: the words in the order of their digits, and the digit of every key. */
export interface PrintedCodes {
  name: string
  words: readonly string[]
  digits: Readonly<Record<string, number | undefined>>
}

interface Table {
  items: readonly { key: string; label: string }[]
}

/** A list printed in the order of its table. */
function inOrder(name: string, { items }: Table): PrintedCodes {
  return {
    name,
    words: items.map(({ label }) => label),
    digits: Object.fromEntries(items.map(({ key }, i) => [key, i + 1])),
  }
}

/** A list with an order of its own; classes that it lacks print as its 其他. */
function ownOrder(name: string, entries: readonly [words: string, ...keys: string[]][]): PrintedCodes {
  return {
    name,
    words: entries.map(([words]) => words),
    digits: Object.fromEntries(entries.flatMap(([, ...keys], i) => keys.map(key => [key, i + 1]))),
  }
}

/** 职业 of annex 4 (S03 86). */
export const FLOW_OCCUPATION_CODES = inOrder('职业', FLOW_OCCUPATION)
/** 外出流向 of annex 4 (S03 87). */
export const DIRECTION_CODES = inOrder('外出流向', FLOW_DIRECTION)
/** 职业 of annexes 5 and 6 (S03 100, 115). */
export const LOST_OCCUPATION_CODES = inOrder('职业', LOST_OCCUPATION)
/** 失去联系情形 of annexes 5 and 6 (S03 101, 116). */
export const SITUATION_CODES = inOrder('失去联系情形', LOST_SITUATION)

/** 党组织类型 of annex 4 (S03 88). */
export const ORG_CODES_4 = ownOrder('党组织类型', [
  ['农村', 'RURAL'],
  ['街道社区', 'COMMUNITY'],
  ['党政机关', 'GOV'],
  ['国有企业', 'SOE'],
  ['非公企业', 'PRIVATE'],
  ['社会组织', 'SOCIAL'],
  ['公共就业和人才服务机构', 'TALENT'],
  ['学校', 'SCHOOL'],
  ['其他事业单位', 'PUBINST'],
  ['其他', 'OTHER'],
])

/** 党组织类别 of annex 5 (S03 103): 公共就业和人才服务机构 prints as 其他 with a remark. */
export const ORG_CODES_5 = ownOrder('党组织类别', [
  ['国有企业', 'SOE'],
  ['非公有制企业', 'PRIVATE'],
  ['农村', 'RURAL'],
  ['党政机关', 'GOV'],
  ['学校', 'SCHOOL'],
  ['其他事业单位', 'PUBINST'],
  ['街道社区', 'COMMUNITY'],
  ['社会组织', 'SOCIAL'],
  ['其他', 'OTHER', 'TALENT'],
])

/** 党组织类别 of annex 6 to the letter (S03 118): 街道社区 is not in the list (X-50). */
const ORG_CODES_6_LITERAL = ownOrder('党组织类别', [
  ['国有企业', 'SOE'],
  ['非公有制企业', 'PRIVATE'],
  ['农村', 'RURAL'],
  ['党政机关', 'GOV'],
  ['学校', 'SCHOOL'],
  ['其他事业单位', 'PUBINST'],
  ['社会组织', 'SOCIAL'],
  ['其他', 'OTHER', 'TALENT', 'COMMUNITY'],
])

/** 党组织类别 of annex 6: eight classes to the letter, or the nine of annex 5 (`annex6.orgCode`). */
export function orgCodes6(settings: Pick<Settings, 'annex6.orgCode'>): PrintedCodes {
  return settings['annex6.orgCode'] === 'literal' ? ORG_CODES_6_LITERAL : ORG_CODES_5
}

/** The digit a key prints as; an unknown key prints as it is, nothing prints as nothing. */
export function digitOf(codes: PrintedCodes, key: string | null): string {
  if (key === null) return ''
  const digit = codes.digits[key]
  return digit === undefined ? key : String(digit)
}

/** All digits of a list, for the workbook's dropdown. */
export function digitsOf(codes: PrintedCodes): string[] {
  return codes.words.map((_, i) => String(i + 1))
}

/** What the remark must add because the list has no class of its own for this one; empty where it has. */
export function orgTypeRemark(codes: PrintedCodes, key: string | null): string {
  if (key === null || key === 'OTHER') return ''
  const digit = codes.digits[key]
  if (digit === undefined || codes.words[digit - 1] !== '其他') return ''
  return ORGANISATION_TYPE.items.find(item => item.key === key)?.label ?? ''
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩'

/** The list as a line under the form, as the seed writes it: 「职业：①企业解除劳动关系人员；②…」 */
export function legend(codes: PrintedCodes): string {
  return `${codes.name}：${codes.words.map((words, i) => `${CIRCLED.charAt(i)}${words}`).join('；')}`
}
