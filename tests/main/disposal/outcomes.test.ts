import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mayRunBeside } from '../../../src/shared/disposal/rules.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aMember } from '../../builders/people.ts'
import { aSetting, go, opened, TODAY, upTo, valuesFor, type Setting } from './walk.ts'
import { nextStep } from '../../../src/shared/disposal/steps.ts'

let test: TestOffice
let setting: Setting
beforeEach(async () => {
  test = await anOffice(TODAY)
  setting = await aSetting(test)
})
afterEach(() => test.dispose())

const membership = async (id: number) => (await test.backend.roster.card({ id })).membership
/** Takes the last operation back, which is called so. */
async function undo(label: string): Promise<void> {
  expect((await test.backend.audit.state({})).undo?.label).toBe(label)
  await finish(test.backend.audit.undo({}))
}

const card = (id: number) => test.backend.disposal.card({ id })

describe('what a disposal makes of the person', () => {
  it.each([
    ['RECTIFY', 'FORMAL'],
    ['SELF_LEFT', 'REMOVED'],
    ['WITHDRAW', 'REMOVED'],
    ['EXPEL', 'REMOVED'],
    ['REVOKE', 'REVOKED'],
    ['EXTEND', 'PROBATIONARY'],
  ] as const)('%s, concluded: %s', async (kind, state) => {
    const { id, memberId } = await opened(setting, kind)
    await upTo(setting, id, 'CONCLUDED')
    expect(await membership(memberId)).toBe(state)
  })

  it('removes from the day it was approved, in one step of undo with the announcement', async () => {
    const { id, memberId } = await opened(setting, 'EXPEL')
    const before = await upTo(setting, id, 'APPROVED')
    await go(setting, id)
    const period = async () =>
      test.register.reader
        .selectFrom('membershipPeriod')
        .select(['membership', 'fromOn', 'evidence'])
        .where('memberId', '=', memberId)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
    expect(await period()).toEqual({
      membership: 'REMOVED',
      fromOn: before.approvedOn,
      evidence: `其他除名（${before.caseNo}，记录2018-2）`,
    })
    await undo('组织处置：通知并宣布')
    expect((await card(id)).state).toBe('APPROVED')
    expect([await membership(memberId), (await period()).membership]).toEqual(['FORMAL', 'FORMAL'])
  })

  it('puts the end of the probation off', async () => {
    const { id, memberId } = await opened(setting, 'EXTEND')
    await upTo(setting, id, 'CONCLUDED')
    const { probationEnd } = await card(id)
    expect((await test.backend.roster.card({ id: memberId })).values.probationEnd).toBe(probationEnd)
  })

  it('劝退: leaves only when the person agrees; a refusal goes on as 劝而不退除名 from the check', async () => {
    const { id, memberId } = await opened(setting, 'PERSUADE')
    await upTo(setting, id, 'ANNOUNCED')
    expect(await membership(memberId)).toBe('FORMAL')
    const { followingId } = await go(setting, id, 'REFUSES')
    if (followingId === null) throw new Error('nothing follows')
    const next = await card(followingId)
    expect([next.kind, next.state, next.next, next.previous?.id]).toEqual([
      'REFUSED',
      'INQUIRED',
      'CHECK_PARTY',
      id,
    ])
    expect((await card(id)).following?.id).toBe(followingId)
    await upTo(setting, followingId, 'CONCLUDED')
    expect(await membership(memberId)).toBe('REMOVED')
  })

  it('劝退: the person leaves on the day he agreed', async () => {
    const { id, memberId } = await opened(setting, 'PERSUADE')
    await upTo(setting, id, 'ANNOUNCED')
    await go(setting, id, 'LEAVES')
    expect(await membership(memberId)).toBe('REMOVED')
  })

  it('限期改正: not reviewed before the year is over, and failing it opens 劝退', async () => {
    const { id, memberId } = await opened(setting, 'RECTIFY')
    const running = await upTo(setting, id, 'RECTIFYING')
    // approved a week before the announcement
    expect([running.approvedOn, running.rectifyTo, running.dueOn]).toEqual([
      '2018-02-21',
      '2019-02-21',
      '2019-02-21',
    ])
    const review = (on: string) =>
      test.backend.disposal.take({
        id,
        step: 'RECTIFY_REVIEW',
        values: { on, result: 'FAIL', actor: '王支书', documentNo: '评议2' },
      })
    await expect(review('2019-02-20')).rejects.toMatchObject({
      message: '还缺：改正期满（2019-02-21）。补上后才能办理“期满评议”',
    })
    const { followingId } = await review('2019-02-21')
    const next = await card(followingId ?? 0)
    expect([next.kind, next.grounds, next.state]).toEqual(['PERSUADE', ['J2d'], 'OPENED'])
    expect(await membership(memberId)).toBe('FORMAL')
  })

  it('is overdue the day after something was due', async () => {
    const { id } = await opened(setting, 'RECTIFY')
    await upTo(setting, id, 'TALKED') // talk on 2018-01-17
    const at = async (asOf: string) => (await test.backend.disposal.card({ id, asOf })).overdue
    expect([await at('2018-01-24'), await at('2018-01-25')]).toEqual([false, true])
    const overdue = (asOf: string) =>
      test.backend.disposal.list({ filter: { state: 'overdue' }, asOf }).then(({ total }) => total)
    expect([await overdue('2018-01-24'), await overdue('2018-01-25')]).toEqual([0, 1])
    await upTo(setting, id, 'RECTIFYING')
    expect([await at('2019-02-21'), await at('2019-02-22')]).toEqual([false, true])
    expect((await test.backend.disposal.list({ filter: { state: 'open' }, asOf: '2018-01-09' })).total).toBe(
      0,
    )
    // what a past day knew
    const then = await test.backend.disposal.card({ id, asOf: '2018-01-16' })
    expect([then.state, then.steps.length]).toEqual(['OPENED', 1])
  })
})

