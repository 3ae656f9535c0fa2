/** What the fields of a returned table are called. */

import { targetLabel } from '../../shared/intake/headerNames.ts'
import { intakeTargetSchema } from '../../shared/intake/schema.ts'

export function columnsTitle(field: string): string {
  const known = intakeTargetSchema.safeParse(field)
  return known.success ? targetLabel(known.data) : field
}

/** Branches named one by one, or counted where a committee's file holds many. */
export function branchesText(branches: readonly string[]): string {
  return branches.length > 3 ? `${branches[0] ?? ''}等${branches.length}个支部` : branches.join('、')
}
