/** Walks disposal cases through the table of steps, with all the evidence a step asks for. */

import type { Inputs } from '../../../src/shared/api/contract.ts'
import type { DisposalKind, DisposalResult } from '../../../src/shared/disposal/codes.ts'
import { DISPOSAL_ARCHIVE } from '../../../src/shared/disposal/codes.ts'
import { GROUNDS_OF } from '../../../src/shared/disposal/rules.ts'
import {
  nextStep,
  resultsOf,
  type Need,
  type Route,
  type StepRule,
} from '../../../src/shared/disposal/steps.ts'
import { addDays, addMonths, type IsoDate } from '../../../src/shared/kernel/dates.ts'
import type { TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

export const TODAY = '2020-06-30'
export const OPENED = '2018-01-10'

type Values = Inputs['disposal']['take']['values']
type Card = Awaited<ReturnType<TestOffice['backend']['disposal']['card']>>

export interface Setting {
  test: TestOffice
  branch: number
  educators: [number, number]
}

export async function aSetting(test: TestOffice): Promise<Setting> {
  const branch = await aBranch(test)
  const first = await aMember(test, branch, { name: '赵一' })
  const second = await aMember(test, branch, { name: '钱二' })
  return { test, branch, educators: [first, second] }
}

/** A member who can be given this kind, and the case opened on him. */
export async function opened(
  { test, branch }: Setting,
  kind: Exclude<DisposalKind, 'REFUSED'>,
  more: Partial<Inputs['disposal']['open']> = {},
): Promise<{ id: number; memberId: number }> {
  const probationary = kind === 'REVOKE' || kind === 'EXTEND'
  const memberId = await aMember(
    test,
    branch,
    probationary ? { name: '孙三', joinDate: '2017-06-01', fullDate: '' } : { name: '孙三' },
    probationary ? { membership: 'PROBATIONARY' } : {},
  )
  const [ground] = GROUNDS_OF[kind]
  if (ground === undefined) throw new Error(`no ground for ${kind}`)
  const { id } = await test.backend.disposal.open({
    memberId,
    kind,
    grounds: [ground],
    source: 'APPRAISAL',
    openedOn: OPENED,
    documentNo: '支委会记录2018-1',
    actor: '王支书',
    values: kind === 'SELF_LEFT' ? { sinceOn: '2017-01-01' } : {},
    ...more,
  })
  return { id, memberId }
}

/** The values a need is met with; `on` is the day of the step. */
export function evidence(need: Need, on: IsoDate, { educators }: Setting): Partial<Values> {
  switch (need) {
    case 'actor':
      return { actor: '王支书' }
    case 'document':
      return { documentNo: '记录2018-2' }
    case 'text':
      return { text: '情况属实，本人表示认识错误' }
    case 'educators':
      return { educatorIds: educators }
    case 'hearing':
      return { heardOn: on, hearing: '本人承认，没有异议' }
    case 'vote':
      return { expected: 21, entitled: 20, present: 15, agree: 11, against: 3, abstain: 1 }
    case 'attendance':
      return { expected: 21, present: 15 }
    case 'announced':
      return { announcedHow: '支部大会上宣布' }
    case 'probationEnd':
      return { probationEnd: addMonths(on, 6) }
    case 'terms':
      return { terms: ['minor', 'willing', 'measures'] }
    case 'archive':
      return { archived: DISPOSAL_ARCHIVE.items.map(({ key }) => key) }
    // Met by what stands on the case already.
    case 'grounds':
    case 'sessions':
    case 'overSix':
    case 'clue':
    case 'term':
      return {}
  }
}

export function valuesFor(rule: StepRule, on: IsoDate, setting: Setting, without?: Need): Values {
  const parts = rule.needs.filter(need => need !== without).map(need => evidence(need, on, setting))
  const [result] = resultsOf(rule)
  return Object.assign({ on, ...(result === undefined ? {} : { result }) }, ...parts) as Values
}

/** The day a step is taken on in these tests: a week after the last, or when the term is over. */
export function dayOf(rule: StepRule, card: Card): IsoDate {
  const last = card.steps.at(-1)?.on ?? OPENED
  return rule.needs.includes('term') ? (card.rectifyTo ?? last) : addDays(last, 7)
}

/** Takes the step that comes next with everything it asks for. */
export async function go(
  setting: Setting,
  id: number,
  result?: DisposalResult,
  more: Partial<Values> = {},
): Promise<{ card: Card; followingId: number | null }> {
  const { disposal } = setting.test.backend
  const card = await disposal.card({ id })
  const rule = nextStep(card.route, card.state)
  if (rule === null) throw new Error('the case is filed')
  const on = dayOf(rule, card)
  if (rule.needs.includes('sessions')) await aSession(setting, id, on)
  const { followingId } = await disposal.take({
    id,
    step: rule.step,
    values: { ...valuesFor(rule, on, setting), ...(result === undefined ? {} : { result }), ...more },
  })
  return { card: await disposal.card({ id }), followingId }
}

export async function aSession({ test }: Setting, id: number, on: IsoDate): Promise<number> {
  const note = await test.backend.disposal.addNote({
    id,
    values: { kind: 'education', on, person: '赵一', text: '学习党章，谈认识' },
  })
  return note.id
}

/** Takes steps until the case stands where asked. */
export async function upTo(setting: Setting, id: number, state: Card['state']): Promise<Card> {
  for (let i = 0; i < 12; i += 1) {
    const card = await setting.test.backend.disposal.card({ id })
    if (card.state === state) return card
    const rule = nextStep(card.route, card.state)
    // On the way nothing ends: education is failed, everybody agrees.
    await go(setting, id, rule?.step === 'REVIEW' ? 'FAIL' : undefined)
  }
  throw new Error(`did not come to ${state}`)
}

export type { Card, Route, Values }
