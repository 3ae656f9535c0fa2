/** Putting right a step that was entered wrongly (rules.md 4.3): what stands on its day follows; its result while nothing rests on it. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import type { DisposalStep } from '../../../src/shared/disposal/codes.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { judged } from '../../builders/lostCases.ts'
import { aMember } from '../../builders/people.ts'
import { aSetting, go, opened, TODAY, upTo, type Setting } from './walk.ts'

let test: TestOffice
let setting: Setting
beforeEach(async () => {
  test = await anOffice(TODAY)
  setting = await aSetting(test)
})
afterEach(() => test.dispose())

const card = (id: number) => test.backend.disposal.card({ id })
const stepOf = async (id: number, step: DisposalStep) => {
  const taken = (await card(id)).steps.find(one => one.step === step)
  if (!taken) throw new Error(`${step} was not taken`)
  return taken
}

async function amend(
  id: number,
  step: DisposalStep,
  values: Partial<Inputs['disposal']['amend']['values']>,
  reason = '日期抄错',
) {
  const taken = await stepOf(id, step)
  return test.backend.disposal.amend({ id, stepId: taken.id, values: { on: taken.on, ...values }, reason })
}

const periods = (memberId: number) =>
  test.register.reader
    .selectFrom('membershipPeriod')
    .select(['membership', 'fromOn', 'toOn', 'evidence'])
    .where('memberId', '=', memberId)
    .orderBy('id')
    .execute()

describe('a step put right', () => {
  // opened 2018-01-10, then a step a week: talk 17, review 24, inquiry 31 January
  it('has its day, people and words; the log has the reason; one Ctrl+Z takes it back', async () => {
    const { id } = await opened(setting, 'RECTIFY')
    await upTo(setting, id, 'INQUIRED')
    await amend(id, 'REVIEW', { on: '2018-01-26', actor: '钱主持' }, '主持人写错')
    expect(await stepOf(id, 'REVIEW')).toMatchObject({ on: '2018-01-26', actor: '钱主持', result: 'FAIL' })
    expect((await card(id)).state).toBe('INQUIRED')
    const { undo } = await test.backend.audit.state({})
    expect(undo?.label).toBe('更正“教育评议”：主持人写错')
    await finish(test.backend.audit.undo({}))
    expect(await stepOf(id, 'REVIEW')).toMatchObject({ on: '2018-01-24', actor: '王支书' })
  })

  it('stays between its neighbours, both days included, and is not to come', async () => {
    const { id } = await opened(setting, 'RECTIFY')
    await upTo(setting, id, 'INQUIRED')
    for (const on of ['2018-01-16', '2018-02-01']) {
      await expect(amend(id, 'REVIEW', { on })).rejects.toMatchObject({ code: 'DATE_ORDER' })
    }
    await amend(id, 'REVIEW', { on: '2018-01-31' })
    await amend(id, 'INQUIRE', { on: TODAY })
    await expect(amend(id, 'INQUIRE', { on: '2020-07-01' })).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await amend(id, 'OPEN', { on: '2018-01-08', documentNo: '支委会记录2018-2' })
    expect((await card(id)).openedOn).toBe('2018-01-08')
  })

  it('loses nothing it rests on: what would lack is named', async () => {
    const { id } = await opened(setting, 'RECTIFY')
    await upTo(setting, id, 'INQUIRED')
    await expect(amend(id, 'TALK', { actor: null })).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      message: '还缺：办理人或主持人。补上后才能更正“组织谈话”',
    })
    await expect(amend(id, 'TALK', {}, '')).rejects.toThrow()
    expect((await stepOf(id, 'TALK')).actor).toBe('王支书')
  })

  it('comes to what the votes put right decide, as long as nothing rests on it', async () => {
    const { id } = await opened(setting, 'EXPEL')
    await upTo(setting, id, 'VOTED')
    // 20 entitled: 11 are more than half, 10 are not
    await amend(id, 'MEETING', { agree: 12, against: 2 })
    expect(await stepOf(id, 'MEETING')).toMatchObject({
      agree: 12,
      against: 2,
      abstain: 1,
      result: 'CARRIED',
    })
    const { on } = await stepOf(id, 'MEETING')
    await amend(id, 'MEETING', { agree: 10, against: 4 })
    expect(await stepOf(id, 'MEETING')).toMatchObject({ agree: 10, result: 'LOST' })
    expect(await card(id)).toMatchObject({ state: 'ENDED', concludedOn: on })
    await amend(id, 'MEETING', { agree: 11, against: 3 })
    expect(await card(id)).toMatchObject({ state: 'VOTED', concludedOn: null })
    await go(setting, id)
    await expect(amend(id, 'MEETING', { agree: 10, against: 4 })).rejects.toMatchObject({
      code: 'DISPOSAL_RESULT_CHANGES',
      message: /更正后“支部大会表决”成为“表决未通过”/,
    })
    expect((await stepOf(id, 'MEETING')).agree).toBe(11)
  })

  it('comes to another result that is chosen: what it gave the case goes with it', async () => {
    const { id } = await opened(setting, 'RECTIFY')
    await upTo(setting, id, 'APPROVED')
    expect((await card(id)).rectifyTo).not.toBeNull()
    await amend(id, 'APPROVE_PARTY', { result: 'BACK' }, '登错结果')
    expect(await card(id)).toMatchObject({
      state: 'REVIEWED',
      approvedOn: null,
      approvalNo: null,
      rectifyTo: null,
    })
    await amend(id, 'APPROVE_PARTY', { result: 'STOP' })
    expect(await card(id)).toMatchObject({ state: 'ENDED' })
    // Beside another case on him it cannot go on.
    const { memberId } = await card(id)
    await test.backend.disposal.open({
      memberId,
      kind: 'RECTIFY',
      grounds: ['J1a'],
      source: 'APPRAISAL',
      openedOn: TODAY,
      documentNo: '支委会2',
      actor: '王支书',
    })
    await expect(amend(id, 'APPROVE_PARTY', { result: 'AGREE' })).rejects.toMatchObject({
      code: 'DISPOSAL_OPEN',
    })
    await finish(test.backend.audit.undo({}))
    await amend(id, 'APPROVE_PARTY', { result: 'AGREE' })
    const { state, approvedOn, rectifyTo, concludedOn } = await card(id)
    expect({ state, concludedOn }).toEqual({ state: 'APPROVED', concludedOn: null })
    expect(rectifyTo).toBe(`2019${(approvedOn ?? '').slice(4)}`)
  })

  it('keeps its result where a membership or a further case came of it', async () => {
    const { id } = await opened(setting, 'PERSUADE')
    await upTo(setting, id, 'ANNOUNCED')
    await go(setting, id, 'LEAVES')
    await expect(amend(id, 'ANSWER', { result: 'REFUSES' })).rejects.toMatchObject({
      code: 'DISPOSAL_RESULT_CARRIED',
    })
    const { id: term } = await opened(setting, 'RECTIFY')
    await upTo(setting, term, 'RECTIFYING')
    await go(setting, term, 'PASS')
    await expect(amend(term, 'RECTIFY_REVIEW', { result: 'FAIL' })).rejects.toMatchObject({
      code: 'DISPOSAL_RESULT_CARRIED',
    })
  })

  it('leaves no week without a session when the talk is moved (R-J12)', async () => {
    const { id } = await opened(setting, 'RECTIFY')
    await upTo(setting, id, 'REVIEWED')
    // Talk on 17, session and review on 24 January: seven days are in time, eight are not.
    await expect(amend(id, 'TALK', { on: '2018-01-16' })).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      message: /2018-01-16至2018-01-24的转化教育记录.*更正“组织谈话”/,
    })
    expect((await stepOf(id, 'TALK')).on).toBe('2018-01-17')
    // The reason for the gap, told at the review, lets it stand.
    await amend(id, 'REVIEW', { sessionGapReason: '雪灾停了一次' })
    await amend(id, 'TALK', { on: '2018-01-16' })
    expect((await stepOf(id, 'TALK')).on).toBe('2018-01-16')
    // Moved behind the last session, there is none left.
    await amend(id, 'REVIEW', { on: '2018-01-26' })
    await expect(amend(id, 'TALK', { on: '2018-01-25' })).rejects.toMatchObject({
      message: /还没有一次/,
    })
  })

  it('moves the end of 限期改正 with its approval (R-J03)', async () => {
    const { id } = await opened(setting, 'RECTIFY')
    await upTo(setting, id, 'RECTIFYING')
    const { on } = await stepOf(id, 'APPROVE_PARTY')
    expect((await card(id)).rectifyTo).toBe(`2019${on.slice(4)}`)
    await amend(id, 'APPROVE_PARTY', { on: (await stepOf(id, 'ANNOUNCE')).on, documentNo: '镇党委2018-9' })
    const { approvedOn, approvalNo, rectifyTo } = await card(id)
    expect(approvedOn).toBe((await stepOf(id, 'ANNOUNCE')).on)
    expect(approvalNo).toBe('镇党委2018-9')
    expect(rectifyTo).toBe(`2019${(approvedOn ?? '').slice(4)}`)
  })

  it('moves the membership with the approval, and its paper', async () => {
    const { id, memberId } = await opened(setting, 'EXPEL')
    await upTo(setting, id, 'CONCLUDED')
    const announced = (await stepOf(id, 'ANNOUNCE')).on
    const { caseNo, approvedOn } = await card(id)
    expect((await periods(memberId)).at(-1)?.fromOn).toBe(approvedOn)
    await amend(id, 'APPROVE_SUPERIOR', { on: announced, documentNo: '组字2号' })
    const [before, removed] = (await periods(memberId)).slice(-2)
    expect(before).toMatchObject({ membership: 'FORMAL', toOn: announced })
    expect(removed).toEqual({
      membership: 'REMOVED',
      fromOn: announced,
      toOn: null,
      evidence: `其他除名（${caseNo}，组字2号）`,
    })
  })

  it('moves the day of leaving of who was persuaded to', async () => {
    const { id, memberId } = await opened(setting, 'PERSUADE')
    await upTo(setting, id, 'ANNOUNCED')
    await go(setting, id, 'LEAVES')
    const { on } = await stepOf(id, 'ANSWER')
    expect((await periods(memberId)).at(-1)).toMatchObject({ membership: 'REMOVED', fromOn: on })
    await amend(id, 'ANSWER', { on: '2018-12-01' })
    expect((await periods(memberId)).at(-1)).toMatchObject({ membership: 'REMOVED', fromOn: '2018-12-01' })
    expect((await card(id)).concludedOn).toBe('2018-12-01')
  })

  it('moves what annex 9 counts', async () => {
    const { search } = test.backend
    const memberId = await aMember(test, setting.branch, { name: '周四', lastLifeDate: '2015-01-01' })
    const { id: lostCaseId } = await search.open({ memberId, values: { foundOn: '2017-06-01' } })
    const assigned = { verifiedOn: '2017-06-10', secretary: '王支书', timeLimit: '2017-07-01' }
    await search.startSearching({ id: lostCaseId, ...assigned })
    await search.notFound({ id: lostCaseId, on: '2017-07-10', effortOverride: '已尽力查找' })
    await judged(test.backend, lostCaseId, '2017-07-20')
    const papers = { meetingOn: '2017-07-25', documentNo: '党字1号' }
    await search.decide({ id: lostCaseId, outcome: 'C1', decidedOn: '2017-08-01', ...papers })
    const { id } = await test.backend.disposal.open({
      memberId,
      kind: 'SELF_LEFT',
      grounds: ['J3a'],
      source: 'LOST',
      lostCaseId,
      openedOn: '2018-01-10',
      documentNo: '支委会1',
      actor: '王支书',
    })
    await upTo(setting, id, 'CONCLUDED')
    const announced = (await stepOf(id, 'ANNOUNCE')).on
    await amend(id, 'APPROVE_SUPERIOR', { on: announced, documentNo: '组字3号' })
    const { outcomeList } = await search.card({ id: lostCaseId })
    expect(outcomeList.map(({ outcome, decidedOn, documentNo }) => [outcome, decidedOn, documentNo])).toEqual(
      [
        ['C1', '2017-08-01', '党字1号'],
        ['O4', announced, '组字3号'],
      ],
    )
    const ended = await test.register.reader
      .selectFrom('lostOutcome')
      .select('endedOn')
      .where('outcome', '=', 'C1')
      .executeTakeFirstOrThrow()
    expect(ended.endedOn).toBe(announced)
  })
})
