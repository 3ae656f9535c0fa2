/** What the columns of dossier findings and make-up cases are called in the log, and which hold codes. */

import { FINDING_KIND, FINDING_RESULT, FINDING_STATE, FINDING_STEP } from '../../shared/dossier/findings.ts'
import {
  MAKE_UP_KIND,
  MAKE_UP_RESULT,
  MAKE_UP_STATE,
  MAKE_UP_STEP,
  WITNESS_ROLE,
  WITNESS_STATE,
} from '../../shared/dossier/makeUp.ts'
import { FORM_VERSION } from '../../shared/dossier/makeUpRules.ts'
import type { CodeTable } from '../../shared/kernel/codes.ts'

const REMOVED = { removed: '删除' }

export const MAKE_UP_WORDS = {
  dossierFinding: {
    ...REMOVED,
    kind: '问题',
    material: '材料',
    description: '情况',
    foundOn: '发现日期',
    foundBy: '核查人',
    dueOn: '处理期限',
    responsible: '责任人',
    state: '进度',
  },
  dossierFindingStep: {
    step: '处理',
    onDate: '日期',
    actor: '办理人',
    documentNo: '材料名称或文号',
    unit: '转出单位或封存单位',
    text: '情况',
    noSender: '不需商转出单位的原因',
    result: '结果',
    toState: '进度',
  },
  makeUpCase: {
    ...REMOVED,
    caseNo: '编号',
    kind: '补办种类',
    developedHere: '在本地发展',
    openedOn: '立案日期',
    state: '进度',
    lostHow: '遗失或缺件情况',
    appliedOn: '申请入党时间',
    activistOn: '确定为积极分子时间',
    receivedOn: '接收为预备党员时间',
    fullOn: '转正时间',
    branch: '入党时所在党支部',
    committee: '当时审批的党委',
    vanishedBranch: '原党支部已撤销',
    vanishedCommittee: '原党委已撤销',
    developedWhere: '发展地党组织',
    branchMinutes: '支部会议记录复印件',
    committeeMinutes: '党委会议记录复印件',
    approvalNo: '批复文号',
    approvalOn: '批复日期',
    formVersion: '志愿书版本',
    cover: '封面印有“补”字',
    pagesTo: '填到第几页',
    fillDate: '补填日期',
    partySigner: '党委书记签字',
    partySealed: '加盖党委印章',
    keeper: '保管单位',
    remark: '备注',
  },
  makeUpStep: {
    step: '程序',
    onDate: '日期',
    actor: '办理人',
    documentNo: '材料名称或文号',
    text: '情况',
    signer: '签字人',
    sealed: '已盖章',
    ownSignature: '本人签字',
    result: '结果',
    toState: '进度',
  },
  makeUpWitness: {
    ...REMOVED,
    role: '证明人',
    name: '姓名',
    state: '证明情况',
    onDate: '签字日期',
    statement: '证明内容',
  },
  dossierFiling: {
    ...REMOVED,
    year: '年度',
    onDate: '立卷归档日期',
    actor: '办理人',
    volumes: '卷数',
    remark: '备注',
  },
}

export const MAKE_UP_RECORDS = {
  dossierFinding: '档案问题',
  dossierFindingStep: '档案问题处理',
  makeUpCase: '补办档案',
  makeUpStep: '补办程序',
  makeUpWitness: '补办证明人',
  dossierFiling: '立卷归档',
} as const

export const MAKE_UP_CODES: Readonly<Record<string, CodeTable<string>>> = {
  'dossierFinding.kind': FINDING_KIND,
  'dossierFinding.state': FINDING_STATE,
  'dossierFindingStep.step': FINDING_STEP,
  'dossierFindingStep.result': FINDING_RESULT,
  'dossierFindingStep.toState': FINDING_STATE,
  'makeUpCase.kind': MAKE_UP_KIND,
  'makeUpCase.state': MAKE_UP_STATE,
  'makeUpCase.formVersion': FORM_VERSION,
  'makeUpStep.step': MAKE_UP_STEP,
  'makeUpStep.result': MAKE_UP_RESULT,
  'makeUpStep.toState': MAKE_UP_STATE,
  'makeUpWitness.role': WITNESS_ROLE,
  'makeUpWitness.state': WITNESS_STATE,
}
