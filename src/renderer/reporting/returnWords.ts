/** What the fields of a returned table are called. */

import { targetLabel } from '../../shared/intake/headerNames.ts'
import { intakeTargetSchema } from '../../shared/intake/schema.ts'

export function columnsTitle(field: string): string {
  const known = intakeTargetSchema.safeParse(field)
  return known.success ? targetLabel(known.data) : field
}
