import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number
let memberId: number
let branches = 0
beforeAll(async () => {
  test = await anOffice('2024-03-20')
})
beforeEach(async () => {
  branch = await aBranch(test, `第${(branches += 1)}村支部`)
  memberId = await aMember(test, branch)
})
afterAll(() => test.dispose())

const card = () => test.backend.dossier.card({ memberId })
const move = (onDate: string, keeper: string) =>
  test.backend.dossier.moveDossier({ memberId, values: { onDate, keeper, reason: '单位撤并' } })
const keeperOn = async (asOf?: string) => {
  const { rows } = await test.backend.dossier.clocks({
    filter: { kind: 'CUSTODY', orgId: branch },
    ...(asOf === undefined ? {} : { asOf }),
  })
  return rows[0]?.keeper
}

/** A letter that went, or came, on the day. */
const letter = async (direction: '转出' | '转入', on: string, of = memberId) => {
  const { id } = await test.backend.transfer.save({
    memberId: of,
    values: {
      direction,
      letterNo: `${on.slice(0, 4)}-${of}`,
      nature: '永久转出',
      phone: '13700000001',
      wechat: 'q1',
      destKind: '工作',
      destPlace: '某市',
      backupContact: '家属 13700000002',
      duesPaidTo: on.slice(0, 7),
      leaveTalkOn: on,
      handler: '党员本人',
      toOrg: '中共白沙镇委员会',
      toOrgPhone: '0370-5550101',
      fromOrg: '中共柳林镇委员会',
      incomingKind: '一般转入',
      interviewNote: '已谈话',
      dossierResult: '相符',
      issuedOn: on,
      ...(direction === '转入' ? { landedOn: on, state: 'LANDED' } : { state: 'ISSUED' }),
    },
  })
  return id
}

type Values = Inputs['dossier']['saveHandover']['values']
const list = async (values: Partial<Values> = {}) =>
  (
    await test.backend.dossier.saveHandover({
      values: {
        direction: '转出',
        counterpart: '中共白沙镇委员会',
        counterpartPhone: null,
        listedOn: '2024-02-01',
        remark: null,
        items: [{ memberId, content: '入党志愿书1份', copies: 1, pages: 12 }],
        ...values,
      },
    })
  ).id
const sign = (id: number, handedOn = '2024-02-05') =>
  test.backend.dossier.stepHandover({
    id,
    step: { to: 'HANDED', handedOn, place: '镇党委', giver: '甲', taker: '乙', sealed: true },
  })

