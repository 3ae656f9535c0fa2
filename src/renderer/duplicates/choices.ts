/** What the clerk has chosen between two members, and what is still open. */

import type { ComparedField, Comparison } from '../../shared/duplicates/methods.ts'
import type { OpenChoice, OpenGroup, OpenKindKey } from '../../shared/duplicates/openRecords.ts'
import type { MemberKey } from '../../shared/roster/fields.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Attempt } from '../shell/failures.ts'
import { dayValue } from '../ui/dateValues.ts'

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

/** What the clerk wants of records both have open: nothing, one made of them, or all but one closed. */
export interface OpenDraft {
  how: 'leave' | 'join' | 'close'
  stays: number
  on: string
  reason: string
}

export type OpenDrafts = Readonly<Partial<Record<OpenKindKey, OpenDraft>>>

/** Nothing is closed by the program: all stay as they are until the clerk says so. */
export function openDraft({ kind, records }: OpenGroup, drafts: OpenDrafts, today: IsoDate): OpenDraft {
  return drafts[kind] ?? { how: 'leave', stays: records[0]?.id ?? 0, on: today, reason: '' }
}

function lacking(field: string, message: string): Attempt<never> {
  return { ok: false, failure: { code: 'INPUT_INVALID', message, field } }
}

/** The drafts as the method takes them, or what is still missing beside its field. */
export function openChoices(
  groups: readonly OpenGroup[],
  drafts: OpenDrafts,
  today: IsoDate,
): Attempt<OpenChoice[]> {
  const choices: OpenChoice[] = []
  for (const group of groups) {
    const { kind } = group
    const { how, stays, on, reason } = openDraft(group, drafts, today)
    if (how === 'leave') continue
    if (how === 'join') {
      choices.push({ kind, how, stays })
      continue
    }
    const day = dayValue(on, today)
    if (!day.ok) return lacking(`${kind}On`, day.failure.message)
    if (day.value === null) return lacking(`${kind}On`, '请填写日期')
    if (reason.trim() === '') return lacking(`${kind}Reason`, '请写明理由')
    choices.push({ kind, how, stays, on: day.value, reason: reason.trim() })
  }
  return { ok: true, value: choices }
}
