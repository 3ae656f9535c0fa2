/**
 * Names of branches as villages write them, brought to what they have in common:
 * 中共青山镇东岗村支部委员会, 东岗村党支部, 青山镇东岗支部 and 东岗村 are one branch.
 */

import { tidy, toHalfWidth } from '../kernel/text.ts'

/** A branch's name without what everybody writes differently. */
export interface BranchKey {
  core: string
  /** 支部, 总支, 小组, 党委; empty when the text does not say */
  level: '' | '支部' | '总支' | '小组' | '党委'
}

const LEVELS: readonly (readonly [RegExp, BranchKey['level']])[] = [
  [/(?:党小组|小组)$/, '小组'],
  [/党?总支(?:部)?(?:委员会)?$/, '总支'],
  [/(?:党支部|支部)(?:委员会)?$/, '支部'],
  [/(?:党委|党委会|党的委员会|委员会)$/, '党委'],
]

const VILLAGE = /(?:村民委员会|村委会|村委|村党组织|行政村|居民委员会|居委会|村)$/

const NUMERALS = '〇一二三四五六七八九十'

/** 第一 and 一 in front of 支部 are the same. */
function plainNumber(core: string): string {
  const parts = /^(.*?)第?([一二三四五六七八九十]|\d{1,2})$/.exec(core)
  if (!parts) return core
  const [, before = '', number = ''] = parts
  const digit = NUMERALS.indexOf(number)
  return `${before.replace(VILLAGE, '')}${digit < 0 ? number : digit}`
}

/**
 * @param township name of the committee without 中共 and 委员会 (`townshipOf`), dropped where a branch's
 *   name begins with it
 */
export function branchKey(name: string, township = ''): BranchKey {
  let core = toHalfWidth(tidy(name))
    .replace(/\s/g, '')
    .replace(/\([^)]*\)/g, '')
    .replace(/^中(?:国)?共(?:产党)?/, '')
  let level: BranchKey['level'] = ''
  for (const [ending, word] of LEVELS) {
    if (level !== '' || !ending.test(core) || VILLAGE.test(core)) continue
    core = core.replace(ending, '')
    level = word
  }
  if (township !== '' && core.startsWith(township) && core.length > township.length) {
    core = core.slice(township.length)
  }
  // 村民委员会 ends in the village's own 村.
  const village = core.replace(VILLAGE, '').replace(VILLAGE, '')
  return { core: level === '支部' ? plainNumber(village) : village, level }
}

/** 中共青山镇委员会 → 青山镇. */
export function townshipOf(committee: string): string {
  return branchKey(committee).core
}

/** A committee by its name without 中共 and 委员会. */
export interface NamedCommittee {
  id: number
  township: string
}

function plainName(name: string): string {
  return toHalfWidth(tidy(name))
    .replace(/\s/g, '')
    .replace(/^中(?:国)?共(?:产党)?/, '')
}

/**
 * Which committee a name begins with, and the name without it: of 中共叶县青山镇东岗村党支部 under the committee of
 * 叶县 with that of 青山镇, the latter and 东岗村党支部.
 *
 * @param above name of the highest committee, dropped where the name begins with it
 * @returns committee null where the name begins with none of them
 */
export function withoutCommittee(
  name: string,
  above: string,
  committees: readonly NamedCommittee[],
): { rest: string; committee: number | null } {
  const begins = (text: string, word: string) =>
    word !== '' && text.startsWith(word) && text.length > word.length
  const plain = plainName(name)
  const text = begins(plain, above) ? plain.slice(above.length) : plain
  let found: NamedCommittee | null = null
  for (const one of committees) {
    if (begins(text, one.township) && one.township.length > (found?.township.length ?? 0)) found = one
  }
  return found === null
    ? { rest: text, committee: null }
    : { rest: text.slice(found.township.length), committee: found.id }
}

/** The committee a line speaks of, wherever in it: 上报包 中共青山镇委员会 2016-03-20. The longest name counts. */
export function committeeIn(text: string, committees: readonly NamedCommittee[]): number | null {
  const plain = toHalfWidth(tidy(text)).replace(/\s/g, '')
  let found: NamedCommittee | null = null
  for (const one of committees) {
    if (one.township.length < 2 || !plain.includes(one.township)) continue
    if (one.township.length > (found?.township.length ?? 0)) found = one
  }
  return found?.id ?? null
}

