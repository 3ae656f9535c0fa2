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
  scroll: 0,
  total: 0,
  active: null,
}

export type UpdateView = (change: (view: GridView) => GridView) => void

/** The view of the named list. */
export function useGridView(name: string, initial: Partial<GridView> = {}): [GridView, UpdateView] {
  return useListState(`grid.${name}`, { schema: gridViewSchema, initial: { ...PLAIN_VIEW, ...initial } })
}
