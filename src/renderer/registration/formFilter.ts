/** What the list of forms is narrowed to. Another screen may set it and then lead here. */

import { z } from 'zod'
import { codeSchema } from '../../shared/kernel/codes.ts'
import { REGISTRATION_LISTED } from '../../shared/registration/codes.ts'
import { useListState } from '../shell/listState.ts'

const formFilterSchema = z.strictObject({
  only: codeSchema(REGISTRATION_LISTED),
  /** a name: remembered until the program ends, never stored */
  text: z.string(),
})

export type FormFilter = z.output<typeof formFilterSchema>

export const ALL_FORMS: FormFilter = { only: 'all', text: '' }

function withoutText(filter: FormFilter): FormFilter {
  return { ...filter, text: '' }
}

export function useFormFilter() {
  return useListState('registration.forms', {
    schema: formFilterSchema,
    initial: ALL_FORMS,
    storable: withoutText,
  })
}
