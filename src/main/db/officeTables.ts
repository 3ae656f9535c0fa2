/** Row types of the tables that keep the office itself: campaigns, settings, imports, exports, the journal. */

import type { Generated } from 'kysely'

type Flag = 0 | 1
type Text = string | null

export interface CampaignTable {
  id: Generated<number>
  name: string
  year: number
  template: string
  startOn: string
  searchEnd: string
  fillDate: string
  fillDate9: string
  firstPerson: Text
  active: Generated<Flag>
  /** the whole campaign was ended (rules.md 4.6) */
  endedOn: Text
  /** keys of KEY_GROUP the campaign looks at, separated by commas; null: all six */
  keyGroups: Text
  removed: Generated<Flag>
}

export interface SettingTable {
  id: Generated<number>
  key: string
  /** JSON */
  value: string
  /** why it was changed last */
  reason: Text
}

export interface ImportBatchTable {
  id: Generated<number>
  changeId: number
  fileName: string
  sha256: string
  importedAt: string
  created: number
  changed: number
  same: number
  refused: number
  /** JSON: what the refusals and findings were, by code */
  findings: string
}

export interface ImportMappingTable {
  id: Generated<number>
  /** the headers of a sheet, tidied and joined: the same workbook is recognised next time */
  signature: string
  /** JSON: column index -> field, branch answers */
  mapping: string
}

export interface ExportRecordTable {
  id: Generated<number>
  at: string
  what: string
  destination: string
  /** JSON: files with SHA-256, counts, as-of date, settings */
  detail: string
}

export interface ChangeTable {
  id: Generated<number>
  /** `YYYY-MM-DDTHH:mm:ss` local time */
  at: string
  actor: string
  /** what the clerk did, in Chinese */
  label: string
  kind: string
  /** the change this one takes back (kind undo) or restores (kind redo) */
  undoOf: number | null
  rows: number
  previousHash: string
  hash: string
}

export interface ChangeRowTable {
  id: Generated<number>
  changeId: number
  tableName: string
  rowId: number
  op: 'I' | 'U' | 'D'
  /** JSON: the changed columns before, or the whole row of a deletion */
  before: Text
  /** JSON: the changed columns after, or the filled columns of an insertion */
  after: Text
}

export interface ChangeContextTable {
  id: number
  changeId: number | null
}

export interface MemberSearchTable {
  memberId: number
  text: string
  /** what the name sorts by in the order of strokes (姓氏笔画) */
  strokes: string
}

/** What an organisation was called until it was renamed; the present name is in `organisation`. */
export interface OrganisationNameTable {
  id: Generated<number>
  orgId: number
  kind: string
  fullName: string
  shortName: string
  /** null: from the beginning */
  fromOn: string | null
  /** the day the next name begins */
  toOn: string
}
