/** Who comes in with a letter: on no roll until it is accepted, then on the branch's (R-F07 to R-F10). */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember, anIdNumber } from '../../builders/people.ts'

let test: TestOffice
let branch: number
beforeEach(async () => {
  test = await anOffice()
  branch = await aBranch(test)
})
afterEach(() => test.dispose())

const PERSON = { name: '赵六', joinDate: '2005-07-01', fullDate: '2006-07-01' }
const LETTER = { letterNo: '第7号', fromOrg: '中共某区委员会', issuedOn: '2016-03-01', duesPaidTo: '2016-02' }
const SEEN = {
  fromOrg: '中共某区委员会',
  incomingKind: '一般转入',
  interviewNote: '已谈话，情况属实',
  dossierResult: '与档案一致',
  landedOn: '2016-03-10',
} as const

const listed = async () => (await test.backend.transfer.list({ filter: { only: 'all' } })).rows
const onRoll = async () => (await test.backend.roster.summary({})).onRoll
const card = async (memberId: number) => test.backend.roster.card({ id: memberId })

async function received(person: object = PERSON): Promise<{ id: number; memberId: number }> {
  const { id } = await test.backend.transfer.receive({ person, values: LETTER })
  const memberId = (await listed()).find(row => row.id === id)?.memberId ?? 0
  return { id, memberId }
}

const accept = (id: number, more: object = {}) =>
  test.backend.transfer.step({
    id,
    to: 'LANDED',
    values: SEEN,
    enter: { orgId: branch, membership: 'FORMAL' },
    ...more,
  })

describe('a new member', () => {
  it('is on no roll until accepted, then on the branch’s from the day of landing', async () => {
    const { id, memberId } = await received()
    expect((await listed())[0]).toMatchObject({
      direction: '转入',
      state: 'DRAFT',
      onRoll: false,
      name: '赵六',
    })
    expect(await onRoll()).toBe(0)
    await accept(id)
    expect(await onRoll()).toBe(1)
    const { orgId, membership, periods, values } = await card(memberId)
    expect({ orgId, membership }).toEqual({ orgId: branch, membership: 'FORMAL' })
    expect(values.transferInOn).toBe('2016-03-10')
    expect(periods.map(({ membership: state, fromOn, toOn }) => [state, fromOn, toOn])).toEqual(
      expect.arrayContaining([
        ['INCOMING', null, '2016-03-10'],
        ['FORMAL', '2016-03-10', null],
      ]),
    )
    expect((await test.backend.roster.summary({ asOf: '2016-03-09' })).onRoll).toBe(0)
  })

  it('needs a branch and a rank, named in the refusal; one step of undo takes all of it back', async () => {
    const { id, memberId } = await received()
    await expect(accept(id, { enter: undefined })).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
      message: '还缺：编入的党支部和身份。补上后才能登记为已报到',
    })
    await accept(id, { enter: { orgId: branch, membership: 'PROBATIONARY' } })
    expect((await card(memberId)).membership).toBe('PROBATIONARY')
    await finish(test.backend.audit.undo({}))
    expect((await card(memberId)).membership).toBe('INCOMING')
    expect((await listed())[0]).toMatchObject({ state: 'DRAFT', onRoll: false })
    await finish(test.backend.audit.undo({}))
    expect(await listed()).toEqual([])
  })

  it('of an ID number the register knows is chosen there instead', async () => {
    const idNo = anIdNumber('1980-01-01', '男', 401)
    await aMember(test, branch, { name: '钱七', birth: '1980-01-01', idNo })
    await expect(received({ ...PERSON, idNo })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: /台账里已有钱七，请在“党员”一栏选择/,
      data: { field: 'idNo' },
    })
    expect(await listed()).toEqual([])
    await expect(received({ joinDate: '2005-07-01' })).rejects.toMatchObject({ data: { field: 'name' } })
  })

  it('has the sex and birth of his ID number, where it is right', async () => {
    const { memberId } = await received({ ...PERSON, idNo: anIdNumber('1981-02-03', '女', 402) })
    expect((await card(memberId)).values).toMatchObject({ birth: '1981-02-03', sex: '女' })
    const { memberId: wrong } = await received({ ...PERSON, idNo: '410400198102030000' })
    expect((await card(wrong)).values).toMatchObject({ birth: null, sex: null })
  })

  it('sent back stays on no roll; a refusal says which reason, and 其他 in words (R-F07)', async () => {
    const { id, memberId } = await received()
    const refuse = (values: object) =>
      test.backend.transfer.step({ id, to: 'RETURNED', values: { returnedOn: '2016-03-12', ...values } })
    await expect(refuse({})).rejects.toMatchObject({ message: '还缺：退回原因。补上后才能登记为退回' })
    await expect(refuse({ returnKind: '其他' })).rejects.toMatchObject({
      message: '还缺：退回原因“其他”的说明。补上后才能登记为退回',
    })
    await refuse({ returnKind: '其他', returnReason: '抬头写错' })
    expect((await card(memberId)).membership).toBe('INCOMING')
    expect(await onRoll()).toBe(0)
  })
})

