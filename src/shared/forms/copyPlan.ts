/** How many copies of an annex go where (R-E12, X-14, X-55; rules.md part 5, D01 to D09). */

import type { AnnexNumber } from '../reporting/facts.ts'
import type { Run } from '../reporting/run.ts'
import type { SheetCopies } from './sheet.ts'
import { readCopyPlan, type Addressee, type CopyOf } from '../settings/copyPlans.ts'

export type Copies = SheetCopies

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
  const others = copies.filter(({ to }) => to !== 'generalBranch')
  if (spare === 0) return others
  if (!others.some(({ to }) => to === 'committee')) return [...others, { to: 'committee', count: spare }]
  return others.map(copy => (copy.to === 'committee' ? { ...copy, count: copy.count + spare } : copy))
}

/**
 * The plan of one annex, with the names of this office.
 *
 * @param underGeneralBranch a 党总支 or 村党委 stands between the branch and the committee
 */
export function copyPlan(annex: AnnexNumber, run: Run, underGeneralBranch: boolean): Copies[] {
  const copies = readCopyPlan(run.settings[`print.copyPlan.${annex}`]) ?? []
  const plan = underGeneralBranch ? copies : withoutGeneralBranch(copies)
  return plan.map(({ to, count }) => ({ to: nameOf(to, annex, run), count }))
}

/** Whether the copies of annexes 4 to 6 include one for a 党总支. */
export function hasGeneralBranch(run: Run): boolean {
  return run.units.some(({ underGeneralBranch }) => underGeneralBranch)
}

/** What stands on one copy: where it goes, and which of how many it is. */
export interface CopyLabel {
  to: string
  /** 党委 第3份，共6份 */
  text: string
}

/** Every copy of a plan by itself, in the order they are printed. */
export function copyLabels(plan: readonly Copies[]): CopyLabel[] {
  const all = plan.flatMap(({ to, count }) => Array.from({ length: count }, () => to))
  return all.map((to, i) => ({ to, text: `${to} 第${i + 1}份，共${all.length}份` }))
}
