/** Paging shared by every list: lists are filtered, sorted and paged in SQL (law 6). */

import { z } from 'zod'

/** The most rows one call may return. */
export const PAGE_MAX = 500

export const pageSchema = z.strictObject({
  /** rows to skip */
  offset: z.number().int().min(0).default(0),
  /** rows to return */
  limit: z.number().int().min(1).max(PAGE_MAX).default(100),
})

export type Page = z.output<typeof pageSchema>

/** One page of rows with the number of rows the whole list has. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.strictObject({ total: z.number().int(), rows: z.array(row) })
}
