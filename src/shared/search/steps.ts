/**
 * The state machine of a lost-contact case as a table (rules.md 4.2; S03 18 to 22, S00 27 to 30, S02 54 and
 * 129): which step may follow where a case stands, what it needs, and where it leads. The service, the screen
 * and the tests all read this one table.
 */

import { codeTable } from '../kernel/codes.ts'
import type { Membership } from '../roster/codes.ts'
import type { LostOutcome, LostState } from './codes.ts'

export const LOST_STEP = codeTable('失联办理', {
  EXCLUDE: '排除（非失联）',
  ASSIGN: '核查属实，转入查找',
  ATTEMPT: '登记查找',
  CONTACT: '取得联系',
  NOT_FOUND: '仍无法取得联系',
  CHECK: '登记核实记录',
  INVESTIGATE: '调查核实',
  PROPOSE: '初步意见',
  CONTINUE: '继续查找',
  MANAGE: '纳入组织管理',
  EXTEND: '延长预备期',
  DISPOSE: '组织处置',
  REVOKE: '取消预备党员资格',
  STRIKE: '自行脱党除名',
  SUSPEND: '停止党籍',
  SETTLED_ABROAD: '出国（境）定居停止党籍',
  SANCTION: '纪律处分',
  HAND_OVER: '移送线索',
  PENDING: '尚在处理',
  FOLLOW_UP: '登记回访',
  CLOSE: '结案',
})

export type LostStep = (typeof LOST_STEP)['items'][number]['key']

/** What a step may need besides its day, in the words a refusal names it with. */
export const LOST_NEEDS = {
  proof: '联系上本人的依据',
  start: '最近一次参加组织生活或交纳党费的日期',
  overSix: '失联超过6个月',
  branch: '责任党支部',
  secretary: '责任支部书记',
  timeLimit: '查找时限',
  approver: '公开查找的批准人',
  contactAttempt: '结果为“取得联系”的查找记录（责任人和经过）',
  searchEnd: '查找结束日期已到',
  investigator: '调查核实人',
  conduct: '失联期间表现',
  cause: '原因性质',
  attitude: '本人态度',
  findings: '核实情况（一条核实记录，或写明情况）',
  evidence: '证据材料（附件，或写明材料名称和存放处）',
  branchOpinion: '党支部意见（核查情况报告）',
  groupOpinion: '工作组意见',
  partyOpinion: '党委初步意见',
  partyMeeting: '党委会日期',
  notPersonal: '失联原因非纯属个人主观',
  goodAttitude: '本人态度端正、认识错误',
  noFault: '没有发现不合格表现和违纪违法行为',
  clue: '违纪违法线索的移送记录',
  clueFound: '调查核实发现的违纪违法线索',
  handedTo: '移送给哪个机关',
  probationary: '预备党员身份',
  probationEnd: '新的预备期满日期',
  meeting: '支部大会日期',
  resolution: '支部大会决议文号',
  document: '批准文号',
  notice: '通知本人的情况',
  disposal: '已通知宣布的处置案（先点“组织处置”立案，宣布后结果自动登记在这里）',
  behaviour: '本人情况',
  weeks: '回访期已满',
  everyWeek: '每周的回访记录，或缺记录的原因',
} as const

export type LostNeed = keyof typeof LOST_NEEDS

export interface LostStepRule {
  step: LostStep
  from: readonly LostState[]
  /** only for those who were found, or who were not; both where absent */
  side?: 'found' | 'notFound'
  /** null: the case stays where it is */
  to: LostState | null
  needs: readonly LostNeed[]
  /** what the step is written down as where it is a decision */
  outcomes?: readonly LostOutcome[]
  /** line of rules.md 4.2, or the rule it follows from */
  source: string
}

/**
 * R-B15: who turns up after all was found, however far the case has come without him. Also while it is still
 * being verified: searching asks for more than six months (R-B03), annex 5 for six (R-B04), so who is found on
 * the very day they are over was never searched for and stands in annex 5 all the same.
 */
const SOUGHT: readonly LostState[] = ['VERIFYING', 'SEARCHING', 'NOT_FOUND', 'INVESTIGATED', 'PROPOSED']