describe('guards', () => {
  it('does not announce while clues of misconduct are not handed over (rules.md 4.3, 13)', async () => {
    const { id } = await opened(setting, 'EXPEL', { values: { violation: true } })
    await upTo(setting, id, 'APPROVED')
    await expect(go(setting, id)).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      message: '还缺：违纪违法线索的移送记录。补上后才能办理“通知并宣布”',
    })
    await test.backend.disposal.update({ id, values: { clueTo: '纪检机关' } })
    await expect(go(setting, id)).rejects.toMatchObject({ code: 'EVIDENCE_MISSING' })
    await test.backend.disposal.update({ id, values: { clueOn: '2018-03-01' } })
    expect((await go(setting, id)).card.state).toBe('CONCLUDED')
  })

  it('自行脱党: six months on the day of the meeting, not a day less', async () => {
    // The meeting is five steps of a week after 2018-01-10: talk, review, inquiry, two checks, meeting.
    const after = async (sinceOn: string) => {
      const { id } = await opened(setting, 'SELF_LEFT', { values: { sinceOn } })
      await upTo(setting, id, 'CHECKED')
      return go(setting, id)
    }
    await expect(after('2017-08-22')).rejects.toMatchObject({
      message: '还缺：到支部大会之日超过6个月。补上后才能办理“支部大会表决”',
    })
    expect((await after('2017-08-21')).card.steps.at(-1)?.on).toBe('2018-02-21')
  })

  it('keeps one running case a member', async () => {
    const { memberId } = await opened(setting, 'PERSUADE')
    await expect(
      test.backend.disposal.open({
        memberId,
        kind: 'RECTIFY',
        grounds: ['J1a'],
        source: 'APPRAISAL',
        openedOn: '2018-02-01',
        documentNo: '1',
        actor: '王',
      }),
    ).rejects.toMatchObject({
      code: 'DISPOSAL_OPEN',
      message: '孙三已有正在办理的处置案CZ2018-001，请在原案中继续',
    })
  })

  it('lets 限期改正 and 延长预备期 of a probationary member run at the same time (R-J03)', async () => {
    const { id: extending, memberId } = await opened(setting, 'EXTEND')
    const open = (kind: 'RECTIFY' | 'PERSUADE', ground: 'J1a' | 'J2a') =>
      test.backend.disposal.open({
        memberId,
        kind,
        grounds: [ground],
        source: 'APPRAISAL',
        openedOn: '2018-02-01',
        documentNo: '1',
        actor: '王',
      })
    await expect(open('PERSUADE', 'J2a')).rejects.toMatchObject({ code: 'DISPOSAL_OPEN' })
    const { id: rectifying } = await open('RECTIFY', 'J1a')
    await expect(open('RECTIFY', 'J1a')).rejects.toMatchObject({ code: 'DISPOSAL_OPEN' })
    await upTo(setting, extending, 'CONCLUDED')
    await upTo(setting, rectifying, 'RECTIFYING')
    expect((await test.backend.roster.card({ id: memberId })).membership).toBe('PROBATIONARY')
    // One outcome of one lost case.
    expect(mayRunBeside({ kind: 'RECTIFY', lostCaseId: 7 }, { kind: 'EXTEND', lostCaseId: 7 })).toBe(false)
    expect(mayRunBeside({ kind: 'EXTEND', lostCaseId: 7 }, { kind: 'RECTIFY', lostCaseId: null })).toBe(true)
  })

  it('refuses kinds of probationary members for full ones, and 劝而不退 without a refusal', async () => {
    const memberId = await aMember(test, setting.branch)
    const open = (kind: 'REVOKE' | 'REFUSED', ground: 'J5' | 'J2c') =>
      test.backend.disposal.open({
        memberId,
        kind,
        grounds: [ground],
        source: 'DOSSIER',
        openedOn: '2018-02-01',
        documentNo: '1',
        actor: '王',
      })
    await expect(open('REVOKE', 'J5')).rejects.toMatchObject({
      message: '还缺：预备党员身份。补上后才能立案',
    })
    await expect(open('REFUSED', 'J2c')).rejects.toMatchObject({ message: /劝退决定和本人拒绝的记录/ })
  })

  it('follows the settings: the 镇党委 approves, a passed review goes on', async () => {
    await test.backend.settings.set({ key: 'disposal.approver.persuade', value: 'party', reason: '核对' })
    await test.backend.settings.set({ key: 'disposal.afterEducation', value: 'continue', reason: '核对' })
    const { id } = await opened(setting, 'PERSUADE')
    await upTo(setting, id, 'TALKED')
    expect((await go(setting, id, 'PASS')).card.state).toBe('REVIEWED')
    await upTo(setting, id, 'VOTED')
    expect((await go(setting, id)).card.state).toBe('APPROVED')
  })

  it.each([
    ['documentNo', '支委会会议记录', 'RECTIFY'],
    ['documentNo', '本人书面申请', 'WITHDRAW'],
    ['actor', '办理人或主持人', 'RECTIFY'],
    ['sinceOn', '从何时起不参加组织生活、不交党费或不做工作', 'SELF_LEFT'],
  ] as const)('does not open a case without %s (%s)', async (field, words, kind) => {
    const without = field === 'sinceOn' ? { values: {} } : { [field]: '' }
    await expect(opened(setting, kind, without)).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      message: `还缺：${words}。补上后才能立案`,
      data: { field },
    })
  })

  it('does not open a case on grounds that do not carry it, nor on a later day', async () => {
    await expect(opened(setting, 'RECTIFY', { grounds: [] })).rejects.toMatchObject({
      code: 'DISPOSAL_GROUNDS',
      message: '请选择处置依据',
    })
    await expect(opened(setting, 'RECTIFY', { openedOn: '2020-07-01' })).rejects.toMatchObject({
      code: 'DATE_FUTURE',
    })
  })

  it('takes a case opened by mistake away, but not one that was announced', async () => {
    const wrong = await opened(setting, 'EXPEL')
    await test.backend.disposal.remove({ id: wrong.id, reason: '重复登记' })
    await expect(card(wrong.id)).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    const { id } = await opened(setting, 'EXPEL')
    await upTo(setting, id, 'CONCLUDED')
    await expect(test.backend.disposal.remove({ id, reason: '重复登记' })).rejects.toMatchObject({
      code: 'DISPOSAL_CARRIED_OUT',
    })
    await undo('组织处置：通知并宣布')
    expect((await card(id)).state).toBe('APPROVED')
  })

  it('names the step that comes next in the refusal', async () => {
    const { id } = await opened(setting, 'PERSUADE')
    const { route } = await card(id)
    const meeting = nextStep(route, 'CHECKED')
    if (!meeting) throw new Error('no meeting')
    await expect(
      test.backend.disposal.take({ id, step: 'MEETING', values: valuesFor(meeting, '2018-02-01', setting) }),
    ).rejects.toMatchObject({
      message: '现在是“已立案”，不能办理“支部大会表决”。下一步是“组织谈话”',
    })
  })
})
