/**
 * The state machine of a disposal case as a table (rules.md 4.3; S04 384, S01 33, S03 22): which step may
 * follow where a case stands, what it needs, and where it leads. The service, the screen and the tests
 * all read this one table.
 */

import type { DisposalKind, DisposalResult, DisposalState, DisposalStep } from './codes.ts'

/** What a step may need besides its day, in the words a refusal names it with. */
export const NEEDS = {
  actor: '办理人或主持人',
  document: '会议记录或文号',
  text: '情况说明',
  grounds: '处置依据',
  educators: '2名负责教育的正式党员',
  sessions: '每7天一次的转化教育记录',
  hearing: '本人见面和申辩记录，或无法见面的原因',
  vote: '应到、实到和表决票数',
  attendance: '应到和实到人数',
  overSix: '到支部大会之日超过6个月',
  probationEnd: '新的预备期满日期',
  clue: '违纪违法线索的移送记录',
  announced: '宣布方式',
  terms: '限期改正的条件',
  term: '改正期满',
  archive: '归档材料',
} as const

export type Need = keyof typeof NEEDS

export interface StepRule {
  step: DisposalStep
  from: DisposalState
  /** where it leads; by its result where it can come to more than one thing */
  to: DisposalState | Readonly<Partial<Record<DisposalResult, DisposalState>>>
  needs: readonly Need[]
}

/** What decides the way a case takes. */
export interface Route {
  kind: DisposalKind
  /** the person cannot be reached: steps 2 and 3 cannot be taken (rules.md 4.2, 10) */
  unreachable: boolean
  /** who approves this kind (X-31, `disposal.approver.*`) */
  approver: 'party' | 'superior'
  /** a review passed ends the case (X-32, `disposal.afterEducation`) */
  passEnds: boolean
}

/** Kinds only a probationary member can be given (R-J17). */
export const PROBATIONARY_KINDS: readonly DisposalKind[] = ['REVOKE', 'EXTEND']

/** Where a case stands after it was opened: a refusal to leave goes on from step 5 (rules.md 4.3, 10). */
export function firstState(kind: DisposalKind): DisposalState {
  return kind === 'REFUSED' ? 'INQUIRED' : 'OPENED'
}

/** Leaving of one's own will: meeting, announcement, filing above; steps 2 to 5 and 7 fall away (R-J09). */
const WITHDRAWAL: readonly StepRule[] = [
  { step: 'MEETING', from: 'OPENED', to: 'VOTED', needs: ['attendance', 'document', 'actor'] },
  { step: 'ANNOUNCE', from: 'VOTED', to: 'ANNOUNCED', needs: ['actor', 'announced', 'clue'] },
  { step: 'REPORT', from: 'ANNOUNCED', to: 'CONCLUDED', needs: ['document'] },
]

/** Steps 2 to 4. */
function inquiry({ kind, unreachable, passEnds }: Route): StepRule[] {
  if (kind === 'REFUSED') return []
  if (unreachable) {
    return [
      { step: 'INQUIRE', from: 'OPENED', to: 'INQUIRED', needs: ['actor', 'text', 'document', 'hearing'] },
    ]
  }
  return [
    { step: 'TALK', from: 'OPENED', to: 'TALKED', needs: ['actor', 'text', 'educators'] },
    {
      step: 'REVIEW',
      from: 'TALKED',
      to: { PASS: passEnds ? 'ENDED' : 'REVIEWED', FAIL: 'REVIEWED' },
      needs: ['actor', 'document', 'sessions'],
    },
    {
      step: 'INQUIRE',
      from: 'REVIEWED',
      to: 'INQUIRED',
      needs: ['actor', 'text', 'document', 'hearing'],
    },
  ]
}

/** Step 4 is taken again from here: who was refused out of step 5 or 7. */
function backTo({ unreachable, kind }: Route): DisposalState {
  if (kind === 'REFUSED') return 'INQUIRED'
  return unreachable ? 'OPENED' : 'REVIEWED'
}

