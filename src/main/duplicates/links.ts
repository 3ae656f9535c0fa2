/**
 * What hangs on a member. A table with a `memberId` that is not listed here does not compile: whoever adds
 * one says what becomes of its rows when two members are merged.
 */

import type { LinkedTable } from '../db/linkedTables.ts'

/**
 * moved: rows go over as they are · once: the same, but a record both have stays once · periods, dossier,
 * items, distinct, attachments, annual, census, attendance, registrations: joined by rules of their own (merge.ts)
 */
export type Treatment =
  | 'moved'
  | 'once'
  | 'periods'
  | 'dossier'
  | 'items'
  | 'distinct'
  | 'attachments'
  | 'annual'
  | 'census'
  | 'attendance'
  | 'registrations'

export interface Link {
  treatment: Treatment
  /** what the clerk calls these records */
  label: string
}

export const LINKS: Readonly<Record<LinkedTable, Link>> = {
  membershipPeriod: { treatment: 'periods', label: '党籍变动' },
  orgPost: { treatment: 'once', label: '任职' },
  family: { treatment: 'once', label: '家庭成员' },
  education: { treatment: 'once', label: '学历' },
  sanction: { treatment: 'once', label: '处分' },
  appraisalResult: { treatment: 'once', label: '民主评议' },
  exemption: { treatment: 'once', label: '豁免' },
  studyHours: { treatment: 'once', label: '学时' },
  assignment: { treatment: 'once', label: '交办任务' },
  dutyReason: { treatment: 'once', label: '正当理由' },
  attendance: { treatment: 'attendance', label: '到会记录' },
  duesPayment: { treatment: 'once', label: '党费' },
  honour: { treatment: 'once', label: '荣誉' },
  flow: { treatment: 'moved', label: '流动记录' },
  flowCertificate: { treatment: 'moved', label: '流动党员活动证' },
  flowReminder: { treatment: 'moved', label: '书面提醒' },
  overseas: { treatment: 'once', label: '出国（境）记录' },
  lostCase: { treatment: 'moved', label: '失联记录' },
  contactCheck: { treatment: 'once', label: '联系方式核对' },
  registrationForm: { treatment: 'registrations', label: '党员登记申请表' },
  disposalCase: { treatment: 'moved', label: '组织处置' },
  letter: { treatment: 'once', label: '介绍信' },
  dossier: { treatment: 'dossier', label: '档案保管' },
  dossierItem: { treatment: 'items', label: '档案材料' },
  cataloguePaper: { treatment: 'once', label: '档案目录' },
  handoverItem: { treatment: 'moved', label: '档案交接' },
  dossierCustody: { treatment: 'once', label: '档案保管单位变更' },
  dossierReading: { treatment: 'once', label: '查阅登记' },
  dossierFinding: { treatment: 'moved', label: '档案问题' },
  dossierFindingStep: { treatment: 'moved', label: '档案问题处理' },
  makeUpCase: { treatment: 'moved', label: '补办档案' },
  makeUpStep: { treatment: 'moved', label: '补办程序' },
  makeUpWitness: { treatment: 'moved', label: '补办证明人' },
  memberDistinct: { treatment: 'distinct', label: '“不是同一人”标记' },
  annualMark: { treatment: 'annual', label: '年审标记' },
  checkLine: { treatment: 'census', label: '集中排查核查表' },
  attachment: { treatment: 'attachments', label: '附件' },
}
