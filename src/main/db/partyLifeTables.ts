/** Row types of the tables that keep a member's life in the Party: honours, dues, meetings, appraisals. */

import type { Generated } from 'kysely'

type Flag = 0 | 1
type Text = string | null

export interface HonourTable {
  id: Generated<number>
  memberId: number
  title: string
  level: Text
  grantedBy: Text
  /** a day, or a month */
  grantedOn: Text
  documentNo: Text
  note: Text
  removed: Generated<Flag>
}

/** Payments of dues (rules.md 3.8). */
export interface DuesPaymentTable {
  id: Generated<number>
  memberId: number
  onDate: string
  /** fen */
  amount: number
  /** `YYYY-MM`, ascending, separated by commas */
  months: string
  /** fen paid on top of what is due */
  excess: Generated<number>
  payer: string
  /** the branch agreed to another payer, or to several months at once */
  consent: Generated<Flag>
  place: Text
  lateReason: Text
  note: Text
  removed: Generated<Flag>
}

/** A meeting of an organisation (rules.md 3.15). */
export interface MeetingTable {
  id: Generated<number>
  orgId: number
  kind: string
  onDate: string
  place: Text
  chair: Text
  recorder: Text
  agenda: Text
  minutes: Text
  resolution: Text
  removed: Generated<Flag>
}

/** One line a member and meeting. */
export interface AttendanceTable {
  id: Generated<number>
  meetingId: number
  memberId: number
  state: string
  signIn: Text
  leaveWritten: Generated<Flag>
  leaveApprovedBy: Text
  leaveSignedLaterOn: Text
  note: Text
  removed: Generated<Flag>
}

/** One round of 民主评议 in one organisation (rules.md 3.9). */
export interface AppraisalRoundTable {
  id: Generated<number>
  orgId: number
  year: number
  half: string
  onDate: Text
  removed: Generated<Flag>
}

export interface AppraisalResultTable {
  id: Generated<number>
  roundId: number
  memberId: number
  final: string
  finding: Text
  findingDoc: Text
  selfView: Text
  branchOpinion: Text
  comment: Text
  toldOn: Text
  exempt: Generated<Flag>
  opinionHeard: Text
  removed: Generated<Flag>
}

/** Excused from organisation life, from appraisal meetings or from points (rules.md 3.2). */
export interface ExemptionTable {
  id: Generated<number>
  memberId: number
  kind: string
  reason: string
  fromOn: string
  /** the last day; none while it goes on */
  toOn: Text
  /** the organisation above, or the branch, agreed */
  agreedOn: Text
  /** the members' meeting passed it */
  passedOn: Text
  evidence: string
  note: Text
  removed: Generated<Flag>
}

/** Hours of study in a year. */
export interface StudyHoursTable {
  id: Generated<number>
  memberId: number
  year: number
  /** tenths of an hour */
  tenths: number
  note: Text
  removed: Generated<Flag>
}

export interface PartyLifeTables {
  honour: HonourTable
  duesPayment: DuesPaymentTable
  meeting: MeetingTable
  attendance: AttendanceTable
  appraisalRound: AppraisalRoundTable
  appraisalResult: AppraisalResultTable
  exemption: ExemptionTable
  studyHours: StudyHoursTable
}
