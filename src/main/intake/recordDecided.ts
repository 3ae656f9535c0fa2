/** What becomes of a row that tells of a record of a member: an absence, the search for him, or his check line. */

import type { FlowValues } from '../../shared/flow/methods.ts'
import type { IntakeLevel } from '../../shared/intake/findings.ts'
import type { FlowKey, FlowOccupation } from '../../shared/intake/flowSheet.ts'
import type { CheckKey } from '../../shared/intake/checkSheet.ts'
import type { LostFacts, LostKey } from '../../shared/intake/lostSheet.ts'
import type { Decision } from '../../shared/intake/schema.ts'
import type { AttemptValues } from '../../shared/search/methods.ts'
import type { BranchLine, BranchLinePatch } from '../census/service.ts'
import type { Change } from './differences.ts'

export interface RecordFinding<Key extends string = string> {
  /** the column it is about; null: the whole row */
  key: Key | null
  value: string
  code: string
  level: IntakeLevel
  reason: string
}

interface Decided<Key extends string> {
  decision: Decision
  name: string
  idNo: string | null
  /** branch as the tree names it, else as the row or its sheet does */
  branch: string
  orgId: number | null
  /** null: not known, or new with this file */
  memberId: number | null
  changes: Change[]
  findings: RecordFinding<Key>[]
}

export type FlowFinding = RecordFinding<FlowKey>
export type LostFinding = RecordFinding<LostKey>

export interface FlowDecided extends Decided<FlowKey> {
  kind: 'flow'
  /** the record that is changed; null: a new one */
  flowId: number | null
  values: Partial<FlowValues>
  /** set where it differs from what the member has */
  flowOccupation: FlowOccupation | null
}

/** A case the rows of one member are about: known once the first of them has opened it. */
export interface CaseInHand {
  id: number | null
}

export interface LostDecided extends Decided<LostKey> {
  kind: 'lost'
  /** null: the row cannot be taken */
  lost: CaseInHand | null
  values: Partial<LostFacts>
  /** a search that is not on record yet */
  attempt: AttemptValues | null
}

export interface CheckDecided extends Decided<CheckKey> {
  kind: 'check'
  /** null: the row cannot be taken */
  line: BranchLine | null
  patch: BranchLinePatch | null
}

export type RecordDecided = FlowDecided | LostDecided | CheckDecided