export const LOST_STEPS: readonly LostStepRule[] = [
  { step: 'EXCLUDE', from: ['VERIFYING'], to: 'EXCLUDED', needs: ['proof'], source: '4.2-2' },
  {
    step: 'ASSIGN',
    from: ['VERIFYING'],
    to: 'SEARCHING',
    needs: ['start', 'overSix', 'branch', 'secretary', 'timeLimit'],
    source: '4.2-3、R-B03、R-C11',
  },
  {
    // Calls made to verify a loss, and what was done before contact but is written down later, are kept too.
    step: 'ATTEMPT',
    from: ['VERIFYING', 'SEARCHING', 'FOUND', 'NOT_FOUND', 'INVESTIGATED', 'PROPOSED', 'FOLLOWING'],
    to: null,
    needs: ['approver'],
    source: '4.2-4、R-C06、X-06',
  },
  {
    step: 'CONTACT',
    from: SOUGHT,
    side: 'notFound',
    to: 'FOUND',
    needs: ['contactAttempt'],
    source: '4.2-5、R-B04、R-B15',
  },
  {
    step: 'NOT_FOUND',
    from: ['SEARCHING'],
    side: 'notFound',
    to: 'NOT_FOUND',
    needs: ['searchEnd'],
    source: '4.2-6、R-C08',
  },
  {
    step: 'CHECK',
    from: ['VERIFYING', 'SEARCHING', 'FOUND', 'NOT_FOUND', 'INVESTIGATED', 'PROPOSED'],
    to: null,
    needs: [],
    source: '3.5、R-C09、R-C12',
  },
  {
    step: 'INVESTIGATE',
    from: ['FOUND'],
    side: 'found',
    to: 'INVESTIGATED',
    needs: ['investigator', 'conduct', 'cause', 'attitude', 'findings', 'evidence'],
    source: '4.2-7、R-C09',
  },
  {
    step: 'INVESTIGATE',
    from: ['NOT_FOUND'],
    side: 'notFound',
    to: 'INVESTIGATED',
    needs: ['investigator', 'conduct', 'findings', 'evidence'],
    source: '4.2-7、R-C09',
  },
  {
    step: 'PROPOSE',
    from: ['INVESTIGATED'],
    to: 'PROPOSED',
    needs: ['branchOpinion', 'groupOpinion', 'partyOpinion', 'partyMeeting'],
    source: '4.2-8、R-A17',
  },
  {
    step: 'MANAGE',
    from: ['PROPOSED'],
    side: 'found',
    to: 'FOLLOWING',
    needs: ['notPersonal', 'goodAttitude', 'noFault'],
    outcomes: ['M1', 'M2', 'M3', 'M4'],
    source: '4.2-9、R-D01、R-D02',
  },
  {
    step: 'EXTEND',
    from: ['PROPOSED'],
    side: 'found',
    to: 'FOLLOWING',
    needs: ['clue', 'probationary', 'meeting', 'document', 'probationEnd'],
    outcomes: ['M5'],
    source: '4.2-9、R-D07',
  },
  {
    step: 'DISPOSE',
    from: ['PROPOSED'],
    to: 'DECIDED',
    // The clues, the meeting and the papers are asked for by the steps of the disposal case (4.3).
    needs: ['disposal'],
    outcomes: ['O1', 'O2', 'O3', 'O5', 'O6'],
    source: '4.2-9、4.3、R-D05',
  },
  {
    step: 'REVOKE',
    from: ['PROPOSED'],
    side: 'found',
    to: 'DECIDED',
    needs: ['disposal'],
    outcomes: ['C2'],
    source: '4.2-9、4.3、R-D09',
  },
  {
    step: 'REVOKE',
    from: ['PROPOSED'],
    side: 'notFound',
    to: 'DECIDED',
    needs: ['clue', 'probationary', 'meeting', 'document'],
    outcomes: ['C2'],
    source: '4.2-10、R-D09',
  },
  {
    step: 'STRIKE',
    from: ['PROPOSED'],
    side: 'notFound',
    to: 'DECIDED',
    needs: ['clue', 'meeting', 'overSix', 'resolution', 'document', 'notice'],
    outcomes: ['O4'],
    source: '4.2-10、R-D06',
  },
  {
    step: 'SUSPEND',
    from: ['PROPOSED'],
    side: 'notFound',
    to: 'DECIDED',
    needs: ['clue', 'meeting', 'document'],
    outcomes: ['C1'],
    source: '4.2-10、R-D12（非本单位文件规定）',
  },
  {
    step: 'SETTLED_ABROAD',
    from: ['PROPOSED'],
    to: 'DECIDED',
    needs: ['clue', 'document'],
    outcomes: ['C3'],
    source: 'R-D03',
  },
  {
    step: 'SANCTION',
    from: ['PROPOSED'],
    to: 'DECIDED',
    needs: ['clue', 'document'],
    outcomes: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'],
    source: 'R-D04',
  },
  {
    // 处分 may stand beside any other outcome (R-D10).
    step: 'SANCTION',
    from: ['FOLLOWING', 'DECIDED'],
    to: null,
    needs: ['document'],
    outcomes: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'],
    source: 'R-D10',
  },
  {
    step: 'HAND_OVER',
    from: ['INVESTIGATED', 'PROPOSED'],
    to: null,
    needs: ['clueFound', 'handedTo'],
    outcomes: ['Z1'],
    source: '4.2-9、R-D04',
  },
  {
    step: 'PENDING',
    from: ['FOUND', 'INVESTIGATED', 'PROPOSED'],
    side: 'found',
    to: null,
    needs: [],
    outcomes: ['Z9'],
    source: 'R-B21',
  },
  {
    step: 'CONTINUE',
    from: ['NOT_FOUND', 'INVESTIGATED', 'PROPOSED'],
    side: 'notFound',
    to: 'SEARCHING',
    needs: [],
    outcomes: ['Z9'],
    source: '4.2-10、R-B15',
  },
  {
    step: 'FOLLOW_UP',
    from: ['FOUND', 'INVESTIGATED', 'PROPOSED', 'FOLLOWING'],
    side: 'found',
    to: null,
    needs: ['behaviour'],
    source: '4.2-11、R-B14',
  },
  {
    step: 'CLOSE',
    from: ['FOLLOWING'],
    side: 'found',
    to: 'DECIDED',
    needs: ['weeks', 'everyWeek'],
    source: '4.2-11、R-B14',
  },
]

