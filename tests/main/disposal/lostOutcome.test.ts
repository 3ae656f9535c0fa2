/** What a lost case takes over from its disposal case (rules.md 4.2-9, 4.1, 4.3; R-D04, R-D05, R-J19). */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { stamp } from '../../../src/main/office.ts'
import type { DisposalKind } from '../../../src/shared/disposal/codes.ts'
import { kindOfOutcome } from '../../../src/shared/disposal/rules.ts'
import { LOST_OUTCOME, type LostOutcome } from '../../../src/shared/search/codes.ts'
import { outcomeFinding } from '../../../src/shared/search/rules.ts'
import { comesFromDisposal } from '../../../src/shared/search/steps.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aMember } from '../../builders/people.ts'
import { aCase, disposed, take, TODAY, type Walker } from '../search/walk.ts'
import { aSetting, go, upTo, type Setting } from './walk.ts'

let test: TestOffice
let setting: Setting
let walker: Walker
beforeAll(async () => {
  test = await anOffice(TODAY)
  setting = await aSetting(test)
  walker = { test, branch: setting.branch }
})
afterAll(() => test.dispose())

const lostCard = (id: number) => test.backend.search.card({ id })
const periodsOf = async (id: number) => (await test.backend.roster.card({ id })).periods
const membershipOf = async (id: number) => (await test.backend.roster.card({ id })).membership
const undo = () => finish(test.backend.audit.undo({}))

function openOn(memberId: number, kind: Exclude<DisposalKind, 'REFUSED'>, more: object = {}) {
  return test.backend.disposal.open({
    memberId,
    kind,
    grounds: [kind === 'PERSUADE' ? 'J2e' : kind === 'RECTIFY' ? 'J1c' : 'J3d'],
    source: 'LOST',
    openedOn: '2016-04-05',
    documentNo: '支委会记录1号',
    actor: '王支书',
    ...more,
  })
}

/** As a register made before may hold it: the outcome typed, no disposal case. */
async function typed(outcome: LostOutcome, decidedOn = '2016-04-10') {
  const lost = await aCase(walker, { state: 'PROPOSED', found: true })
  await change(test.register, stamp(test.office, '测试'), async ({ tx }) => {
    const entry = { caseId: lost.id, outcome, decidedOn, documentNo: '党字9号' }
    await tx.insertInto('lostOutcome').values(entry).execute()
    const ended = { state: 'DECIDED', closedOn: decidedOn } as const
    await tx.updateTable('lostCase').set(ended).where('id', '=', lost.id).execute()
  })
  return lost
}

