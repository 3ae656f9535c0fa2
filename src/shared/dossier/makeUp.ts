/**
 * Making up a lost dossier as a table (R-G09–R-G21; S04 516–552): which step may follow where a case stands,
 * what it needs, and where it leads. The service, the screen and the tests all read this one table.
 */

import { codeTable } from '../kernel/codes.ts'

/** The whole file is lost, or parts of it are missing. */
export const MAKE_UP_KIND = codeTable('补办种类', { WHOLE: '整档补办', PART: '部分补齐' })

export type MakeUpKind = (typeof MAKE_UP_KIND)['items'][number]['key']

export const MAKE_UP_STATE = codeTable('补办进度', {
  OPENED: '已立案',
  APPLIED: '本人已申请',
  INTRODUCED: '介绍人已证明',
  BRANCH_PROVED: '支部已证明',
  COMMITTEE_PROVED: '党委已证明',
  REQUESTED: '已请示，等批复',
  APPROVED: '组织部已批复',
  FORM_TAKEN: '已领志愿书',
  PAGES_FILLED: '本人已填写',
  COLUMNS_FILLED: '审批栏已填写',
  REMARKED: '组织部已备考',
  ASKED: '已函请发展地',
  VERIFIED: '身份已核实',
  COMPLETED: '已补齐，待存档',
  UNTRUE: '身份不属实',
  REPORTED: '已形成调查报告',
  FILED: '已存档',
  REFUSED: '没有批准',
  SEALED: '已封存',
})

export type MakeUpState = (typeof MAKE_UP_STATE)['items'][number]['key']

export const MAKE_UP_STEP = codeTable('补办程序', {
  APPLY: '本人申请',
  INTRODUCERS: '入党介绍人证明',
  BRANCH: '党支部证明',
  COMMITTEE: '党委会议记录',
  REQUEST: '请示确认身份',
  APPROVAL: '组织部批复',
  FORM: '领取志愿书',
  PAGES: '本人补填志愿书',
  COLUMNS: '填写决议和审批栏',
  REMARK: '组织部填写备考栏',
  KEEP: '送交存档',
  ASK: '函请发展地党组织补办',
  ANSWER: '发展地党组织答复',
  VERIFY: '核实党员身份',
  COMPLETE: '发展党组织补齐',
  REPORT: '形成调查报告',
  SEAL: '报组织部封存',
})

export type MakeUpStep = (typeof MAKE_UP_STEP)['items'][number]['key']

/** What a step came to, where it can come to more than one thing. */
export const MAKE_UP_RESULT = codeTable('结果', {
  AGREE: '同意',
  REFUSE: '不同意',
  GENUINE: '身份属实',
  NOT_GENUINE: '身份不属实',
})

export type MakeUpResult = (typeof MAKE_UP_RESULT)['items'][number]['key']

/** What a step may need besides its day, in the words a refusal names it with. */
export const MAKE_UP_NEEDS = {
  actor: '办理人',
  document: '材料名称或文号',
  text: '情况说明',
  ownSignature: '本人签字',
  signer: '党组织负责人签字',
  seal: '加盖党组织印章',
  witnesses: '入党介绍人或知情党员的证明',
  times: '申请、积极分子、接收、转正的时间',
  minutes: '支委会、党员大会会议记录复印件',
  committeeMinutes: '党委研究接收和转正的会议记录复印件',
  version: '入党时间（定新旧版志愿书）',
  cover: '封面印有“补”字',
  pages: '按规定填写的页数',
  columns: '决议栏的内容',
  partySigner: '党委书记签字',
  partySeal: '加盖党委印章',
  keeper: '保管单位',
} as const

export type MakeUpNeed = keyof typeof MAKE_UP_NEEDS

export interface MakeUpRule {
  step: MakeUpStep
  /** its number among the ten of S04 518–544; 0 where it is none of them */
  number: number
  from: MakeUpState
  to: MakeUpState | Readonly<Partial<Record<MakeUpResult, MakeUpState>>>
  needs: readonly MakeUpNeed[]
}

export interface MakeUpRoute {
  kind: MakeUpKind
  /** developed in this area; elsewhere the developing organisation is asked (R-G09) */
  developedHere: boolean
}

/** Papers of an organisation bear its seal and the signature of its head (R-G14). */
const BY_ORGANISATION = ['document', 'signer', 'seal'] as const

const keepFrom = (from: MakeUpState, number: number): MakeUpRule => ({
  step: 'KEEP',
  number,
  from,
  to: 'FILED',
  needs: ['actor', 'document', 'keeper'],
})

