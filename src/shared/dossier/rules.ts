/** Which of the five required materials a member owes (rules.md 2.G). */

import type { Membership } from '../roster/codes.ts'
import { REQUIRED_MATERIAL, type MaterialState, type RequiredMaterial } from './codes.ts'

export const REQUIRED_MATERIALS: readonly RequiredMaterial[] = REQUIRED_MATERIAL.items.map(item => item.key)

/**
 * What an unmarked material is before anybody looked: a probationary member does not owe 转正申请书 yet
 * (R-G01), everything else is simply not checked.
 */
export function unmarkedState(material: RequiredMaterial, membership: Membership): MaterialState | null {
  return material === 'FULL_APPLICATION' && (membership === 'PROBATIONARY' || membership === 'ACTIVIST')
    ? '未到期'
    : null
}

/** A material that must be made up or put in order: it opens a finding (R-G01, R-G04). */
export function isDeficient(state: MaterialState | null): boolean {
  return state === '缺' || state === '不规范'
}
