/** What the check sheet is narrowed to. Another screen may set it and then lead here. */

import { z } from 'zod'
import { DOSSIER_ONLY } from '../../shared/dossier/codes.ts'
import { codeSchema } from '../../shared/kernel/codes.ts'
import { useListState } from '../shell/listState.ts'

export const dossierFilterSchema = z.strictObject({
  /** which sheet is shown */
  sheet: z.enum(['matrix', 'missing']),
  only: codeSchema(DOSSIER_ONLY).nullable(),
  /** a name or a number: remembered until the program ends, never stored */
  text: z.string(),
})

export type DossierFilter = z.output<typeof dossierFilterSchema>

const WHOLE: DossierFilter = { sheet: 'matrix', only: null, text: '' }

function withoutText(filter: DossierFilter): DossierFilter {
  return { ...filter, text: '' }
}

export function useDossierFilter() {
  return useListState('dossier.filter', {
    schema: dossierFilterSchema,
    initial: WHOLE,
    storable: withoutText,
  })
}
