/**
 * What is found wrong with a dossier, and the way each finding takes (rules.md 2.N, 4.5; S03 20, S04 546–552).
 * The table is the state machine: the service, the screen and the tests all read it.
 */

import { codeTable, labelOf } from '../kernel/codes.ts'
import { REQUIRED_MATERIAL, type RequiredMaterial } from './codes.ts'

/** F1–F7; F0 合规 is a dossier without findings. */
export const FINDING_KIND = codeTable('档案问题', {
  F1: '缺件',
  F2: '不规范',
  F3: '信息有误',
  F4: '涉嫌不真实',
  F5: '整档遗失',
  F6: '违规入党',
  F7: '假党员',
})

export type FindingKind = (typeof FINDING_KIND)['items'][number]['key']

export const FINDING_STATE = codeTable('问题进度', {
  OPEN: '待处理',
  CONSULTED: '已商转出单位',
  MAKING_UP: '补办中',
  FALSE: '不属实，待封存',
  CLOSED: '已了结',
  SEALED: '已封存',
})

export type FindingState = (typeof FINDING_STATE)['items'][number]['key']

export const FINDING_STEP = codeTable('问题处理', {
  CORRECT: '更正',
  SUPPLY: '补齐',
  CONSULT: '商转出单位',
  INQUIRE: '调查',
  SEAL: '封存',
  MAKE_UP: '转补办',
  MADE_UP: '补办完成',
  GIVEN_UP: '补办未成',
})

export type FindingStep = (typeof FINDING_STEP)['items'][number]['key']

/** What an inquiry comes to: whether the dossier, and the membership it proves, are genuine (S04 550, 552). */
export const FINDING_RESULT = codeTable('调查结果', {
  GENUINE: '属实',
  NOT_GENUINE: '不属实',
})

export type FindingResult = (typeof FINDING_RESULT)['items'][number]['key']

/** What a step may need besides its day, in the words a refusal names it with. */
export const FINDING_NEEDS = {
  actor: '办理人',
  document: '材料名称或文号',
  text: '情况说明',
  unit: '转出单位或封存单位',
  noSender: '不需商转出单位的原因',
} as const

export type FindingNeed = keyof typeof FINDING_NEEDS

export interface FindingRule {
  step: FindingStep
  from: FindingState
  to: FindingState | Readonly<Record<FindingResult, FindingState>>
  needs: readonly FindingNeed[]
  /** the steps of a make-up case take these (R-G09–R-G21) */
  byMakeUp?: true
}

const MENDED: readonly FindingRule[] = [
  { step: 'SUPPLY', from: 'OPEN', to: 'CLOSED', needs: ['actor', 'document'] },
  { step: 'CORRECT', from: 'OPEN', to: 'CLOSED', needs: ['actor', 'document'] },
]

const BY_MAKE_UP: readonly FindingRule[] = [
  { step: 'MAKE_UP', from: 'OPEN', to: 'MAKING_UP', needs: ['document'], byMakeUp: true },
  { step: 'MADE_UP', from: 'MAKING_UP', to: 'CLOSED', needs: ['document'], byMakeUp: true },
  { step: 'GIVEN_UP', from: 'MAKING_UP', to: 'OPEN', needs: ['document'], byMakeUp: true },
]

const SEALED_BY_MAKE_UP: FindingRule = {
  step: 'SEAL',
  from: 'MAKING_UP',
  to: 'SEALED',
  needs: ['document'],
  byMakeUp: true,
}

const inquiry = (from: FindingState, ...more: FindingNeed[]): FindingRule => ({
  step: 'INQUIRE',
  from,
  to: { GENUINE: 'CLOSED', NOT_GENUINE: 'FALSE' },
  needs: ['actor', 'document', 'text', ...more],
})

/** 封存 asks who was held responsible, and where the papers went (S04 552). */
const SEALING: FindingRule = {
  step: 'SEAL',
  from: 'FALSE',
  to: 'SEALED',
  needs: ['actor', 'document', 'text', 'unit'],
}

