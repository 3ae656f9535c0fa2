/** What the list of forms is narrowed to. Another screen may set it and then lead here. */

import { z } from 'zod'
import { REGISTRATION_ONLY, type RegistrationOnly } from '../../shared/registration/methods.ts'
import { useListState } from '../shell/listState.ts'

const formFilterSchema = z.strictObject({
  only: z.enum(REGISTRATION_ONLY),
  /** a name: remembered until the program ends, never stored */
  text: z.string(),
})

export type FormFilter = z.output<typeof formFilterSchema>

export const ALL_FORMS: FormFilter = { only: 'all', text: '' }

export const ONLY_WORDS: Readonly<Record<RegistrationOnly, string>> = {
  all: '全部',
  issued: '未交',
  overdue: '逾期未交',
  returned: '已交回',
  late: '逾期交回',
  unwilling: '不愿登记',
  unchecked: '待核对',
}

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
