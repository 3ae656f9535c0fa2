/** Row types of the yearly review. */

import type { Generated } from 'kysely'

type Flag = 0 | 1
type Text = string | null

/** What looking at one heading of one member came to, in one branch and year. */
export interface AnnualMarkTable {
  id: Generated<number>
  orgId: number
  year: number
  memberId: number
  /** key of ANNUAL_HEADING */
  heading: string
  /** key of ANNUAL_MARK; null: a note without a mark */
  state: Text
  note: Text
}

/** A frozen roster; only what was done to its paper ever changes. */
export interface AnnualRosterTable {
  id: Generated<number>
  orgId: number
  year: number
  version: number
  /** why it is not the first version */
  reopeningId: number | null
  /** the day whose roll it is */
  rosterOn: string
  /** `YYYY-MM-DDTHH:mm:ss` */
  frozenAt: string
  frozenBy: string
  persons: number
  /** JSON: FrozenContent */
  content: string
  /** JSON: the settings it was made with */
  settings: string
  /** of `content`, hexadecimal */
  sha256: string
  signedOn: Text
  signedBy: Text
  sealed: Generated<Flag>
  handedOn: Text
}

/** A frozen roster was found wrong: a further version is worked on. */
export interface AnnualReopeningTable {
  id: Generated<number>
  orgId: number
  year: number
  /** of the version begun */
  version: number
  openedOn: string
  /** the version it takes the place of */
  rosterId: number
  reason: string
}
