/**
 * How a grid is looked at: sort, widths, hidden columns, order, place. It is kept over navigation and
 * restart; a saved view with a name is one more of these.
 */

import { z } from 'zod'
import { useListState } from '../../shell/listState.ts'

export const gridViewSchema = z.strictObject({
  sort: z.array(z.strictObject({ id: z.string(), desc: z.boolean() })),
  widths: z.record(z.string(), z.number()),
  /** columns whose visibility differs from their own default */
  shown: z.record(z.string(), z.boolean()),
  order: z.array(z.string()),
  /** the order chosen for a column that can be sorted in several ways */
  orders: z.record(z.string(), z.string()).default({}),
  /** how many columns stay while the rest scrolls sideways; null: as the list has it */
  frozen: z.number().int().min(0).nullable().default(null),
  /** pixels scrolled */
  scroll: z.number(),
  /** rows the list had: holds the place while it loads */
  total: z.number(),
  active: z.strictObject({ row: z.number(), column: z.string() }).nullable(),
})

export type GridView = z.output<typeof gridViewSchema>

export const PLAIN_VIEW: GridView = {
  sort: [],
  widths: {},
  shown: {},
  order: [],
  orders: {},
  frozen: null,
  scroll: 0,
  total: 0,
  active: null,
}

export type UpdateView = (change: (view: GridView) => GridView) => void

/** What the backend sorts by: the names of its sort columns, most weighty first. */
export function sortKeys({ sort, orders }: Pick<GridView, 'sort' | 'orders'>): {
  key: string
  descending: boolean
}[] {
  return sort.map(({ id, desc }) => ({ key: orders[id] ?? id, descending: desc }))
}

/** The view of the named list. */
export function useGridView(name: string, initial: Partial<GridView> = {}): [GridView, UpdateView] {
  return useListState(`grid.${name}`, { schema: gridViewSchema, initial: { ...PLAIN_VIEW, ...initial } })
}
