/** The cross-checks X1 to X17 of a run, in their order (forms.md 20). */

import { copyPlan, copyTotal, generalBranches, type Copies } from '../forms/copyPlan.ts'
import { ORG_CODES_5, orgCodes6 } from '../forms/printedCodes.ts'
import { INTERNAL_MARK } from '../forms/sheet.ts'
import { withPrintedNumbers } from './annexNumbers.ts'
import { verdict } from './checkResult.ts'
import type { Collected } from './collect.ts'
import { ANNEX_NUMBERS, type AnnexNumber } from './facts.ts'
import {
  checkX10,
  checkX11,
  checkX16,
  checkX7,
  checkX7b,
  checkX7c,
  checkX8,
  checkX9,
} from './figureChecks.ts'
import {
  checkX1,
  checkX13,
  checkX13b,
  checkX14,
  checkX15,
  checkX2,
  checkX3,
  checkX3b,
  checkX4,
  checkX4b,
  checkX5,
  checkX5b,
  checkX6,
  checkX6b,
  checkX6c,
  lostEntries,
} from './listChecks.ts'
import type { CheckResult } from './methods.ts'
import { isNotFound, type LostPerson } from './persons.ts'
import { lostRemark } from './remarks.ts'
import type { Run } from './run.ts'

/** “口袋”党员 of annex 7's supplement: those of annex 6 only (forms.md 22). */
export function pocketSupplement(lost: readonly LostPerson[]): number {
  return lost.filter(person => isNotFound(person) && person.pocket).length
}

/** X12: what is printed adds up to the copies the office has set, six of annexes 4 to 6 by S03 84, 97, 112. */
export function checkX12(
  run: Pick<Run, 'settings'>,
  plans: readonly { annex: AnnexNumber; copies: readonly Copies[] }[],
): CheckResult {
  const words = plans.flatMap(({ annex, copies }) => {
    const [count, set] = [copies.reduce((sum, copy) => sum + copy.count, 0), copyTotal(annex, run)]
    return count === set ? [] : [`附件${annex}应印${set}份，去向合计${count}份`]
  })
  const fine = plans.find(({ annex }) => annex === 4)?.copies ?? []
  const head = { check: 'X12', annexes: [4, 5, 6], level: 'note', title: '各附件份数与设置一致' } as const
  return verdict(head, { words }, `附件4：${fine.map(({ to, count }) => `${to}${count}份`).join('，')}`)
}

/** X17: every form carries 内部资料; nothing is published (S03 26, S00 37). */
export function checkX17(marks: readonly { annex: AnnexNumber; mark: string }[]): CheckResult {
  const bare = marks.filter(({ mark }) => mark !== INTERNAL_MARK)
  const head = { check: 'X17', annexes: ANNEX_NUMBERS, level: 'note', title: '各表印有“内部资料”' } as const
  return verdict(
    head,
    { words: bare.map(({ annex }) => `附件${annex}没有印“内部资料”`) },
    '各表印有“内部资料”，不公开、不上网',
  )
}

/** What stands on the paper because a rule asks for it; the checks hold it against the facts. */
export interface Printed {
  /** 备注 of annexes 5 and 6 */
  remarkOf: (person: LostPerson, annex: 5 | 6) => string
  /** “口袋”党员 under annex 7 */
  supplement: number
  plans: readonly { annex: AnnexNumber; copies: readonly Copies[] }[]
  marks: readonly { annex: AnnexNumber; mark: string }[]
}

export function printedOf({ run, lost }: Pick<Collected, 'run' | 'lost'>): Printed {
  const codes6 = orgCodes6(run.settings)
  return {
    remarkOf: (person, annex) => lostRemark(person, annex === 5 ? ORG_CODES_5 : codes6),
    supplement: pocketSupplement(lost),
    plans: ANNEX_NUMBERS.map(annex => ({ annex, copies: copyPlan(annex, run, generalBranches(run)) })),
    marks: ANNEX_NUMBERS.map(annex => ({ annex, mark: INTERNAL_MARK })),
  }
}

/** The annexes a check cites bear the numbers of the run's campaign. */
function cited(result: CheckResult, { settings, campaign }: Pick<Run, 'settings' | 'campaign'>): CheckResult {
  const say = (text: string) => withPrintedNumbers(text, { settings, template: campaign.template })
  return {
    ...result,
    title: say(result.title),
    detail: say(result.detail),
    rows: result.rows.map(row => ({ ...row, text: say(row.text) })),
  }
}

/** All checks of the run. */
export function checkAll(collected: Collected, printed: Printed = printedOf(collected)): CheckResult[] {
  const { run, lost, annex7, annex8, annex9 } = collected
  const entries = lostEntries(lost, printed.remarkOf)
  const results = [
    checkX1(run, collected.flow, entries),
    checkX2(run, entries),
    checkX3(run, lost),
    checkX3b(run, lost),
    checkX4(
      run,
      entries,
      lost.filter(({ place }) => place.code === 'noStart'),
    ),
    checkX4b(run, entries),
    checkX5(run, entries),
    checkX5b(run, entries),
    checkX6(run, entries),
    checkX6b(run, printed.supplement, entries),
    checkX6c(run, lost),
    checkX7(run, annex7, lost),
    checkX7b(run, annex7, lost),
    checkX7c(run, annex7, lost),
    checkX8(annex7, collected.roster, collected.rollChanges),
    checkX9(annex8, collected.flow),
    checkX10(annex9, annex7, lost),
    checkX11(run, annex9, lost),
    checkX12(run, printed.plans),
    checkX13(collected.remarksLacking),
    checkX13b(collected.abroadOnly),
    checkX14(collected.flowBlocks),
    checkX15(collected.idNumbers),
    checkX16(collected),
    checkX17(printed.marks),
  ]
  return results.map(result => cited(result, run))
}

/** Checks with an error that fail on one of these annexes. */
export function brokenOn(checks: readonly CheckResult[], annexes: readonly number[]): CheckResult[] {
  return checks.filter(
    ({ passed, level, annexes: about }) =>
      !passed && level === 'error' && about.some(annex => annexes.includes(annex)),
  )
}
