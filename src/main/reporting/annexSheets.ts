/** The sheets of one annex, branch after branch, for whoever writes or prints them. */

import { isBranchAnnex, blankSheets, branchSheets, summarySheets } from '../../shared/forms/annexes.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import { startCollecting, type Collected } from '../../shared/reporting/collect.ts'
import type { AnnexNumber } from '../../shared/reporting/facts.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { loadBranches, type BranchesAsked } from './loadFacts.ts'
import type { OpenRun } from './openRun.ts'

/** Where there is only one member, annex 3 is that member's card. */
export function onlyMember({ memberIds }: OpenRun): number | null {
  return memberIds?.length === 1 ? (memberIds[0] ?? null) : null
}

/** Figures and persons over all branches: what summaries and checks are made from. */
export async function collect(
  db: Reader,
  { run, memberIds }: OpenRun,
  work: Work,
  whom: Pick<BranchesAsked, 'with'> = {},
): Promise<Collected> {
  const collector = startCollecting(run)
  let done = 0
  for await (const branch of loadBranches(db, run, { memberIds, withCards: false, ...whom }, work)) {
    collector.add(branch)
    done += 1
    if (done % 16 === 0) work.report('正在汇总各支部', done, run.units.length)
  }
  return collector.result()
}

/** Whom an annex can be about: most members of a county are neither lost nor away. */
const RECORDS: Record<AnnexNumber, Pick<BranchesAsked, 'with'>> = {
  1: {},
  2: {},
  3: { with: 'cases' },
  4: { with: 'flows' },
  5: { with: 'cases' },
  6: { with: 'cases' },
  // Its first column counts everybody.
  7: {},
  8: { with: 'flows' },
  9: { with: 'cases' },
}

/**
 * One sheet a branch for annexes 1 to 6, branches without rows left out, one empty form where there is
 * nobody at all; the summary's own sheets for annexes 7 to 9.
 */
export async function* annexSheets(
  db: Reader,
  open: OpenRun,
  annex: AnnexNumber,
  work: Work,
  collected?: Collected,
): AsyncGenerator<FormSheet, void, void> {
  const { run, memberIds } = open
  if (!isBranchAnnex(annex)) {
    yield* summarySheets(annex, collected ?? (await collect(db, open, work, RECORDS[annex])))
    return
  }
  let done = 0
  let sheets = 0
  const asked = { memberIds, withCards: annex === 1, ...RECORDS[annex] }
  for await (const branch of loadBranches(db, run, asked, work)) {
    for (const sheet of branchSheets(annex, run, branch, onlyMember(open))) {
      sheets += 1
      yield sheet
    }
    done += 1
    work.report(`正在生成附件${annex}`, done, run.units.length)
  }
  if (sheets === 0) yield* blankSheets(annex, run)
}