describe('an outcome that comes from a disposal case', () => {
  it.each(['O1', 'O2', 'O3', 'O5', 'O6'] as const)(
    '%s is not entered by hand: it says 立案',
    async outcome => {
      const lost = await aCase(walker, { state: 'PROPOSED', found: true })
      await expect(take(walker, lost.id, 'DISPOSE', { outcome, without: 'disposal' })).rejects.toMatchObject({
        code: 'EVIDENCE_MISSING',
        message: expect.stringContaining('先点“组织处置”立案') as string,
      })
      expect((await lostCard(lost.id)).outcomeList).toEqual([])
    },
  )

  it('brings its day, the meeting and the papers, which follow when a step is put right', async () => {
    const lost = await aCase(walker, { state: 'PROPOSED', found: true })
    const id = await disposed(walker, lost.id, 'O6')
    const { steps, approvedOn, caseNo } = await test.backend.disposal.card({ id })
    const meeting = steps.find(({ step }) => step === 'MEETING')
    expect((await lostCard(lost.id)).outcomeList).toMatchObject([
      {
        outcome: 'O6',
        decidedOn: approvedOn,
        documentNo: '记录2018-2',
        meetingOn: meeting?.on,
        resolutionNo: '记录2018-2',
        notice: '支部大会上宣布',
        disposal: { id, caseNo },
        finding: null,
      },
    ])
    await test.backend.disposal.amend({
      id,
      stepId: meeting?.id ?? 0,
      values: {
        on: meeting?.on ?? '',
        actor: '王支书',
        documentNo: '支部大会决议第7号',
        ...{ expected: 21, entitled: 20, present: 15, agree: 11, against: 3, abstain: 1 },
      },
      reason: '文号写错',
    })
    expect((await lostCard(lost.id)).outcomeList).toMatchObject([{ resolutionNo: '支部大会决议第7号' }])
  })

  it('ends the membership of 劝退 once, on the day he leaves, and one undo puts all back', async () => {
    const lost = await aCase(walker, { state: 'PROPOSED', found: true })
    const id = await disposed(walker, lost.id, 'O2')
    expect(await membershipOf(lost.memberId)).toBe('FORMAL')
    const before = await periodsOf(lost.memberId)
    const { card } = await go(setting, id, 'LEAVES')
    const left = card.steps.at(-1)?.on
    const after = await periodsOf(lost.memberId)
    expect(after).toHaveLength(before.length + 1)
    expect(after.at(-1)).toMatchObject({ membership: 'REMOVED', fromOn: left, toOn: null })
    await go(setting, id)
    expect(await periodsOf(lost.memberId)).toEqual(after)
    await undo()
    await undo()
    expect(await periodsOf(lost.memberId)).toEqual(before)
    expect(await membershipOf(lost.memberId)).toBe('FORMAL')
  })

  it('ends the membership of 除名 once, with the outcome, and one undo puts all back', async () => {
    const lost = await aCase(walker, { state: 'PROPOSED', found: true })
    const before = await periodsOf(lost.memberId)
    await disposed(walker, lost.id, 'O6')
    const after = await periodsOf(lost.memberId)
    expect(after).toHaveLength(before.length + 1)
    expect(after.at(-1)).toMatchObject({ membership: 'REMOVED' })
    await undo()
    expect(await periodsOf(lost.memberId)).toEqual(before)
    expect(await lostCard(lost.id)).toMatchObject({ state: 'PROPOSED', outcomeList: [] })
  })

  it('does not ask again for clues that were handed over before (R-D04)', async () => {
    const lost = await aCase(walker, { state: 'PROPOSED', found: true }, { clue: true })
    const first = await openOn(lost.memberId, 'RECTIFY', { lostCaseId: lost.id })
    expect(await test.backend.disposal.card({ id: first.id })).toMatchObject({ clueOpen: true })
    await undo()
    await take(walker, lost.id, 'HAND_OVER')
    const { id } = await openOn(lost.memberId, 'RECTIFY', { lostCaseId: lost.id })
    expect(await test.backend.disposal.card({ id })).toMatchObject({
      clueOpen: false,
      values: { violation: true, clueTo: '纪检机关', clueOn: '2016-04-10', clueNo: '党字1号' },
    })
  })

  it('is known of every outcome of the code list', () => {
    const by = (found: boolean) =>
      LOST_OUTCOME.items.map(({ key }) => key).filter(key => comesFromDisposal(key, found))
    expect(by(true)).toEqual(['O1', 'O2', 'O3', 'O5', 'O6', 'C2'])
    expect(by(false)).toEqual(['O1', 'O2', 'O3', 'O5', 'O6'])
    for (const key of by(true)) expect(kindOfOutcome(key)).not.toBeNull()
    expect(kindOfOutcome('O3')).toBe('PERSUADE')
    expect(kindOfOutcome('M1')).toBeNull()
  })
})

describe('a disposal case opened by itself', () => {
  it('is taken over with its day; the membership is not changed a second time', async () => {
    const lost = await aCase(walker, { state: 'PROPOSED', found: true })
    const { id } = await openOn(lost.memberId, 'EXPEL')
    await upTo(setting, id, 'CONCLUDED')
    const periods = await periodsOf(lost.memberId)
    expect((await lostCard(lost.id)).outcomeList).toEqual([])
    await test.backend.disposal.linkLost({ id, lostCaseId: lost.id })
    const { approvedOn } = await test.backend.disposal.card({ id })
    expect(await lostCard(lost.id)).toMatchObject({
      state: 'DECIDED',
      closedOn: approvedOn,
      outcomeList: [{ outcome: 'O6', decidedOn: approvedOn, disposal: { id } }],
    })
    expect(await periodsOf(lost.memberId)).toEqual(periods)
    await expect(test.backend.disposal.linkLost({ id, lostCaseId: lost.id })).rejects.toMatchObject({
      code: 'RECORD_STALE',
    })
    await undo()
    expect(await lostCard(lost.id)).toMatchObject({ state: 'PROPOSED', outcomeList: [] })
    expect(await test.backend.disposal.card({ id })).toMatchObject({ lostCase: null })
  })

  it('still running, it writes its outcome when it is announced', async () => {
    const lost = await aCase(walker, { state: 'PROPOSED', found: true })
    const { id } = await openOn(lost.memberId, 'RECTIFY')
    await upTo(setting, id, 'VOTED')
    await test.backend.disposal.linkLost({ id, lostCaseId: lost.id })
    expect((await lostCard(lost.id)).outcomeList).toEqual([])
    await upTo(setting, id, 'RECTIFYING')
    expect((await lostCard(lost.id)).outcomes).toEqual(['O1'])
  })

  it('is not of somebody else, nor decided before the loss was discovered, nor before an opinion', async () => {
    const lost = await aCase(walker, { state: 'PROPOSED', found: true })
    const other = await openOn(await aMember(test, setting.branch), 'RECTIFY')
    await expect(test.backend.disposal.linkLost({ id: other.id, lostCaseId: lost.id })).rejects.toMatchObject(
      { code: 'RECORD_MISSING' },
    )
    const early = await openOn(lost.memberId, 'RECTIFY', { openedOn: '2015-06-01' })
    await upTo(setting, early.id, 'RECTIFYING')
    await expect(test.backend.disposal.linkLost({ id: early.id, lostCaseId: lost.id })).rejects.toMatchObject(
      { code: 'DATE_ORDER' },
    )
    const searched = await aCase(walker, { state: 'FOUND', found: true })
    const { id } = await openOn(searched.memberId, 'RECTIFY')
    await expect(test.backend.disposal.linkLost({ id, lostCaseId: searched.id })).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
    })
  })
})

