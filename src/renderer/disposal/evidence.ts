/** What is typed into a step besides its day, and the values its method takes. */

import type { DisposalArchive, RectifyTerm } from '../../shared/disposal/codes.ts'
import type { DisposalCard, StepValues } from '../../shared/disposal/methods.ts'
import type { Votes } from '../../shared/disposal/rules.ts'
import type { Need, StepRule } from '../../shared/disposal/steps.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { toHalfWidth } from '../../shared/kernel/text.ts'
import type { Attempt } from '../shell/failures.ts'
import { dayValue } from '../ui/dateValues.ts'
import type { PickedMember } from '../ui/fields/MemberPicker.tsx'
import { refusedAs } from '../ui/readFields.ts'

export type VoteKey = keyof Votes

export interface Evidence {
  educators: readonly [PickedMember | null, PickedMember | null]
  sessionGapReason: string
  heardOn: string
  hearing: string
  unreachableReason: string
  votes: Readonly<Record<VoteKey, string>>
  terms: readonly RectifyTerm[]
  probationEnd: string
  announcedHow: string
  archived: readonly DisposalArchive[]
}

const NO_VOTES = { expected: '', entitled: '', present: '', agree: '', against: '', abstain: '' }

/** What the case knows already stands in the fields. */
export function emptyEvidence(disposal: DisposalCard): Evidence {
  const [first = null, second = null] = disposal.educators
  return {
    educators: [first, second],
    sessionGapReason: disposal.sessionGapReason ?? '',
    heardOn: disposal.heardOn ?? '',
    hearing: disposal.hearing ?? '',
    unreachableReason: disposal.unreachableReason ?? '',
    votes: NO_VOTES,
    terms: disposal.terms,
    probationEnd: disposal.probationEnd ?? '',
    announcedHow: disposal.announcedHow ?? '',
    archived: disposal.archived,
  }
}

/** The votes of a step that was taken, as they would be typed. */
export function votesTyped(votes: Votes): Evidence['votes'] {
  const typed = (count: number | null) => (count === null ? '' : String(count))
  return {
    expected: typed(votes.expected),
    entitled: typed(votes.entitled),
    present: typed(votes.present),
    agree: typed(votes.agree),
    against: typed(votes.against),
    abstain: typed(votes.abstain),
  }
}

/** A number of people; null where nothing, or no whole number, was typed. */
export function people(typed: string): number | null {
  const text = toHalfWidth(typed.trim())
  return /^\d{1,5}$/.test(text) ? Number(text) : null
}

export function votesOf(votes: Evidence['votes']): Votes {
  const { expected, entitled, present, agree, against, abstain } = votes
  return {
    expected: people(expected),
    entitled: people(entitled),
    present: people(present),
    agree: people(agree),
    against: people(against),
    abstain: people(abstain),
  }
}

const filled = (text: string) => (text.trim() === '' ? null : text)

/** Reads what this step asks for; refused where a day cannot be read. */
export function evidenceValues(
  { needs }: StepRule,
  evidence: Evidence,
  today: IsoDate,
): Attempt<Partial<StepValues>> {
  const has = (need: Need) => needs.includes(need)
  const heardOn = dayValue(evidence.heardOn, today)
  if (has('hearing') && !heardOn.ok) return refusedAs('heardOn', heardOn)
  const end = dayValue(evidence.probationEnd, today)
  if (has('probationEnd') && !end.ok) return refusedAs('probationEnd', end)
  return {
    ok: true,
    value: {
      ...(has('educators')
        ? { educatorIds: evidence.educators.flatMap(picked => (picked === null ? [] : [picked.id])) }
        : {}),
      ...(has('sessions') ? { sessionGapReason: filled(evidence.sessionGapReason) } : {}),
      ...(has('hearing')
        ? {
            heardOn: heardOn.ok ? heardOn.value : null,
            hearing: filled(evidence.hearing),
            unreachableReason: filled(evidence.unreachableReason),
          }
        : {}),
      ...(has('vote') || has('attendance') ? votesOf(evidence.votes) : {}),
      ...(has('terms') ? { terms: [...evidence.terms] } : {}),
      ...(has('probationEnd') ? { probationEnd: end.ok ? end.value : null } : {}),
      ...(has('announced') ? { announcedHow: filled(evidence.announcedHow) } : {}),
      ...(has('archive') ? { archived: [...evidence.archived] } : {}),
    },
  }
}
