/** Posts in words: their term, and what is to be pointed out about them. */

import type { ListedPost, OrganisationValues } from '../../shared/organisation/methods.ts'
import type { FieldFinding } from '../ui/Field.tsx'

/** The body an organisation's own posts belong to. */
export function bodyOf(kind: OrganisationValues['kind']): ListedPost['body'] {
  if (kind === '党委' || kind === '村党委') return '党委'
  return kind === '党总支' || kind === '党小组' ? kind : '党支部'
}

export function termText({ fromOn, toOn }: Pick<ListedPost, 'fromOn' | 'toOn'>): string {
  if (fromOn === null && toOn === null) return ''
  return `${fromOn ?? '不详'} 至 ${toOn ?? '今'}`
}

/** Two 书记 at a time (rules.md 3.1). */
export function secretaryFinding(names: readonly string[]): FieldFinding[] {
  if (names.length === 0) return []
  const text = `同一时间另有书记：${names.join('、')}。已离任的请填离任日期`
  return [{ level: 'warning', text }]
}

export function postFindings({ secretariesBeside, onRoll }: ListedPost): FieldFinding[] {
  return [
    ...secretaryFinding(secretariesBeside),
    ...(onRoll ? [] : [{ level: 'warning' as const, text: '任职那天不是在册党员，请核对任职日期' }]),
  ]
}
