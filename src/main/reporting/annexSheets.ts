/** The sheets of one annex, branch after branch, for whoever writes or prints them. */

import {
  blankSheets,
  branchSheets,
  isBranchAnnex,
  summarySheets,
  type SummaryAnnex,
} from '../../shared/forms/annexes.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import { startCollecting, type Collected } from '../../shared/reporting/collect.ts'
import type { AnnexNumber } from '../../shared/reporting/facts.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { loadBranches, selectionOf, type BranchesAsked } from './loadFacts.ts'
import { standingsWithoutCase } from './loadRecords.ts'
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

/** The same for annex 7 alone: of those without a lost case only where they stood is read. */
async function collectLost(db: Reader, open: OpenRun, work: Work): Promise<Collected> {
  const { run, memberIds } = open
  const collector = startCollecting(run)
  const asked = { memberIds, withCards: false, with: 'cases' } as const
  for await (const branch of loadBranches(db, run, asked, work)) collector.add(branch)
  const others = standingsWithoutCase(db, selectionOf(run, { memberIds }), work)
  for await (const standing of others) collector.addStanding(standing)
  return collector.result()
}

/** What a summary is made of when it is asked for alone. */
function collectFor(db: Reader, open: OpenRun, annex: SummaryAnnex, work: Work): Promise<Collected> {
  return annex === 7 ? collectLost(db, open, work) : collect(db, open, work, RECORDS[annex])
}

/** Whom an annex can be about: most members of a county are neither lost nor away. */
const RECORDS: Record<AnnexNumber, Pick<BranchesAsked, 'with'>> = {
  1: {},
  2: {},
  3: { with: 'cases' },
  4: { with: 'flows' },
  5: { with: 'cases' },
  6: { with: 'cases' },
  7: { with: 'cases' },
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
    yield* summarySheets(annex, collected ?? (await collectFor(db, open, annex, work)))
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
