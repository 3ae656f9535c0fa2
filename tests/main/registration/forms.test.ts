import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { REGISTRATION_STEP } from '../../../src/shared/registration/codes.ts'
import type { RegistrationOnly } from '../../../src/shared/registration/codes.ts'
import {
  REGISTRATION_NEEDS,
  REGISTRATION_STEPS,
  type RegistrationNeed,
} from '../../../src/shared/registration/steps.ts'
import type { RegistrationState, RegistrationStep } from '../../../src/shared/registration/codes.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number
let driveId: number
beforeEach(async () => {
  test = await anOffice('2016-04-10')
  branch = await aBranch(test)
})
afterEach(() => test.dispose())

/** Members who got the form on 1 March: due on the 16th. */
async function forms(...people: string[]): Promise<number[]> {
  for (const name of people) await aMember(test, branch, { name }, { fromOn: '1996-07-01' })
  driveId = (await test.backend.registration.open({ name: '登记', issuedOn: '2016-03-01' })).id
  const { rows } = await test.backend.registration.list({ filter: { driveId } })
  return people.map(name => rows.find(row => row.name === name)?.id ?? 0)
}

const form = (id: number, asOf?: string) =>
  test.backend.registration.form({ id, ...(asOf === undefined ? {} : { asOf }) })
const only = async (choice: RegistrationOnly, asOf?: string) => {
  const day = asOf === undefined ? {} : { asOf }
  const { rows } = await test.backend.registration.list({ filter: { driveId, only: choice }, ...day })
  return rows.map(({ name }) => name)
}

const EVIDENCE: Readonly<Record<RegistrationNeed, string>> = {
  returnedOn: '2016-03-10',
  applicationOn: '2016-03-09',
  reason: '登错了人',
}
/** The day of a step that begins where the form is late. */
const LATE_DAY = '2016-03-20'

function take(id: number, step: RegistrationStep, given: Partial<Record<RegistrationNeed, string>>) {
  const { registration } = test.backend
  const value = (need: RegistrationNeed) => given[need] ?? null
  switch (step) {
    case 'RETURN':
      return registration.markReturned({ ids: [id], returnedOn: value('returnedOn') })
    case 'DECLINE':
      return registration.decline({
        id,
        returnedOn: value('returnedOn'),
        applicationOn: value('applicationOn'),
      })
    case 'RETRACT':
      return registration.retract({ id, reason: value('reason') })
  }
}

/** Brings a fresh form into the state, as of the test's own day. */
async function inState(id: number, state: RegistrationState): Promise<void> {
  if (state === 'RETURNED') await take(id, 'RETURN', EVIDENCE)
  if (state === 'LATE') await take(id, 'RETURN', { ...EVIDENCE, returnedOn: LATE_DAY })
  if (state === 'UNWILLING') await take(id, 'DECLINE', EVIDENCE)
}

