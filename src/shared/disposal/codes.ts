/** Code tables of sanctions and of the disposal of unqualified members (rules.md 3.2 处分, 3.10, 2.J). */

import { codeTable, wordTable } from '../kernel/codes.ts'

export const SANCTION_FAMILY = wordTable('处分类别', ['党纪', '政纪', '通报批评', '诫勉'])

export const SANCTION_KIND = wordTable('处分种类', [
  '警告',
  '严重警告',
  '撤销党内职务',
  '留党察看一年',
  '留党察看两年',
  '开除党籍',
  '其他',
])

/** Kinds of disposal (rules.md 3.10, R-J01, R-J17). */
export const DISPOSAL_KIND = codeTable('处置种类', {
  RECTIFY: '限期改正',
  PERSUADE: '劝退',
  REFUSED: '劝而不退除名',
  SELF_LEFT: '自行脱党除名',
  WITHDRAW: '退党除名',
  EXPEL: '其他除名',
  REVOKE: '取消预备党员资格',
  EXTEND: '延长预备期',
})

export type DisposalKind = (typeof DISPOSAL_KIND)['items'][number]['key']

/** Grounds (R-J02, R-J05, R-J06, R-J08, R-J09, R-D03). */
export const DISPOSAL_GROUND = codeTable('处置依据', {
  J1a: '不执行党的路线方针政策和决定，造成不良影响',
  J1b: '闹不团结、散布错误言论，干扰正常工作',
  J1c: '无正当理由不参加党内活动和重要会议',
  J1d: '当年党员评议不合格',
  J2a: '参与封建迷信、带头或操纵集体上访，影响恶劣',
  J2b: '信仰宗教、参加非法组织，屡教不改',
  J2c: '连续2年评议不合格，仍未改正',
  J2d: '限期改正期满，仍不符合党员条件',
  J2e: '无改正愿望，又不接受教育和纪律约束',
  J3a: '无正当理由连续6个月不参加组织生活',
  J3b: '无正当理由连续6个月不交纳党费',
  J3c: '无正当理由连续6个月不做党分配的工作',
  J3d: '问题严重，留在党内会产生不良影响',
  J4: '本人自愿退党',
  J5: '违反规定吸收入党',
  J6: '无法认定党员身份',
  J7: '出国（境）定居',
})

export type DisposalGround = (typeof DISPOSAL_GROUND)['items'][number]['key']

export const DISPOSAL_SOURCE = codeTable('案由来源', {
  APPRAISAL: '民主评议',
  LOST: '失联查找',
  DOSSIER: '档案核查',
  THREE_NO: '“三不”摸底',
  WARNING: '警示和整改',
  APPLICATION: '本人申请',
  EARLIER: '前一处置',
  OTHER: '其他',
})

/** Where a case stands: what the last step taken came to (rules.md 4.3). */
export const DISPOSAL_STATE = codeTable('处置进度', {
  OPENED: '已立案',
  TALKED: '教育转化中',
  REVIEWED: '教育评议不合格',
  INQUIRED: '已调查核实',
  PARTY_CHECKED: '镇党委已预审',
  CHECKED: '预审同意',
  VOTED: '支部大会通过',
  PARTY_AGREED: '镇党委已提出意见',
  APPROVED: '已批准',
  ANNOUNCED: '已通知宣布',
  RECTIFYING: '限期改正中',
  CONCLUDED: '已结案，待归档',
  ENDED: '已终止，待归档',
  FILED: '已归档',
})

export type DisposalState = (typeof DISPOSAL_STATE)['items'][number]['key']

/** The steps of a case, in the order of rules.md 4.3. */
export const DISPOSAL_STEP = codeTable('处置程序', {
  OPEN: '立案（支委会初步认定）',
  TALK: '组织谈话',
  REVIEW: '教育评议',
  INQUIRE: '调查核实',
  CHECK_PARTY: '镇党委预审',
  CHECK_SUPERIOR: '组织部预审',
  MEETING: '支部大会表决',
  APPROVE_PARTY: '镇党委审批',
  APPROVE_SUPERIOR: '组织部审批',
  ANNOUNCE: '通知并宣布',
  RECTIFY_REVIEW: '期满评议',
  ANSWER: '本人答复',
  REPORT: '报上级备案',
  FILE: '归档',
})

export type DisposalStep = (typeof DISPOSAL_STEP)['items'][number]['key']

/** What a step came to, where it can come to more than one thing. */
export const DISPOSAL_RESULT = codeTable('结果', {
  PASS: '合格',
  FAIL: '不合格',
  AGREE: '同意',
  BACK: '不同意，退回重新调查',
  STOP: '不同意，终止',
  CARRIED: '表决通过',
  LOST: '表决未通过',
  LEAVES: '同意退党',
  REFUSES: '劝而不退',
})

export type DisposalResult = (typeof DISPOSAL_RESULT)['items'][number]['key']

/** Seven kinds of papers that are filed (R-J14). */
export const DISPOSAL_ARCHIVE = codeTable('归档材料', {
  appraisal: '民主评议资料',
  vote: '表决资料',
  inquiry: '调查材料',
  conclusion: '结论材料',
  minutes: '会议记录',
  approval: '组织审批材料',
  decision: '处理决定（归入个人档案）',
})

export type DisposalArchive = (typeof DISPOSAL_ARCHIVE)['items'][number]['key']

/** What 限期改正 asks for besides the vote (R-J04). */
export const RECTIFY_TERM = codeTable('限期改正的条件', {
  minor: '问题性质不是很严重',
  willing: '本人要求留在党内',
  measures: '有改正的决心和措施',
})

export type RectifyTerm = (typeof RECTIFY_TERM)['items'][number]['key']

/** To whom clues of misconduct are handed (R-D04). */
export const CLUE_TO = wordTable('线索移送', ['纪检机关', '公安机关'])

/** What the list of cases may be narrowed to. */
export const DISPOSAL_LISTED = codeTable('进度', {
  open: '办理中',
  overdue: '超期',
  filing: '待归档',
  all: '全部',
})
