/**
 * Row types of the data file, one interface per table. Columns carry the names of the fields they hold
 * (`src/shared/<subject>`); dates are text, flags are 0 or 1, money is integer fen.
 */

import type { Generated, Insertable, Selectable, Updateable } from 'kysely'
import type {
  OrganisationNameTable,
  CampaignTable,
  SettingTable,
  ImportBatchTable,
  ImportMappingTable,
  ExportRecordTable,
  ChangeTable,
  ChangeRowTable,
  ChangeContextTable,
  MemberSearchTable,
} from './officeTables.ts'
import type { AttachmentContentTable, AttachmentPartTable, AttachmentTable } from './attachmentTables.ts'
import type { CampaignTables } from './campaignTables.ts'
import type { DossierUseTables } from './dossierUseTables.ts'
import type {
  CertificateInspectionTable,
  FlowCertificateTable,
  FlowContactTable,
  FlowInTable,
  FlowReminderTable,
  FlowTable,
} from './flowTables.ts'
import type { LetterTable } from './letterTables.ts'
import type { RegistrationTables } from './registrationTables.ts'
import type { ReportTables } from './reportTables.ts'
import type { DisposalCaseTable, DisposalNoteTable, DisposalStepTable } from './disposalTables.ts'
import type { LostTables } from './lostTables.ts'
import type { AnnualMarkTable, AnnualReopeningTable, AnnualRosterTable } from './annualTables.ts'
import type { MakeUpTables } from './makeUpTables.ts'
import type { DutyTables } from './dutyTables.ts'
import type { PartyLifeTables } from './partyLifeTables.ts'
import type { MEMBER_FIELDS, MemberKey } from '../../shared/roster/fields.ts'

type Flag = 0 | 1
type Text = string | null

type MemberColumn<K extends MemberKey> = (typeof MEMBER_FIELDS)[K]['type'] extends { kind: 'flag' }
  ? Generated<Flag>
  : Text

/** Every field of `MEMBER_FIELDS` is a column; the rest is kept by the backend. */
export type MemberTable = { [K in Exclude<MemberKey, 'name'>]: MemberColumn<K> } & {
  id: Generated<number>
  name: string
  /** pinyin of the name, syllables apart: order and search */
  namePinyin: string
  /** first letters of the syllables */
  nameInitials: string
  /** present branch; the dated truth is `membershipPeriod` (law 7) */
  orgId: number | null
  /** present state, key of MEMBERSHIP; the dated truth is `membershipPeriod` */
  membership: string
  /** JSON: field -> typed text that could not be read into the field (law 9) */
  asTyped: Text
  /** finding codes, separated by commas; null when there is none */
  issues: Text
  removed: Generated<Flag>
  /** taken off the roster since this day; lists of earlier days still show the member */
  archivedOn: Text
  /** why; null also for one merged into another */
  archiveReason: Text
}

export interface MembershipPeriodTable {
  id: Generated<number>
  memberId: number
  orgId: number | null
  membership: string
  /** null: since before anything known */
  fromOn: Text
  /** first day no longer covered; null: still */
  toOn: Text
  evidence: Text
}

export interface OrganisationTable {
  id: Generated<number>
  parentId: number | null
  kind: string
  fullName: string
  shortName: string
  orgType: Text
  unitName: Text
  address: Text
  phone: Text
  founded: Text
  dissolved: Text
  nextElection: Text
  collectDay: number | null
  wechatGroup: Text
  branchUrl: Text
  rightToApprove: Generated<Flag>
  sortOrder: Generated<number>
  remark: Text
  removed: Generated<Flag>
}

/** Where an organisation stood until it was moved; the present place is `organisation.parentId`. */
export interface OrganisationPlaceTable {
  id: Generated<number>
  orgId: number
  parentId: number
  /** null: from the beginning */
  fromOn: Text
  /** the day it moved on: no longer there */
  toOn: string
}

export interface OrgPostTable {
  id: Generated<number>
  orgId: number
  memberId: number
  body: string
  post: string
  fromOn: Text
  toOn: Text
  termNo: number | null
  removed: Generated<Flag>
}

