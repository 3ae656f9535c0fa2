import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let memberId: number
beforeEach(async () => {
  test = await anOffice('2024-03-20')
  memberId = await aMember(test, await aBranch(test))
})
afterEach(() => test.dispose())

const HONOUR = {
  title: '优秀共产党员',
  level: '县级' as const,
  grantedBy: '县委',
  grantedOn: '2021-07-01',
  documentNo: null,
  note: null,
}
const save = (values: object = {}, id?: number) =>
  test.backend.roster.saveHonour({
    memberId,
    ...(id === undefined ? {} : { id }),
    values: { ...HONOUR, ...values },
  })
const titles = async (asOf?: string) =>
  (await test.backend.roster.card({ id: memberId, ...(asOf === undefined ? {} : { asOf }) })).honours.map(
    honour => honour.title,
  )
const events = async () => (await test.backend.dossier.card({ memberId })).events

describe('an honour', () => {
  it('is changed and removed, each one step of undo, and stands in the history', async () => {
    const first = dump(test.register)
    const { id } = await save()
    await save({ title: '优秀党务工作者' }, id)
    expect(await titles()).toEqual(['优秀党务工作者'])
    const { rows } = await test.backend.audit.history({ memberId })
    expect(rows[0]).toMatchObject({
      label: '登记荣誉：优秀党务工作者',
      record: '荣誉 张三',
      field: '荣誉名称',
      before: '优秀共产党员',
      after: '优秀党务工作者',
    })
    await test.backend.roster.removeHonour({ id })
    expect(await titles()).toEqual([])
    await expect(save({}, id)).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    for (let step = 0; step < 3; step += 1) await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(first)
  })

  it('is not known before the day it was granted', async () => {
    await save()
    await save({ title: '先进个人', grantedOn: null })
    expect(await titles('2021-06-30')).toEqual(['先进个人'])
    expect(await titles('2021-07-01')).toEqual(['先进个人', '优秀共产党员'])
  })

  it('needs a title', async () => {
    await expect(save({ title: ' ' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      data: { field: 'values.title' },
    })
  })
})

describe('the dossier', () => {
  it('is asked for the material of an honour and of a sanction, apart from the five', async () => {
    expect(await events()).toEqual([])
    await save()
    await save()
    await test.backend.roster.saveSanction({
      memberId,
      values: {
        family: '党纪',
        kind: '警告',
        decidedOn: '2022-01-01',
        decidedBy: null,
        documentNo: null,
        note: null,
      },
    })
    expect(await events()).toEqual([
      { item: 'HONOUR', count: 2, present: null, note: null, markedOn: null },
      { item: 'SANCTION', count: 1, present: null, note: null, markedOn: null },
    ])
    await test.backend.dossier.mark({ marks: [{ memberId, item: 'HONOUR', present: '缺', note: '证书' }] })
    expect((await events())[0]).toEqual({
      item: 'HONOUR',
      count: 2,
      present: '缺',
      note: '证书',
      markedOn: '2024-03-20',
    })
    const { rows } = await test.backend.audit.history({ memberId })
    expect(rows.map(row => row.field)).toContain('荣誉材料')
    // The check of the five is about the five.
    expect((await test.backend.dossier.matrix({})).totals).toMatchObject({ withMissing: 0, unchecked: 1 })
    expect((await test.backend.dossier.missing({})).total).toBe(0)
  })

  it('keeps a mark in sight when the honour was taken away', async () => {
    const { id } = await save()
    await test.backend.dossier.mark({ marks: [{ memberId, item: 'HONOUR', present: '有' }] })
    await test.backend.roster.removeHonour({ id })
    expect(await events()).toEqual([
      { item: 'HONOUR', count: 0, present: '有', note: null, markedOn: '2024-03-20' },
    ])
  })

  it('counts five marks as five, not a mark of an honour as one of them', async () => {
    const mark = (item: 'APPLICATION' | 'VOLUNTEER' | 'POLITICAL' | 'FULL_APPLICATION' | 'HONOUR') =>
      test.backend.dossier.mark({ marks: [{ memberId, item, present: '有' }] })
    for (const item of ['APPLICATION', 'VOLUNTEER', 'POLITICAL', 'FULL_APPLICATION', 'HONOUR'] as const)
      await mark(item)
    expect((await test.backend.dossier.matrix({})).totals).toMatchObject({ complete: 0, unchecked: 1 })
    await test.backend.dossier.mark({ marks: [{ memberId, item: 'CULTIVATION', present: '有' }] })
    expect((await test.backend.dossier.matrix({})).totals).toMatchObject({ complete: 1, unchecked: 0 })
  })
})
