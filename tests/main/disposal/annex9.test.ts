/**
 * Annex 9 from disposal cases, beside a table worked out by hand. The sweep runs from 2016-03-01, the search
 * ends 2016-03-10, annexes 5 and 6 are filled in 2016-03-20, annex 9 2016-06-20 (plan C).
 */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { judged } from '../../builders/lostCases.ts'
import { aMember } from '../../builders/people.ts'
import { aSetting, type Setting } from './walk.ts'

const FILL9 = '2016-06-20'

let test: TestOffice
let setting: Setting
beforeEach(async () => {
  test = await anOffice('2016-12-31')
  setting = await aSetting(test)
  const { values } = await test.backend.census.proposal({ template: 'C', year: 2016 })
  await test.backend.census.save({ values: { ...values, fillDate9: FILL9 } })
})
afterEach(() => test.dispose())

const SEARCHED = [
  ['C01', '2016-02-20'],
  ['C11', '2016-02-21'],
  ['C31', '2016-02-22'],
] as const

/** A member lost since the spring of 2015, found on 2016-03-05 or not at all. */
async function lost(name: string, found: boolean): Promise<{ memberId: number; caseId: number }> {
  const { search } = test.backend
  const memberId = await aMember(test, setting.branch, {
    name,
    lastLifeDate: '2015-03-01',
    lastDuesDate: '2015-03-01',
  })
  const { id: caseId } = await search.open({ memberId, values: { foundOn: '2016-02-14' } })
  await search.startSearching({
    id: caseId,
    verifiedOn: '2016-02-20',
    secretary: '王支书',
    timeLimit: '2016-03-10',
  })
  for (const [channel, at] of SEARCHED) {
    await search.addAttempt({
      caseId,
      values: {
        at,
        channel,
        target: '亲友',
        targetPhone: null,
        responsible: '王支书',
        course: '多次联系没有结果',
        result: '无结果',
        clue: null,
      },
    })
  }
  if (found) {
    const reached = { responsible: '王支书', course: '其兄长转接，本人通话' }
    await search.contactMade({ id: caseId, contactOn: '2016-03-05', contactHow: 'C11', ...reached })
  } else await search.notFound({ id: caseId, on: '2016-03-20' })
  await judged(test.backend, caseId, '2016-03-20')
  return { memberId, caseId }
}

/** Searched for in vain until 20 March, and an opinion formed on it. */
async function givenUp(id: number): Promise<void> {
  const { search } = test.backend
  await search.startSearching({ id, verifiedOn: '2016-03-11', secretary: '王支书', timeLimit: '2016-03-20' })
  await search.notFound({ id, on: '2016-03-20', effortOverride: '已尽力查找' })
  await judged(test.backend, id, '2016-03-20')
}

/** A 劝退 on a found member, announced; approved on the day given. */
async function persuaded(name: string, approvedOn: string) {
  const { disposal } = test.backend
  const { memberId, caseId } = await lost(name, true)
  const { id } = await disposal.open({
    memberId,
    kind: 'PERSUADE',
    grounds: ['J2e'],
    source: 'LOST',
    lostCaseId: caseId,
    openedOn: '2016-03-10',
    documentNo: '支委会1',
    actor: '王支书',
  })
  const signed = { actor: '王支书', documentNo: '记录1' }
  await disposal.take({
    id,
    step: 'TALK',
    values: { on: '2016-03-11', actor: '王支书', text: '谈话情况', educatorIds: setting.educators },
  })
  await disposal.addNote({
    id,
    values: { kind: 'education', on: '2016-03-14', person: '赵一', text: '学习党章' },
  })
  await disposal.take({ id, step: 'REVIEW', values: { on: '2016-03-15', result: 'FAIL', ...signed } })
  await disposal.take({
    id,
    step: 'INQUIRE',
    values: { on: '2016-03-20', text: '核实情况', heardOn: '2016-03-19', hearing: '没有异议', ...signed },
  })
  await decided(id, approvedOn)
  return { id, memberId, caseId }
}

