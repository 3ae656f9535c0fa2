/** The pages of an annex that are in sight, fetched a few at a time. */

import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { paperSize } from '../../shared/forms/geometry.ts'
import type { FormPage } from '../../shared/forms/sheet.ts'
import { useOffice } from '../shell/office.tsx'
import type { ReportScope } from './reportScope.ts'

/** Pages of one request. */
export const CHUNK_PAGES = 4

type Preview = Outputs['reporting']['preview']

/** Pages by their place in the annex, counted from 0; only those on hand. */
export type Pages = ReadonlyMap<number, FormPage>

/** First pages (counted from 0) of the requests that hold these places. */
export function chunksOf(first: number, last: number, total: number): number[] {
  if (total === 0) return []
  const from = Math.floor(Math.max(0, first) / CHUNK_PAGES)
  const to = Math.floor(Math.min(Math.max(first, last), total - 1) / CHUNK_PAGES)
  return Array.from({ length: to - from + 1 }, (_, i) => (from + i) * CHUNK_PAGES)
}

export function usePreviewPages(
  annex: number,
  scope: ReportScope['input'],
  total: number,
  sight: { first: number; last: number },
): Pages {
  const { queries } = useOffice()
  const chunks = useMemo(() => chunksOf(sight.first, sight.last, total), [sight.first, sight.last, total])
  const requests = useMemo(
    () =>
      chunks.map(from =>
        queries.reporting.preview.queryOptions({
          input: { ...scope, annex, fromPage: from + 1, pages: CHUNK_PAGES },
        }),
      ),
    [queries, scope, annex, chunks],
  )
  const combine = useCallback(
    (results: UseQueryResult<Preview>[]): Pages =>
      new Map(
        results.flatMap(
          (result, at) => result.data?.pages.map((page, i) => [(chunks[at] ?? 0) + i, page] as const) ?? [],
        ),
      ),
    [chunks],
  )
  return useQueries({ queries: requests, combine })
}

const PX_PER_MM = 96 / 25.4

export interface PageSize {
  width: number
  height: number
}

/** Size of a sheet of paper in CSS pixels at 100 %. */
export function pageSize(page: Pick<FormPage, 'paper' | 'orientation'>): PageSize {
  const { width, height } = paperSize(page)
  return { width: width * PX_PER_MM, height: height * PX_PER_MM }
}
