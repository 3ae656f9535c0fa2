/** The groups of annex 7: age, 党龄, schooling, length of losing contact (forms.md 附件7). */

import { compareDates, completedYears, type IsoDate } from '../kernel/dates.ts'
import type { Duration } from '../search/rules.ts'

export const AGE_BANDS = ['35岁及以下', '36岁至45岁', '46岁至60岁', '61岁及以上'] as const
export const PARTY_AGE_BANDS = ['1年以下', '1年至5年', '6年至10年', '11年至20年', '21年及以上'] as const
export const EDUCATION_BANDS = ['大专及以上', '中专、高中、中技', '初中及以下'] as const
export const LENGTH_BANDS = ['6个月以上不满1年', '1年至5年', '6年至10年', '11年及以上'] as const

/** Index of the band whose upper end, in whole years, is not exceeded. */
function band(years: number, ends: readonly number[]): number {
  const index = ends.findIndex(end => years <= end)
  return index === -1 ? ends.length : index
}

function years(from: string | null, on: IsoDate): number | null {
  return from === null || compareDates(from, on) > 0 ? null : completedYears(from, on)
}

/** Index into AGE_BANDS by completed years on the fill date; null where the birth date is unknown. */
export function ageBand(birth: string | null, on: IsoDate): number | null {
  const age = years(birth, on)
  return age === null ? null : band(age, [35, 45, 60])
}

/**
 * Index into PARTY_AGE_BANDS: 党龄 counts from 转正 (rules.md 3.2) in completed years. Null without that date;
 * whether 预备党员 belong in 1年以下 no document says, so they are left out (forms.md 附件7).
 */
export function partyAgeBand(fullDate: string | null, on: IsoDate): number | null {
  const age = years(fullDate, on)
  return age === null ? null : band(age, [0, 5, 10, 20])
}

const MIDDLE = /中专|中等|高中|中技|技校|技工|职高|职业高|中师/
const LOWER = /初中|小学|文盲|初小|高小|私塾|不识字/
const UPPER = /研究生|硕士|博士|大学|本科|大专|专科|高职|大本/

/** Index into EDUCATION_BANDS from the words on record; null where they say nothing certain. */
export function educationBand(words: string | null): number | null {
  if (words === null) return null
  if (MIDDLE.test(words)) return 1
  if (LOWER.test(words)) return 2
  return UPPER.test(words) ? 0 : null
}

/** Index into LENGTH_BANDS by whole years: t<1, 1≤t<6, 6≤t<11, t≥11 (forms.md 附件7). */
export function lengthBand(duration: Duration): number {
  return band(Math.floor(duration.months / 12), [0, 5, 10])
}

/** 少数民族: a nation is on record and it is not 汉. */
export function isMinority(nation: string | null): boolean {
  return nation !== null && nation !== '' && nation !== '汉族' && nation !== '汉'
}
