/** A branch's sheet with the marks that are not saved yet, narrowed as the clerk asked. */

import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Outputs } from '../../shared/api/contract.ts'
import { ANNUAL_HEADING, type AnnualHeading, type AnnualMark } from '../../shared/annual/codes.ts'
import { isReviewListed } from '../../shared/annual/reviewWords.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { useMarkQueue, type Marks } from '../dossier/useMarks.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import type { SheetFilter } from './annualFilter.ts'
import { withReviewMarks, type ReviewMark, type ReviewRow } from './reviewMarks.ts'

export interface ReviewSheet extends Marks<AnnualHeading, AnnualMark> {
  data: Outputs['annual']['sheet'] | undefined
  isError: boolean
  /** every row, the marks on their way included */
  all: readonly ReviewRow[]
  /** those the filter shows */
  rows: readonly ReviewRow[] | undefined
}

export function useReviewSheet(orgId: number, year: number, filter: SheetFilter): ReviewSheet {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const messages = useMessages()
  const { data, isError } = useQuery(
    queries.annual.sheet.queryOptions({ input: { orgId, year, ...(asOf === undefined ? {} : { asOf }) } }),
  )
  const { run } = useWrite(client.annual.mark, { quiet: true })
  const onTakenBack = useCallback(
    ({ item }: ReviewMark) => messages.done(`已撤回：${labelOf(ANNUAL_HEADING, item)}的标记`),
    [messages],
  )
  const { queue, queued } = useMarkQueue<AnnualHeading, AnnualMark>(
    marks =>
      run({
        orgId,
        year,
        marks: marks.map(({ item, present, ...mark }) => ({ ...mark, heading: item, state: present })),
      }),
    onTakenBack,
  )
  const all = useMemo(() => data?.rows.map(row => withReviewMarks(row, queued)) ?? [], [data, queued])
  const { only, text } = filter
  const rows = useMemo(() => {
    if (!data) return undefined
    return all.filter(row => isReviewListed(row, { only, text }))
  }, [data, all, only, text])
  return { data, isError, all, rows, queue, queued }
}
