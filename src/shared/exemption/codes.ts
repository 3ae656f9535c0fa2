/** Code tables of exemptions (rules.md 3.2). */

import { z } from 'zod'
import { wordTable } from '../kernel/codes.ts'

/** From what a member is excused: R-M03, R-I12, R-L07. */
export const EXEMPTION_KIND = wordTable('豁免种类', ['组织生活豁免', '评议豁免', '积分豁免'])

export type ExemptionKind = (typeof EXEMPTION_KIND)['items'][number]['key']

/**
 * Who may excuse (`exempt.path`, X-25): as the two documents say of their own matter, or one of them for both
 * organisation life and appraisal.
 */
export const EXEMPT_PATH = z.enum(['byKind', 'branch', 'superior'])

export type ExemptPath = z.output<typeof EXEMPT_PATH>

/** The reasons the three rules know, and one for what a paper says instead. */
export const EXEMPTION_REASON = wordTable('豁免原因', [
  '精神病',
  '年老体弱卧病不起',
  '长期生病不能自理',
  '年老体弱',
  '因病行动不便',
  '借调',
  '退休',
  '长期病',
  '其他',
])

export type ExemptionReason = (typeof EXEMPTION_REASON)['items'][number]['key']

/** R-M03 (S04 274), R-I12 (S01 27), R-L07 (S04 822). */
const REASONS: Readonly<Record<ExemptionKind, readonly ExemptionReason[]>> = {
  组织生活豁免: ['精神病', '年老体弱卧病不起', '长期生病不能自理', '其他'],
  评议豁免: ['年老体弱', '因病行动不便', '其他'],
  积分豁免: ['借调', '退休', '长期病', '其他'],
}

export function reasonsOf(kind: ExemptionKind): readonly ExemptionReason[] {
  return REASONS[kind]
}
