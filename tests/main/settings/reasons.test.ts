/** Settings are changed with who, when and why (rules.md 3.16). */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { needsReason, SETTING_KEYS } from '../../../src/shared/settings/rules.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { failure } from '../../builders/imports.ts'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice('2016-03-20')
})
afterEach(() => test.dispose())

const set = (value: number, reason?: string) =>
  test.backend.settings.set({ key: 'lost.months', value, ...(reason === undefined ? {} : { reason }) })

const past = async () => {
  const { rows } = await test.backend.settings.history({ key: 'lost.months' })
  return rows.map(({ before, after, reason }) => [before, after, reason])
}

const listed = async () =>
  (await test.backend.settings.list({})).settings.find(({ key }) => key === 'lost.months')

const inLog = async (changeId: number | null) => {
  const { rows } = await test.backend.audit.detail({ id: changeId ?? 0 })
  return rows.map(({ field, before, after }) => [field, before, after])
}

describe('the reason of a change', () => {
  it.each([undefined, '', '　 '])('is asked for where a rule is changed: %j is refused', async reason => {
    const refused = await failure(set(7, reason))
    expect(refused?.code).toBe('INPUT_INVALID')
    expect(refused?.sentence).toContain('请写一句为什么改')
    expect(await listed()).toMatchObject({ value: 6, lastChange: null })
    expect(await past()).toEqual([])
  })

  it('is not asked for the particulars of the office', async () => {
    await test.backend.settings.set({ key: 'committee.phone', value: '0375-1' })
    const { rows } = await test.backend.settings.history({ key: 'committee.phone' })
    expect(rows.map(({ before, after, reason }) => [before, after, reason])).toEqual([['', '0375-1', '']])
    expect(SETTING_KEYS.filter(key => !needsReason(key))).toEqual([
      'committee.name',
      'committee.superior',
      'committee.filledBy',
      'committee.phone',
      'committee.address',
      'committee.fax',
      'committee.postcode',
      'committee.secretary',
      'dossier.leader',
    ])
  })

  it('stands with who and when in the history, newest first, the way back to the default too', async () => {
    await test.backend.settings.set({ key: 'committee.filledBy', value: '李干事' })
    await set(7, '县委口头通知')
    await test.backend.settings.set({ key: 'lost.verifyDays', value: 20, reason: '别的设置' })
    await set(6, '通知收回')
    expect(await past()).toEqual([
      [7, 6, '通知收回'],
      [6, 7, '县委口头通知'],
    ])
    expect(await listed()).toMatchObject({
      value: 6,
      needsReason: true,
      lastChange: { at: '2016-03-20T09:00:00', actor: '李干事', reason: '通知收回', times: 2 },
    })
  })

  it('is told each time where the same one is given twice running', async () => {
    await set(7, '县委通知')
    const second = await set(8, '县委通知')
    expect(await past()).toEqual([
      [7, 8, '县委通知'],
      [6, 7, '县委通知'],
    ])
    expect(await inLog(second.changeId)).toEqual([
      ['值', '7', '8'],
      ['理由', '', '县委通知'],
    ])
  })

  it('stays in the history when the change is taken back and done again', async () => {
    await set(7, '县委通知')
    const undone = await finish(test.backend.audit.undo({}))
    expect(await listed()).toMatchObject({ value: 6, lastChange: { reason: '撤销', times: 2 } })
    expect(await inLog(undone.changeId)).toEqual([['值', '7', '']])
    await finish(test.backend.audit.undo({ id: undone.changeId ?? 0 }))
    expect(await listed()).toMatchObject({ value: 7, lastChange: { reason: '重做', times: 3 } })
    expect(await past()).toEqual([
      [6, 7, '重做'],
      [7, 6, '撤销'],
      [6, 7, '县委通知'],
    ])
    expect(await finish(test.backend.vault.verify({}))).toMatchObject({ ok: true })
  })
})