/** Where a case stands: its state, and whether contact was made. */
export interface Standing {
  state: LostState
  found: boolean
}

function fits({ from, side }: LostStepRule, { state, found }: Standing): boolean {
  return from.includes(state) && (side === undefined || (side === 'found') === found)
}

/** The rules that lead on from here, in the order of rules.md 4.2. */
export function stepsFrom(standing: Standing): readonly LostStepRule[] {
  return LOST_STEPS.filter(rule => fits(rule, standing))
}

/** The rule of this step here, else null: then the step is refused. */
export function stepRule(standing: Standing, step: LostStep): LostStepRule | null {
  return stepsFrom(standing).find(rule => rule.step === step) ?? null
}

/** Which step writes this outcome down here; null where none does. */
export function outcomeRule(standing: Standing, outcome: LostOutcome): LostStepRule | null {
  return stepsFrom(standing).find(({ outcomes }) => outcomes?.includes(outcome)) ?? null
}

/** The step an outcome is the result of, wherever a case stands. */
export function stepOfOutcome(outcome: LostOutcome, found: boolean): LostStep {
  if (outcome === 'Z9') return found ? 'PENDING' : 'CONTINUE'
  return LOST_STEPS.find(({ outcomes }) => outcomes?.includes(outcome))?.step ?? 'PENDING'
}

/** Outcomes that can be entered here, in the order of the table. */
export function outcomesFrom(standing: Standing): readonly LostOutcome[] {
  return stepsFrom(standing).flatMap(({ outcomes }) => outcomes ?? [])
}

export type LostGiven = Readonly<Partial<Record<LostNeed, boolean>>>

/**
 * What the step still lacks, in words; a need that is not among `given` is lacking.
 *
 * @param months that count as lost (`lost.months`)
 */
export function stepMissing({ needs }: LostStepRule, given: LostGiven, months = 6): string[] {
  return needs
    .filter(need => given[need] !== true)
    .map(need => (need === 'overSix' ? `失联超过${months}个月` : LOST_NEEDS[need]))
}

/** Whether the outcome comes from a disposal case and is not decided here (4.2-9). */
export function comesFromDisposal(outcome: LostOutcome, found: boolean): boolean {
  return LOST_STEPS.some(
    ({ outcomes, side, needs }) =>
      outcomes?.includes(outcome) === true &&
      (side === undefined || (side === 'found') === found) &&
      needs.includes('disposal'),
  )
}

/**
 * What a decision of the lost case makes of the membership from its day on (rules.md 4.1, R-D12). Not among them:
 * what a disposal case decides, which changes the membership itself; 转出 and 保留, which are letters and overseas
 * records.
 */
export const MEMBERSHIP_AFTER: Readonly<Partial<Record<LostOutcome, Membership>>> = {
  M5: 'PROBATIONARY',
  O4: 'REMOVED',
  C1: 'SUSPENDED',
  C2: 'REVOKED',
  C3: 'SUSPENDED',
  P6: 'REMOVED',
}

/** Cases of which a disposal may come: an opinion was formed, or a disposal goes on from another. */
export const TO_DISPOSE: readonly LostState[] = ['PROPOSED', 'FOLLOWING', 'DECIDED']
