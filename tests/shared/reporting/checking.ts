/** What the tests of the cross-checks share. */

import { checkAll } from '../../../src/shared/reporting/checks.ts'
import type { Collected } from '../../../src/shared/reporting/collect.ts'
import type { MemberFacts } from '../../../src/shared/reporting/facts.ts'
import type { Figures } from '../../../src/shared/reporting/figures.ts'
import { lostEntries, type LostEntry } from '../../../src/shared/reporting/listChecks.ts'
import type { CheckResult } from '../../../src/shared/reporting/methods.ts'
import { aRun, collect } from './build.ts'
import { EVERYBODY } from './worked.ts'

export const run = aRun()
export const worked = collect(run, EVERYBODY)

export function result(name: string, collected: Collected): CheckResult {
  const found = checkAll(collected).find(({ check }) => check === name)
  if (found === undefined) throw new Error(`no check ${name}`)
  return found
}

export function check(name: string, members: readonly MemberFacts[], with_ = run): CheckResult {
  return result(name, collect(with_, members))
}

/** Annexes 5 and 6 printed without any remark. */
export function entriesOf(collected: Collected): LostEntry[] {
  return lostEntries(collected.lost, () => '')
}

/** The same figures with one of them changed. */
export function tampered(figures: Figures, row: string, column: string, by: number): Figures {
  const at = figures.rows.findIndex(({ key }) => key === row)
  const col = figures.columns.indexOf(column)
  return {
    ...figures,
    counts: figures.counts.map((line, i) =>
      line.map((count, j) => (i === at && j === col ? count + by : count)),
    ),
  }
}
