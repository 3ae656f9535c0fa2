import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { stamp } from '../../../src/main/office.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number
beforeEach(async () => {
  test = await anOffice()
  branch = await aBranch(test)
})
afterEach(() => test.dispose())

const ITEMS = ['APPLICATION', 'VOLUNTEER', 'POLITICAL', 'FULL_APPLICATION', 'CULTIVATION'] as const
const mark = (memberId: number, states: readonly ('有' | '缺' | '不规范' | '未到期' | null)[]) =>
  test.backend.dossier.mark({ marks: states.map((present, i) => ({ memberId, item: ITEMS[i]!, present })) })
const totals = async () => (await test.backend.dossier.matrix({})).totals

describe('the dossier check', () => {
  it('counts complete, missing and unchecked; a probationary member owes four', async () => {
    const formal = await aMember(test, branch, { name: '甲' })
    const probationary = await aMember(
      test,
      branch,
      { name: '乙', fullDate: null },
      { membership: 'PROBATIONARY' },
    )
    expect(await totals()).toEqual({ members: 2, complete: 0, withMissing: 0, unchecked: 2 })
    const { rows } = await test.backend.dossier.matrix({})
    expect(rows.map(row => row.items.FULL_APPLICATION.present)).toEqual([null, '未到期'])

    await mark(probationary, ['有', '有', '有', null, '有'])
    await mark(formal, ['有', '有', '有', null, '有'])
    expect(await totals()).toEqual({ members: 2, complete: 1, withMissing: 0, unchecked: 1 })
    await mark(formal, ['有', '有', '不规范', '缺', '有'])
    expect(await totals()).toEqual({ members: 2, complete: 1, withMissing: 1, unchecked: 0 })
    await mark(formal, ['有', '有', '有', '有', '有'])
    expect(await totals()).toEqual({ members: 2, complete: 2, withMissing: 0, unchecked: 0 })
  })

  it('lists what is missing and irregular, with the notes', async () => {
    const id = await aMember(test, branch, { name: '甲' })
    await mark(id, ['缺', '有', '不规范', '缺', '有'])
    await test.backend.dossier.mark({
      marks: [{ memberId: id, item: 'POLITICAL', present: '不规范', note: '函调没有盖章' }],
    })
    const { rows } = await test.backend.dossier.missing({})
    expect(rows).toMatchObject([
      {
        name: '甲',
        missing: ['APPLICATION', 'FULL_APPLICATION'],
        irregular: ['POLITICAL'],
        notes: '政治审查材料：函调没有盖章',
      },
    ])
    for (const [only, count] of [
      ['缺', 1],
      ['不规范', 1],
      ['unchecked', 0],
      ['missing', 1],
    ] as const) {
      expect((await test.backend.dossier.matrix({ filter: { only } })).total, only).toBe(count)
    }
  })

  it('refuses marks for a member who is gone, in plain words, and writes none of them', async () => {
    const id = await aMember(test, branch)
    const gone = await aMember(test, branch, { name: '乙' })
    await finish(test.backend.audit.undo({}))
    await expect(
      test.backend.dossier.mark({
        marks: [id, gone].map(memberId => ({ memberId, item: 'APPLICATION', present: '有' })),
      }),
    ).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    expect((await test.backend.dossier.card({ memberId: id })).items.APPLICATION.present).toBeNull()
  })

  it('is one step of undo for a whole block of marks', async () => {
    const id = await aMember(test, branch)
    await mark(id, ['有', '有', '有', '有', '有'])
    await finish(test.backend.audit.undo({}))
    expect(await totals()).toMatchObject({ unchecked: 1, complete: 0 })
  })

  it('takes a mark away again but keeps its note', async () => {
    const id = await aMember(test, branch)
    await test.backend.dossier.mark({
      marks: [{ memberId: id, item: 'APPLICATION', present: '缺', note: '2003年遗失' }],
    })
    await mark(id, [null])
    const { items } = await test.backend.dossier.card({ memberId: id })
    expect(items.APPLICATION).toEqual({ present: null, note: '2003年遗失', markedOn: null })
  })

  it('knows the day of each mark; a note alone is no new mark', async () => {
    const id = await aMember(test, branch)
    const cell = async () => (await test.backend.dossier.card({ memberId: id })).items.APPLICATION
    const put = (present: '有' | '缺', note?: string) =>
      test.backend.dossier.mark({
        marks: [{ memberId: id, item: 'APPLICATION', present, ...(note === undefined ? {} : { note }) }],
      })
    const today = test.office.clock.today()
    await put('缺')
    expect((await cell()).markedOn).toBe(today)
    const { rows } = await test.backend.dossier.missing({})
    expect(rows.find(({ memberId }) => memberId === id)?.markedOn).toBe(today)
    // As if it had been marked long ago.
    await change(test.register, stamp(test.office, '测试'), async ({ tx }) => {
      await tx.updateTable('dossierItem').set({ markedOn: '2016-01-05' }).where('memberId', '=', id).execute()
    })
    await put('缺', '2003年遗失')
    expect(await cell()).toEqual({ present: '缺', note: '2003年遗失', markedOn: '2016-01-05' })
    await put('有')
    expect((await cell()).markedOn).toBe(today)
  })

  it('says the conclusion of the check as the panel does, on its day', async () => {
    const id = await aMember(test, branch)
    const said = async (asOf?: string) => {
      const { rows } = await test.backend.dossier.matrix(asOf === undefined ? {} : { asOf })
      return rows.find(({ memberId }) => memberId === id)?.check
    }
    const agreed = async () => {
      const check = await said()
      expect(check).toBe((await test.backend.dossier.memberCheck({ memberId: id })).state)
      return check
    }
    await mark(id, ['有', '有', '有', '有', '有'])
    expect(await agreed()).toBe('UNCHECKED')
    await test.backend.dossier.check({ memberId: id, on: '2016-03-10', by: '李干事' })
    expect(await agreed()).toBe('SOUND')
    expect(await said('2016-03-10')).toBe('SOUND')
    expect(await said('2016-03-09')).toBe('UNCHECKED')
    const { id: finding } = await test.backend.dossier.openFinding({
      memberId: id,
      kind: 'F3',
      material: null,
      values: { foundOn: '2016-03-12', description: '日期写错', foundBy: '李干事', dueOn: null },
    })
    expect(await agreed()).toBe('FAULTY')
    expect(await said('2016-03-11')).toBe('SOUND')
    await test.backend.dossier.takeFinding({
      id: finding,
      step: 'CORRECT',
      values: { on: '2016-03-15', actor: '甲', documentNo: '说明' },
    })
    expect(await agreed()).toBe('SOUND')
    expect(await said('2016-03-14')).toBe('FAULTY')
  })

  it('keeps where the dossier is', async () => {
    const id = await aMember(test, branch)
    await test.backend.dossier.save({ memberId: id, values: { personnelFile: '无', keeper: '镇党委' } })
    await test.backend.dossier.save({ memberId: id, values: { box: '12' } })
    const { values } = await test.backend.dossier.card({ memberId: id })
    expect([values.personnelFile, values.keeper, values.box]).toEqual(['无', '镇党委', '12'])
  })
})
