/** What the list of contact data to be checked is narrowed to. Another screen may set it and then lead here. */

import { z } from 'zod'
import { CONTACT_LISTS } from '../../shared/search/contactMethods.ts'
import { useListState } from '../shell/listState.ts'

const contactsFilterSchema = z.strictObject({
  list: z.enum(CONTACT_LISTS),
  /** a name or a number: remembered until the program ends, never stored */
  text: z.string(),
})

export type ContactsFilter = z.output<typeof contactsFilterSchema>

export const ALL_CONTACTS: ContactsFilter = { list: 'due', text: '' }

function withoutText(filter: ContactsFilter): ContactsFilter {
  return { ...filter, text: '' }
}

export function useContactsFilter() {
  return useListState('search.contacts', {
    schema: contactsFilterSchema,
    initial: ALL_CONTACTS,
    storable: withoutText,
  })
}
