/** A branch's check lines with the marks that are not saved yet, narrowed as the clerk asked. */

import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import type { Outputs } from '../../shared/api/contract.ts'
import { CHECK_ITEM, LINE_LISTED, type CheckItem, type CheckResult } from '../../shared/census/codes.ts'
import { isLineListed } from '../../shared/census/lineWords.ts'
import { codeSchema, labelOf } from '../../shared/kernel/codes.ts'
import { useMarkQueue, type Marks } from '../dossier/useMarks.ts'
import { useListState } from '../shell/listState.ts'
import { useMessages } from '../shell/messages.tsx'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import { withLineMarks, type LineMark, type LineRow } from './lineMarks.ts'

const filterSchema = z.strictObject({
  only: codeSchema(LINE_LISTED),
  /** a name: remembered until the program ends, never stored */
  text: z.string(),
})

export type LineFilter = z.output<typeof filterSchema>

const withoutText = (filter: LineFilter): LineFilter => ({ ...filter, text: '' })

export function useLineFilter() {
  return useListState('census.lines', {
    schema: filterSchema,
    initial: { only: 'all', text: '' },
    storable: withoutText,
  })
}

export interface LineSheet extends Marks<CheckItem, CheckResult> {
  data: Outputs['census']['lines'] | undefined
  isError: boolean
  /** every row, the marks on their way included */
  all: readonly LineRow[]
  /** those the filter shows */
  rows: readonly LineRow[] | undefined
}

export function useLineSheet(campaignId: number, orgId: number, filter: LineFilter): LineSheet {
  const { client, queries } = useOffice()
  const { asOf } = useScope()
  const messages = useMessages()
  const { data, isError } = useQuery(
    queries.census.lines.queryOptions({
      input: { campaignId, orgId, ...(asOf === undefined ? {} : { asOf }) },
    }),
  )
  const { run } = useWrite(client.census.mark, { quiet: true })
  const onTakenBack = useCallback(
    ({ item }: LineMark) => messages.done(`已撤回：${labelOf(CHECK_ITEM, item)}的核查情况`),
    [messages],
  )
  const { queue, queued } = useMarkQueue<CheckItem, CheckResult>(
    marks => run({ campaignId, marks: marks.map(({ present, ...mark }) => ({ ...mark, state: present })) }),
    onTakenBack,
  )
  const all = useMemo(() => data?.rows.map(row => withLineMarks(row, queued)) ?? [], [data, queued])
  const { only, text } = filter
  const rows = useMemo(
    () => (data ? all.filter(row => isLineListed(row, { only, text })) : undefined),
    [data, all, only, text],
  )
  return { data, isError, all, rows, queue, queued }
}