describe('an outcome typed before it had to have a case', () => {
  it('stays as typed with a finding, and is asked for before a hand-up', async () => {
    const lost = await typed('O2')
    const { outcomeList, missing } = await lostCard(lost.id)
    expect(outcomeList).toMatchObject([
      {
        outcome: 'O2',
        decidedOn: '2016-04-10',
        documentNo: '党字9号',
        finding: '没有处置案，党籍状态没有变；请点“组织处置”补办',
      },
    ])
    expect(missing).toContain('“劝退”的处置案')
  })

  it('takes over day and papers of the case made up for it, and counts once', async () => {
    const lost = await typed('O2')
    const id = await disposed(walker, lost.id, 'O2')
    const { approvedOn } = await test.backend.disposal.card({ id })
    const { outcomeList, missing } = await lostCard(lost.id)
    expect(outcomeList).toMatchObject([{ outcome: 'O2', decidedOn: approvedOn, finding: null }])
    expect(outcomeList).toHaveLength(1)
    expect(missing).not.toContain('“劝退”的处置案')
    await go(setting, id, 'LEAVES')
    expect(await membershipOf(lost.memberId)).toBe('REMOVED')
  })

  it('can be made up for when the membership has ended with it, without ending it again', async () => {
    const lost = await typed('O6')
    await test.backend.roster.setMembership({
      id: lost.memberId,
      membership: 'REMOVED',
      on: '2016-04-10',
      evidence: '党字9号',
    })
    expect((await lostCard(lost.id)).outcomeList[0]?.finding).toBe('没有处置案；请点“组织处置”补办')
    await expect(openOn(lost.memberId, 'RECTIFY', { lostCaseId: lost.id })).rejects.toMatchObject({
      message: /在册党员身份/,
    })
    const periods = await periodsOf(lost.memberId)
    await disposed(walker, lost.id, 'O6')
    expect(await periodsOf(lost.memberId)).toEqual(periods)
    expect((await lostCard(lost.id)).outcomeList).toMatchObject([{ outcome: 'O6', finding: null }])
  })

  it('劝而不退除名 is made up for from its 劝退 on', async () => {
    const lost = await typed('O3', '2016-12-01')
    await disposed(walker, lost.id, 'O3')
    const { outcomes, outcomeList } = await lostCard(lost.id)
    expect(outcomes).toEqual(['O3'])
    expect(outcomeList.map(({ outcome, finding }) => [outcome, finding])).toEqual([
      ['O2', null],
      ['O3', null],
    ])
  })

  it.each([
    ['O1', 1, null],
    ['O1', null, '没有处置案；请点“组织处置”补办'],
    ['O5', null, '没有处置案，党籍状态没有变；请点“组织处置”补办'],
    ['C2', null, '没有处置案，党籍状态没有变；请点“组织处置”补办'],
    ['O4', null, null],
    ['M1', null, null],
  ] as const)('%s with case %s: %s', (outcome, disposalId, finding) => {
    const of = (found: boolean, endedOn: string | null = null) =>
      outcomeFinding({ outcome, disposalId, endedOn }, { found, onRoll: true })
    expect(of(true)).toBe(finding)
    // Of who was not found 取消预备党员资格 is decided in the lost case (4.2-10).
    expect(of(false)).toBe(outcome === 'C2' ? null : finding)
    expect(of(true, '2016-05-01')).toBeNull()
  })
})
