/** How many copies of an annex go where (R-E12, X-14, X-55; rules.md part 5, D01 to D09). */

import { z } from 'zod'
import type { AnnexNumber } from '../reporting/facts.ts'
import type { Run } from '../reporting/run.ts'
import { baseOf } from './annexForms.ts'
import type { Addressee, CopyOf } from './description.ts'

export const copiesSchema = z.strictObject({ to: z.string(), count: z.number().int() })

export type Copies = z.output<typeof copiesSchema>

/** Copies the seed demands of each annex (S03 65, 75, 84, 97, 112; rules.md part 5). */
export const COPY_TOTALS: Readonly<Record<AnnexNumber, number>> = {
  1: 1,
  2: 3,
  3: 3,
  4: 6,
  5: 6,
  6: 6,
  7: 2,
  8: 2,
  9: 2,
}

/** What the office calls its committee: the short name in the tree, else the full one, else that of the settings. */
function committeeName({ byId, rootOrgId, settings }: Run): string {
  const root = byId.get(rootOrgId)
  return [root?.shortName, root?.fullName, settings['committee.name']].find(Boolean) ?? '党委'
}

function nameOf(to: Addressee, annex: AnnexNumber, run: Run): string {
  switch (to) {
    case 'kept':
      return annex <= 6 ? '党支部留存' : `${committeeName(run)}留存`
    case 'generalBranch':
      return '党总支'
    case 'committee':
      return committeeName(run)
    case 'superior':
      return run.settings['committee.superior']
  }
}

/** Without a 党总支 its copy goes to the committee, which then has two. */
function withoutGeneralBranch(copies: readonly CopyOf[]): CopyOf[] {
  const spare = copies.find(({ to }) => to === 'generalBranch')?.count ?? 0
  return copies
    .filter(({ to }) => to !== 'generalBranch')
    .map(copy => (copy.to === 'committee' ? { ...copy, count: copy.count + spare } : copy))
}

/**
 * The plan of one annex, with the names of this office.
 *
 * @param underGeneralBranch a 党总支 or 村党委 stands between the branch and the committee
 */
export function copyPlan(annex: AnnexNumber, run: Run, underGeneralBranch: boolean): Copies[] {
  const { copies } = baseOf(annex, run.settings)
  const plan = underGeneralBranch ? copies : withoutGeneralBranch(copies)
  return plan.map(({ to, count }) => ({ to: nameOf(to, annex, run), count }))
}