const TEN: readonly MakeUpRule[] = [
  { step: 'APPLY', number: 1, from: 'OPENED', to: 'APPLIED', needs: ['document', 'ownSignature'] },
  { step: 'INTRODUCERS', number: 2, from: 'APPLIED', to: 'INTRODUCED', needs: ['actor', 'witnesses'] },
  {
    step: 'BRANCH',
    number: 3,
    from: 'INTRODUCED',
    to: 'BRANCH_PROVED',
    needs: ['times', 'minutes', 'text', ...BY_ORGANISATION],
  },
  {
    step: 'COMMITTEE',
    number: 4,
    from: 'BRANCH_PROVED',
    to: 'COMMITTEE_PROVED',
    needs: ['committeeMinutes', ...BY_ORGANISATION],
  },
  { step: 'REQUEST', number: 5, from: 'COMMITTEE_PROVED', to: 'REQUESTED', needs: BY_ORGANISATION },
  {
    step: 'APPROVAL',
    number: 5,
    from: 'REQUESTED',
    to: { AGREE: 'APPROVED', REFUSE: 'REFUSED' },
    needs: ['actor', 'document'],
  },
  { step: 'FORM', number: 6, from: 'APPROVED', to: 'FORM_TAKEN', needs: ['actor', 'version', 'cover'] },
  { step: 'PAGES', number: 7, from: 'FORM_TAKEN', to: 'PAGES_FILLED', needs: ['pages', 'ownSignature'] },
  {
    step: 'COLUMNS',
    number: 8,
    from: 'PAGES_FILLED',
    to: 'COLUMNS_FILLED',
    needs: ['columns', 'signer', 'seal', 'partySigner', 'partySeal'],
  },
  { step: 'REMARK', number: 9, from: 'COLUMNS_FILLED', to: 'REMARKED', needs: ['actor', 'seal'] },
  keepFrom('REMARKED', 10),
]

const ELSEWHERE: readonly MakeUpRule[] = [
  { step: 'ASK', number: 0, from: 'OPENED', to: 'ASKED', needs: ['actor', 'document', 'text'] },
  {
    step: 'ANSWER',
    number: 0,
    from: 'ASKED',
    to: { AGREE: 'COMPLETED', REFUSE: 'REFUSED' },
    needs: ['actor', 'document'],
  },
  keepFrom('COMPLETED', 0),
]

const PART: readonly MakeUpRule[] = [
  {
    step: 'VERIFY',
    number: 0,
    from: 'OPENED',
    to: { GENUINE: 'VERIFIED', NOT_GENUINE: 'UNTRUE' },
    needs: ['actor', 'document', 'text'],
  },
  {
    step: 'COMPLETE',
    number: 0,
    from: 'VERIFIED',
    to: 'COMPLETED',
    needs: ['actor', 'text', ...BY_ORGANISATION],
  },
  keepFrom('COMPLETED', 0),
  { step: 'REPORT', number: 0, from: 'UNTRUE', to: 'REPORTED', needs: ['actor', 'document', 'text'] },
  { step: 'SEAL', number: 0, from: 'REPORTED', to: 'SEALED', needs: ['actor', 'document', 'text'] },
]

/** Every step a case may take, in its order. */
export function makeUpSteps({ kind, developedHere }: MakeUpRoute): readonly MakeUpRule[] {
  if (kind === 'PART') return PART
  return developedHere ? TEN : ELSEWHERE
}

/** The step that comes next; null when the case is over. */
export function nextMakeUpStep(route: MakeUpRoute, state: MakeUpState): MakeUpRule | null {
  return makeUpSteps(route).find(({ from }) => from === state) ?? null
}

/** What a step can come to; empty where it has no choice. */
export function makeUpResults({ to }: MakeUpRule): readonly MakeUpResult[] {
  // The keys are those of the table above.
  return typeof to === 'string' ? [] : (Object.keys(to) as MakeUpResult[])
}

/** Where the step leads with this result; null when the result is not one of its own. */
export function makeUpLeadsTo({ to }: MakeUpRule, result: MakeUpResult | null): MakeUpState | null {
  if (typeof to === 'string') return result === null ? to : null
  return result === null ? null : (to[result] ?? null)
}

/** States after which nothing follows. */
export const MAKE_UP_OVER: readonly MakeUpState[] = ['FILED', 'REFUSED', 'SEALED']

/** Introducers, and members who know how it was (R-G11). */
export const WITNESS_ROLE = codeTable('证明人', { INTRODUCER: '入党介绍人', KNOWING: '知情党员' })

export type WitnessRole = (typeof WITNESS_ROLE)['items'][number]['key']

export const WITNESS_STATE = codeTable('证明情况', {
  PENDING: '尚未取得',
  SIGNED: '已出具证明并签字',
  DEAD: '已去世',
  MISSING: '无法查找',
})

export type WitnessState = (typeof WITNESS_STATE)['items'][number]['key']

/** What the list of make-up cases is narrowed to. */
export const MAKE_UP_LISTED = codeTable('补办档案', { open: '办理中', over: '已结束', all: '全部' })
