/** Row types of lost-contact cases and of what hangs on them (rules.md 3.5, 4.2). */

import type { Generated } from 'kysely'

type Flag = 0 | 1
type Text = string | null

export interface LostCaseTable {
  id: Generated<number>
  memberId: number
  caseNo: string
  previousCaseId: number | null
  foundOn: string
  lastLife: Text
  lastDues: Text
  lastDuesByProxy: Generated<Flag>
  /** start of the length when neither date is known, or when overridden (R-B08) */
  startOverride: Text
  startReason: Text
  startAssumed: Generated<Flag>
  situation: Text
  situationNote: Text
  lostOccupation: Text
  reasonText: Text
  reasonAnalysis: Text
  isKey: Generated<Flag>
  /** branch secretary responsible and the time limit (R-C11) */
  secretary: Text
  timeLimit: Text
  verifiedOn: Text
  state: string
  contactOn: Text
  contactHow: Text
  currentAddress: Text
  currentPhone: Text
  effortOverride: Text
  conduct: Text
  cause: Text
  attitude: Text
  investigation: Text
  branchOpinion: Text
  groupOpinion: Text
  preOpinion: Text
  preOpinionOn: Text
  remark: Text
  /** 及时报告上级党组织 (R-B16) */
  reportedOn: Text
  notFoundOn: Text
  investigatedOn: Text
  investigatedBy: Text
  /** papers the findings rest on, where they are not attached */
  evidence: Text
  closedOn: Text
  /** why weeks of follow-up are without a record (R-B14) */
  followGapReason: Text
  removed: Generated<Flag>
}

export interface SearchAttemptTable {
  id: Generated<number>
  caseId: number
  /** `YYYY-MM-DD` or `YYYY-MM-DD HH:mm` */
  at: string
  channel: string
  target: string
  targetPhone: Text
  responsible: string
  course: string
  result: string
  clue: Text
  /** who approved a public channel */
  approver: Text
  removed: Generated<Flag>
}

export interface LostOutcomeTable {
  id: Generated<number>
  caseId: number
  outcome: string
  decidedOn: string
  documentNo: Text
  note: Text
  /** the disposal case that decided it */
  disposalId: number | null
  /** first day on which a later disposal took its place */
  endedOn: Text
  /** 支部大会 or 党委会 it was decided at */
  meetingOn: Text
  resolutionNo: Text
  /** how it was tried to give notice to one who was not found */
  notice: Text
  /** who was given the clues (R-D04) */
  handedTo: Text
  removed: Generated<Flag>
}

/** 跟踪回访 (R-B14). */
export interface LostFollowUpTable {
  id: Generated<number>
  caseId: number
  onDate: string
  how: string
  behaviour: string
  person: string
  removed: Generated<Flag>
}

/** 部门协查 (R-C03): a letter of the 党委 and what was answered. */
export interface LostInquiryTable {
  id: Generated<number>
  caseId: number
  /** key of SEARCH_CHANNELS, tier 3 */
  department: string
  /** the department as the letter addresses it */
  office: string
  letterNo: Text
  sentOn: string
  signedBy: string
  asked: Text
  repliedOn: Text
  answer: Text
  /** the search attempt the letter is */
  attemptId: number | null
  removed: Generated<Flag>
}

/** 核实记录 (R-C09): what was looked into about his conduct. */
export interface ConductCheckTable {
  id: Generated<number>
  caseId: number
  onDate: string
  kind: string
  source: string
  finding: string
  conduct: Text
  person: Text
  removed: Generated<Flag>
}

/** 联系方式核对 (S02 42 to 44). */
export interface ContactCheckTable {
  id: Generated<number>
  memberId: number
  onDate: string
  person: Text
  note: Text
  removed: Generated<Flag>
}

/** The monthly report on key cases (R-B13). */
export interface LostReportTable {
  id: Generated<number>
  /** `YYYY-MM` */
  month: string
  reportedOn: string
  documentNo: Text
  note: Text
  removed: Generated<Flag>
}

export interface LostTables {
  lostCase: LostCaseTable
  searchAttempt: SearchAttemptTable
  lostOutcome: LostOutcomeTable
  lostFollowUp: LostFollowUpTable
  lostInquiry: LostInquiryTable
  conductCheck: ConductCheckTable
  lostReport: LostReportTable
  contactCheck: ContactCheckTable
}