/** Steps 5 to 8, with the approval of the 组织部 on the day given and the announcement on it too. */
async function decided(id: number, approvedOn: string) {
  const { disposal } = test.backend
  const signed = { actor: '李书记', documentNo: '记录2' }
  const votes = { expected: 20, entitled: 20, present: 15, agree: 15, against: 0, abstain: 0 }
  const last = (await disposal.card({ id })).steps.at(-1)?.on ?? approvedOn
  const agree = { result: 'AGREE', ...signed } as const
  await disposal.take({ id, step: 'CHECK_PARTY', values: { on: last, ...agree } })
  await disposal.take({ id, step: 'CHECK_SUPERIOR', values: { on: last, ...agree } })
  await disposal.take({ id, step: 'MEETING', values: { on: last, ...votes, ...signed } })
  await disposal.take({ id, step: 'APPROVE_PARTY', values: { on: last, ...agree } })
  await disposal.take({
    id,
    step: 'APPROVE_SUPERIOR',
    values: { on: approvedOn, ...agree, documentNo: '组字1号' },
  })
  await disposal.take({
    id,
    step: 'ANNOUNCE',
    values: { on: approvedOn, ...signed, announcedHow: '支部大会宣布' },
  })
}

/** 自行脱党除名 of a member who was not found. */
async function removed(name: string, approvedOn: string) {
  const { disposal } = test.backend
  const { memberId, caseId } = await lost(name, false)
  const { id } = await disposal.open({
    memberId,
    kind: 'SELF_LEFT',
    grounds: ['J3a', 'J3b'],
    source: 'LOST',
    lostCaseId: caseId,
    openedOn: '2016-03-12',
    documentNo: '支委会2',
    actor: '王支书',
  })
  await disposal.take({
    id,
    step: 'INQUIRE',
    values: {
      on: '2016-03-20',
      text: '核实情况',
      unreachableReason: '经三级查找仍无法联系',
      actor: '王支书',
      documentNo: '记录1',
    },
  })
  await decided(id, approvedOn)
  return { id, memberId, caseId }
}

/** Figures of annex 9's total row, empty ones left out. */
async function annex9(asOf?: string): Promise<Record<string, string>> {
  const { pages } = await test.backend.reporting.preview({
    annex: 9,
    ...(asOf === undefined ? {} : { asOf }),
  })
  const cells = pages.flatMap(page => page.cells)
  return Object.fromEntries(
    cells.flatMap(({ key, text, kind }) =>
      kind === 'count' && key?.row === 'total' && text !== '' ? [[key.column, text]] : [],
    ),
  )
}

async function failedChecks(asOf?: string) {
  const { checks } = await test.backend.reporting.checks(asOf === undefined ? {} : { asOf })
  return checks.filter(({ passed, annexes }) => !passed && annexes.includes(9)).map(({ check }) => check)
}