describe('the steps of a form through the service', () => {
  it.each(REGISTRATION_STEPS)('$step from $from leads to $to, and not without its evidence', async rule => {
    const [id = 0] = await forms('甲一')
    await inState(id, rule.from)
    // Where a form that is out stood when it came back: in time, or late.
    const given = rule.from === 'OVERDUE' ? { ...EVIDENCE, returnedOn: LATE_DAY } : EVIDENCE
    for (const need of rule.needs) {
      const { [need]: left, ...rest } = given
      expect(left).not.toBe('')
      await expect(take(id, rule.step, rest)).rejects.toMatchObject({
        code: 'EVIDENCE_MISSING',
        message: `还缺：${REGISTRATION_NEEDS[need]}。补上后才能${REGISTRATION_STEP.items.find(({ key }) => key === rule.step)?.label ?? ''}`,
      })
    }
    const before = dump(test.register)
    await take(id, rule.step, given)
    const day = rule.to === 'ISSUED' ? '2016-03-16' : undefined
    expect((await form(id, day)).state).toBe(rule.to)
    await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(before)
  })

  it('are refused from every other state', async () => {
    const states: RegistrationState[] = ['ISSUED', 'OVERDUE', 'RETURNED', 'LATE', 'UNWILLING']
    const ids = await forms(...states.map((_, at) => `甲${at}`))
    for (const [at, state] of states.entries()) {
      const id = ids[at] ?? 0
      await inState(id, state)
      for (const { key: step } of REGISTRATION_STEP.items) {
        if (REGISTRATION_STEPS.some(rule => rule.from === state && rule.step === step)) continue
        const code = step === 'RETURN' ? 'REGISTRATION_ALL_BACK' : 'STATE_STEP_REFUSED'
        await expect(take(id, step, EVIDENCE), `${state} ${step}`).rejects.toMatchObject({ code })
      }
    }
  })

  it('keep their days in order', async () => {
    const [id = 0] = await forms('甲一')
    const back = (returnedOn: string) => take(id, 'RETURN', { returnedOn })
    await expect(back('2016-02-29')).rejects.toMatchObject({ code: 'DATE_ORDER' })
    await expect(back('2016-04-11')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await expect(
      take(id, 'DECLINE', { returnedOn: '2016-03-10', applicationOn: '2016-04-11' }),
    ).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await back('2016-03-01')
    const { registration } = test.backend
    await registration.write({ id, returnedOn: '2016-03-17' })
    expect((await form(id)).state).toBe('LATE')
    await expect(registration.write({ id, returnedOn: '2016-02-29' })).rejects.toMatchObject({
      code: 'DATE_ORDER',
    })
  })
})

describe('many forms', () => {
  it('come back at once, in one step of undo, and those that were back stay as they were', async () => {
    const ids = await forms('甲一', '乙二', '丙三')
    await take(ids[0] ?? 0, 'RETURN', { returnedOn: '2016-03-05' })
    const before = dump(test.register)
    const { forms: taken } = await test.backend.registration.markReturned({ ids, returnedOn: '2016-03-16' })
    expect(taken).toBe(2)
    const { rows } = await test.backend.registration.list({ filter: { driveId } })
    expect(rows.map(row => [row.name, row.returnedOn])).toEqual([
      ['丙三', '2016-03-16'],
      ['甲一', '2016-03-05'],
      ['乙二', '2016-03-16'],
    ])
    const { rows: log } = await test.backend.audit.changes({})
    expect(log[0]?.label).toBe('登记申请表交回：2份')
    await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(before)
    await expect(
      test.backend.registration.markReturned({ ids: [...ids, 99], returnedOn: '2016-03-16' }),
    ).rejects.toMatchObject({ code: 'RECORD_MISSING' })
  })

  it('are listed and counted by where they stand, today and on an earlier day', async () => {
    const [one = 0, two = 0, three = 0, four = 0] = await forms('甲一', '乙二', '丙三', '丁四', '戊五')
    await take(one, 'RETURN', { returnedOn: '2016-03-16' })
    await take(two, 'RETURN', { returnedOn: '2016-03-17' })
    await take(three, 'DECLINE', EVIDENCE)
    await test.backend.roster.setMembership({
      id: (await form(four)).memberId,
      membership: 'DECEASED',
      on: '2016-04-01',
      evidence: '死亡证明',
    })
    expect(await only('overdue')).toEqual(['戊五'])
    expect(await only('issued')).toEqual([])
    expect(await only('returned')).toEqual(['甲一'])
    expect(await only('late')).toEqual(['乙二'])
    expect(await only('unwilling')).toEqual(['丙三'])
    expect(await only('unchecked')).toEqual(['甲一', '乙二'])
    expect(await only('all')).toHaveLength(5)
    const { tally } = await test.backend.registration.tally({ driveId })
    expect(tally).toEqual({
      forms: 5,
      issued: 0,
      overdue: 1,
      returned: 1,
      late: 1,
      unwilling: 1,
      unchecked: 2,
    })
    // Of the day before two came back, and before the fourth died.
    expect(await only('overdue', '2016-03-17')).toEqual(['丁四', '戊五'])
    expect(await only('issued', '2016-03-16')).toEqual(['丁四', '戊五', '乙二'])
    expect(await only('issued', '2016-03-09')).toHaveLength(5)
    expect((await form(three, '2016-03-09')).wish).toBeNull()
    expect((await form(four)).findings).toEqual([{ level: 'note', text: '现为去世，不再催交' }])
    await expect(form(one, '2016-02-29')).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    const found = await test.backend.registration.list({ filter: { driveId, text: '戊' } })
    expect(found.rows.map(({ name }) => name)).toEqual(['戊五'])
  })

  it('are pages of one list', async () => {
    await forms(...Array.from({ length: 7 }, (_, at) => `甲${at}`))
    const page = async (offset: number) =>
      (await test.backend.registration.list({ filter: { driveId }, page: { offset, limit: 3 } })).rows
    const ids = [...(await page(0)), ...(await page(3)), ...(await page(6))].map(({ id }) => id)
    expect(new Set(ids).size).toBe(7)
  })
})

describe('what stands on the paper', () => {
  it('is kept as typed, strikes where it contradicts, and is hidden before it came back', async () => {
    const [id = 0] = await forms('甲一')
    const { registration } = test.backend
    await registration.write({ id, values: { thought: '拥护党的领导', branchOpinion: '同意登记' } })
    await take(id, 'RETURN', { returnedOn: '2016-03-10' })
    await registration.write({ id, values: { signedOn: '2016-03-12', work: '种粮大户' } })
    expect((await form(id)).values).toMatchObject({
      thought: '拥护党的领导',
      work: '种粮大户',
      style: null,
      branchOpinion: '同意登记',
    })
    expect((await form(id)).findings.map(({ text }) => text)).toEqual([
      '本人签字日期晚于交回日期',
      '还没有与台账核对',
    ])
    expect((await form(id, '2016-03-09')).values).toMatchObject({ work: null, signedOn: null })
    const { rows } = await test.backend.audit.history({ memberId: (await form(id)).memberId })
    expect(rows[0]).toMatchObject({ record: '党员登记申请表 甲一' })
    const other = await aMember(test, branch, { name: '乙二' })
    expect((await registration.ofMember({ memberId: other })).rows).toEqual([])
    const mine = await registration.ofMember({ memberId: (await form(id)).memberId })
    expect(mine.rows.map(row => [row.driveName, row.state])).toEqual([['登记', 'RETURNED']])
  })

  it('cannot have a day back before the form came back', async () => {
    const [id = 0] = await forms('甲一')
    await expect(test.backend.registration.write({ id, returnedOn: '2016-03-10' })).rejects.toMatchObject({
      code: 'STATE_STEP_REFUSED',
      message: '“未交”不能直接变为“交回登记申请”',
    })
  })
})

describe('comparing with the register (S01 15)', () => {
  it('is marked for many that came back, with what was put right', async () => {
    const ids = await forms('甲一', '乙二')
    const [one = 0, two = 0] = ids
    const { registration } = test.backend
    const check = (state: '核对无误' | '有更正' | null, note: string | null, of = ids) =>
      registration.check({ ids: of, state, note })
    await expect(check('核对无误', null)).rejects.toMatchObject({
      message: '还缺：交回的登记申请表。补上后才能标为核对无误',
    })
    await take(one, 'RETURN', EVIDENCE)
    await test.backend.settings.set({ key: 'committee.filledBy', value: '李干事' })
    expect((await check('核对无误', null)).forms).toBe(1)
    expect(await form(one)).toMatchObject({
      check: '核对无误',
      checkedOn: '2016-04-10',
      checkedBy: '李干事',
      findings: [],
    })
    expect((await form(two)).check).toBeNull()
    expect((await form(one, '2016-04-09')).check).toBeNull()
    expect(await only('unchecked', '2016-04-09')).toEqual(['甲一'])
    await expect(check('有更正', ' ', [one])).rejects.toMatchObject({
      message: '还缺：更正了什么。补上后才能标为有更正',
    })
    await check('有更正', '联系电话', [one])
    expect(await form(one)).toMatchObject({ check: '有更正', checkNote: '联系电话' })
    await check(null, null, [one])
    expect(await form(one)).toMatchObject({ check: null, checkNote: null, checkedOn: null })
  })
})

describe('the workbench', () => {
  it('tells of late forms, and of who does not want to register and has no case', async () => {
    const [one = 0, two = 0] = await forms('甲一', '乙二', '丙三')
    const items = async () => {
      const { items: all } = await test.backend.agenda.overview({})
      return all
        .filter(({ key }) => key.startsWith('registration'))
        .map(({ key, tone, count }) => [key, tone, count])
    }
    expect(await items()).toEqual([['registrationOverdue', 'bad', 3]])
    await take(one, 'RETURN', EVIDENCE)
    await take(two, 'DECLINE', EVIDENCE)
    expect(await items()).toEqual([
      ['registrationOverdue', 'bad', 1],
      ['registrationUnwilling', 'warn', 1],
    ])
  })
})
