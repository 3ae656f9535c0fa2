import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import { GROUNDS_OF } from '../../../src/shared/disposal/rules.ts'
import { asFile, aPng } from '../../builders/papers.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember, anIdNumber } from '../../builders/people.ts'

let test: TestOffice
let branch: number
beforeEach(async () => {
  test = await anOffice('2016-03-20')
  branch = await aBranch(test)
})
afterEach(() => test.dispose())

async function driven(): Promise<number> {
  return (await test.backend.registration.open({ name: '登记', issuedOn: '2016-03-01' })).id
}
const formOf = async (memberId: number) =>
  (await test.backend.registration.ofMember({ memberId })).rows[0]?.id ?? 0
const decline = (id: number) =>
  test.backend.registration.decline({ id, returnedOn: '2016-03-10', applicationOn: '2016-03-09' })
const openCase = (memberId: number, registrationId: number, more: Partial<Inputs['disposal']['open']> = {}) =>
  test.backend.disposal.open({
    memberId,
    kind: 'WITHDRAW',
    grounds: ['J4'],
    source: 'APPLICATION',
    registrationId,
    openedOn: '2016-03-09',
    documentNo: '2016年3月9日本人书面申请',
    actor: '王支书',
    ...more,
  })

describe('who does not want to register', () => {
  it('is given a case of 自愿退党 that leads back to the form, and the form to it', async () => {
    const memberId = await aMember(test, branch, { name: '甲一' })
    const driveId = await driven()
    const id = await formOf(memberId)
    await expect(openCase(memberId, id)).rejects.toMatchObject({
      code: 'REGISTRATION_WILLING',
      message: '甲一没有交来不愿登记的申请，请先在党员登记中登记',
    })
    await decline(id)
    const other = await aMember(test, branch, { name: '乙二' })
    await expect(openCase(other, id)).rejects.toMatchObject({ code: 'REGISTRATION_WILLING' })
    // Of every other kind the application is no ground: a case of it would close the form all the same.
    for (const kind of ['RECTIFY', 'PERSUADE', 'SELF_LEFT', 'EXPEL'] as const) {
      const grounds = GROUNDS_OF[kind].slice(0, 1)
      await expect(openCase(memberId, id, { kind, grounds })).rejects.toMatchObject({
        code: 'REGISTRATION_KIND',
        message: '不愿登记的申请只用来立“退党除名”案。请改选处置种类，或不引用这份申请',
        data: { field: 'kind' },
      })
    }
    expect((await test.backend.registration.form({ id })).disposal).toBeNull()
    const { id: caseId } = await openCase(memberId, id)
    const card = await test.backend.disposal.card({ id: caseId })
    expect(card.registration).toEqual({ id, driveId, name: '登记' })
    expect((await test.backend.registration.form({ id })).disposal).toEqual({
      id: caseId,
      caseNo: card.caseNo,
      state: 'OPENED',
    })
    expect((await test.backend.registration.form({ id })).findings).toEqual([])
    // Of the day before it was opened there was none.
    const { rows } = await test.backend.registration.list({ asOf: '2016-03-08' })
    expect(rows[0]?.disposal).toBeNull()
  })

  it('is not put back to 未交 while the case stands', async () => {
    const memberId = await aMember(test, branch)
    await driven()
    const id = await formOf(memberId)
    await decline(id)
    const { id: caseId } = await openCase(memberId, id)
    const retract = () => test.backend.registration.retract({ id, reason: '本人撤回申请' })
    await expect(retract()).rejects.toMatchObject({ code: 'REGISTRATION_CASE' })
    await test.backend.disposal.remove({ id: caseId, reason: '本人撤回申请' })
    await retract()
    expect((await test.backend.registration.form({ id })).state).toBe('OVERDUE')
  })

  it('leaves the roll by the steps of the case', async () => {
    const memberId = await aMember(test, branch)
    await driven()
    const id = await formOf(memberId)
    await decline(id)
    const { id: caseId } = await openCase(memberId, id)
    const step = (take: Omit<Inputs['disposal']['take'], 'id'>) =>
      test.backend.disposal.take({ id: caseId, ...take })
    const by = { actor: '王支书', documentNo: '支部大会记录2016年第3号' }
    const present = { expected: 20, entitled: 20, present: 18 }
    await step({ step: 'MEETING', values: { on: '2016-03-12', ...by, ...present, text: '宣布除名' } })
    await step({ step: 'ANNOUNCE', values: { on: '2016-03-12', ...by, announcedHow: '支部大会宣布' } })
    const form = await test.backend.registration.form({ id })
    expect([form.state, form.gone]).toEqual(['UNWILLING', '出党'])
    // Of the day before the meeting the case had only been opened.
    const stateOn = async (asOf: string) =>
      (await test.backend.registration.form({ id, asOf })).disposal?.state ?? null
    expect(await stateOn('2016-03-11')).toBe('OPENED')
    expect(await stateOn('2016-03-12')).toBe(form.disposal?.state)
    expect(form.disposal?.state).not.toBe('OPENED')
  })
})

describe('two members made one', () => {
  it('keep the form that came back, with its case and its papers', async () => {
    const idNo = anIdNumber('1970-05-01', '男', 501)
    const keep = await aMember(test, branch, { idNo })
    const other = await aMember(test, branch, { idNo })
    await driven()
    const mine = await formOf(keep)
    const theirs = await formOf(other)
    await decline(theirs)
    const { id: caseId } = await openCase(other, theirs)
    await test.backend.attachment.add({
      memberId: keep,
      owner: { table: 'registrationForm', rowId: mine },
      files: [asFile('空表.png', aPng(20))],
    })
    await test.backend.duplicates.merge({ keepId: keep, otherId: other })
    const { rows } = await test.backend.registration.ofMember({ memberId: keep })
    expect(rows.map(row => [row.id, row.state, row.disposal?.id])).toEqual([[theirs, 'UNWILLING', caseId]])
    const { rows: papers } = await test.backend.attachment.ofMember({ memberId: keep })
    expect(papers.map(({ rowId, ownerStands }) => [rowId, ownerStands])).toEqual([[theirs, true]])
    await finish(test.backend.audit.undo({}))
    expect(await formOf(keep)).toBe(mine)
    expect(await formOf(other)).toBe(theirs)
  })

  it('keep their own where both came back, and the case of the other goes over to it', async () => {
    const idNo = anIdNumber('1970-05-01', '男', 502)
    const keep = await aMember(test, branch, { idNo })
    const other = await aMember(test, branch, { idNo })
    await driven()
    const mine = await formOf(keep)
    const theirs = await formOf(other)
    await test.backend.registration.markReturned({ ids: [mine], returnedOn: '2016-03-05' })
    await decline(theirs)
    const { id: caseId } = await openCase(other, theirs)
    await test.backend.duplicates.merge({ keepId: keep, otherId: other })
    const { rows } = await test.backend.registration.ofMember({ memberId: keep })
    expect(rows.map(row => [row.id, row.state, row.disposal?.id])).toEqual([[mine, 'RETURNED', caseId]])
  })
})
