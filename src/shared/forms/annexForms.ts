/**
 * The description behind every annex. A county's variant of one is a further description file, named here
 * in the place of the other.
 */

import type { AnnexNumber, BranchFacts } from '../reporting/facts.ts'
import type { Run } from '../reporting/run.ts'
import type { Settings } from '../settings/rules.ts'
import { DEFAULT_SETTINGS } from '../settings/rules.ts'
import { ANNEX1 } from './annex1.ts'
import { ANNEX2 } from './annex2.ts'
import { ANNEX3_CARD } from './annex3Card.ts'
import { ANNEX3_LIST } from './annex3List.ts'
import { ANNEX4 } from './annex4.ts'
import { ANNEX5 } from './annex5.ts'
import { annex6 } from './annex6.ts'
import { annex7 } from './annex7.ts'
import { annex8 } from './annex8.ts'
import { annex9 } from './annex9.ts'
import { cardSheet } from './cardLayout.ts'
import type { BranchListForm, CardForm, FormBase, SheetContext } from './description.ts'
import { listSheet } from './listLayout.ts'
import { orgCodes6 } from './printedCodes.ts'
import type { FormSheet } from './sheet.ts'

export type BranchAnnex = 1 | 2 | 3 | 4 | 5 | 6
export type SummaryAnnex = 7 | 8 | 9

/** A form a branch fills in, whatever its rows are. */
export interface BranchForm {
  base: FormBase
  /** one page of a single member can be asked for */
  ofOneMember: boolean
  count: (run: Run, branch: BranchFacts) => number
  /** the branch's sheet; null where nobody of the branch stands on the form */
  sheet: (context: SheetContext, branch: BranchFacts, memberId: number | null) => FormSheet | null
  blank: (context: SheetContext) => FormSheet
}

type Persons<Row> = (run: Run, branch: BranchFacts) => readonly Row[]

function branchForm<Row extends { member: { id: number } }>(
  form: FormBase & { persons: Persons<Row> },
  ofOneMember: boolean,
  sheet: (context: SheetContext, rows: readonly Row[]) => FormSheet,
): BranchForm {
  return {
    base: form,
    ofOneMember,
    count: (run, branch) => form.persons(run, branch).length,
    sheet: (context, branch, memberId) => {
      const all = form.persons(context.run, branch)
      const rows = memberId === null ? all : all.filter(({ member }) => member.id === memberId)
      return rows.length === 0 ? null : sheet(context, rows)
    },
    blank: context => sheet(context, []),
  }
}

function list<Row extends { member: { id: number } }>(
  form: BranchListForm<Row>,
  ofOneMember = true,
): BranchForm {
  return branchForm(form, ofOneMember, (context, rows) => listSheet(form, context, rows))
}

function card<Row extends { member: { id: number } }>(form: CardForm<Row>): BranchForm {
  return branchForm(form, true, (context, rows) => cardSheet(form, context, rows))
}

const CARD_1 = [card(ANNEX1)]
const LIST_2 = [list(ANNEX2)]
const LIST_AND_CARD_3 = [list(ANNEX3_LIST, false), card(ANNEX3_CARD)]
const LIST_4 = [list(ANNEX4)]
const LIST_5 = [list(ANNEX5)]
const LISTS_6 = {
  literal: [list(annex6(orgCodes6({ 'annex6.orgCode': 'literal' })))],
  asAnnex5: [list(annex6(orgCodes6({ 'annex6.orgCode': 'asAnnex5' })))],
}

/** The forms a branch fills in for an annex; annex 3 has the branch's list and a card for each person. */
export function branchForms(annex: BranchAnnex, settings: Settings): readonly BranchForm[] {
  switch (annex) {
    case 1:
      return CARD_1
    case 2:
      return LIST_2
    case 3:
      return LIST_AND_CARD_3
    case 4:
      return LIST_4
    case 5:
      return LIST_5
    case 6:
      return LISTS_6[settings['annex6.orgCode']]
  }
}

/** The leading description of an annex: its number, title, paper and copies. */
export function baseOf(annex: AnnexNumber, settings: Settings = DEFAULT_SETTINGS): FormBase {
  switch (annex) {
    case 7:
      return annex7({ pocket: 0, talent: 0, arrived: 0, out: 0 }, settings)
    case 8:
      return annex8(settings['annex7.byChildren'])
    case 9:
      return annex9(false, settings['annex7.byChildren'])
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
    case 6: {
      const [first] = branchForms(annex, settings)
      if (first === undefined) throw new RangeError(`annex ${annex} has no form`)
      return first.base
    }
  }
}