export interface FamilyTable {
  id: Generated<number>
  memberId: number
  relation: string
  name: string
  birth: Text
  politics: Text
  unit: Text
  post: Text
  phone: Text
  address: Text
  isEmergency: Generated<Flag>
  isSearchContact: Generated<Flag>
  sortOrder: Generated<number>
  removed: Generated<Flag>
}

export interface EducationTable {
  id: Generated<number>
  memberId: number
  kind: string
  level: string
  degree: Text
  school: Text
  major: Text
  fromOn: Text
  toOn: Text
  certificateNo: Text
  removed: Generated<Flag>
}

export interface SanctionTable {
  id: Generated<number>
  memberId: number
  family: string
  kind: string
  decidedOn: string
  decidedBy: Text
  documentNo: Text
  effectTo: Text
  note: Text
  removed: Generated<Flag>
}

export interface OverseasTable {
  id: Generated<number>
  memberId: number
  leftOn: string
  reason: string
  country: Text
  city: Text
  contactState: Text
  handling: Text
  handledOn: Text
  handledDoc: Text
  returnedOn: Text
  lifeRestored: Text
  appliedOn: Text
  restoredOn: Text
  dossierTo: Text
  remark: Text
  removed: Generated<Flag>
}

export interface DossierTable {
  /** one dossier a member */
  id: Generated<number>
  memberId: number
  personnelFile: Text
  keeper: Text
  box: Text
  shelf: Text
  openedOn: Text
  filedOn: Text
  otherMaterials: Text
  /** key of BRANCH_COPY */
  branchCopy: Text
  checkedOn: Text
  checkedBy: Text
  remark: Text
}

export interface DossierItemTable {
  id: Generated<number>
  memberId: number
  /** key of REQUIRED_MATERIAL */
  item: string
  /** key of MATERIAL_STATE */
  present: string
  note: Text
  /** the day of the mark; null: it was made before marks had days */
  markedOn: Text
}

/** Two members who look like duplicates and are two persons; the lower id comes first. */
export interface MemberDistinctTable {
  id: Generated<number>
  memberId: number
  otherId: number
  /** `YYYY-MM-DD` */
  markedOn: string
}

export interface RegisterTables
  extends
    CampaignTables,
    DossierUseTables,
    DutyTables,
    LostTables,
    MakeUpTables,
    PartyLifeTables,
    RegistrationTables,
    ReportTables {
  member: MemberTable
  membershipPeriod: MembershipPeriodTable
  memberSearch: MemberSearchTable
  organisation: OrganisationTable
  organisationPlace: OrganisationPlaceTable
  organisationName: OrganisationNameTable
  orgPost: OrgPostTable
  family: FamilyTable
  education: EducationTable
  sanction: SanctionTable
  flow: FlowTable
  flowContact: FlowContactTable
  flowIn: FlowInTable
  flowCertificate: FlowCertificateTable
  flowReminder: FlowReminderTable
  certificateInspection: CertificateInspectionTable
  overseas: OverseasTable
  disposalCase: DisposalCaseTable
  disposalStep: DisposalStepTable
  disposalNote: DisposalNoteTable
  letter: LetterTable
  dossier: DossierTable
  dossierItem: DossierItemTable
  memberDistinct: MemberDistinctTable
  annualMark: AnnualMarkTable
  annualRoster: AnnualRosterTable
  annualReopening: AnnualReopeningTable
  attachment: AttachmentTable
  attachmentContent: AttachmentContentTable
  attachmentPart: AttachmentPartTable
  campaign: CampaignTable
  setting: SettingTable
  importBatch: ImportBatchTable
  importMapping: ImportMappingTable
  exportRecord: ExportRecordTable
  change: ChangeTable
  changeRow: ChangeRowTable
  changeContext: ChangeContextTable
}

export type TableName = keyof RegisterTables
export type Row<T extends TableName> = Selectable<RegisterTables[T]>
export type NewRow<T extends TableName> = Insertable<RegisterTables[T]>
export type RowPatch<T extends TableName> = Updateable<RegisterTables[T]>
