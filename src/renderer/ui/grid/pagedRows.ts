/** Rows of a list that is filtered, sorted and paged by the backend: pages in sight are fetched, no others. */

import { useQueries, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
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
/** What a list asks for first where it stands at its top. */
export const FIRST_PAGE: PageRequest = { offset: 0, limit: PAGE_ROWS }
/** Rows beyond the visible ones that are fetched ahead, on both sides. */
const AHEAD = 60
/** While a long list flies past, its pages are asked for at most this often, in milliseconds. */
const FLYING_MS = 150

export type PageOptions<Row> = UseQueryOptions<RowPage<Row>, Error, RowPage<Row>>

interface Window<Row> {
  total: number
  loaded: readonly LoadedRow<Row>[]
}

interface Pages {
  from: number
  to: number
}

function pagesIn(first: number, last: number): Pages {
  return {
    from: Math.floor(Math.max(0, first - AHEAD) / PAGE_ROWS),
    to: Math.floor((last + AHEAD) / PAGE_ROWS),
  }
}

/**
 * The pages to fetch. Slow scrolling asks for the next page at once; a thumb that is dragged through a
 * hundred thousand rows would ask for a thousand pages nobody sees, and draw each of them.
 */
function usePagesInSight(initialFirst: number): [Pages, GridSource<unknown>['show']] {
  const [pages, setPages] = useState(() => pagesIn(initialFirst, initialFirst))
  const asked = useRef({ at: 0, timer: 0 })
  useEffect(() => {
    const waiting = asked.current
    return () => window.clearTimeout(waiting.timer)
  }, [])
  const show = useCallback((first: number, last: number) => {
    const next = pagesIn(first, last)
    const ask = () => {
      setPages(now => {
        if (now.from === next.from && now.to === next.to) return now
        asked.current.at = performance.now()
        return next
      })
    }
    window.clearTimeout(asked.current.timer)
    const wait = asked.current.at + FLYING_MS - performance.now()
    if (wait <= 0) ask()
    else asked.current.timer = window.setTimeout(ask, wait)
  }, [])
  return [pages, show]
}

/** `optionsOf` must be stable: it changes when filter or sort do. */
export function usePagedRows<Row>(
  optionsOf: (page: PageRequest) => PageOptions<Row>,
  initialFirst = 0,
): GridSource<Row> {
  const [pages, show] = usePagesInSight(initialFirst)
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
