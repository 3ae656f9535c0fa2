/**
 * When two members look like one person (重复检查), and what a merged record is made of.
 *
 * Nothing here says that two members ARE one person: the clerk decides pair by pair.
 */

import { idCheckDigit } from '../kernel/idNumber.ts'
import { tidyCode } from '../kernel/text.ts'
import { isPhone } from '../roster/rules.ts'
import type { DuplicateReason } from './codes.ts'

/** What a member is compared by. */
export interface DuplicateFacts {
  id: number
  name: string
  /** syllables without tones */
  namePinyin: string
  /** `YYYY-MM-DD` or `YYYY-MM` */
  birth: string | null
  idNo: string | null
  phone: string | null
}

const WHOLE = /^\d{17}[\dX]$/

/**
 * The number in its eighteen digits: an old one of fifteen is given its century (19) and its check digit
 * (GB 11643). Null where it is neither; nothing else is judged, a wrong check digit is compared as typed.
 */
export function fullIdNumber(typed: string | null): string | null {
  if (typed === null) return null
  // Most numbers are whole already: tidying a hundred thousand of them takes its time.
  const code = WHOLE.test(typed) ? typed : tidyCode(typed)
  if (/^\d{15}$/.test(code)) {
    const first17 = `${code.slice(0, 6)}19${code.slice(6)}`
    return first17 + idCheckDigit(first17)
  }
  // Fillers such as 111111111111111111 name nobody.
  return /^\d{6}(19|20)\d{9}[\dX]$/.test(code) ? code : null
}

/** An eighteen-digit number whose check digit is right. */
export function isRightIdNumber(full: string | null): boolean {
  return full !== null && idCheckDigit(full) === full[17]
}

/** Both dates agree as far as both are known. */
export function sameDate(first: string, second: string): boolean {
  return first.startsWith(second) || second.startsWith(first)
}

/** What is compared, read once: in a large register each member is compared with hundreds. */
interface Read {
  id: number
  name: string
  pinyin: string
  characters: readonly string[]
  fullId: string | null
  /** the birth on record, else the one in the ID number */
  birth: string | null
  phone: string | null
}

/** Digits 7–14 of a whole number. */
function birthIn(fullId: string | null): string | null {
  return fullId && `${fullId.slice(6, 10)}-${fullId.slice(10, 12)}-${fullId.slice(12, 14)}`
}

const MOBILE = /^1[3-9]\d{9}$/

function phoneOf(phone: string | null): string | null {
  if (phone === null || MOBILE.test(phone)) return phone
  return isPhone(phone) ? phone.replaceAll('-', '') : null
}

function read({ id, name, namePinyin, birth, idNo, phone }: DuplicateFacts): Read {
  const fullId = fullIdNumber(idNo)
  return {
    id,
    name,
    pinyin: namePinyin,
    characters: Array.from(name),
    fullId,
    birth: birth ?? birthIn(fullId),
    phone: phoneOf(phone),
  }
}

