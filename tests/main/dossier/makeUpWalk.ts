/** Walks make-up cases through the table of steps, with all the evidence a step asks for. */

import type { Inputs, Outputs } from '../../../src/shared/api/contract.ts'
import {
  makeUpResults,
  nextMakeUpStep,
  type MakeUpNeed,
  type MakeUpResult,
  type MakeUpRoute,
  type MakeUpRule,
} from '../../../src/shared/dossier/makeUp.ts'
import { addDays, type IsoDate } from '../../../src/shared/kernel/dates.ts'
import type { TestOffice } from '../../builders/office.ts'
import { aMember } from '../../builders/people.ts'

export const TODAY = '2024-12-31'
export const OPENED = '2024-01-10'

export type Values = Inputs['dossier']['takeMakeUp']['values']
export type Card = Outputs['dossier']['makeUp']

export async function openedMakeUp(
  { backend: { dossier } }: TestOffice,
  memberId: number,
  { kind, developedHere }: MakeUpRoute,
): Promise<{ id: number; findingId: number }> {
  const { id: findingId } = await dossier.openFinding({
    memberId,
    kind: kind === 'WHOLE' ? 'F5' : 'F1',
    material: kind === 'WHOLE' ? null : 'VOLUNTEER',
    values: { description: '档案遗失', foundOn: OPENED, foundBy: '李干事', dueOn: null },
  })
  const { id } = await dossier.openMakeUp({
    memberId,
    kind,
    developedHere,
    findingId,
    openedOn: OPENED,
    values: { lostHow: '1998年洪水', committee: '青山乡党委', developedWhere: '临县清水镇党委' },
  })
  return { id, findingId }
}

/** A member whose card knows when, where and by whom he was taken in. */
export async function aLoser(test: TestOffice, branch: number, values: Record<string, string> = {}) {
  return aMember(test, branch, {
    name: '张三',
    joinDate: '1995-07-01',
    fullDate: '1996-07-01',
    joinBranch: '东岗村党支部',
    introducers: '李四、王五',
    ...values,
  })
}

/** The values a need is met with. */
export function evidence(need: MakeUpNeed, pagesDue = 6): Partial<Values> {
  switch (need) {
    case 'actor':
      return { actor: '李干事' }
    case 'document':
      return { documentNo: '青组〔2024〕1号' }
    case 'text':
      return { text: '情况属实，形成决议' }
    case 'ownSignature':
      return { ownSignature: true }
    case 'signer':
      return { signer: '王支书' }
    case 'seal':
      return { sealed: true }
    case 'minutes':
      return { branchMinutes: true }
    case 'committeeMinutes':
      return { committeeMinutes: true }
    case 'cover':
      return { cover: true }
    case 'pages':
      return { pagesTo: pagesDue }
    case 'partySigner':
      return { partySigner: '赵书记' }
    case 'partySeal':
      return { partySealed: true }
    case 'keeper':
      return { keeper: '镇党委' }
    // Met by what stands on the case.
    case 'witnesses':
    case 'times':
    case 'version':
    case 'columns':
      return {}
  }
}

export function valuesFor(rule: MakeUpRule, on: IsoDate, pagesDue?: number, without?: MakeUpNeed): Values {
  const parts = rule.needs.filter(need => need !== without).map(need => evidence(need, pagesDue))
  const [result] = makeUpResults(rule)
  return Object.assign({ on, ...(result === undefined ? {} : { result }) }, ...parts) as Values
}

/** A week after the last step. */
export function dayAfter(card: Card): IsoDate {
  return addDays(card.lastOn, 7)
}

/** Completes what a step finds on the case itself. */
export async function prepare(
  { backend: { dossier } }: TestOffice,
  card: Card,
  rule: MakeUpRule,
): Promise<void> {
  if (rule.needs.includes('witnesses')) {
    for (const { id, ...values } of card.witnesses) {
      await dossier.saveWitness({
        makeUpId: card.id,
        id,
        values: { ...values, state: 'SIGNED', onDate: dayAfter(card), statement: null },
      })
    }
  }
  if (rule.needs.includes('times')) {
    await dossier.updateMakeUp({ id: card.id, values: { appliedOn: '1990-05', activistOn: '1993-07-01' } })
  }
}

/** Takes the step that comes next with everything it asks for. */
export async function goOn(test: TestOffice, id: number, result?: MakeUpResult): Promise<Card> {
  const { dossier } = test.backend
  const card = await dossier.makeUp({ id })
  const rule = nextMakeUpStep(card, card.state)
  if (rule === null) throw new Error('the case is over')
  await prepare(test, card, rule)
  const values = valuesFor(rule, dayAfter(card), card.pagesDue ?? undefined)
  await dossier.takeMakeUp({
    id,
    step: rule.step,
    values: result === undefined ? values : { ...values, result },
  })
  return dossier.makeUp({ id })
}

/** Takes steps until the case stands where asked. */
export async function upTo(test: TestOffice, id: number, state: Card['state']): Promise<Card> {
  for (let i = 0; i < 12; i += 1) {
    const card = await test.backend.dossier.makeUp({ id })
    if (card.state === state) return card
    await goOn(test, id)
  }
  throw new Error(`did not come to ${state}`)
}