const RULES: Readonly<Record<FindingKind, readonly FindingRule[]>> = {
  // Necessary papers that are missing may be completed by the developing organisation (R-G21).
  F1: [...MENDED, ...BY_MAKE_UP, SEALED_BY_MAKE_UP],
  F2: MENDED,
  F3: MENDED,
  // First the sending unit is consulted, then inquired; who never came from elsewhere has none.
  F4: [
    { step: 'CONSULT', from: 'OPEN', to: 'CONSULTED', needs: ['actor', 'document', 'unit'] },
    inquiry('OPEN', 'noSender'),
    inquiry('CONSULTED'),
    SEALING,
  ],
  F5: BY_MAKE_UP,
  F6: [inquiry('OPEN'), SEALING],
  F7: [inquiry('OPEN'), SEALING],
}

/** Every step a finding of this kind may take. */
export function findingSteps(kind: FindingKind): readonly FindingRule[] {
  return RULES[kind]
}

/** The steps that may follow where a finding stands; none when it is settled. */
export function nextFindingSteps(kind: FindingKind, state: FindingState): readonly FindingRule[] {
  return RULES[kind].filter(({ from }) => from === state)
}

/** The finding is settled: nothing remains to be done about it. */
export const FINDING_SETTLED: readonly FindingState[] = ['CLOSED', 'SEALED']

/** The finding may be settled by a make-up case of this kind: the whole file, or what is missing of it. */
export function makeUpOf(kind: FindingKind): 'WHOLE' | 'PART' | null {
  if (kind === 'F5') return 'WHOLE'
  return kind === 'F1' ? 'PART' : null
}

/** 缺件：入党志愿书 */
export function findingName({
  kind,
  material,
}: {
  kind: FindingKind
  material: RequiredMaterial | null
}): string {
  const name = labelOf(FINDING_KIND, kind)
  return material === null ? name : `${name}：${labelOf(REQUIRED_MATERIAL, material)}`
}

/** What a step is taken with. */
export interface FindingGiven {
  actor: string | null
  documentNo: string | null
  text: string | null
  unit: string | null
  noSender: string | null
}

const FIELD: Readonly<Record<FindingNeed, keyof FindingGiven>> = {
  actor: 'actor',
  document: 'documentNo',
  text: 'text',
  unit: 'unit',
  noSender: 'noSender',
}

/** The field of a step in which a need is met. */
export function findingField(need: FindingNeed): keyof FindingGiven {
  return FIELD[need]
}

/** What a step still lacks, each item by its name; empty when it can be taken. */
export function findingMissing({ step, needs }: FindingRule, given: FindingGiven): string[] {
  return needs.flatMap(need => ((given[FIELD[need]] ?? '').trim() === '' ? [findingWords(step)[need]] : []))
}

/** What the fields of a step are called: every step asks for its own paper and its own people. */
export function findingWords(step: FindingStep): Readonly<Record<FindingNeed, string>> {
  switch (step) {
    case 'CORRECT':
      return { ...FINDING_NEEDS, document: '更正依据' }
    case 'SUPPLY':
      return { ...FINDING_NEEDS, document: '补齐的材料' }
    case 'CONSULT':
      return { ...FINDING_NEEDS, document: '函件文号', unit: '转出单位党组织' }
    case 'INQUIRE':
      return { ...FINDING_NEEDS, actor: '调查人', document: '调查报告', text: '调查过程和结果' }
    case 'SEAL':
      return { ...FINDING_NEEDS, document: '封存材料清单', text: '责任追究情况', unit: '封存单位' }
    case 'MAKE_UP':
    case 'MADE_UP':
    case 'GIVEN_UP':
      return FINDING_NEEDS
  }
}

/** What the ledger of findings is narrowed to. */
export const FINDING_LISTED = codeTable('档案问题', {
  open: '未了结',
  overdue: '超期',
  settled: '已了结',
  all: '全部',
})