/** Steps 5 to 8. */
function decision(route: Route): StepRule[] {
  const { kind, approver } = route
  const above = approver === 'superior'
  const back = backTo(route)
  const approval = { BACK: back, STOP: 'ENDED' } as const
  const more: Need[] = [
    ...(kind === 'RECTIFY' ? (['terms'] as const) : []),
    ...(kind === 'SELF_LEFT' ? (['overSix'] as const) : []),
    ...(kind === 'EXTEND' ? (['probationEnd'] as const) : []),
  ]
  return [
    {
      step: 'CHECK_PARTY',
      from: 'INQUIRED',
      to: { AGREE: above ? 'PARTY_CHECKED' : 'CHECKED', BACK: back },
      needs: ['actor', 'document'],
    },
    ...(above
      ? [
          {
            step: 'CHECK_SUPERIOR',
            from: 'PARTY_CHECKED',
            to: { AGREE: 'CHECKED', BACK: back },
            needs: ['actor', 'document'],
          } as const,
        ]
      : []),
    {
      step: 'MEETING',
      from: 'CHECKED',
      to: { CARRIED: 'VOTED', LOST: 'ENDED' },
      needs: ['vote', 'document', 'actor', ...more],
    },
    {
      step: 'APPROVE_PARTY',
      from: 'VOTED',
      to: { AGREE: above ? 'PARTY_AGREED' : 'APPROVED', ...approval },
      needs: ['actor', 'document'],
    },
    ...(above
      ? [
          {
            step: 'APPROVE_SUPERIOR',
            from: 'PARTY_AGREED',
            to: { AGREE: 'APPROVED', ...approval },
            needs: ['actor', 'document'],
          } as const,
        ]
      : []),
    { step: 'ANNOUNCE', from: 'APPROVED', to: announcedState(kind), needs: ['actor', 'announced', 'clue'] },
  ]
}

function announcedState(kind: DisposalKind): DisposalState {
  if (kind === 'RECTIFY') return 'RECTIFYING'
  return kind === 'PERSUADE' ? 'ANNOUNCED' : 'CONCLUDED'
}

/** Steps 9 and 10. */
const AFTERWARDS: Readonly<Partial<Record<DisposalKind, StepRule>>> = {
  RECTIFY: {
    step: 'RECTIFY_REVIEW',
    from: 'RECTIFYING',
    to: { PASS: 'CONCLUDED', FAIL: 'CONCLUDED' },
    needs: ['term', 'actor', 'document'],
  },
  PERSUADE: {
    step: 'ANSWER',
    from: 'ANNOUNCED',
    to: { LEAVES: 'CONCLUDED', REFUSES: 'CONCLUDED' },
    needs: ['text', 'document'],
  },
}

const FILING: readonly StepRule[] = (['CONCLUDED', 'ENDED'] as const).map(from => ({
  step: 'FILE',
  from,
  to: 'FILED',
  needs: ['actor', 'archive'],
}))

/** Every step a case of this kind may take, in the order of rules.md 4.3. */
export function stepsOf(route: Route): readonly StepRule[] {
  if (route.kind === 'WITHDRAW') return [...WITHDRAWAL, ...FILING]
  const last = AFTERWARDS[route.kind]
  return [...inquiry(route), ...decision(route), ...(last ? [last] : []), ...FILING]
}

/** The rules that lead on from a state: one, or none when the case is filed. */
export function nextStep(route: Route, state: DisposalState): StepRule | null {
  return stepsOf(route).find(({ from }) => from === state) ?? null
}

/** What the opening asks for stands in no table of steps: it is what makes the case. */
const OPENING: StepRule = { step: 'OPEN', from: 'OPENED', to: 'OPENED', needs: ['actor', 'document'] }

/** The rule by which step number `at` was taken: from where the step before it had led; null where none fits now. */
export function takenBy(
  route: Route,
  steps: readonly { step: string; toState: string }[],
  at: number,
): StepRule | null {
  const [before, taken] = [steps[at - 1], steps[at]]
  if (!before) return OPENING
  return stepsOf(route).find(({ step, from }) => step === taken?.step && from === before.toState) ?? null
}

/** What a step can come to; empty where it has no choice, or where the votes decide. */
export function resultsOf({ step, to }: StepRule): readonly DisposalResult[] {
  if (typeof to === 'string' || step === 'MEETING') return []
  // The keys are those of the table above.
  return Object.keys(to) as DisposalResult[]
}

/** Where the step leads with this result; null when the result is not one of its own. */
export function leadsTo({ to }: StepRule, result: DisposalResult | null): DisposalState | null {
  if (typeof to === 'string') return result === null ? to : null
  return result === null ? null : (to[result] ?? null)
}

/** States of a case that is still being decided: a member has one such case at most. */
export const RUNNING: readonly DisposalState[] = [
  'OPENED',
  'TALKED',
  'REVIEWED',
  'INQUIRED',
  'PARTY_CHECKED',
  'CHECKED',
  'VOTED',
  'PARTY_AGREED',
  'APPROVED',
  'ANNOUNCED',
  'RECTIFYING',
]

/** The approver's decision is known: what comes after it carries it out. */
export const DECIDED: readonly DisposalState[] = ['APPROVED', 'ANNOUNCED', 'RECTIFYING', 'CONCLUDED', 'FILED']

/**
 * Whether what a step came to may be put right while nothing later stands on it. What the person answered and
 * the review of 限期改正 changed his membership or opened a further case: those are taken back as a whole.
 */
export function resultMayChange(step: DisposalStep): boolean {
  return step !== 'ANSWER' && step !== 'RECTIFY_REVIEW'
}
