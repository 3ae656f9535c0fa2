/** What hangs on a member: the one list that history, log and merging go by. */

import type { Row, TableName } from './tables.ts'

type WithMember = { [T in TableName]: Row<T> extends { memberId: number } ? T : never }[TableName]

/**
 * Tables with a `memberId`. The search text of a member is derived and goes with the member itself; an attachment hangs
 * on a member but for the papers of branches, which have none.
 */
export type LinkedTable = Exclude<WithMember, 'memberSearch'> | 'attachment'

/** A table that is not named here does not compile: whoever adds one is led to all who go by this list. */
const EVERY: Readonly<Record<LinkedTable, true>> = {
  membershipPeriod: true,
  orgPost: true,
  family: true,
  education: true,
  sanction: true,
  honour: true,
  duesPayment: true,
  attendance: true,
  appraisalResult: true,
  exemption: true,
  studyHours: true,
  assignment: true,
  dutyReason: true,
  flow: true,
  flowCertificate: true,
  flowReminder: true,
  overseas: true,
  lostCase: true,
  contactCheck: true,
  registrationForm: true,
  disposalCase: true,
  letter: true,
  dossier: true,
  dossierItem: true,
  cataloguePaper: true,
  handoverItem: true,
  dossierCustody: true,
  dossierReading: true,
  dossierFinding: true,
  dossierFindingStep: true,
  makeUpCase: true,
  makeUpStep: true,
  makeUpWitness: true,
  memberDistinct: true,
  annualMark: true,
  checkLine: true,
  attachment: true,
}

// The keys of the record above, which is exactly of this type.
export const LINKED_TABLES = Object.keys(EVERY) as LinkedTable[]

/** What hangs on a lost-contact case by `caseId`. */
export const LOST_CHILDREN = [
  'searchAttempt',
  'lostOutcome',
  'lostFollowUp',
  'lostInquiry',
  'conductCheck',
] as const

/** Records that hang on those: whose they are stands in their owner's row. */
export const CHILD_TABLES = [
  { table: 'searchAttempt', column: 'caseId', owner: 'lostCase' },
  { table: 'lostOutcome', column: 'caseId', owner: 'lostCase' },
  { table: 'lostFollowUp', column: 'caseId', owner: 'lostCase' },
  { table: 'lostInquiry', column: 'caseId', owner: 'lostCase' },
  { table: 'conductCheck', column: 'caseId', owner: 'lostCase' },
  { table: 'disposalStep', column: 'disposalId', owner: 'disposalCase' },
  { table: 'disposalNote', column: 'disposalId', owner: 'disposalCase' },
  { table: 'flowContact', column: 'flowId', owner: 'flow' },
  { table: 'certificateInspection', column: 'certificateId', owner: 'flowCertificate' },
] as const satisfies readonly { table: TableName; column: string; owner: LinkedTable }[]