describe('a returning member', () => {
  it('who had left comes back into the branch; who is on a roll already stays there', async () => {
    const memberId = await aMember(test, branch, { name: '孙八' })
    const other = await aBranch(test, '西岗村支部')
    const move = { id: memberId, membership: 'LEFT', on: '2015-05-01', evidence: '介绍信' } as const
    await test.backend.roster.setMembership({ ...move, membership: 'LEAVING', on: '2015-04-01' })
    await test.backend.roster.setMembership(move)
    const { id } = await test.backend.transfer.save({ memberId, values: { ...LETTER, direction: '转入' } })
    await accept(id, { enter: { orgId: other, membership: 'FORMAL' } })
    expect(await card(memberId)).toMatchObject({ orgId: other, membership: 'FORMAL' })

    const present = await aMember(test, branch, { name: '李九' })
    const { id: second } = await test.backend.transfer.save({
      memberId: present,
      values: { ...LETTER, direction: '转入' },
    })
    await accept(second, { enter: undefined })
    expect(await card(present)).toMatchObject({ orgId: branch, membership: 'FORMAL' })
  })

  it('who was struck off does not come back with a letter (R-J15)', async () => {
    const memberId = await aMember(test, branch, { name: '周十' })
    await test.backend.roster.setMembership({
      id: memberId,
      membership: 'REMOVED',
      on: '2015-05-01',
      evidence: '处理决定',
    })
    const { id } = await test.backend.transfer.save({ memberId, values: { ...LETTER, direction: '转入' } })
    await expect(accept(id)).rejects.toMatchObject({ code: 'STATE_STEP_REFUSED' })
    expect((await listed())[0]?.state).toBe('DRAFT')
  })
})

describe('what is asked for on the workbench', () => {
  const counts = async () => {
    const { items } = await test.backend.agenda.overview({})
    return Object.fromEntries(
      items.flatMap(({ key, count }) => (key.startsWith('letter') ? [[key, count] as const] : [])),
    )
  }

  it('receipts to send, letters not landed and letters without receipt, each once', async () => {
    expect(await counts()).toEqual({})
    const { id } = await received()
    await accept(id)
    expect(await counts()).toEqual({ letterToAnswer: 1 })
    await test.backend.transfer.step({ id, to: 'RECEIPTED', values: { receiptOn: '2016-03-15' } })
    expect(await counts()).toEqual({})
    const out = async (name: string, issuedOn: string) => {
      const { id: letter } = await test.backend.transfer.save({
        memberId: await aMember(test, branch, { name }),
        values: {
          ...{ direction: '转出', nature: '永久转出', phone: '13700000001', wechat: 'zs001' },
          ...{ destKind: '工作', destPlace: '郑州市', backupContact: '妻子', toOrg: '郑州某公司党委' },
          ...{ leaveTalkOn: issuedOn, duesPaidTo: issuedOn.slice(0, 7), handler: '党员本人', issuedOn },
          state: 'ISSUED',
        },
      })
      return letter
    }
    // 2015-12-21 + 90 days is today, the last valid day; the other ran out the day before.
    await out('甲', '2015-12-21')
    const late = await out('乙', '2015-12-20')
    expect(await counts()).toEqual({ letterOverdue: 1 })
    await test.backend.transfer.step({
      ...{ id: late, to: 'LANDED' },
      values: { landedOn: '2016-03-19' },
    })
    expect(await counts()).toEqual({ letterUnreceipted: 1 })
  })
})

describe('D26, the registration of the retired and laid off', () => {
  it('is filled from member and letter, and only for them', async () => {
    const { id } = await received({ ...PERSON, unit: '县化肥厂', residence: '东岗村12号' })
    const form = { id, form: 'resident' } as const
    await expect(test.backend.transfer.paper(form)).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    await accept(id, { values: { ...SEEN, incomingKind: '退休、下岗', residenceProof: '村委会居住证明' } })
    const { title, pages, findings } = await test.backend.transfer.paper(form)
    expect(title).toBe('机关、企事业单位退休、下岗失业职工党员组织关系转接登记表')
    expect(pages).toHaveLength(1)
    const texts = pages[0]!.cells.map(({ text }) => text)
    for (const text of [
      '赵六',
      '2005.07.01',
      '县化肥厂',
      '东岗村12号',
      '村委会居住证明',
      '已谈话，情况属实',
    ]) {
      expect(texts).toContain(text)
    }
    expect(findings).toEqual(['版式由本单位拟定，上级有统一表样的用上级的', '纸面还缺：身份证号'])
    const { fileName } = await finish(test.backend.transfer.workbook(form))
    expect(fileName).toContain('转接登记表')
  })
})
