import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let east: number
let west: number
beforeEach(async () => {
  test = await anOffice('2016-03-20')
  east = await aBranch(test)
  west = await aBranch(test, '西河村支部')
})
afterEach(() => test.dispose())

type Open = Inputs['registration']['open']
const open = (more: Partial<Open> = {}) =>
  test.backend.registration.open({ name: '2016年党员登记', issuedOn: '2016-03-01', ...more })
const list = (asked: Inputs['registration']['list'] = {}) => test.backend.registration.list(asked)
const names = async (asked: Inputs['registration']['list'] = {}) =>
  (await list(asked)).rows.map(({ name }) => name)

async function aTownship() {
  const formal = await aMember(test, east, { name: '甲一' }, { fromOn: '1996-07-01' })
  const probationary = await aMember(
    test,
    east,
    { name: '乙二', joinDate: '2015-06-01', fullDate: '' },
    { membership: 'PROBATIONARY', fromOn: '2015-06-01' },
  )
  const later = await aMember(test, west, { name: '丙三' }, { fromOn: '2016-03-02' })
  const dead = await aMember(test, west, { name: '丁四' }, { fromOn: '1996-07-01' })
  await test.backend.roster.setMembership({
    id: dead,
    membership: 'DECEASED',
    on: '2016-03-01',
    evidence: '死亡证明',
  })
  const west1 = await aMember(test, west, { name: '戊五' }, { fromOn: '1996-07-01' })
  return { formal, probationary, later, dead, west1 }
}

