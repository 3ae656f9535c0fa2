/** How many copies of an annex go where (R-E12, X-14, X-55; rules.md part 5, D01 to D09). */

import type { AnnexNumber } from '../reporting/facts.ts'
import type { Run } from '../reporting/run.ts'
import type { SheetCopies } from './sheet.ts'
import { readCopyPlan, type Addressee, type CopyOf } from '../settings/copyPlans.ts'

export type Copies = SheetCopies

/** How many copies the office makes of an annex (`print.copyPlan.*`; S03 65, 75, 84, 97, 112). */
export function copyTotal(annex: AnnexNumber, { settings }: Pick<Run, 'settings'>): number {
  return (readCopyPlan(settings[`print.copyPlan.${annex}`]) ?? []).reduce((sum, { count }) => sum + count, 0)
}

/** What the office calls its committee: the short name in the tree, else the full one, else that of the settings. */
function committeeName({ byId, rootOrgId, settings }: Run): string {
  const root = byId.get(rootOrgId)
  return [root?.shortName, root?.fullName, settings['committee.name']].find(Boolean) ?? '党委'
}

function nameOf(to: Addressee, annex: AnnexNumber, run: Run, general: string): string {
  switch (to) {
    case 'kept':
      return annex <= 6 ? '党支部留存' : `${committeeName(run)}留存`
    case 'generalBranch':
      return general
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
 * @param general what stands between the branch and the committee, 党总支 or 村党委; null: nothing
 */
export function copyPlan(annex: AnnexNumber, run: Run, general: string | null): Copies[] {
  const copies = readCopyPlan(run.settings[`print.copyPlan.${annex}`]) ?? []
  const plan = general === null ? withoutGeneralBranch(copies) : copies
  return plan.map(({ to, count }) => ({ to: nameOf(to, annex, run, general ?? ''), count }))
}

/** What stands between some of the branches and the committee, in a word; null: nothing. */
export function generalBranches(run: Run): string | null {
  const kinds = new Set(run.units.flatMap(({ generalKind }) => generalKind ?? []))
  return kinds.size === 0 ? null : [...kinds].sort().join('、')
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
