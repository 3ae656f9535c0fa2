/** What the fields of a step are called: every step asks for its own paper and its own people. */

import type { DisposalKind, DisposalResult, DisposalStep } from '../../shared/disposal/codes.ts'

export interface StepWords {
  actor: string
  document: string
  text: string
  /** what the step is about, in one sentence */
  about: string
}

const PLAIN: StepWords = { actor: '办理人', document: '文号', text: '情况说明', about: '' }

const WORDS: Readonly<Partial<Record<DisposalStep, Partial<StepWords>>>> = {
  TALK: {
    actor: '谈话人',
    text: '谈话情况',
    about: '支部找本人谈话，安排2名正式党员负责教育，每7天至少教育一次。',
  },
  REVIEW: {
    actor: '主持人',
    document: '评议记录',
    about: '党员和群众代表评议。合格的终止处置，材料归档；不合格的继续办理。',
  },
  INQUIRE: {
    actor: '调查人',
    document: '调查材料',
    text: '核实情况',
    about: '形成调查核实材料，提出初步处置意见。能联系的要与本人见面，并允许申辩。',
  },
  CHECK_PARTY: {
    actor: '预审人',
    document: '预审文号',
    text: '预审意见',
    about: '镇党委预审初步处置意见。',
  },
  CHECK_SUPERIOR: {
    actor: '报送人',
    document: '批复文号',
    text: '预审意见',
    about: '劝退、除名报上级组织部门预审。',
  },
  MEETING: {
    actor: '主持人',
    document: '大会记录',
    text: '讨论情况',
    about: '通报调查核实和预审情况，讨论并表决。',
  },
  APPROVE_PARTY: {
    actor: '主持人',
    document: '审批文号',
    text: '审批意见',
    about: '镇党委集体研究。',
  },
  APPROVE_SUPERIOR: {
    actor: '报送人',
    document: '批复文号',
    text: '审批意见',
    about: '上级组织部门审查批准。',
  },
  ANNOUNCE: {
    actor: '通知人',
    text: '送达情况',
    about: '通知本人，并以适当方式宣布。宣布后党籍状态随之变动。',
  },
  RECTIFY_REVIEW: {
    actor: '主持人',
    document: '评议记录',
    about: '改正期满评议。合格的结案；仍不符合党员条件的，另立劝退案。',
  },
  ANSWER: { document: '书面答复', text: '答复情况', about: '同意的结案；劝而不退的，从预审起办理除名。' },
  REPORT: { document: '备案文号', about: '报上级党组织备案。' },
  FILE: { actor: '归档人', about: '七种材料齐全后归档；处理决定归入个人档案。' },
}

export function stepWords(step: DisposalStep, kind: DisposalKind): StepWords {
  const words = { ...PLAIN, ...WORDS[step] }
  return step === 'MEETING' && kind === 'WITHDRAW'
    ? { ...words, about: '支部大会讨论后宣布除名，报上级党组织备案。' }
    : words
}

/** What a result is called at this step. */
export function resultWords(step: DisposalStep, result: DisposalResult): string {
  if (step === 'REVIEW') return result === 'PASS' ? '合格' : '不合格，继续处置'
  if (step === 'RECTIFY_REVIEW') return result === 'PASS' ? '合格，结案' : '仍不符合，转劝退'
  if (step === 'ANSWER') return result === 'LEAVES' ? '本人同意退党' : '劝而不退'
  switch (result) {
    case 'AGREE':
      return '同意'
    case 'BACK':
      return '不同意，退回重新调查'
    case 'STOP':
      return '不同意，终止'
    case 'CARRIED':
      return '表决通过'
    case 'LOST':
      return '表决未通过'
    case 'PASS':
      return '合格'
    case 'FAIL':
      return '不合格'
    case 'LEAVES':
      return '同意退党'
    case 'REFUSES':
      return '劝而不退'
  }
}
