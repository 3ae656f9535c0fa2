/** Every step of the state machine (rules.md 4.1), allowed or not, with the evidence it asks for. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelOf } from '../../../src/shared/kernel/codes.ts'
import { MEMBERSHIP, type Membership } from '../../../src/shared/roster/codes.ts'
import { nextStates, rankBefore } from '../../../src/shared/roster/membership.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

const STATES = MEMBERSHIP.items.map(({ key }) => key)

const MEETING = '支部大会决议和党委审批'
const LETTER = '组织关系介绍信'
const ABROAD = '保留党籍手续'
const STOP = '停止党籍决定'
const OUT = '处置或处分决定'
const DEATH = '死亡日期依据'
const RETURNED = '介绍信退回或作废'
const LIFE = '恢复组织生活手续'
const RESTORED = '恢复党籍的申请和批准'
const COMING = '转入介绍信'

/** by the state one is in: the states that may follow, each with what is missing without evidence */
const STEPS: Readonly<Record<Membership, Partial<Record<Membership, string>>>> = {
  ACTIVIST: { PROBATIONARY: MEETING, DECEASED: DEATH },
  PROBATIONARY: {
    PROBATIONARY: MEETING,
    FORMAL: MEETING,
    REVOKED: '取消预备党员资格的决定',
    LEAVING: LETTER,
    KEPT_ABROAD: ABROAD,
    REMOVED: '处置决定',
    DECEASED: DEATH,
  },
  FORMAL: { LEAVING: LETTER, KEPT_ABROAD: ABROAD, SUSPENDED: STOP, REMOVED: OUT, DECEASED: DEATH },
  LEAVING: {
    LEFT: '回执或补开证明',
    FORMAL: RETURNED,
    PROBATIONARY: RETURNED,
    SUSPENDED: STOP,
    REMOVED: OUT,
    DECEASED: DEATH,
  },
  KEPT_ABROAD: { FORMAL: LIFE, PROBATIONARY: LIFE, SUSPENDED: STOP, REMOVED: OUT, DECEASED: DEATH },
  SUSPENDED: { FORMAL: RESTORED, PROBATIONARY: RESTORED, REMOVED: '自行脱党除名决定', DECEASED: DEATH },
  LEFT: { FORMAL: COMING, PROBATIONARY: COMING, DECEASED: DEATH },
  INCOMING: { FORMAL: COMING, PROBATIONARY: COMING, DECEASED: DEATH },
  REMOVED: { DECEASED: DEATH },
  REVOKED: { DECEASED: DEATH },
  DECEASED: {},
}

const ON = '2016-03-10'
const PROOF = '青党〔2016〕8号'

let test: TestOffice
let east: number
beforeAll(async () => {
  test = await anOffice('2016-03-20')
  east = await aBranch(test)
})
afterAll(() => test.dispose())

const anyone = (membership: Membership) =>
  aMember(test, east, { fullDate: null, joinDate: '2015-01-01' }, { membership, fromOn: '2015-01-01' })
const become = (
  id: number,
  membership: Membership,
  more: { evidence?: string; probationEnd?: string } = {},
) =>
  test.backend.roster.setMembership({
    id,
    membership,
    on: ON,
    evidence: PROOF,
    ...(membership === 'PROBATIONARY' ? { probationEnd: '2017-01-01' } : {}),
    ...more,
  })
const periods = async (id: number) =>
  (await test.backend.roster.card({ id })).periods.map(one => [one.membership, one.fromOn, one.toOn])

describe.each(STATES)('from %s', from => {
  it.each(STATES)('to %s: only as the rules have it, and never without its evidence', async to => {
    const id = await anyone(from)
    const missing = STEPS[from][to]
    const before = [[from, '2015-01-01', null]]
    if (missing === undefined) {
      const words = `“${labelOf(MEMBERSHIP, from)}”不能直接变为“${labelOf(MEMBERSHIP, to)}”`
      await expect(become(id, to)).rejects.toMatchObject({ code: 'STATE_STEP_REFUSED', message: words })
      expect(await periods(id)).toEqual(before)
      return
    }
    for (const evidence of ['', '  ']) {
      await expect(become(id, to, { evidence })).rejects.toMatchObject({
        code: 'EVIDENCE_MISSING',
        message: `还缺：${missing}。补上后才能${from === to ? '延长预备期' : `改为${labelOf(MEMBERSHIP, to)}`}`,
        data: { field: 'evidence' },
      })
    }
    expect(await periods(id)).toEqual(before)
    await become(id, to)
    expect(await periods(id)).toEqual([
      [from, '2015-01-01', ON],
      [to, ON, null],
    ])
  })
})