describe('who keeps a dossier', () => {
  it('changes with a move from its day, and what lay where does not go along', async () => {
    await test.backend.dossier.save({
      memberId,
      values: { personnelFile: '不明', keeper: '老岗村支部', box: '3', shelf: '乙' },
    })
    await move('2024-03-01', '镇党委')
    expect((await card()).values).toMatchObject({ keeper: '镇党委', box: null, shelf: null })
    expect(await keeperOn()).toBe('镇党委')
    expect(await keeperOn('2024-03-01')).toBe('镇党委')
    expect(await keeperOn('2024-02-29')).toBe('老岗村支部')
    await move('2024-02-10', '县档案馆')
    expect((await card()).values.keeper).toBe('镇党委')
    expect((await card()).custody.map(one => [one.onDate, one.keeperBefore, one.keeper])).toEqual([
      ['2024-02-10', '老岗村支部', '县档案馆'],
      ['2024-03-01', '县档案馆', '镇党委'],
    ])
    expect(await keeperOn('2024-02-20')).toBe('县档案馆')
    await expect(move('2024-03-21', '某处')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
  })

  it('is put right where he stands, and a move that never was is taken away', async () => {
    await move('2024-02-10', '县档案馆')
    await move('2024-03-01', '镇党位')
    await test.backend.dossier.save({ memberId, values: { keeper: '镇党委' } })
    const [first, second] = (await card()).custody
    expect(second?.keeper).toBe('镇党委')
    await test.backend.dossier.removeCustody({ id: first!.id })
    expect((await card()).custody).toMatchObject([{ keeperBefore: null, keeper: '镇党委' }])
    await test.backend.dossier.removeCustody({ id: second!.id })
    expect((await card()).values.keeper).toBeNull()
  })
})

describe('a handover of dossiers', () => {
  it('brings them to who signed for them, and undo brings them back', async () => {
    await test.backend.dossier.save({ memberId, values: { personnelFile: '不明', keeper: '镇党委' } })
    const id = await list()
    const before = dump(test.register)
    expect((await card()).values.keeper).toBe('镇党委')
    await sign(id)
    expect((await card()).values.keeper).toBe('中共白沙镇委员会')
    expect((await card()).custody).toMatchObject([
      {
        onDate: '2024-02-05',
        keeperBefore: '镇党委',
        reason: '随组织关系转往中共白沙镇委员会',
        handoverId: id,
      },
    ])
    expect(await keeperOn('2024-02-04')).toBe('镇党委')
    const [moved] = (await card()).custody
    await expect(test.backend.dossier.removeCustody({ id: moved!.id })).rejects.toMatchObject({
      code: 'CUSTODY_HANDED',
    })
    await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(before)
  })

  it('brings what comes in to the committee', async () => {
    await sign(await list({ direction: '转入', counterpart: '中共柳林镇委员会' }))
    expect((await card()).values.keeper).toBe('镇党委')
    expect((await card()).custody[0]?.reason).toBe('从中共柳林镇委员会转来')
  })

  it('names the letter it goes along with, and how that letter stands', async () => {
    const own = await letter('转出', '2024-01-15')
    const proposed = await test.backend.dossier.proposeHandover({ memberId })
    expect(proposed.letterId).toBe(own)
    expect((await test.backend.dossier.proposeHandover({ memberId, direction: '转入' })).letterId).toBeNull()
    const item = { memberId, content: '入党志愿书1份', copies: 1, pages: 12, letterId: own }
    const id = await list({ items: [item] })
    const read = async () => (await test.backend.dossier.handovers({ only: 'all', orgId: branch })).rows[0]
    expect((await read())?.items[0]?.letter).toMatchObject({ id: own, stage: 'ISSUED' })
    expect((await read())?.findings).toEqual([])
    expect((await test.backend.dossier.handoverOfLetter({ letterId: own })).handover).toEqual({
      id,
      listedOn: '2024-02-01',
      handedOn: null,
      receiptOn: null,
    })
    await test.backend.transfer.step({
      id: own,
      to: 'RETURNED',
      values: { returnedOn: '2024-02-20', returnKind: '材料不全' },
    })
    expect((await read())?.findings).toEqual(['介绍信已退回或作废，档案是否移交请核对：张三'])
    const other = await aMember(test, branch, { name: '李四' })
    const foreign = await letter('转出', '2024-01-16', other)
    await expect(list({ items: [{ ...item, letterId: foreign }] })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
    await expect(list({ direction: '转入', items: [item] })).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })
})

describe('dossiers that should go along with a letter (R-G26)', () => {
  const due = async (more: Inputs['dossier']['dueHandovers'] = {}) =>
    (await test.backend.dossier.dueHandovers({ orgId: branch, ...more })).rows.map(row => [
      row.name,
      row.direction,
      row.counterpart,
    ])

  it('are those of letters that went or came since last year and stand on no list', async () => {
    const out = await letter('转出', '2023-01-01')
    const coming = await aMember(test, branch, { name: '新来' })
    const arrival = await letter('转入', '2024-01-10', coming)
    const old = await aMember(test, branch, { name: '早走' })
    await letter('转出', '2022-12-31', old)
    const draft = await aMember(test, branch, { name: '未开' })
    await test.backend.transfer.save({
      memberId: draft,
      values: { direction: '转出', issuedOn: '2024-02-01' },
    })
    expect(await due()).toEqual([
      ['张三', '转出', '中共白沙镇委员会'],
      ['新来', '转入', '中共柳林镇委员会'],
    ])
    expect(await due({ asOf: '2024-01-09' })).toEqual([['张三', '转出', '中共白沙镇委员会']])
    const id = await list({ items: [{ memberId, content: '一份', copies: 1, pages: 1, letterId: out }] })
    expect((await due()).map(([name]) => name)).toEqual(['新来'])
    await test.backend.dossier.removeHandover({ id })
    expect(await due()).toHaveLength(2)
    const unlinked = { memberId: coming, content: '一份', copies: 1, pages: 1 }
    const unnamed = await list({ direction: '转入', items: [unlinked] })
    expect((await due()).map(([name]) => name)).toEqual(['张三'])
    // The letter itself says the same: a list that names none stands for it.
    const standing = async (letterId: number) =>
      (await test.backend.dossier.handoverOfLetter({ letterId })).handover?.id ?? null
    expect(await standing(arrival)).toBe(unnamed)
    expect(await standing(out)).toBeNull()
  })
})
