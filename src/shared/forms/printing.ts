/** How values stand in the cells of the annexes. */

import {
  compareDates,
  completedYears,
  dateInChinese,
  dateWithDots,
  precisionOf,
  yearAndMonth,
  type IsoDate,
} from '../kernel/dates.ts'
import { PRINTED_POSTS } from '../organisation/codes.ts'
import type { AnnexMemberField, MemberFacts, PostFacts } from '../reporting/facts.ts'
import type { Align } from './description.ts'

/** A stored text, or what was typed where it could not be read (law 9). */
export function said(member: MemberFacts, field: AnnexMemberField): string {
  return member[field] ?? member.asTyped?.[field] ?? ''
}

/** `1989.07`; what was typed where it is no date. */
export function monthOf(member: MemberFacts, field: AnnexMemberField): string {
  const date = member[field]
  return date === null ? (member.asTyped?.[field] ?? '') : yearAndMonth(date)
}

/** `2016.03.05`, or `2016.03` where only the month is known; what was typed where it is no date. */
export function dayOf(member: MemberFacts, field: AnnexMemberField): string {
  const date = member[field]
  return date === null ? (member.asTyped?.[field] ?? '') : dateWithDots(date)
}

export function dots(date: string | null): string {
  return date === null ? '' : dateWithDots(date)
}

/** 民族 without 族, as lists are filled: 汉, 回. */
export function nationOf(member: MemberFacts): string {
  return said(member, 'nation').replace(/(?<=.)族$/, '')
}

/** 「2016年3月20日」, and a blank date where there is none. */
export function fillDate(date: IsoDate | null): string {
  return date === null ? '　　年　　月　　日' : dateInChinese(date)
}

/** 工作单位及职务 in one cell. */
export function unitAndTitle(member: MemberFacts): string {
  return [said(member, 'unit'), said(member, 'title')].filter(text => text !== '').join('　')
}

/** Offices held on the day that 附件1 note 5 names: 党支部书记、党委委员 (S03 56, X-74). */
export function partyPosts(posts: readonly PostFacts[], day: IsoDate): string {
  const held = posts
    .filter(
      ({ post, fromOn, toOn }) =>
        PRINTED_POSTS.includes(post) && (fromOn === null || fromOn <= day) && (toOn === null || toOn > day),
    )
    .map(({ body, post }) => `${body}${post}`)
  // 委员 of two branches is told once: the form has no room for which.
  return [...new Set(held)].join('、')
}

/** 周岁 on the day, empty where the birth date is unknown or later. */
export function ageOn(birth: string | null, day: IsoDate): string {
  return birth === null || compareDates(birth, day) > 0 ? '' : String(completedYears(birth, day))
}

/** Parts of a remark, one after the other. */
export function remark(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter(part => part !== null && part !== undefined && part.trim() !== '').join('；')
}

/** 推定 beside a date of which only the month is known. */
export function assumedDay(date: string): string {
  return precisionOf(date) === 'month' ? `${dateWithDots(date)}（推定）` : dateWithDots(date)
}

/** ☑ or □ before words of a list. */
export function ticked(words: readonly string[], chosen: (word: string) => boolean): string {
  return words.map(word => `${chosen(word) ? '☑' : '□'}${word}`).join('　')
}

/** A count as summaries print it: empty instead of 0 (forms.md 0.2). */
export function figure(count: number): string {
  return count === 0 ? '' : String(count)
}

/** Room left free in a line, in characters. */
export function gap(characters: number): string {
  return '　'.repeat(characters)
}

export const LEFT: Align = 'left'
