/** Exemptions in words. */

import { consentOf, type ExemptPath } from '../../shared/exemption/rules.ts'
import type { Exemption } from '../../shared/exemption/methods.ts'

/** 2024-01-01 至 今 */
export function spanText({ fromOn, toOn }: Pick<Exemption, 'fromOn' | 'toOn'>): string {
  return `${fromOn} 至 ${toOn ?? '今'}`
}

/** 组织生活豁免（长期生病不能自理，2024-01-01 至 今） */
export function exemptionText(one: Pick<Exemption, 'kind' | 'reason' | 'fromOn' | 'toOn'>): string {
  return `${one.kind}（${one.reason}，${spanText(one)}）`
}

/** What the day beside the consent is called: whose consent it is. */
export function agreedLabel(kind: Exemption['kind'], path: ExemptPath): string {
  switch (consentOf(kind, path)) {
    case 'superior':
      return '上级党组织同意'
    case 'branch':
      return '支部同意'
    case null:
      return '同意日期'
  }
}
