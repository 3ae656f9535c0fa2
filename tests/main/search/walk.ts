/** Taking a lost case along the steps of rules.md 4.2, each with its evidence or with one piece of it left out. */

import { change } from '../../../src/main/db/change.ts'
import { stamp } from '../../../src/main/office.ts'
import type { Inputs, Outputs } from '../../../src/shared/api/contract.ts'
import { GROUNDS_OF, GROUNDS_OF_LOST, kindOfOutcome } from '../../../src/shared/disposal/rules.ts'
import { addDays } from '../../../src/shared/kernel/dates.ts'
import type { LostOutcome, LostState } from '../../../src/shared/search/codes.ts'
import type { LostNeed, LostStep, Standing } from '../../../src/shared/search/steps.ts'
import type { TestOffice } from '../../builders/office.ts'
import { aMember } from '../../builders/people.ts'
import { go, upTo } from '../disposal/walk.ts'

/** After every day of the walk. */
export const TODAY = '2016-12-31'
export const CONTACT = '2016-03-01'
/** The twelve weeks after contact are over. */
export const OVER = '2016-05-24'

type Card = Outputs['search']['card']
type Attempt = Inputs['search']['addAttempt']['values']

export function anAttempt(at: string, channel: Attempt['channel'], more: Partial<Attempt> = {}): Attempt {
  return {
    at,
    channel,
    target: '亲友',
    targetPhone: null,
    responsible: '王支书',
    course: '多次联系没有结果',
    result: '无结果',
    clue: null,
    ...more,
  }
}

export interface Walker {
  test: TestOffice
  branch: number
}

/** What a piece of evidence that stands on the case or the person is there for; left out where it is named. */
interface Start {
  without?: LostNeed | undefined
  probationary?: boolean
  clue?: boolean
}

async function begin({ test, branch }: Walker, { without, probationary = false }: Start): Promise<number> {
  const known =
    without === 'start' ? {} : { lastLifeDate: without === 'overSix' ? '2015-08-20' : '2015-03-01' }
  const memberId = await aMember(
    test,
    branch,
    {
      ...known,
      joinDate: null,
      ...(probationary ? { fullDate: null } : { fullDate: without === 'start' ? null : '2010-07-01' }),
    },
    { membership: probationary ? 'PROBATIONARY' : 'FORMAL' },
  )
  const { id } = await test.backend.search.open({ memberId, values: { foundOn: '2016-02-14' } })
  // No screen lets a member stand in no branch; an old file may.
  if (without === 'branch') {
    await change(test.register, stamp(test.office, '测试'), async ({ tx }) => {
      await tx.updateTable('member').set({ orgId: null }).where('id', '=', memberId).execute()
    })
  }
  return id
}

/** Searches, found or not, and what was found out; each as far as `state`. */
export async function aCase(walker: Walker, { state, found }: Standing, start: Start = {}): Promise<Card> {
  const { search } = walker.test.backend
  const id = await begin(walker, start)
  const card = () => search.card({ id })
  if (state === 'VERIFYING') return card()
  if (state === 'EXCLUDED') {
    await search.exclude({ id, on: '2016-02-20', evidence: '本人来支部报到' })
    return card()
  }
  await search.startSearching({ id, verifiedOn: '2016-02-20', secretary: '王支书', timeLimit: '2016-03-20' })
  await search.addAttempt({ caseId: id, values: anAttempt('2016-02-21', 'C01') })
  await search.addAttempt({ caseId: id, values: anAttempt('2016-02-22', 'C11') })
  await search.addAttempt({ caseId: id, values: anAttempt('2016-02-23', 'C31') })
  if (state === 'SEARCHING') return card()
  if (found) await take(walker, id, 'CONTACT')
  else await take(walker, id, 'NOT_FOUND')
  if (state === 'FOUND' || state === 'NOT_FOUND') return card()
  await take(walker, id, 'INVESTIGATE', { clue: start.clue === true, lacking: start.without })
  if (state === 'INVESTIGATED') return card()
  await take(walker, id, 'PROPOSE')
  if (state === 'PROPOSED') return card()
  await take(walker, id, state === 'FOLLOWING' || found ? 'MANAGE' : 'SUSPEND')
  if (state === 'DECIDED' && found) {
    for (let week = 1; week <= 12; week += 1) {
      await search.addFollowUp({ caseId: id, values: aVisit(addDays(CONTACT, 7 * week)) })
    }
    await take(walker, id, 'CLOSE')
  }
  return card()
}