describe('annex 9', () => {
  it('counts each disposal once, by the day it was approved, and a sanction beside it as crossing', async () => {
    // found, 劝退 approved the day annex 9 is filled in, with a warning beside it
    const both = await persuaded('甲甲', FILL9)
    await test.backend.search.decide({
      id: both.caseId,
      outcome: 'P1',
      decidedOn: '2016-05-01',
      documentNo: '纪字1号',
    })
    // found, 劝退 approved the day after: still undecided
    await persuaded('乙乙', '2016-06-21')
    // not found: removed in time, and a day late
    await removed('丙丙', FILL9)
    await removed('丁丁', '2016-06-21')
    // by hand: 4 lost, 2 found, 2 not; 12 = 劝退 1 + 自行脱党 1; 18 = 1 warning; 24 = 2; crossing 1
    // check: 12 + 18 − o + 24 = 2 + 1 − 1 + 2 = 4
    expect(await annex9()).toEqual({
      '1': '4',
      '2': '2',
      '3': '2',
      '12': '2',
      '14': '1',
      '17': '1',
      '18': '1',
      '19': '1',
      '24': '2',
      o: '1',
    })
    expect(await failedChecks()).toEqual([])
    // a day later all four are decided
    expect(await annex9('2016-06-21')).toMatchObject({ '1': '4', '12': '4', '14': '2', '17': '2', o: '1' })
    expect((await annex9('2016-06-21'))['24']).toBeUndefined()
    // and the day before none
    expect(await annex9('2016-06-19')).toMatchObject({ '1': '4', '18': '1', '24': '3' })
  })

  it('counts 劝退 until it was refused, 劝而不退除名 from then on, never both', async () => {
    const { id } = await persuaded('甲甲', '2016-05-10')
    const { followingId } = await test.backend.disposal.take({
      id,
      step: 'ANSWER',
      values: { on: '2016-05-20', result: 'REFUSES', text: '本人不同意退党', documentNo: '答复1' },
    })
    if (followingId === null) throw new Error('nothing follows')
    await decided(followingId, '2016-06-15')
    expect(await annex9('2016-06-14')).toMatchObject({ '1': '1', '12': '1', '14': '1' })
    const after = await annex9('2016-06-15')
    expect([after['12'], after['14'], after['15']]).toEqual(['1', undefined, '1'])
    expect(await failedChecks()).toEqual([])
  })

  it('counts an outcome entered by hand and then disposed of once, and does not let it be deleted', async () => {
    const { caseId } = await lost('甲甲', false)
    await test.backend.search.decide({
      id: caseId,
      outcome: 'C1',
      decidedOn: '2016-03-30',
      meetingOn: '2016-03-25',
      documentNo: '党字1号',
    })
    const lostCase = await test.backend.search.card({ id: caseId })
    const { id } = await test.backend.disposal.open({
      memberId: lostCase.memberId,
      kind: 'SELF_LEFT',
      grounds: ['J3a'],
      source: 'LOST',
      lostCaseId: caseId,
      openedOn: '2016-04-01',
      documentNo: '支委会3',
      actor: '王支书',
    })
    await test.backend.disposal.take({
      id,
      step: 'INQUIRE',
      values: {
        on: '2016-04-10',
        text: '核实情况',
        unreachableReason: '无法联系',
        actor: '王',
        documentNo: '1',
      },
    })
    await decided(id, '2016-06-01')
    // 停止党籍 held until 除名 took its place
    expect(await annex9('2016-05-31')).toMatchObject({ '1': '1', '10': '1' })
    expect(await annex9()).toEqual({ '1': '1', '3': '1', '12': '1', '17': '1' })
    const card = await test.backend.search.card({ id: caseId })
    expect(card.outcomes).toEqual(['O4'])
    const made = card.outcomeList.find(({ outcome }) => outcome === 'O4')
    await expect(test.backend.search.removeOutcome({ id: made?.id ?? 0 })).rejects.toMatchObject({
      code: 'OUTCOME_OF_DISPOSAL',
    })
  })

  it('opens on a lost case only when its search has ended, and of more than six months', async () => {
    const memberId = await aMember(test, setting.branch, { name: '戊戊', lastLifeDate: '2015-09-10' })
    const { id: caseId } = await test.backend.search.open({ memberId, values: { foundOn: '2016-02-14' } })
    await expect(selfLeft(memberId, caseId)).rejects.toMatchObject({
      message: '还缺：失联记录的调查核实和初步意见。补上后才能立案',
    })
    await givenUp(caseId)
    await onlyFromTheEleventh(await selfLeft(memberId, caseId))
  })

  it('reckons the six months from the dues book too, where nothing was typed', async () => {
    const memberId = await aMember(test, setting.branch, { name: '己己' })
    await test.backend.dues.savePayment({
      memberId,
      values: {
        onDate: '2015-09-10',
        amount: 500,
        months: ['2015-09'],
        excess: 0,
        payer: '本人',
        consent: false,
        place: null,
        lateReason: null,
        note: null,
      },
    })
    const { id: caseId } = await test.backend.search.open({ memberId, values: { foundOn: '2016-02-14' } })
    await givenUp(caseId)
    await onlyFromTheEleventh(await selfLeft(memberId, caseId))
  })
})

async function selfLeft(memberId: number, lostCaseId: number): Promise<number> {
  const { id } = await test.backend.disposal.open({
    memberId,
    kind: 'SELF_LEFT',
    grounds: ['J3a'],
    source: 'LOST',
    lostCaseId,
    openedOn: '2016-03-01',
    documentNo: '1',
    actor: '王',
  })
  return id
}

/** Strictly more than six months since 2015-09-10: the day itself is not enough (R-D06, X-07). */
async function onlyFromTheEleventh(id: number): Promise<void> {
  const { disposal } = test.backend
  const signed = { actor: '王', documentNo: '1' }
  const agreed = { result: 'AGREE', ...signed } as const
  await disposal.take({
    id,
    step: 'INQUIRE',
    values: { on: '2016-03-02', text: '核实', unreachableReason: '无法联系', ...signed },
  })
  await disposal.take({ id, step: 'CHECK_PARTY', values: { on: '2016-03-03', ...agreed } })
  await disposal.take({ id, step: 'CHECK_SUPERIOR', values: { on: '2016-03-04', ...agreed } })
  const votes = { expected: 5, entitled: 5, present: 5, agree: 5, against: 0, abstain: 0 }
  const meet = (on: string) => disposal.take({ id, step: 'MEETING', values: { on, ...votes, ...signed } })
  await expect(meet('2016-03-10')).rejects.toMatchObject({ message: /到支部大会之日超过6个月/ })
  await meet('2016-03-11')
}
