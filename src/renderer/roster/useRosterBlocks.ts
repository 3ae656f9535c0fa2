/** Blocks of the roster's cells: the rows behind them, and saving them as one change. */

import { useCallback, useMemo } from 'react'
import { PAGE_MAX } from '../../shared/kernel/paging.ts'
import { BLOCK_MEMBERS_MAX } from '../../shared/roster/blocks.ts'
import type { MemberRow } from '../../shared/roster/schema.ts'
import { useOffice, useWrite } from '../shell/office.tsx'
import { useScope } from '../shell/scope.tsx'
import type { BlockOutcome, GridBlocks } from '../ui/grid/gridTypes.ts'
import type { PageRequest, RowPage } from '../ui/grid/pagedRows.ts'

/** `fetchPage` answers rows of the list as it is filtered and sorted; it must be stable. The archive is only read. */
export function useRosterBlocks(
  fetchPage: (page: PageRequest) => Promise<RowPage<MemberRow>>,
  archived: boolean,
): GridBlocks<MemberRow> {
  const { client } = useOffice()
  const { readOnly } = useScope()
  const { run } = useWrite(client.roster.updateMany, { quiet: true, endsOnScreen: true })
  const rows = useCallback<GridBlocks<MemberRow>['rows']>(
    async (first, count) => {
      const found: MemberRow[] = []
      while (found.length < count) {
        const limit = Math.min(PAGE_MAX, count - found.length)
        const page = await fetchPage({ offset: first + found.length, limit })
        found.push(...page.rows)
        if (page.rows.length < limit) break
      }
      return found
    },
    [fetchPage],
  )
  const save = useCallback<NonNullable<GridBlocks<MemberRow>['save']>>(
    async (edits, kind): Promise<BlockOutcome> => {
      const result = await run({
        kind,
        edits: edits.map(({ row, typed }) => ({ id: row.id, values: typed })),
      })
      if (!result.ok) return { kind: 'failed', reason: result.failure.message }
      const { cells, refused } = result.value
      return {
        kind: 'saved',
        cells,
        refused: refused.map(({ id, field, reason }) => ({ row: String(id), column: field, reason })),
      }
    },
    [run],
  )
  return useMemo(
    () => ({
      rows,
      ...(readOnly || archived ? {} : { save }),
      fixedBecause: archived
        ? '现在看的是归档，只能看，不能改；先放回名册'
        : '现在看的是过去某一天的名册，只能看，不能改',
      maxRows: BLOCK_MEMBERS_MAX,
    }),
    [rows, save, readOnly, archived],
  )
}
