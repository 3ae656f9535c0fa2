/**
 * The nine annexes as the backend asks for them. Annexes 1 to 6 are laid out branch by branch, so one
 * branch stands in memory at a time; annexes 7 to 9 from what was collected over all branches. A county's
 * variant replaces one description here.
 */

import { pocketSupplement } from '../reporting/checks.ts'
import type { Collected } from '../reporting/collect.ts'
import { lostChanges } from '../reporting/changes.ts'
import type { AnnexNumber, BranchFacts } from '../reporting/facts.ts'
import { countAt, TOTAL } from '../reporting/figures.ts'
import { flowOf, isFound, isNotFound, lostOf, rosterOf } from '../reporting/persons.ts'
import type { Run } from '../reporting/run.ts'
import { OTHER_REMOVAL } from '../reporting/annex9Figures.ts'
import { ANNEX1 } from './annex1.ts'
import { ANNEX2 } from './annex2.ts'
import { ANNEX3_CARD } from './annex3Card.ts'
import { ANNEX3_LIST } from './annex3List.ts'
import { ANNEX4 } from './annex4.ts'
import { ANNEX5 } from './annex5.ts'
import { annex6 } from './annex6.ts'
import { annex7 } from './annex7.ts'
import { ANNEX8 } from './annex8.ts'
import { annex9, ANNEX9_CHANGES } from './annex9.ts'
import { cardSheet } from './cardLayout.ts'
import type { FormBase, SheetContext } from './description.ts'
import { listSheet } from './listLayout.ts'
import { orgCodes6 } from './printedCodes.ts'
import type { FormSheet, Orientation, Paper } from './sheet.ts'
import { summaryLines } from './summary.ts'

export type BranchAnnex = 1 | 2 | 3 | 4 | 5 | 6
export type SummaryAnnex = 7 | 8 | 9

export interface AnnexHead {
  annex: AnnexNumber
  title: string
  paper: Paper
  orientation: Orientation
}

const head = ({ annex, title, paper, orientation }: FormBase): AnnexHead => ({
  annex,
  title,
  paper,
  orientation,
})

/** Number, title and paper of every annex; annex 3 is a list and a card, the list leads. */
export const ANNEX_HEADS: Readonly<Record<AnnexNumber, AnnexHead>> = {
  1: head(ANNEX1),
  2: head(ANNEX2),
  3: head(ANNEX3_LIST),
  4: head(ANNEX4),
  5: head(ANNEX5),
  6: head(annex6(orgCodes6({ 'annex6.orgCode': 'literal' }))),
  7: head(annex7({ pocket: 0, talent: 0 })),
  8: head(ANNEX8),
  9: head(annex9(false)),
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
  switch (annex) {
    case 1:
    case 2:
      return rosterOf(run, branch).length
    case 3:
      return lostOf(run, branch).length
    case 4:
      return flowOf(run, branch).length
    case 5:
      return lostOf(run, branch).filter(isFound).length
    case 6:
      return lostOf(run, branch).filter(isNotFound).length
  }
}

/**
 * The sheets of one branch for one annex: none where nobody of the branch stands on it. Annex 3 has the
 * branch's list and behind it one card a person.
 *
 * @param memberId only this member: annex 1 and the cards of annex 3
 */
export function branchSheets(
  annex: BranchAnnex,
  run: Run,
  branch: BranchFacts,
  memberId: number | null = null,
): FormSheet[] {
  const context = contextOf(run, branch.orgId)
  const wanted = <P extends { member: { id: number } }>(persons: readonly P[]) =>
    memberId === null ? persons : persons.filter(({ member }) => member.id === memberId)
  const some = <P>(persons: readonly P[], sheets: (persons: readonly P[]) => FormSheet[]) =>
    persons.length === 0 ? [] : sheets(persons)
  switch (annex) {
    case 1:
      return some(wanted(rosterOf(run, branch)), rows => [cardSheet(ANNEX1, context, rows)])
    case 2:
      return some(wanted(rosterOf(run, branch)), rows => [listSheet(ANNEX2, context, rows)])
    case 3:
      return some(wanted(lostOf(run, branch)), rows => [
        ...(memberId === null ? [listSheet(ANNEX3_LIST, context, rows)] : []),
        cardSheet(ANNEX3_CARD, context, rows),
      ])
    case 4:
      return some(wanted(flowOf(run, branch)), rows => [listSheet(ANNEX4, context, rows)])
    case 5:
      return some(wanted(lostOf(run, branch)).filter(isFound), rows => [listSheet(ANNEX5, context, rows)])
    case 6:
      return some(wanted(lostOf(run, branch)).filter(isNotFound), rows => [
        listSheet(annex6(orgCodes6(run.settings)), context, rows),
      ])
  }
}

/** The empty form of the scope: what is handed up where nobody stands on the annex, and the template. */
export function blankSheets(annex: BranchAnnex, run: Run): FormSheet[] {
  const context = contextOf(run, run.scopeOrgId)
  switch (annex) {
    case 1:
      return [cardSheet(ANNEX1, context, [])]
    case 2:
      return [listSheet(ANNEX2, context, [])]
    case 3:
      return [listSheet(ANNEX3_LIST, context, []), cardSheet(ANNEX3_CARD, context, [])]
    case 4:
      return [listSheet(ANNEX4, context, [])]
    case 5:
      return [listSheet(ANNEX5, context, [])]
    case 6:
      return [listSheet(annex6(orgCodes6(run.settings)), context, [])]
  }
}

/** The sheets of a summary; annex 9 with the explanation of changes where there are any (R-D11). */
export function summarySheets(annex: SummaryAnnex, collected: Collected): FormSheet[] {
  const { run, lost } = collected
  const context = contextOf(run, run.scopeOrgId)
  switch (annex) {
    case 7: {
      const notFound = lost.filter(isNotFound)
      const form = annex7({
        pocket: pocketSupplement(lost),
        talent: notFound.filter(({ orgType }) => orgType === 'TALENT').length,
      })
      return [listSheet(form, context, summaryLines(collected.annex7, context))]
    }
    case 8:
      return [listSheet(ANNEX8, context, summaryLines(collected.annex8, context))]
    case 9: {
      const form = annex9(countAt(collected.annex9, TOTAL, OTHER_REMOVAL) > 0)
      const changes = lostChanges(lost, run.campaign)
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
