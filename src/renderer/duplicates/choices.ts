/** What the clerk has chosen between two members, and what is still open. */

import type { ComparedField, Comparison } from '../../shared/duplicates/methods.ts'
import type { MemberKey } from '../../shared/roster/fields.ts'

export type Side = 'kept' | 'other'

export interface Choices {
  place: Side | null
  fields: Readonly<Partial<Record<MemberKey, Side>>>
}

export const NO_CHOICES: Choices = { place: null, fields: {} }

/** The side of a field: chosen, else preset; null while it is open. */
export function sideOfField({ key, preset }: ComparedField, choices: Choices): Side | null {
  return choices.fields[key] ?? preset
}

/** How many things still have to be chosen. */
export function openCount({ fields, placeConflict }: Comparison, choices: Choices): number {
  const open = fields.filter(field => sideOfField(field, choices) === null).length
  return open + (placeConflict && choices.place === null ? 1 : 0)
}

/** Everything that contradicts, from one side. */
export function allFrom({ fields }: Comparison, side: Side, choices: Choices): Choices {
  const chosen: Choices['fields'] = Object.fromEntries(
    fields.filter(field => field.state === 'conflict').map(({ key }) => [key, side] as const),
  )
  return { place: side, fields: { ...choices.fields, ...chosen } }
}
