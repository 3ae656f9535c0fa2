/** What becomes of a row that tells of an absence. */

import type { FlowValues } from '../../shared/flow/methods.ts'
import type { IntakeLevel } from '../../shared/intake/findings.ts'
import type { FlowKey, FlowOccupation } from '../../shared/intake/flowSheet.ts'
import type { Decision } from '../../shared/intake/schema.ts'
import type { Change } from './differences.ts'

export interface FlowFinding {
  /** the column it is about; null: the whole row */
  key: FlowKey | null
  value: string
  code: string
  level: IntakeLevel
  reason: string
}

export interface FlowDecided {
  decision: Decision
  name: string
  idNo: string | null
  /** branch as the tree names it, else as the row or its sheet does */
  branch: string
  orgId: number | null
  /** null: not known, or new with this file */
  memberId: number | null
  /** the record that is changed; null: a new one */
  flowId: number | null
  values: Partial<FlowValues>
  /** set where it differs from what the member has */
  flowOccupation: FlowOccupation | null
  changes: Change[]
  findings: FlowFinding[]
}