describe('what a step writes besides', () => {
  it('the full date of one who becomes a full member, the day of one who died', async () => {
    const full = await anyone('PROBATIONARY')
    await become(full, 'FORMAL')
    expect((await test.backend.roster.card({ id: full })).values.fullDate).toBe(ON)
    const dead = await anyone('FORMAL')
    await become(dead, 'DECEASED')
    expect((await test.backend.roster.card({ id: dead })).values.deathDate).toBe(ON)
  })

  it('the day of joining and the end of probation of an activist who is admitted, where paper has said none', async () => {
    const admitted = await aMember(test, east, { fullDate: null, joinDate: null }, { membership: 'ACTIVIST' })
    await become(admitted, 'PROBATIONARY', { probationEnd: '2017-03-10' })
    const { values, findings } = await test.backend.roster.card({ id: admitted })
    expect(values).toMatchObject({ joinDate: ON, probationEnd: '2017-03-10' })
    expect(findings.map(({ code }) => code)).not.toContain('JOIN_MISSING')
    const typed = await aMember(
      test,
      east,
      { fullDate: null, joinDate: '2016-03-01', probationEnd: '2017-03-01' },
      { membership: 'ACTIVIST' },
    )
    await test.backend.roster.setMembership({
      id: typed,
      membership: 'PROBATIONARY',
      on: ON,
      evidence: PROOF,
    })
    expect((await test.backend.roster.card({ id: typed })).values).toMatchObject({
      joinDate: '2016-03-01',
      probationEnd: '2017-03-01',
    })
  })

  it('nothing of a typed day of death: it is pointed out until the state is changed', async () => {
    const id = await anyone('FORMAL')
    const codes = async () =>
      (await test.backend.roster.card({ id })).findings
        .filter(({ field }) => field === 'deathDate')
        .map(({ code }) => code)
    await test.backend.roster.update({ id, values: { deathDate: '2016-03-01' } })
    expect(await codes()).toEqual(['DEAD_ON_ROLL'])
    await become(id, 'DECEASED')
    expect(await codes()).toEqual([])
  })

  it('开除党籍 ends the membership on its day, in one step of undo; of one removed before it is only a record', async () => {
    const id = await anyone('FORMAL')
    const sanction = {
      family: '党纪' as const,
      kind: '开除党籍' as const,
      decidedOn: '2016-03-05',
      decidedBy: '县纪委',
      documentNo: '县纪〔2016〕3号',
      note: null,
    }
    const { changeId } = await test.backend.roster.saveSanction({ memberId: id, values: sanction })
    expect((await periods(id)).at(-1)).toEqual(['REMOVED', '2016-03-05', null])
    await test.backend.roster.saveSanction({ memberId: id, values: { ...sanction, note: '更正' } })
    expect(await periods(id)).toHaveLength(2)
    const warned = await anyone('FORMAL')
    await test.backend.roster.saveSanction({ memberId: warned, values: { ...sanction, kind: '警告' } })
    expect((await periods(warned)).at(-1)?.[0]).toBe('FORMAL')
    expect(changeId).not.toBeNull()
  })

  it('a sanction that ended the membership names the operation to take back, as long as nothing came after it', async () => {
    const id = await anyone('FORMAL')
    const { roster, audit } = test.backend
    const values = {
      family: '党纪' as const,
      kind: '开除党籍' as const,
      decidedOn: '2016-03-05',
      decidedBy: null,
      documentNo: null,
      note: null,
    }
    const ended = async () =>
      (await roster.card({ id })).sanctions.map(one => [one.kind, one.ended?.changeId])
    const warning = await roster.saveSanction({ memberId: id, values: { ...values, kind: '警告' } })
    const { id: sanction, changeId } = await roster.saveSanction({ memberId: id, values })
    expect(await ended()).toEqual([
      ['警告', undefined],
      ['开除党籍', changeId],
    ])
    // taking the record alone away gives nothing back
    await roster.removeSanction({ id: sanction })
    expect((await periods(id)).at(-1)?.[0]).toBe('REMOVED')
    await finish(audit.undo({}))
    expect((await ended()).at(-1)).toEqual(['开除党籍', changeId])
    await finish(audit.undo({ id: changeId ?? 0 }))
    expect((await periods(id)).at(-1)).toEqual(['FORMAL', '2015-01-01', null])
    expect(await ended()).toEqual([['警告', undefined]])

    // put right into 开除党籍 later: that operation ended it
    const turned = await roster.saveSanction({ memberId: id, id: warning.id, values })
    expect(await ended()).toEqual([['开除党籍', turned.changeId]])
    await roster.setMembership({ id, membership: 'DECEASED', on: '2016-03-10', evidence: PROOF })
    expect(await ended()).toEqual([['开除党籍', undefined]])
    // of one who was out before it is only a record
    const removed = await anyone('FORMAL')
    await roster.setMembership({ id: removed, membership: 'REMOVED', on: '2016-03-01', evidence: PROOF })
    await roster.saveSanction({ memberId: removed, values })
    expect((await roster.card({ id: removed })).sanctions.map(one => one.ended)).toEqual([null])
  })

  it('the new end of an extended probation, which it asks for', async () => {
    const id = await anyone('PROBATIONARY')
    const extend = (probationEnd?: string) =>
      test.backend.roster.setMembership({
        id,
        membership: 'PROBATIONARY',
        on: ON,
        evidence: PROOF,
        ...(probationEnd === undefined ? {} : { probationEnd }),
      })
    await expect(extend()).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      message: '还缺：新的预备期满日期。补上后才能延长预备期',
      data: { field: 'probationEnd' },
    })
    await expect(extend(ON)).rejects.toMatchObject({ code: 'DATE_ORDER', data: { field: 'probationEnd' } })
    await extend('2016-03-11')
    expect((await test.backend.roster.card({ id })).values.probationEnd).toBe('2016-03-11')
  })
})

