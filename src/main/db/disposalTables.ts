/** Row types of the disposal of unqualified members. */

import type { Generated } from 'kysely'

type Flag = 0 | 1
type Text = string | null

export interface DisposalCaseTable {
  id: Generated<number>
  memberId: number
  caseNo: string
  /** key of DISPOSAL_KIND */
  kind: string
  /** keys of DISPOSAL_GROUND, separated by commas */
  grounds: string
  /** key of DISPOSAL_SOURCE */
  source: string
  sourceNote: Text
  lostCaseId: number | null
  /** the case it goes on from: 限期改正 not kept, 劝退 refused */
  previousDisposalId: number | null
  /** the form with the wish not to register it comes from (S01 15) */
  registrationId: number | null
  openedOn: string
  /** key of DISPOSAL_STATE; that of the last step */
  state: string
  /** cannot be reached: no talk and no education */
  unreachable: Generated<Flag>
  /** since when there was no organisation life, dues or work (R-J06) */
  sinceOn: Text
  facts: Text
  educatorId: number | null
  secondEducatorId: number | null
  sessionGapReason: Text
  heardOn: Text
  hearing: Text
  unreachableReason: Text
  /** clues of misconduct were found (R-D04) */
  violation: Generated<Flag>
  clueTo: Text
  clueOn: Text
  clueNo: Text
  probationEnd: Text
  approvedOn: Text
  approvalNo: Text
  /** the last day of 限期改正, as reckoned when it was approved */
  rectifyTo: Text
  announcedHow: Text
  concludedOn: Text
  /** what 限期改正 asks for besides the vote (R-J04) */
  termMinor: Generated<Flag>
  termWilling: Generated<Flag>
  termMeasures: Generated<Flag>
  archiveAppraisal: Generated<Flag>
  archiveVote: Generated<Flag>
  archiveInquiry: Generated<Flag>
  archiveConclusion: Generated<Flag>
  archiveMinutes: Generated<Flag>
  archiveApproval: Generated<Flag>
  archiveDecision: Generated<Flag>
  remark: Text
  removed: Generated<Flag>
}

/** A step that was taken. A step of a case that was sent back stands again, behind the first. */
export interface DisposalStepTable {
  id: Generated<number>
  disposalId: number
  /** key of DISPOSAL_STEP */
  step: string
  onDate: string
  actor: Text
  documentNo: Text
  text: Text
  /** key of DISPOSAL_RESULT */
  result: Text
  /** where the case stood after it, key of DISPOSAL_STATE */
  toState: string
  expected: number | null
  entitled: number | null
  present: number | null
  agree: number | null
  against: number | null
  abstain: number | null
  /** the vote gate it was reckoned with, value of `disposal.vote` */
  voteRule: Text
}

/** A session of education, or a note on keeping in touch afterwards. */
export interface DisposalNoteTable {
  id: Generated<number>
  disposalId: number
  kind: string
  onDate: string
  person: Text
  text: string
  removed: Generated<Flag>
}
