/**
 * The nine annexes as the backend asks for them. Annexes 1 to 6 are laid out branch by branch, so one
 * branch stands in memory at a time; annexes 7 to 9 from what was collected over all branches.
 */

import { lostArrivals, rowsBeyondRoll } from '../reporting/annex7Figures.ts'
import { pocketSupplement } from '../reporting/checks.ts'
import type { Collected } from '../reporting/collect.ts'
import { withPrintedNumbers } from '../reporting/annexNumbers.ts'
import { lostChanges } from '../reporting/changes.ts'
import type { AnnexNumber, BranchFacts } from '../reporting/facts.ts'
import { countAt, TOTAL } from '../reporting/figures.ts'
import { isFound, isNotFound } from '../reporting/persons.ts'
import type { Run } from '../reporting/run.ts'
import { OTHER_REMOVAL } from '../reporting/annex9Figures.ts'
import { baseOf, branchForms, type BranchAnnex, type SummaryAnnex } from './annexForms.ts'
import { annex7, type Annex7Supplement } from './annex7.ts'
import { annex8 } from './annex8.ts'
import { annex9, ANNEX9_CHANGES } from './annex9.ts'
import type { SheetContext } from './description.ts'
import { listSheet } from './listLayout.ts'
import type { FormSheet, Orientation, Paper } from './sheet.ts'
import { summaryLines } from './summary.ts'

export type { BranchAnnex, SummaryAnnex }

export interface AnnexHead {
  annex: AnnexNumber
  title: string
  paper: Paper
  orientation: Orientation
}

function head(number: AnnexNumber): AnnexHead {
  const { annex, title, paper, orientation } = baseOf(number)
  return { annex, title, paper, orientation }
}

/** Number, title and paper of every annex; annex 3 is a list and a card, the list leads. */
export const ANNEX_HEADS: Readonly<Record<AnnexNumber, AnnexHead>> = {
  1: head(1),
  2: head(2),
  3: head(3),
  4: head(4),
  5: head(5),
  6: head(6),
  7: head(7),
  8: head(8),
  9: head(9),
}

export function isBranchAnnex(annex: AnnexNumber): annex is BranchAnnex {
  return annex <= 6
}

function contextOf(run: Run, orgId: number): SheetContext {
  const unit = run.unitById.get(orgId)
  if (unit === undefined) throw new RangeError(`organisation ${orgId} is not in the scope of the run`)
  return { run, unit }
}

/** Members of a branch that stand on an annex. */
export function personsOn(annex: BranchAnnex, run: Run, branch: BranchFacts): number {
  return branchForms(annex, run.settings)[0]?.count(run, branch) ?? 0
}

/**
 * The sheets of one branch for one annex: none where nobody of the branch stands on it. Annex 3 has the
 * branch's list and behind it one card a person.
 *
 * @param memberId only this member; of annex 3 then only the card
 */
export function branchSheets(
  annex: BranchAnnex,
  run: Run,
  branch: BranchFacts,
  memberId: number | null = null,
): FormSheet[] {
  const context = contextOf(run, branch.orgId)
  return branchForms(annex, run.settings)
    .filter(({ ofOneMember }) => memberId === null || ofOneMember)
    .flatMap(form => form.sheet(context, branch, memberId) ?? [])
}

/** The empty form of the scope: what is handed up where nobody stands on the annex, and the template. */
export function blankSheets(annex: BranchAnnex, run: Run): FormSheet[] {
  const context = contextOf(run, run.scopeOrgId)
  return branchForms(annex, run.settings).map(form => form.blank(context))
}

/** Arrivals that make column 2 of annex 7 more than column 1 somewhere: who came, and who had left. */
function arrivalsShown(
  run: Run,
  { annex7: figures, lost }: Collected,
): Pick<Annex7Supplement, 'arrived' | 'out'> {
  const beyond = rowsBeyondRoll(figures)
  const shown = lostArrivals(run, lost).filter(({ row }) => row !== null && beyond.includes(row))
  const out = shown.filter(arrival => arrival.out).length
  return { arrived: shown.length - out, out }
}

/** The sheets of a summary; annex 9 with the explanation of changes where there are any (R-D11). */
export function summarySheets(annex: SummaryAnnex, collected: Collected): FormSheet[] {
  const { run, lost } = collected
  const context = contextOf(run, run.scopeOrgId)
  switch (annex) {
    case 7: {
      const notFound = lost.filter(isNotFound)
      const supplement = {
        pocket: pocketSupplement(lost),
        talent: notFound.filter(({ orgType }) => orgType === 'TALENT').length,
        ...arrivalsShown(run, collected),
      }
      const form = annex7(supplement, run.settings)
      return [listSheet(form, context, summaryLines(collected.annex7, context))]
    }
    case 8:
      return [
        listSheet(
          annex8(run.settings['annex7.byChildren']),
          context,
          summaryLines(collected.annex8, context),
        ),
      ]
    case 9: {
      const form = annex9(
        countAt(collected.annex9, TOTAL, OTHER_REMOVAL) > 0,
        run.settings['annex7.byChildren'],
      )
      const numbering = { settings: run.settings, template: run.campaign.template }
      const changes = lostChanges(lost, run.campaign).map(one => ({
        ...one,
        text: withPrintedNumbers(one.text, numbering),
      }))
      return [
        listSheet(form, context, summaryLines(collected.annex9, context)),
        ...(changes.length === 0 ? [] : [listSheet(ANNEX9_CHANGES, context, changes)]),
      ]
    }
  }
}

/** Persons a summary is about: annex 7 those of annex 6, annex 8 those of annex 4, annex 9 both lists. */
export function personsOfSummary(annex: SummaryAnnex, collected: Collected): number {
  switch (annex) {
    case 7:
      return collected.lost.filter(isNotFound).length
    case 8:
      return collected.flow.length
    case 9:
      return collected.lost.filter(person => isFound(person) || isNotFound(person)).length
  }
}

/** The day an annex is computed for: annex 9 has a fill date of its own (rules.md 3.14). */
export function fillDateOf(annex: AnnexNumber, run: Run): string {
  return annex === 9 ? run.campaign.fillDate9 : run.campaign.fillDate
}