describe('coming back', () => {
  it.each(['LEAVING', 'KEPT_ABROAD'] as const)('from %s makes nobody a full member', async away => {
    const id = await anyone('PROBATIONARY')
    await become(id, away)
    await expect(become(id, 'FORMAL')).rejects.toMatchObject({ code: 'STATE_STEP_REFUSED' })
    await become(id, 'PROBATIONARY')
  })

  it('from 停止党籍 leads to what one was before', async () => {
    const id = await anyone('FORMAL')
    await become(id, 'KEPT_ABROAD')
    await become(id, 'SUSPENDED')
    await expect(become(id, 'PROBATIONARY')).rejects.toMatchObject({ code: 'STATE_STEP_REFUSED' })
    await become(id, 'FORMAL')
  })

  it('with a returned letter leaves a full member without a full date one', async () => {
    const id = await anyone('FORMAL')
    const values = {
      nature: '永久转出',
      phone: '13700000001',
      wechat: '同手机号',
      destKind: '工作',
      destPlace: '郑州市',
      backupContact: '家属',
      toOrg: '郑州某公司党委',
      leaveTalkOn: '2016-02-28',
      duesPaidTo: '2016-02',
      handler: '党员本人',
      issuedOn: '2016-03-01',
    } as const
    const { id: letter } = await test.backend.transfer.save({
      memberId: id,
      values: { ...values, state: 'ISSUED' },
    })
    const returned = { state: 'RETURNED', returnedOn: ON, returnKind: '不符合条件' } as const
    await test.backend.transfer.save({ memberId: id, id: letter, values: returned })
    expect((await periods(id)).at(-1)).toEqual(['FORMAL', ON, null])
  })

  it('offers only what is allowed', () => {
    expect(rankBefore(['PROBATIONARY', 'FORMAL', 'LEAVING'])).toBe('FORMAL')
    expect(rankBefore(['LEFT'])).toBeNull()
    const offered = (rank: 'FORMAL' | 'PROBATIONARY' | null) =>
      nextStates('LEAVING', rank).map(({ to }) => to)
    expect(offered('PROBATIONARY')).toEqual(['LEFT', 'PROBATIONARY', 'SUSPENDED', 'REMOVED', 'DECEASED'])
    expect(offered('FORMAL')).toEqual(['LEFT', 'FORMAL', 'SUSPENDED', 'REMOVED', 'DECEASED'])
    expect(offered(null)).toEqual(['LEFT', 'FORMAL', 'PROBATIONARY', 'SUSPENDED', 'REMOVED', 'DECEASED'])
  })
})
