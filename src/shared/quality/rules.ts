/** Arithmetic and order of 信息质量. */

import { ISSUES } from '../roster/issueWords.ts'
import type { BranchQuality, QualityOverview } from './methods.ts'

/** The rows of the list: the sum, then branch by branch; none where there is nobody. */
export function qualityRows({ total, branches }: QualityOverview): BranchQuality[] {
  return branches.length === 0 ? [] : [total, ...branches]
}

/**
 * Whole percent, rounded down, so that only what is complete reads 100%; null where there is nobody.
 */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 100) / whole)
}

/** The percent in words; a few of many are 「不到1%」, not none. */
export function percentText(part: number, whole: number): string {
  const percent = percentOf(part, whole)
  if (percent === null) return ''
  return part > 0 && percent === 0 ? '不到1%' : `${percent}%`
}

/** The key fact is counted by itself. */
const COUNTED_ELSEWHERE = 'ID_MISSING'

const CODES = Object.keys(ISSUES).filter(code => code !== COUNTED_ELSEWHERE)

/** Findings that something is not there, beside the six key facts. */
export const GAPS: readonly string[] = CODES.filter(code => code.endsWith('_MISSING'))

/** Findings that something contradicts itself or cannot be read. */
export const CONTRADICTIONS: readonly string[] = CODES.filter(code => !code.endsWith('_MISSING'))
