/** Row types of the campaign (rules.md 3.14). */

import type { Generated } from 'kysely'
import type { CheckItem } from '../../shared/census/codes.ts'

type Flag = 0 | 1
type Text = string | null

type CheckColumns = Record<CheckItem | `${CheckItem}Note`, Text>

/** One member in one campaign. */
export interface CheckLineTable extends CheckColumns {
  id: Generated<number>
  campaignId: number
  memberId: number
  /** the branch that checks */
  orgId: number
  /** key of CHECK_BASIS */
  basis: string
  listedOn: string
  /** keys of CHECK_PROBLEM, separated by commas */
  problems: Text
  /** keys of KEY_GROUP, separated by commas */
  keyGroups: Text
  note: Text
  selfBy: Text
  selfOn: Text
  groupBy: Text
  groupOn: Text
  /** why the line ends without both marks (R-A05, rules.md 4.6) */
  excuse: Text
}

export interface CampaignPersonTable {
  id: Generated<number>
  campaignId: number
  /** key of CAMPAIGN_ROLE */
  role: string
  name: string
  duty: Text
  phone: Text
  /** the branch this person looks after; null: all */
  orgId: number | null
  removed: Generated<Flag>
}

export interface CampaignStageTable {
  id: Generated<number>
  campaignId: number
  name: string
  fromOn: string
  toOn: string
  /** key of STAGE_STATE; campaignStep says how it came to it */
  state: string
  responsible: Text
  /** the five documents go up at its end (R-A09) */
  hasPacket: Generated<Flag>
  /** every branch is accepted in it (S00 32) */
  acceptsBranches: Generated<Flag>
  sortOrder: Generated<number>
  removed: Generated<Flag>
}

/** A stage's step from state to state, with day, person and document. */
export interface CampaignStepTable {
  id: Generated<number>
  stageId: number
  fromState: string
  toState: string
  on: string
  by: Text
  signedOn: Text
  document: Text
}

export interface CampaignTaskTable {
  id: Generated<number>
  campaignId: number
  /** null: of no stage; its deadline may lie anywhere (R-A16) */
  stageId: number | null
  orgId: number | null
  text: string
  owner: Text
  deadline: Text
  doneOn: Text
  evidence: Text
  /** why it was not done */
  excuse: Text
  /** the hand-up of the packet: its deadline is the packet's (R-A13); empty: it is not */
  handsUp: Flag | null
  sortOrder: Generated<number>
  removed: Generated<Flag>
}

export interface BranchReportTable {
  id: Generated<number>
  campaignId: number
  orgId: number
  /** the day of its figures */
  asOf: string
  /** JSON: ReportFigures it was written with */
  figures: string
  /** chapters one to six (forms.md 15); the last five are empty in reports written before there were chapters */
  situation: Text
  checks: Text
  away: Text
  relations: Text
  lost: Text
  dossiers: Text
  /** four proposals (R-A17) */
  s1: Text
  s2: Text
  s3: Text
  s4: Text
  reportedOn: Text
  reportedBy: Text
  acceptedOn: Text
  acceptedBy: Text
  acceptedNote: Text
  /** day the 整改规范综合报告 of the branch came (S00 32); null: not yet */
  closingOn: Text
  closingText: Text
}

export interface CampaignPacketTable {
  id: Generated<number>
  campaignId: number
  signedBy: Text
  signedOn: Text
  handedOn: Text
  handedTo: Text
  handedBy: Text
}

export interface PacketDocumentTable {
  id: Generated<number>
  campaignId: number
  /** key of PACKET_DOCUMENT */
  kind: string
  preparedOn: string
  preparedBy: Text
  remark: Text
  /** how many it names or counts */
  persons: number | null
  /** the frozen batch it is part of; null: registered by hand */
  batchId: number | null
}

export interface CampaignMeetingTable {
  id: Generated<number>
  campaignId: number
  /** key of CAMPAIGN_MEETING */
  kind: string
  on: string
  place: Text
  chair: Text
  attendees: Text
  attendance: number | null
  content: Text
  /** whose meeting; null: the committee's */
  orgId: number | null
  /** how many should come */
  expected: number | null
  removed: Generated<Flag>
}

/** A question or a report to the superior, and what was answered (D45). */
export interface ConsultationTable {
  id: Generated<number>
  campaignId: number | null
  /** key of CONSULTATION_KIND */
  kind: string
  on: string
  addressee: Text
  subject: string
  content: Text
  by: Text
  answeredOn: Text
  answeredBy: Text
  answer: Text
  /** 文号 */
  number: Text
  /** the day an answer was asked for */
  dueOn: Text
  removed: Generated<Flag>
}

/** A report of the committee on the whole campaign (D11, D12). */
export interface CampaignReportTable {
  id: Generated<number>
  campaignId: number
  /** key of CAMPAIGN_REPORT */
  kind: string
  /** the day of its figures */
  asOf: string
  /** JSON: CampaignFigures it was written with */
  figures: string
  /** JSON: text by section */
  texts: string
  writtenBy: Text
  writtenOn: Text
  signedBy: Text
  signedOn: Text
}

/** A sweep of a quarter (R-A23, D42), or the yearly 三找 (R-A24) with quarter 0. */
export interface SpecialSweepTable {
  id: Generated<number>
  year: number
  quarter: number
  on: string
  by: Text
  veteransBefore: Text
  veterans: Text
  hardship: Text
  illness: Text
  breaches: Text
  measures: Text
  ledgerUpdatedOn: Text
  removed: Generated<Flag>
}

export interface CampaignTables {
  checkLine: CheckLineTable
  campaignPerson: CampaignPersonTable
  campaignStage: CampaignStageTable
  campaignStep: CampaignStepTable
  campaignTask: CampaignTaskTable
  branchReport: BranchReportTable
  campaignPacket: CampaignPacketTable
  packetDocument: PacketDocumentTable
  campaignMeeting: CampaignMeetingTable
  consultation: ConsultationTable
  specialSweep: SpecialSweepTable
  campaignReport: CampaignReportTable
}