export function aCheck(on: string): Inputs['search']['addConductCheck']['values'] {
  const finding = '2015年3月以后没有到会记录'
  return { on, kind: '组织生活', source: '支部会议记录簿', finding, conduct: '无', person: '赵六' }
}

export function aVisit(on: string): Inputs['search']['addFollowUp']['values'] {
  return { on, how: '电话', behaviour: '按时参加组织生活', person: '王支书' }
}

interface Taken {
  without?: LostNeed | undefined
  outcome?: LostOutcome
  clue?: boolean
  /** what of the findings is to be otherwise */
  lacking?: LostNeed | undefined
}

const OUTCOME_OF: Readonly<Partial<Record<LostStep, LostOutcome>>> = {
  MANAGE: 'M1',
  EXTEND: 'M5',
  DISPOSE: 'O1',
  REVOKE: 'C2',
  STRIKE: 'O4',
  SUSPEND: 'C1',
  SETTLED_ABROAD: 'C3',
  SANCTION: 'P1',
  HAND_OVER: 'Z1',
  PENDING: 'Z9',
}

/** Opens the disposal case an outcome comes from and takes it to its announcement. */
export async function disposed({ test, branch }: Walker, id: number, outcome: LostOutcome): Promise<number> {
  const kind = kindOfOutcome(outcome)
  if (kind === null || kind === 'REFUSED') throw new Error(`${outcome} comes from no disposal case`)
  const { memberId } = await test.backend.search.card({ id })
  const educators: [number, number] = [await aMember(test, branch), await aMember(test, branch)]
  const setting = { test, branch, educators }
  const opened = await test.backend.disposal.open({
    memberId,
    kind,
    grounds: [...(GROUNDS_OF_LOST[kind] ?? GROUNDS_OF[kind])].slice(0, 1),
    source: 'LOST',
    lostCaseId: id,
    openedOn: '2016-04-05',
    documentNo: '支委会记录1号',
    actor: '王支书',
  })
  const end =
    kind === 'RECTIFY' ? 'RECTIFYING' : kind === 'PERSUADE' || kind === 'WITHDRAW' ? 'ANNOUNCED' : 'CONCLUDED'
  await upTo(setting, opened.id, end)
  if (outcome !== 'O3') return opened.id
  const { followingId } = await go(setting, opened.id, 'REFUSES')
  if (followingId === null) throw new Error('nothing follows')
  await upTo(setting, followingId, 'CONCLUDED')
  return followingId
}