describe('a drive', () => {
  it('gives the form to every formal member on the roll of its day, with one step of undo', async () => {
    await aTownship()
    const first = dump(test.register)
    const { id, forms } = await open()
    expect(forms).toBe(2)
    const { rows } = await list({ filter: { driveId: id } })
    expect(rows.map(row => [row.name, row.orgName, row.issuedOn, row.deadline, row.state])).toEqual([
      ['甲一', '东岗村支部', '2016-03-01', '2016-03-16', 'OVERDUE'],
      ['戊五', '西河村支部', '2016-03-01', '2016-03-16', 'OVERDUE'],
    ])
    const { name, tally } = await test.backend.registration.tally({ driveId: id })
    expect(name).toBe('2016年党员登记')
    expect(tally).toEqual({
      forms: 2,
      issued: 0,
      overdue: 2,
      returned: 0,
      late: 0,
      unwilling: 0,
      unchecked: 0,
    })
    const { rows: drives } = await test.backend.registration.drives({})
    expect(drives).toMatchObject([
      { name: '2016年党员登记', days: 15, deadline: '2016-03-16', branches: 2, forms: 2, overdue: 2 },
    ])
    const { rows: log } = await test.backend.audit.changes({})
    expect(log[0]?.label).toBe('发放党员登记申请表：2016年党员登记，2名')
    await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(first)
  })

  it('says before how many get it, and who does not', async () => {
    await aTownship()
    const { registration } = test.backend
    expect(await registration.previewIssue({ issuedOn: '2016-03-01' })).toEqual({
      members: 2,
      branches: 2,
      already: 0,
      probationary: 1,
      deadline: '2016-03-16',
    })
    const { id } = await open({ orgIds: [east] })
    expect(await registration.previewIssue({ driveId: id, issuedOn: '2016-03-05' })).toMatchObject({
      members: 2,
      already: 1,
    })
  })

  it('takes in further branches and who became formal later, each once', async () => {
    const { probationary } = await aTownship()
    const { registration } = test.backend
    const { id } = await open({ orgIds: [east] })
    expect(await names()).toEqual(['甲一'])
    expect((await registration.issue({ driveId: id, issuedOn: '2016-03-02', orgIds: [west] })).forms).toBe(2)
    await expect(registration.issue({ driveId: id, issuedOn: '2016-03-02' })).rejects.toMatchObject({
      code: 'REGISTRATION_NOBODY',
    })
    await expect(
      registration.issue({ driveId: id, issuedOn: '2016-03-10', memberIds: [probationary] }),
    ).rejects.toMatchObject({
      message: '没有可以发放的党员：所选的不是正式党员。请换一个支部、党员或日期',
    })
    await test.backend.roster.setMembership({
      id: probationary,
      membership: 'FORMAL',
      on: '2016-03-12',
      evidence: '青党〔2016〕3号',
    })
    await registration.issue({ driveId: id, issuedOn: '2016-03-12', memberIds: [probationary] })
    const late = (await list()).rows.find(({ name }) => name === '乙二')
    expect([late?.issuedOn, late?.deadline, late?.state]).toEqual(['2016-03-12', '2016-03-27', 'ISSUED'])
    await expect(registration.issue({ driveId: id, issuedOn: '2016-02-29' })).rejects.toMatchObject({
      code: 'DATE_ORDER',
    })
    await expect(registration.issue({ driveId: id, issuedOn: '2016-03-21' })).rejects.toMatchObject({
      code: 'DATE_FUTURE',
    })
  })

  it('gives it by name to a formal member on his way out, and to nobody else off the formal roll', async () => {
    const { formal, dead } = await aTownship()
    await test.backend.roster.setMembership({
      id: formal,
      membership: 'LEAVING',
      on: '2016-02-01',
      evidence: '介绍信',
    })
    const { id } = await open()
    expect(await names({ filter: { driveId: id } })).toEqual(['戊五'])
    const { registration } = test.backend
    await registration.issue({ driveId: id, issuedOn: '2016-03-05', memberIds: [formal] })
    expect(await names()).toEqual(['甲一', '戊五'])
    await expect(
      registration.issue({ driveId: id, issuedOn: '2016-03-05', memberIds: [dead] }),
    ).rejects.toMatchObject({ code: 'REGISTRATION_NOBODY' })
  })

  it('keeps the days it began with when the setting changes', async () => {
    await aTownship()
    const { id } = await open({ orgIds: [east] })
    await test.backend.settings.set({ key: 'rereg.days', value: 20, reason: '核对' })
    await test.backend.registration.issue({ driveId: id, issuedOn: '2016-03-05', orgIds: [west] })
    const { id: second } = await open({ name: '另一次' })
    expect((await list({ filter: { driveId: id } })).rows.map(({ deadline }) => deadline)).toEqual([
      '2016-03-16',
      '2016-03-20',
      '2016-03-20',
    ])
    expect((await list({ filter: { driveId: second } })).rows[0]?.deadline).toBe('2016-03-21')
  })

  it('is renamed, and taken away with its forms only while none came back', async () => {
    await aTownship()
    const { registration } = test.backend
    const { id } = await open()
    await registration.updateDrive({ id, name: '登记（一）', note: '按县委部署' })
    expect((await registration.drives({})).rows[0]).toMatchObject({ name: '登记（一）', note: '按县委部署' })
    const [first] = (await list()).rows
    await registration.markReturned({ ids: [first?.id ?? 0], returnedOn: '2016-03-03' })
    await expect(registration.removeDrive({ id })).rejects.toMatchObject({ code: 'REGISTRATION_RETURNED' })
    await expect(registration.removeForm({ id: first?.id ?? 0 })).rejects.toMatchObject({
      code: 'REGISTRATION_RETURNED',
    })
    await registration.retract({ id: first?.id ?? 0, reason: '登错了人' })
    await registration.removeForm({ id: first?.id ?? 0 })
    expect(await names()).toEqual(['戊五'])
    await registration.removeDrive({ id })
    expect([(await list()).total, (await registration.drives({})).total]).toEqual([0, 0])
    await expect(registration.updateDrive({ id, name: '又一次', note: null })).rejects.toMatchObject({
      code: 'RECORD_MISSING',
    })
  })

  it('is not there before its day, and is counted by branch', async () => {
    await aTownship()
    await open()
    const { registration } = test.backend
    expect((await registration.drives({ asOf: '2016-02-29' })).total).toBe(0)
    expect((await registration.drives({ asOf: '2016-03-16' })).rows[0]).toMatchObject({
      issued: 2,
      overdue: 0,
    })
    expect((await registration.drives({ asOf: '2016-03-17' })).rows[0]).toMatchObject({
      issued: 0,
      overdue: 2,
    })
    expect((await registration.drives({ orgId: west })).rows[0]).toMatchObject({ forms: 1, branches: 1 })
    expect((await registration.drives({ orgId: await aBranch(test, '北山村支部') })).total).toBe(0)
  })
})
