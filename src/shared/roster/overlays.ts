/**
 * What holds of a member on a day beside the membership (rules.md 4.1, overlays): each with its words and the
 * record it comes from. Several may hold at once; none of them changes the membership.
 */

import { z } from 'zod'
import { DISPOSAL_KIND, type DisposalKind, type DisposalState } from '../disposal/codes.ts'
import { RUNNING } from '../disposal/steps.ts'
import { abroadOn, awayOn, type FlowDates, type OverseasDates } from '../flow/rules.ts'
import { labelOf } from '../kernel/codes.ts'
import type { IsoDate } from '../kernel/dates.ts'
import type { LostState } from '../search/codes.ts'
import type { LetterStage } from '../transfer/codes.ts'

export const overlaySchema = z.strictObject({
  words: z.string(),
  /** since or until when, and which record */
  detail: z.string(),
  level: z.enum(['note', 'warning']),
  /** where its record is: a case of its own, or a tab of the card */
  record: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('lostCase'), id: z.number().int() }),
    z.strictObject({ kind: z.literal('disposal'), id: z.number().int() }),
    z.strictObject({ kind: z.literal('tab'), tab: z.enum(['flow', 'letter', 'sanction', 'basic']) }),
  ]),
})

export type Overlay = z.output<typeof overlaySchema>

/** As they stood on the day. */
export interface OverlayFacts {
  lost: readonly { id: number; caseNo: string; state: LostState; foundOn: IsoDate }[]
  disposals: readonly {
    id: number
    caseNo: string
    kind: DisposalKind
    state: DisposalState
    openedOn: IsoDate
    dueOn: IsoDate | null
  }[]
  letters: readonly {
    direction: string
    letterNo: string | null
    issuedOn: IsoDate | null
    stage: LetterStage
  }[]
  flows: readonly (FlowDates & { destPlace: string | null; uncontrolled: boolean })[]
  stays: readonly (OverseasDates & { country: string | null })[]
  sanctions: readonly { kind: string; decidedOn: IsoDate; effectTo: IsoDate | null }[]
  /** marked by hand: 空挂, 口袋 */
  unattached: boolean
  pocketManual: boolean
}

/** Of the states of a lost case those in which it still holds. */
const LOST_WORDS: Readonly<Partial<Record<LostState, string>>> = {
  VERIFYING: '失联核查中',
  SEARCHING: '失联查找中',
  FOUND: '已取得联系',
  NOT_FOUND: '仍无法取得联系',
  INVESTIGATED: '失联调查已核实',
  PROPOSED: '失联待处理',
  FOLLOWING: '取得联系跟踪中',
}

const LETTER_WORDS: Readonly<Partial<Record<LetterStage, string>>> = {
  ISSUED: '组织关系在途',
  LANDED: '组织关系在途',
  OVERDUE: '口袋党员',
  POCKET: '口袋党员',
}

const joined = (...parts: (string | null)[]) => parts.filter(part => part !== null && part !== '').join('，')

function ofLost({ lost }: OverlayFacts, on: IsoDate): Overlay[] {
  return lost.flatMap(({ id, caseNo, state, foundOn }): Overlay[] => {
    const words = foundOn <= on ? LOST_WORDS[state] : undefined
    if (words === undefined) return []
    return [
      {
        words,
        detail: `${caseNo}，${foundOn}发现`,
        level: state === 'FOLLOWING' ? 'note' : 'warning',
        record: { kind: 'lostCase', id },
      },
    ]
  })
}

/** 限期改正 holds from its announcement until it is judged; any other case while it runs. */
function ofDisposals({ disposals }: OverlayFacts): Overlay[] {
  return disposals.flatMap(({ id, caseNo, kind, state, openedOn, dueOn }): Overlay[] => {
    const record = { kind: 'disposal', id } as const
    if (state === 'RECTIFYING')
      return [
        {
          words: '限期改正中',
          detail: joined(caseNo, dueOn && `到${dueOn}期满`),
          level: 'warning',
          record,
        },
      ]
    if (!RUNNING.includes(state)) return []
    const detail = `${caseNo}，${labelOf(DISPOSAL_KIND, kind)}，${openedOn}立案`
    return [{ words: '组织处置中', detail, level: 'warning', record }]
  })
}

/** 留党察看 holds from the decision up to its last day, that day included. */
function ofSanctions({ sanctions }: OverlayFacts, on: IsoDate): Overlay[] {
  return sanctions
    .filter(({ effectTo, decidedOn }) => effectTo !== null && decidedOn <= on && on <= effectTo)
    .map(({ kind, decidedOn, effectTo }) => ({
      words: '留党察看中',
      detail: `${kind}，${decidedOn}至${effectTo ?? ''}`,
      level: 'warning',
      record: { kind: 'tab', tab: 'sanction' },
    }))
}

function ofLetters({ letters, pocketManual }: OverlayFacts, on: IsoDate): Overlay[] {
  const record = { kind: 'tab', tab: 'letter' } as const
  const out = letters.flatMap(({ direction, letterNo, issuedOn, stage }): Overlay[] => {
    const words = direction === '转入' || (issuedOn ?? '') > on ? undefined : LETTER_WORDS[stage]
    if (words === undefined) return []
    const late = words === '口袋党员'
    const detail = joined(letterNo, issuedOn && `${issuedOn}开具`, late ? '过了有效期还没有落地' : '等回执')
    return [{ words, detail, level: late ? 'warning' : 'note', record }]
  })
  if (!pocketManual || out.some(({ words }) => words === '口袋党员')) return out
  const marked = { words: '口袋党员', detail: '人工标记', level: 'warning' } as const
  return [...out, { ...marked, record: { kind: 'tab', tab: 'basic' } }]
}

function ofAbsences({ flows, stays, unattached }: OverlayFacts, on: IsoDate): Overlay[] {
  const record = { kind: 'tab', tab: 'flow' } as const
  const away = flows
    .filter(flow => awayOn(flow, on))
    .map(({ leftOn, destPlace, uncontrolled }): Overlay => {
      const detail = joined(`${leftOn}起`, destPlace)
      return uncontrolled
        ? { words: '外出失控', detail: joined(detail, '没有报告'), level: 'warning', record }
        : { words: '外出中', detail, level: 'note', record }
    })
  const abroad = stays
    .filter(stay => abroadOn(stay, on))
    .map(({ leftOn, country }): Overlay => ({
      words: '出国（境）中',
      detail: joined(`${leftOn}起`, country),
      level: 'note',
      record,
    }))
  const bare: Overlay[] = unattached
    ? [{ words: '空挂党员', detail: '人工标记', level: 'warning', record: { kind: 'tab', tab: 'basic' } }]
    : []
  return [...away, ...abroad, ...bare]
}

/** What holds on the day, the gravest kind first. */
export function overlaysOn(facts: OverlayFacts, on: IsoDate): Overlay[] {
  return [
    ...ofLost(facts, on),
    ...ofDisposals(facts),
    ...ofSanctions(facts, on),
    ...ofLetters(facts, on),
    ...ofAbsences(facts, on),
  ]
}
