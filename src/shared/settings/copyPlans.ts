/**
 * How many copies of an annex go where, in words the clerk can change: 留存1、党总支1、党委1、组织部3
 * (R-E12, X-14, X-55; S03 65, 75, 84, 97, 112). A county that wants other copies changes the words.
 */

/** Where a copy goes: kept by who fills the form in, or handed to the level above. */
export type Addressee = 'kept' | 'generalBranch' | 'committee' | 'superior'

export interface CopyOf {
  to: Addressee
  count: number
}

const WORDS: Readonly<Record<string, Addressee>> = {
  留存: 'kept',
  党总支: 'generalBranch',
  党委: 'committee',
  组织部: 'superior',
}

/** Of one addressee; more are a slip of the hand. */
const COUNT_MAX = 20

/** null where the text is no plan: unknown or repeated addressee, no copies at all. */
export function readCopyPlan(text: string): CopyOf[] | null {
  const copies: CopyOf[] = []
  for (const part of text.split(/[、,，+＋\s]+/).filter(word => word !== '')) {
    const found = /^(\D+)(\d{1,2})份?$/.exec(part)
    const to = WORDS[found?.[1] ?? '']
    const count = Number(found?.[2])
    if (to === undefined || count < 1 || count > COUNT_MAX || copies.some(copy => copy.to === to)) return null
    copies.push({ to, count })
  }
  return copies.length === 0 ? null : copies
}

export const COPY_PLAN_HINT = '请写成 留存1、党总支1、党委1、组织部3 的样子'

export function isCopyPlan(text: string): boolean {
  return readCopyPlan(text) !== null
}
