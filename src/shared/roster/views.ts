/** Views of the roster with names: what it is narrowed to, which columns it shows, in which order. */

import { z } from 'zod'
import { filterWords } from './filterWords.ts'
import { LIST_COLUMNS, listColumnTitle, sortTitle } from './listColumns.ts'
import { rosterFilterSchema, rosterSortSchema } from './schema.ts'

export const rosterViewSchema = z.strictObject({
  /** the branch of the top bar stands here as one of several; a single import belongs to no view */
  filter: rosterFilterSchema.omit({ orgId: true, changeId: true }),
  sort: z.array(rosterSortSchema).max(4),
  /** how many columns stay while the rest scrolls sideways; absent: as the list has it */
  frozen: z.number().int().min(0).max(LIST_COLUMNS.length).optional(),
  /** from left to right; pixels where the clerk has set a width */
  columns: z
    .array(
      z.strictObject({ key: z.enum(LIST_COLUMNS), width: z.number().int().min(20).max(2000).optional() }),
    )
    .min(1)
    .max(LIST_COLUMNS.length),
})

export type RosterView = z.output<typeof rosterViewSchema>

export const viewNameSchema = z
  .string()
  .trim()
  .min(1, { message: '请填写名称' })
  .max(20, { message: '名称最多20个字' })

function viewWords({ filter, sort, columns }: RosterView): string {
  return [
    ...filterWords(filter).map(({ label, value }) => `${label} ${value}`),
    ...(filter.text === undefined ? [] : [`查找 ${filter.text}`]),
    `列：${columns.map(({ key }) => listColumnTitle(key)).join('、')}`,
    ...(sort.length === 0
      ? []
      : [
          `排序：${sort.map(({ column, descending }) => sortTitle(column) + (descending ? '倒序' : '')).join('、')}`,
        ]),
  ].join('；')
}

/** Each view is a row of the settings; its key ends in its name. */
export const VIEW_KEY = 'view.roster.'

/** The name of the view a setting holds; null where it holds something else. */
export function viewName(key: string): string | null {
  return key.startsWith(VIEW_KEY) ? key.slice(VIEW_KEY.length) : null
}

/** A stored view in words; empty where it is of a later program. */
export function storedViewWords(value: string): string {
  const parsed = rosterViewSchema.safeParse(JSON.parse(value))
  return parsed.success ? viewWords(parsed.data) : ''
}
