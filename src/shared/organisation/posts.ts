/** Terms of office beside each other (rules.md 3.1, OrgPost). */

import { firstDay } from '../kernel/dates.ts'

export interface Term {
  /** null: since before anything known */
  fromOn: string | null
  /** first day no longer in office; null: still */
  toOn: string | null
}

function beginsBefore(term: Term, other: Term): boolean {
  return term.fromOn === null || other.toOn === null || firstDay(term.fromOn) < firstDay(other.toOn)
}

/** Whether two terms share a day: who begins on the day another ends does not stand beside him. */
export function overlap(first: Term, second: Term): boolean {
  return beginsBefore(first, second) && beginsBefore(second, first)
}

export interface HeldPost extends Term {
  id: number
  orgId: number
  memberId: number
  body: string
  post: string
}

/**
 * Who else is 书记 of the same body of the same organisation on some day of this term: one at a time is the
 * rule, and two are pointed out, not refused (rules.md 3.1). Empty for any other post.
 */
export function secretariesBeside<P extends HeldPost>(
  post: Omit<HeldPost, 'id'> & { id?: number },
  others: readonly P[],
): P[] {
  if (post.post !== '书记') return []
  return others.filter(
    other =>
      other.id !== post.id &&
      other.post === '书记' &&
      other.orgId === post.orgId &&
      other.body === post.body &&
      other.memberId !== post.memberId &&
      overlap(post, other),
  )
}