/** True when both names may stand for one branch. */
export function sameBranch(a: BranchKey, b: BranchKey): boolean {
  return a.core !== '' && a.core === b.core && (a.level === b.level || a.level === '' || b.level === '')
}

/** 0 to 1: how many pairs of neighbouring characters two names share (Dice). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const pairs = (text: string) => {
    const characters = [...text]
    return characters.length < 2
      ? characters
      : characters.slice(1).map((c, i) => `${characters[i] ?? ''}${c}`)
  }
  const [left, right] = [pairs(a), pairs(b)]
  if (left.length === 0 || right.length === 0) return 0
  const rest = [...right]
  let shared = 0
  for (const pair of left) {
    const found = rest.indexOf(pair)
    if (found < 0) continue
    rest.splice(found, 1)
    shared += 1
  }
  const contained = a !== '' && b !== '' && (a.includes(b) || b.includes(a)) ? 0.5 : 0
  return Math.max(contained, (2 * shared) / (left.length + right.length))
}

const BRANCH_ENDING =
  /(?:支部|支部委员会|总支|总支部|党委|党小组|村|社区|居委会|村委会|学校|小学|中学|中心|公司|合作社|卫生院|站|所)$/

/** Reads like the name of a branch, a village or a unit: not 名单, Sheet1 or 汇总. */
export function looksLikeBranch(text: string): boolean {
  const name = toHalfWidth(tidy(text)).replace(/\([^)]*\)$/, '')
  return name.length >= 2 && name.length <= 40 && BRANCH_ENDING.test(name) && branchKey(name).core !== ''
}

const UNIT_LABEL =
  /(?:^|\s)(?:填报单位|填报党组织|填报支部|报送单位|上报单位|单位名称|党组织名称|党支部名称|支部名称|所在党支部|所在支部|党组织|党支部|支部|单位)(?:\([^)]*\))?:(.*)$/
/** What may follow on the same line: another label, or a date. */
const NEXT_LABEL = /\s\S*:.*$|(?:填报|填表|上报|制表)?(?:日期|时间).*$|\d{4}年.*$/

/**
 * The branch of a 填报单位 line.
 *
 * @param cells texts of one row above the header
 * @returns empty when the row is no such line
 */
export function branchOfUnitLine(cells: readonly string[]): string {
  for (const [i, cell] of cells.entries()) {
    const found = UNIT_LABEL.exec(toHalfWidth(tidy(cell)))
    if (!found) continue
    const own = (found[1] ?? '').replace(NEXT_LABEL, '')
    const value = own.trim() === '' ? (cells.slice(i + 1).find(next => next.trim() !== '') ?? '') : own
    const name = toHalfWidth(tidy(value))
      .replace(/\((?:盖章|公章|章)\)$/, '')
      .replace(/[_\s]/g, '')
    if (name.length >= 2 && !name.includes(':')) return name
  }
  return ''
}

const LIST_WORDS =
  /(?:全体|在册|在籍)?(?:中共)?党员?(?:基本)?(?:信息|情况|资料)?(?:采集|登记|统计|汇总)?(?:花名册|名册|名单|花名|一览表|统计表|登记表|信息表|情况表|采集表|台账|表)$/

/**
 * The branch a title speaks of: 青山镇东岗村党支部党员名册 → 青山镇东岗村党支部; 西河村党员花名册 → 西河村.
 * Empty when the title names none.
 */
export function branchOfTitle(title: string): string {
  const text = toHalfWidth(tidy(title))
    .replace(/\s/g, '')
    .replace(/^附[件表]\d*[:.、]?/, '')
    .replace(/^\d{4}年(?:度)?/, '')
    .replace(/\([^)]*\)$/, '')
  const named = /^(.*?(?:支部委员会|总支部委员会|党支部|党总支|支部))/.exec(text)?.[1]
  if (named !== undefined && named.length > 3) return named
  const rest = text.replace(LIST_WORDS, '')
  return rest !== text && looksLikeBranch(rest) ? rest : ''
}
