/** A row of records as the contract shows it, beside the rows of members. */

import { columnLetter } from '../../shared/intake/cellText.ts'
import { checkHeader } from '../../shared/intake/checkSheet.ts'
import { flowHeader } from '../../shared/intake/flowSheet.ts'
import { lostHeader } from '../../shared/intake/lostSheet.ts'
import type { IntakeFinding, IntakeRow, SheetReads } from '../../shared/intake/schema.ts'
import type { RecordFinding } from './recordDecided.ts'
import { isTouchedBy, sheetOf, type Plan, type StoredBatch } from './plan.ts'

export interface ViewedRow {
  row: IntakeRow
  findings: IntakeFinding[]
}

const HEADERS: Readonly<Record<Exclude<SheetReads, 'roster'>, (key: string) => string>> = {
  flow: flowHeader,
  lost: lostHeader,
  check: checkHeader,
}

/** Only what a roster has as well can be mended in its cell. */
function fieldOf({ key }: RecordFinding): IntakeFinding['field'] {
  return key === 'name' || key === 'idNo' ? key : null
}

/** As it was judged: rows of records are few and are not judged anew to be looked at. */
export function viewRecordRow(plan: Plan, batch: StoredBatch, at: number): ViewedRow {
  const { head } = sheetOf(plan, batch.sheet)
  const ordinal = batch.first + at
  const decided = batch.records?.[at]
  const headerOf = head.reads === 'roster' ? null : HEADERS[head.reads]
  const letterOf = ({ key }: RecordFinding) => {
    const wanted = key === null ? null : headerOf?.(key)
    const index = head.columns.findIndex(({ header }) => header === wanted)
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
