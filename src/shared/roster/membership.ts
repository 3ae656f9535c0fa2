/**
 * The membership state machine (rules.md 4.1): which state may follow which, and what the step needs as
 * evidence. A step without its evidence is refused and names what is missing.
 */

import type { Membership } from './codes.ts'

/** What each allowed step needs, by from-state and to-state. */
const STEPS: Partial<Record<Membership, Partial<Record<Membership, string>>>> = {
  ACTIVIST: { PROBATIONARY: '支部大会决议和党委审批', DECEASED: '死亡日期依据' },
  PROBATIONARY: {
    FORMAL: '支部大会决议和党委审批',
    REVOKED: '取消预备党员资格的决定',
    LEAVING: '组织关系介绍信',
    KEPT_ABROAD: '保留党籍手续',
    REMOVED: '处置决定',
    DECEASED: '死亡日期依据',
  },
  FORMAL: {
    LEAVING: '组织关系介绍信',
    KEPT_ABROAD: '保留党籍手续',
    SUSPENDED: '停止党籍决定',
    REMOVED: '处置或处分决定',
    DECEASED: '死亡日期依据',
  },
  LEAVING: {
    LEFT: '回执或补开证明',
    FORMAL: '介绍信退回或作废',
    PROBATIONARY: '介绍信退回或作废',
    SUSPENDED: '停止党籍决定',
    REMOVED: '处置或处分决定',
    DECEASED: '死亡日期依据',
  },
  KEPT_ABROAD: {
    FORMAL: '恢复组织生活手续',
    PROBATIONARY: '恢复组织生活手续',
    SUSPENDED: '停止党籍决定',
    REMOVED: '处置或处分决定',
    DECEASED: '死亡日期依据',
  },
  SUSPENDED: {
    FORMAL: '恢复党籍的申请和批准',
    REMOVED: '自行脱党除名决定',
    DECEASED: '死亡日期依据',
  },
  LEFT: { FORMAL: '转入介绍信', PROBATIONARY: '转入介绍信' },
}

/** What the step needs as evidence; null when it is not allowed at all. */
export function stepEvidence(from: Membership, to: Membership): string | null {
  return STEPS[from]?.[to] ?? null
}

/** The states that may follow, each with the evidence it needs. */
export function nextStates(from: Membership): { to: Membership; evidence: string }[] {
  return Object.entries(STEPS[from] ?? {}).map(([to, evidence]) => ({ to: to as Membership, evidence }))
}
