/** What the list of catalogues is narrowed to. */

import { z } from 'zod'
import { useListState } from '../shell/listState.ts'

const catalogueFilterSchema = z.strictObject({
  only: z.enum(['all', 'lacking', 'empty']),
  /** a name or a number: remembered until the program ends, never stored */
  text: z.string(),
})

export type CatalogueFilter = z.output<typeof catalogueFilterSchema>

export function useCatalogueFilter() {
  return useListState('dossier.catalogues', {
    schema: catalogueFilterSchema,
    initial: { only: 'all', text: '' },
    storable: filter => ({ ...filter, text: '' }),
  })
}
