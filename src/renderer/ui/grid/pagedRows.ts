/** Rows of a list that is filtered, sorted and paged by the backend: pages in sight are fetched, no others. */

import { useQueries, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { GridSource, LoadedRow } from './gridTypes.ts'

export interface RowPage<Row> {
  total: number
  rows: Row[]
}

export interface PageRequest {
  offset: number
  limit: number
}

const PAGE_ROWS = 100
/** Rows beyond the visible ones that are fetched ahead, on both sides. */
const AHEAD = 60

type PageOptions<Row> = UseQueryOptions<RowPage<Row>, Error, RowPage<Row>>

interface Window<Row> {
  total: number
  loaded: readonly LoadedRow<Row>[]
}

function pagesIn(first: number, last: number): { from: number; to: number } {
  return {
    from: Math.floor(Math.max(0, first - AHEAD) / PAGE_ROWS),
    to: Math.floor((last + AHEAD) / PAGE_ROWS),
  }
}

/** `optionsOf` must be stable: it changes when filter or sort do. */
export function usePagedRows<Row>(
  optionsOf: (page: PageRequest) => PageOptions<Row>,
  initialFirst = 0,
): GridSource<Row> {
  const [pages, setPages] = useState(() => pagesIn(initialFirst, initialFirst))
  const offsets = useMemo(
    () => Array.from({ length: pages.to - pages.from + 1 }, (_, i) => (pages.from + i) * PAGE_ROWS),
    [pages],
  )
  const combine = useCallback(
    (results: UseQueryResult<RowPage<Row>>[]): Window<Row> | null => {
      const answered = results.find(result => result.data !== undefined)?.data
      if (!answered) return null
      const loaded = results.flatMap(
        (result, page) => result.data?.rows.map((row, i) => ({ index: (offsets[page] ?? 0) + i, row })) ?? [],
      )
      return { total: answered.total, loaded }
    },
    [offsets],
  )
  const queries = useMemo(
    () => offsets.map(offset => optionsOf({ offset, limit: PAGE_ROWS })),
    [offsets, optionsOf],
  )
  const answer = useQueries({ queries, combine })
  // While the rows of a new filter are on their way, those of the former one stay: no blank flash.
  const [settled, setSettled] = useState<Window<Row> | null>(null)
  if (answer !== null && answer !== settled) setSettled(answer)
  const shown = answer ?? settled

  const show = useCallback((first: number, last: number) => {
    const next = pagesIn(first, last)
    setPages(now => (now.from === next.from && now.to === next.to ? now : next))
  }, [])
  return useMemo(
    () => ({
      total: shown?.total ?? null,
      loaded: shown?.loaded ?? [],
      show,
      stale: answer === null && settled !== null,
    }),
    [shown, show, answer, settled],
  )
}

/** Rows that are all on hand: short lists. */
export function useAllRows<Row>(rows: readonly Row[] | undefined): GridSource<Row> {
  return useMemo(
    () => ({
      total: rows?.length ?? null,
      loaded: rows?.map((row, index) => ({ index, row })) ?? [],
      show: () => undefined,
      stale: false,
    }),
    [rows],
  )
}
