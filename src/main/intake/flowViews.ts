/** A row of absences as the contract shows it, beside the rows of members. */

import { columnLetter } from '../../shared/intake/cellText.ts'
import { flowHeader } from '../../shared/intake/flowSheet.ts'
import type { IntakeFinding, IntakeRow } from '../../shared/intake/schema.ts'
import type { FlowFinding } from './flowDecided.ts'
import { isTouchedBy, sheetOf, type Plan, type StoredBatch } from './plan.ts'

export interface ViewedRow {
  row: IntakeRow
  findings: IntakeFinding[]
}

/** Only what a roster has as well can be mended in its cell. */
function fieldOf({ key }: FlowFinding): IntakeFinding['field'] {
  return key === 'name' || key === 'idNo' ? key : null
}

/** As it was judged: rows of absences are few and are not judged anew to be looked at. */
export function viewFlowRow(plan: Plan, batch: StoredBatch, at: number): ViewedRow {
  const { head } = sheetOf(plan, batch.sheet)
  const ordinal = batch.first + at
  const decided = batch.flows?.[at]
  const letterOf = ({ key }: FlowFinding) => {
    const index = key === null ? -1 : head.columns.findIndex(({ header }) => header === flowHeader(key))
    return index < 0 ? '' : columnLetter(index)
  }
  const number = batch.numbers[at] ?? 0
  const findings = (decided?.findings ?? []).map(finding => ({
    sheet: head.name,
    row: number,
    column: letterOf(finding),
    field: fieldOf(finding),
    value: finding.value,
    code: finding.code,
    level: finding.level,
    reason: finding.reason,
  }))
  const { name = '', idNo = null, branch = '', changes = [] } = decided ?? {}
  const row: IntakeRow = {
    rowKey: String(ordinal),
    sheet: head.name,
    row: number,
    decision: decided?.decision ?? 'refused',
    name,
    branch,
    memberId: decided?.memberId ?? null,
    cells: {
      ...(name === '' ? {} : { name }),
      ...(idNo === null ? {} : { idNo }),
      ...(branch === '' ? {} : { branch }),
    },
    changes,
    findings,
    candidates: [],
    mended: isTouchedBy(plan, ordinal),
  }
  return { row, findings }
}
