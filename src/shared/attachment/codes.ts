/** Which records papers can be attached to, and which kinds of files are taken. */

import { codeTable } from '../kernel/codes.ts'

/**
 * Records by the table they stand in, in the order the card shows them. `member` is the person as such,
 * `photo` its picture; for `dossierItem` the material itself is named, because its row comes and goes with
 * the mark. A new kind of record is one line here (and one in `owners.ts` where its table has no `memberId`).
 */
export const ATTACHMENT_OWNER = codeTable('附件所属', {
  photo: '照片',
  member: '本人',
  dossierItem: '档案材料',
  education: '学历',
  orgPost: '任职',
  honour: '荣誉',
  sanction: '处分',
  flow: '流动记录',
  flowContact: '联系记录',
  overseas: '出国（境）记录',
  lostCase: '失联记录',
  searchAttempt: '查找记录',
  lostInquiry: '部门协查',
  conductCheck: '核实记录',
  lostOutcome: '处理结果',
  lostFollowUp: '跟踪回访',
  letter: '介绍信',
  duesPayment: '党费',
  exemption: '豁免',
  cataloguePaper: '目录材料',
  dossierReading: '查阅登记',
  dossierFinding: '档案问题',
  dossierFindingStep: '档案问题处理',
  makeUpStep: '补办程序',
  makeUpWitness: '补办证明人',
  registrationForm: '党员登记申请表',
  branchReport: '整改规范综合报告',
})

export type AttachmentOwner = (typeof ATTACHMENT_OWNER)['items'][number]['key']

/** Told by what the file holds, never by its name. */
export const MEDIA_TYPE = codeTable('附件类型', {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG 图片',
  'image/png': 'PNG 图片',
})

export type MediaType = (typeof MEDIA_TYPE)['items'][number]['key']

/** What was noticed about a file that is kept as it is all the same. */
export const ATTACHMENT_FINDING = codeTable('附件情况', {
  damaged: '文件不完整，可能打不开',
  encrypted: '有打开密码，查看时要输入',
})

export type AttachmentFinding = (typeof ATTACHMENT_FINDING)['items'][number]['key']
