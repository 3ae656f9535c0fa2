/** How many copies of an annex go where (R-E12, X-14, X-55; rules.md part 5, D01 to D09). */

import type { AnnexNumber } from '../reporting/facts.ts'
import type { Run } from '../reporting/run.ts'

export interface Copies {
  to: string
  count: number
}

/** Copies an annex has in all; the plan's own counts add up to it (X12). */
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

/**
 * The plan of one annex. Of the six copies of annexes 4 to 6 one is meant for the 党总支; where there is
 * none, it goes to the committee, which then has two.
 *
 * @param underGeneralBranch a 党总支 or 村党委 stands between the branch and the committee
 */
export function copyPlan(annex: AnnexNumber, run: Run, underGeneralBranch: boolean): Copies[] {
  const committee = '镇党委'
  const superior = run.settings['committee.superior']
  switch (annex) {
    case 1:
      return [{ to: '党支部留存', count: 1 }]
    case 2:
    case 3:
      return [
        { to: '党支部留存', count: 1 },
        { to: committee, count: 1 },
        { to: superior, count: 1 },
      ]
    case 4:
    case 5:
    case 6:
      return [
        { to: '党支部留存', count: 1 },
        ...(underGeneralBranch ? [{ to: '党总支', count: 1 }] : []),
        { to: committee, count: underGeneralBranch ? 1 : 2 },
        { to: superior, count: 3 },
      ]
    case 7:
    case 8:
    case 9:
      return [
        { to: `${committee}留存`, count: 1 },
        { to: superior, count: 1 },
      ]
  }
}
