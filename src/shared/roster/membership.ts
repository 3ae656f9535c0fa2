/**
 * The membership state machine (rules.md 4.1): which state may follow which, and what the step needs as
 * evidence. A step without its evidence is refused and names what is missing.
 */

import type { Membership } from './codes.ts'

/** What each allowed step needs, by from-state and to-state. */
const STEPS: Partial<Record<Membership, Partial<Record<Membership, string>>>> = {
  ACTIVIST: { PROBATIONARY: '支部大会决议和党委审批', DECEASED: '死亡日期依据' },
  PROBATIONARY: {
    // 延长预备期: the state stays, its end is put off
    PROBATIONARY: '支部大会决议和党委审批',
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
    PROBATIONARY: '恢复党籍的申请和批准',
    REMOVED: '自行脱党除名决定',
    DECEASED: '死亡日期依据',
  },
  LEFT: { FORMAL: '转入介绍信', PROBATIONARY: '转入介绍信', DECEASED: '死亡日期依据' },
  INCOMING: { FORMAL: '转入介绍信', PROBATIONARY: '转入介绍信', DECEASED: '死亡日期依据' },
  REMOVED: { DECEASED: '死亡日期依据' },
  REVOKED: { DECEASED: '死亡日期依据' },
}

/** States one comes back from to what one was: the way through them makes nobody a full member. */
const BACK_FROM: ReadonlySet<Membership> = new Set<Membership>(['LEAVING', 'KEPT_ABROAD', 'SUSPENDED'])

type Rank = 'FORMAL' | 'PROBATIONARY'

const isRank = (state: Membership): state is Rank => state === 'FORMAL' || state === 'PROBATIONARY'

/** What a person last was of 正式党员 and 预备党员, from states in the order of time; null when not recorded. */
export function rankBefore(states: readonly Membership[]): Rank | null {
  return states.findLast(isRank) ?? null
}

/**
 * What a person is by rank on a day, from the states up to it: whose relation is on its way, or kept while he
 * is abroad, is what he was; who is suspended, has left or is out, is nothing here. null also when not recorded.
 */
export function rankHeld(states: readonly Membership[]): Rank | null {
  const last = states.at(-1)
  if (last === undefined) return null
  if (isRank(last)) return last
  return last === 'LEAVING' || last === 'KEPT_ABROAD' ? rankBefore(states) : null
}

/**
 * What the step needs as evidence; null when it is not allowed at all. `rank` is what the person was before:
 * from 转出在途, 保留党籍 and 停止党籍 one comes back only to that.
 */
export function stepEvidence(from: Membership, to: Membership, rank: Rank | null): string | null {
  if (BACK_FROM.has(from) && isRank(to) && rank !== null && rank !== to) return null
  return STEPS[from]?.[to] ?? null
}

/** The states that may follow, each with the evidence it needs. */
export function nextStates(from: Membership, rank: Rank | null): { to: Membership; evidence: string }[] {
  // The keys are those of the table above.
  return (Object.keys(STEPS[from] ?? {}) as Membership[]).flatMap(to => {
    const evidence = stepEvidence(from, to, rank)
    return evidence === null ? [] : [{ to, evidence }]
  })
}