/** Takes one step with all it needs but `without`. */
export async function take(
  walker: Walker,
  id: number,
  step: LostStep,
  { without, outcome, clue = false, lacking }: Taken = {},
): Promise<unknown> {
  const { search } = walker.test.backend
  const unless = <T>(need: LostNeed, value: T): T | undefined => (without === need ? undefined : value)
  const named = <K extends string, const T>(key: K, need: LostNeed, value: T) =>
    (without === need ? {} : { [key]: value }) as Partial<Record<K, T>>
  const decide = () =>
    search.decide({
      id,
      outcome: outcome ?? OUTCOME_OF[step] ?? 'Z9',
      decidedOn: '2016-04-10',
      ...named('documentNo', 'document', '党字1号'),
      ...named('meetingOn', 'meeting', '2016-04-05'),
      ...named('resolutionNo', 'resolution', '支字1号'),
      ...named('notice', 'notice', '寄往户籍地，退回'),
      ...named('handedTo', 'handedTo', '县纪委'),
      ...named('probationEnd', 'probationEnd', '2017-04-10'),
    })
  switch (step) {
    case 'EXCLUDE':
      return search.exclude({ id, on: '2016-02-20', evidence: unless('proof', '本人来支部报到') ?? '' })
    case 'ASSIGN':
      return search.startSearching({
        id,
        verifiedOn: '2016-02-20',
        ...named('secretary', 'secretary', '王支书'),
        ...named('timeLimit', 'timeLimit', '2016-03-20'),
      })
    case 'ATTEMPT':
      return search.addAttempt({
        caseId: id,
        values: anAttempt('2016-02-24', 'C53', named('approver', 'approver', '李书记')),
      })
    case 'CHECK':
      return search.addConductCheck({ caseId: id, values: aCheck('2016-02-24') })
    case 'CONTACT':
      return search.contactMade({
        id,
        contactOn: CONTACT,
        contactHow: 'C11',
        ...named('responsible', 'contactAttempt', '王支书'),
        course: '通过其兄长联系上本人',
      })
    case 'NOT_FOUND':
      return search.notFound({ id, on: without === 'searchEnd' ? '2016-03-19' : '2016-03-20' })
    case 'INVESTIGATE': {
      const faulty = lacking === 'noFault' || without === 'evidence'
      return search.investigate({
        id,
        on: '2016-03-25',
        ...named('investigatedBy', 'investigator', '赵六'),
        ...named('conduct', 'conduct', clue ? '违纪违法线索' : faulty ? '不合格表现' : '无'),
        ...named('cause', 'cause', lacking === 'notPersonal' ? '个人主观' : '非纯个人主观'),
        ...named('attitude', 'attitude', lacking === 'goodAttitude' ? '不端正' : '端正'),
        ...named('investigation', 'findings', '走访核实，情况属实'),
        ...named('evidence', 'evidence', '谈话记录，存支部'),
      })
    }
    case 'PROPOSE':
      return search.propose({
        id,
        ...named('branchOpinion', 'branchOpinion', '见核查情况报告'),
        ...named('groupOpinion', 'groupOpinion', '同意支部意见'),
        ...named('preOpinion', 'partyOpinion', '同意'),
        ...named('preOpinionOn', 'partyMeeting', '2016-04-01'),
      })
    case 'CONTINUE':
      return search.reopen({ id, on: '2016-04-10' })
    case 'FOLLOW_UP':
      return search.addFollowUp({
        caseId: id,
        values: { ...aVisit('2016-03-08'), behaviour: unless('behaviour', '按时参加组织生活') ?? '' },
      })
    case 'CLOSE':
      return search.close({
        id,
        on: without === 'weeks' ? addDays(OVER, -1) : OVER,
        ...named('followGapReason', 'everyWeek', '其间住院'),
      })
    case 'DISPOSE':
      return without === 'disposal' ? decide() : disposed(walker, id, outcome ?? 'O1')
    case 'REVOKE': {
      const { contactOn } = await search.card({ id })
      return contactOn === null || without === 'disposal' ? decide() : disposed(walker, id, 'C2')
    }
    case 'MANAGE':
    case 'EXTEND':
    case 'STRIKE':
    case 'SUSPEND':
    case 'SETTLED_ABROAD':
    case 'SANCTION':
    case 'HAND_OVER':
    case 'PENDING':
      return decide()
  }
}

/** Every standing a case can have. */
export const STANDINGS: readonly Standing[] = [
  ...(['VERIFYING', 'EXCLUDED', 'SEARCHING', 'NOT_FOUND'] as const).map(state => ({ state, found: false })),
  ...(['FOUND', 'FOLLOWING'] as const).map(state => ({ state, found: true })),
  ...(['INVESTIGATED', 'PROPOSED', 'DECIDED'] as const).flatMap((state: LostState) => [
    { state, found: true },
    { state, found: false },
  ]),
]
