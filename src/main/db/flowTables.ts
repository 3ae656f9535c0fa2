/** The tables of members away: the records, contacts, certificates with their inspections (rules.md 3.3). */

import type { Generated } from 'kysely'

type Text = string | null
type Flag = 0 | 1

export interface FlowTable {
  id: Generated<number>
  memberId: number
  leftOn: string
  expectedBack: Text
  returnedOn: Text
  reportedOn: Text
  reportedTo: Text
  reason: string
  direction: Text
  placeFixed: Generated<Flag>
  destPlace: Text
  unitName: Text
  unitAddress: Text
  livingAddress: Text
  unitHasParty: Text
  /** ORGANISATION_TYPE of the receiving organisation (annex 4 column 16) */
  hostOrgType: Text
  hostOrg: Text
  hostKind: Text
  hostContact: Text
  hostContactPhone: Text
  phone: Text
  wechat: Text
  emergencyContact: Text
  certNo: Text
  duesPlace: Text
  keeper: Text
  leaveTalkOn: Text
  leaveTalkBy: Text
  status: string
  remark: Text
  /** key of FLOW_PAPER, where another paper than the proposed one was chosen */
  paper: Text
  paperReason: Text
  provinceIn: Text
  proofNo: Text
  proofOn: Text
  /** family or related person: name and telephone (S02 20) */
  familyContact: Text
  removed: Generated<Flag>
}

export interface FlowContactTable {
  id: Generated<number>
  flowId: number
  onDate: string
  contactBy: string
  channel: string
  isReport: Generated<Flag>
  importantActivity: Generated<Flag>
  summary: string
  person: Text
  /** where the member went, and from where, if the contact told of a move */
  place: Text
  fromPlace: Text
  removed: Generated<Flag>
}

/** A member from elsewhere who is here (流入党员). */
export interface FlowInTable {
  id: Generated<number>
  name: string
  idNo: Text
  phone: Text
  fromOrg: Text
  fromProvince: string
  /** the organisation that looks after the member */
  orgId: number | null
  arrivedOn: string
  leftOn: Text
  unitName: Text
  certNo: Text
  remark: Text
  removed: Generated<Flag>
}

/** One 流动党员活动证 handed out (forms.md 11). */
export interface FlowCertificateTable {
  id: Generated<number>
  memberId: number
  flowId: number
  certNo: string
  issuedOn: Text
  issuedBy: Text
  /** CERTIFICATE_ENDING; null while the member has it */
  ending: Text
  endedOn: Text
  remark: Text
  removed: Generated<Flag>
}

/** 年审 of a certificate: once a year. */
export interface CertificateInspectionTable {
  id: Generated<number>
  certificateId: number
  year: number
  onDate: string
  inspectedBy: Text
  note: Text
  removed: Generated<Flag>
}

/** A written reminder to a member away (R-E18). */
export interface FlowReminderTable {
  id: Generated<number>
  memberId: number
  flowId: number
  /** REMINDER_KIND */
  kind: string
  reminderNo: Text
  onDate: string
  /** REMINDER_GROUND, between 、 */
  grounds: string
  facts: string
  mendBy: Text
  servedOn: Text
  servedTo: Text
  /** 已整改 or 未整改 */
  outcome: Text
  outcomeOn: Text
  outcomeNote: Text
  removed: Generated<Flag>
}
