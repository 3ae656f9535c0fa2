/** The table of transfer letters (rules.md 3.6, 4.4). */

import type { Generated } from 'kysely'

type Text = string | null
type Flag = 0 | 1

export interface LetterTable {
  id: Generated<number>
  memberId: number
  direction: string
  letterNo: Text
  nature: Text
  phone: Text
  wechat: Text
  destKind: Text
  destPlace: Text
  backupContact: Text
  toOrg: Text
  toOrgAddress: Text
  toOrgPhone: Text
  issuedOn: Text
  validDays: number
  validTo: Text
  duesPaidTo: Text
  landedOn: Text
  receiptOn: Text
  receiptNo: Text
  proofOn: Text
  proofFrom: Text
  returnedOn: Text
  returnReason: Text
  returnKind: Text
  inquiryResult: Text
  state: string
  remark: Text
  handler: Text
  leaveTalkOn: Text
  lateReason: Text
  inquiredOn: Text
  receiptFrom: Text
  voidedOn: Text
  voidReason: Text
  reissueOf: number | null
  fromOrg: Text
  fromOrgAddress: Text
  fromOrgPhone: Text
  incomingKind: Text
  interviewNote: Text
  dossierResult: Text
  residenceProof: Text
  investigation: Text
  removed: Generated<Flag>
}