function apart(first: readonly string[], second: readonly string[]): boolean {
  const [short, long] = first.length > second.length ? [second, first] : [first, second]
  const added = long.length - short.length
  if (short.length < 2 || added > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (at === short.length) return added === 1
  for (let i = at + 1; i < long.length; i += 1) if (short[i - added] !== long[i]) return false
  return true
}

/** One character replaced, missing or added. */
export function oneCharacterApart(first: string, second: string): boolean {
  return apart(Array.from(first), Array.from(second))
}

/** A pair with the reason it is shown for, and that reason in words. */
export interface Likeness {
  reason: DuplicateReason
  words: string
  /** both have a right ID number and the two differ: most likely two persons */
  differentIds: boolean
}

function nearName(first: Read, second: Read): string | null {
  if (first.name === second.name) return '同名'
  if (first.pinyin !== '' && first.pinyin === second.pinyin) return '同音'
  return apart(first.characters, second.characters) ? '差一个字' : null
}

/** Of names of two characters, one that differs is half of the name. */
function isShort({ characters }: Read): boolean {
  return characters.length < 3
}

function compare(first: Read, second: Read): Likeness | null {
  const because = (reason: DuplicateReason, words: string): Likeness => ({
    reason,
    words,
    differentIds:
      first.fullId !== second.fullId && isRightIdNumber(first.fullId) && isRightIdNumber(second.fullId),
  })
  if (first.fullId !== null && first.fullId === second.fullId) return because('ID', '身份证号相同')
  const near = nearName(first, second)
  if (near === null) return null
  const [firstBirth, secondBirth] = [first.birth, second.birth]
  const known = firstBirth !== null && secondBirth !== null
  if (near === '同名' && known && sameDate(firstBirth, secondBirth)) {
    return because('NAME_BIRTH', '姓名和出生日期相同')
  }
  if (first.phone !== null && first.phone === second.phone) return because('NEAR', `${near}，电话相同`)
  if (!known || firstBirth.slice(0, 7) !== secondBirth.slice(0, 7)) return null
  const sameDay = firstBirth.length > 7 && firstBirth === secondBirth
  if (near === '差一个字' && isShort(first) && isShort(second) && !sameDay) return null
  return because('NEAR', `${near}，出生${sameDay ? '日期' : '年月'}相同`)
}

/**
 * Why two members look like one person, the strongest reason; null when they do not.
 *
 * Near names (same pinyin, or one character apart) count with the same month of birth or the same
 * telephone. Two names of two characters that differ in one need the same day: 王芳 and 王军 of one month
 * share a surname and nothing else.
 */
export function likeness(first: DuplicateFacts, second: DuplicateFacts): Likeness | null {
  return compare(read(first), read(second))
}

/** A pair of members, the lower id first. */
export interface Duplicate extends Likeness {
  firstId: number
  secondId: number
}

/** Within a larger crowd (a filler, one number typed for a whole branch) each is paired with its neighbours only. */
const CROWD = 24

/** Members by what they share; most stand alone and need no list of their own. */
type Groups = Map<string, Read | Read[]>

function put(groups: Groups, key: string | null, member: Read): void {
  if (key === null) return
  const group = groups.get(key)
  if (group === undefined) groups.set(key, member)
  else if (Array.isArray(group)) group.push(member)
  else groups.set(key, [group, member])
}

function* crowdsOf(groups: Groups): Generator<readonly Read[]> {
  for (const group of groups.values()) if (Array.isArray(group)) yield group
}

/** Gathers members one by one, so that a long list may be read in pieces. */
export interface DuplicateFinder {
  add: (facts: DuplicateFacts) => void
  /** every pair, and null between the steps: others get their turn there */
  pairs: () => Generator<Duplicate | null>
}

export function createDuplicateFinder(): DuplicateFinder {
  const ids: Groups = new Map()
  const months: Groups = new Map()
  const phones: Groups = new Map()
  const add = (facts: DuplicateFacts) => {
    const member = read(facts)
    put(ids, member.fullId, member)
    put(months, member.birth?.slice(0, 7) ?? null, member)
    put(phones, member.phone, member)
  }
  function* pairs(): Generator<Duplicate | null> {
    const seen = new Set<string>()
    const within = function* (crowd: readonly Read[], alike: boolean): Generator<Duplicate> {
      const reach = alike && crowd.length > CROWD ? 1 : crowd.length
      for (const [i, one] of crowd.entries()) {
        const end = Math.min(crowd.length, i + 1 + reach)
        for (let k = i + 1; k < end; k += 1) {
          const other = crowd[k]
          // Those who share a whole name meet in a crowd of their own.
          if (!other || (!alike && one.pinyin === other.pinyin)) continue
          const like = compare(one, other)
          if (!like) continue
          const [first, second] = one.id < other.id ? [one, other] : [other, one]
          const key = `${first.id} ${second.id}`
          if (seen.has(key)) continue
          seen.add(key)
          yield { firstId: first.id, secondId: second.id, ...like }
        }
      }
    }
    for (const crowd of crowdsOf(ids)) yield* within(crowd, true)
    yield null
    for (const place of [months, phones]) {
      for (const members of crowdsOf(place)) {
        // One edit of a name leaves its first or its last character.
        const sounds: Groups = new Map()
        const firsts: Groups = new Map()
        const lasts: Groups = new Map()
        for (const member of members) {
          put(sounds, member.pinyin, member)
          put(firsts, member.characters[0] ?? '', member)
          put(lasts, member.characters.at(-1) ?? '', member)
        }
        for (const crowd of crowdsOf(sounds)) yield* within(crowd, true)
        for (const crowd of crowdsOf(firsts)) yield* within(crowd, false)
        for (const crowd of crowdsOf(lasts)) yield* within(crowd, false)
        yield null
      }
    }
  }
  return { add, pairs }
}

const WEIGHT: Readonly<Record<DuplicateReason, number>> = { ID: 0, NAME_BIRTH: 1, NEAR: 2 }

/** The surest first; pairs with two right and different ID numbers come after the others of their kind. */
export function byLikeness(first: Duplicate, second: Duplicate): number {
  return (
    WEIGHT[first.reason] - WEIGHT[second.reason] ||
    Number(first.differentIds) - Number(second.differentIds) ||
    first.firstId - second.firstId ||
    first.secondId - second.secondId
  )
}
