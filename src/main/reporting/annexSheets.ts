/** The sheets of one annex, branch after branch, for whoever writes or prints them. */

import { OfficeError } from '../../shared/api/errors.ts'
import {
  blankSheets,
  branchSheets,
  isBranchAnnex,
  summarySheets,
  type SummaryAnnex,
} from '../../shared/forms/annexes.ts'
import { copyPlan, generalBranches, type Copies } from '../../shared/forms/copyPlan.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import { startCollecting, type Collected } from '../../shared/reporting/collect.ts'
import { ANNEX_NUMBERS, type AnnexNumber } from '../../shared/reporting/facts.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import { loadBranches, selectionOf, type BranchesAsked } from './loadFacts.ts'
import { standingsWithoutCase } from './loadRecords.ts'
import type { OpenRun } from './openRun.ts'

/** The number of the contract as one of the nine. Throws RECORD_MISSING. */
export function annexNumber(value: number): AnnexNumber {
  const annex = ANNEX_NUMBERS.find(known => known === value)
  if (annex === undefined) throw new OfficeError('RECORD_MISSING', undefined, { field: 'annex' })
  return annex
}

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

function withCopies(sheet: FormSheet, copies: readonly Copies[]): FormSheet {
  return { ...sheet, copies }
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
    const made = summarySheets(annex, collected ?? (await collectFor(db, open, annex, work)))
    yield* made.map(sheet => withCopies(sheet, copyPlan(annex, run, null)))
    return
  }
  let done = 0
  let sheets = 0
  const asked = { memberIds, withCards: annex === 1, ...RECORDS[annex] }
  for await (const branch of loadBranches(db, run, asked, work)) {
    const copies = copyPlan(annex, run, run.unitById.get(branch.orgId)?.generalKind ?? null)
    for (const sheet of branchSheets(annex, run, branch, onlyMember(open))) {
      sheets += 1
      yield withCopies(sheet, copies)
    }
    done += 1
    work.report(`正在生成附件${annex}`, done, run.units.length)
  }
  if (sheets > 0) return
  const copies = copyPlan(annex, run, generalBranches(run))
  yield* blankSheets(annex, run).map(sheet => withCopies(sheet, copies))
}
