/** The rows of a plan in one grid: what is wrong beside each cell, mended where it stands. */

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { Decision } from '../../shared/intake/schema.ts'
import { useOffice } from '../shell/office.tsx'
import { shortName, useOrganisations } from '../shell/organisations.ts'
import { mayHoldMembers } from '../../shared/organisation/rules.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { DataGrid } from '../ui/grid/DataGrid.tsx'
import type { CellOutcome } from '../ui/grid/gridTypes.ts'
import { useGridView } from '../ui/grid/gridView.ts'
import { usePagedRows, type PageRequest } from '../ui/grid/pagedRows.ts'
import { ChooseMember } from './ChooseMember.tsx'
import type { IntakeDesk } from './intakeDesk.ts'
import type { IntakeFile, Plan, PlanRow } from './intakeFiles.ts'
import { askedOut, firstToMend, planColumns } from './planColumns.tsx'

const rowId = (row: PlanRow) => row.rowKey
const rowName = (row: PlanRow) => (row.name === '' ? `第${row.row}行` : row.name)

export interface PlanRowsProps {
  intake: IntakeDesk
  file: IntakeFile
  plan: Plan
  /** null: all rows */
  decision: Decision | null
  /** only rows with a finding of this code */
  code: string | null
  readOnly: boolean
  /** takes the keyboard when it appears */
  autoFocus: boolean
}

const EMPTY: Record<Decision, string> = {
  refused: '没有未通过的行。',
  new: '没有要新增的党员。',
  changed: '没有要修改的党员。',
  same: '没有与台账相同的行。',
}

export function PlanRows(props: PlanRowsProps) {
  const { intake, file, plan, decision, code, readOnly, autoFocus } = props
  const { queries } = useOffice()
  const queryClient = useQueryClient()
  const { nodes } = useOrganisations()
  const [view, setView] = useGridView(`intake.${decision ?? 'all'}`, {
    ...(decision === 'refused' ? { active: { row: 0, column: 'issues' } } : {}),
  })
  const [choosing, setChoosing] = useState<PlanRow | null>(null)
  const { planId } = plan

  const pageOptions = useCallback(
    (page: PageRequest) =>
      queries.intake.rows.queryOptions({
        input: {
          planId,
          ...(decision === null ? {} : { decision, orMended: decision === 'refused' }),
          ...(code === null ? {} : { code }),
          page,
        },
      }),
    [queries, planId, decision, code],
  )
  const source = usePagedRows<PlanRow>(pageOptions)
  const refresh = useCallback(
    () => queryClient.invalidateQueries({ queryKey: queries.intake.rows.key() }),
    [queryClient, queries],
  )
  const branches = useMemo(
    () =>
      nodes
        .filter(node => mayHoldMembers(node.kind))
        .map(node => ({ key: String(node.id), label: shortName(node) })),
    [nodes],
  )
  const { id } = file
  const onOut = useCallback(
    async (row: PlanRow, out: boolean) => {
      const result = await intake.mend(id, { kind: 'out', rowKey: row.rowKey, out })
      if (result.ok) await refresh()
    },
    [intake, id, refresh],
  )
  const columns = useMemo(
    () =>
      planColumns(plan.sheets, {
        branches,
        onChoose: setChoosing,
        onOut: readOnly ? null : (row, out) => void onOut(row, out),
      }),
    [plan.sheets, branches, readOnly, onOut],
  )
  const onEdit = useCallback(
    async (row: PlanRow, column: string, typed: string): Promise<CellOutcome> => {
      const result = await intake.mend(id, { kind: 'cells', rowKey: row.rowKey, cells: { [column]: typed } })
      if (!result.ok) return { kind: 'refused', reason: result.failure.message }
      await refresh()
      return { kind: 'saved' }
    },
    [intake, id, refresh],
  )
  const onOpen = useCallback(
    (row: PlanRow) => {
      const asked = askedOut(row)
      if (row.candidates.length > 0) setChoosing(row)
      else if (asked !== null && !readOnly) void onOut(row, asked === 'leave')
      else {
        // Enter on what is wrong leads to the cell where it is mended.
        const column = firstToMend(row)
        if (column !== null) {
          setView(before => ({ ...before, active: { row: before.active?.row ?? 0, column } }))
        }
      }
    },
    [setView, onOut, readOnly],
  )
  return (
    <>
      <DataGrid
        label="预览的行"
        columns={columns}
        source={source}
        rowId={rowId}
        rowName={rowName}
        view={view}
        onView={setView}
        onOpen={onOpen}
        {...(readOnly ? {} : { onEdit })}
        follow
        autoFocus={autoFocus}
        empty={<EmptyState text={decision === null ? '没有这样的行。' : EMPTY[decision]} />}
      />
      {choosing && (
        <ChooseMember
          row={choosing}
          onChoose={async memberId => {
            const result = await intake.mend(id, { kind: 'member', rowKey: choosing.rowKey, memberId })
            if (result.ok) await refresh()
            return result
          }}
          onClose={() => setChoosing(null)}
        />
      )}
    </>
  )
}
