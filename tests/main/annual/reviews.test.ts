/** Two years of a small township, counted by hand. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ANNUAL_HEADINGS } from '../../../src/shared/annual/codes.ts'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import { finish } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'
import { aReviewedTownship, EVIDENCE, type ReviewedTownship } from './township.ts'

let town: ReviewedTownship
beforeEach(async () => {
  town = await aReviewedTownship()
})
afterEach(() => town.test.dispose())

describe('the list of a year', () => {
  it('counts two years of two branches as they were: transfers, a death, a probationary member', async () => {
    const zhao = await town.person('赵一', town.east, '2010-07-01')
    const qian = await town.person('钱二', town.east, '2010-07-01')
    const sun = await town.person('孙三', town.east, '2010-07-01')
    const li = await town.person('李四', town.west, '2010-07-01')
    const young = await aMember(
      town.test,
      town.west,
      { name: '周五', joinDate: '2022-07-01', fullDate: null },
      { membership: 'PROBATIONARY', fromOn: '2022-07-01' },
    )
    // 2023: town.east 3, town.west 2
    expect(await town.row(2023, town.east)).toMatchObject({
      members: 3,
      confirmed: 0,
      open: 3,
      state: 'OPEN',
    })
    expect(await town.row(2023, town.west)).toMatchObject({
      members: 2,
      confirmed: 0,
      open: 2,
      overdue: false,
    })
    await town.handed(await town.frozen(town.east, 2023))
    await town.frozen(town.west, 2023)
    expect((await town.list(2023)).totals).toEqual({
      branches: 2,
      members: 5,
      confirmed: 5,
      frozen: 2,
      handed: 1,
      overdue: 0,
    })
    // In the following window one dies, one goes over, one becomes a full member.
    town.goTo('2024-03-31')
    const { setMembership, transfer } = town.test.backend.roster
    await setMembership({ id: zhao, membership: 'DECEASED', on: '2024-01-01', evidence: EVIDENCE })
    await transfer({ ids: [qian], orgId: town.west, on: '2024-03-31', evidence: EVIDENCE })
    await setMembership({ id: young, membership: 'FORMAL', on: '2023-07-01', evidence: EVIDENCE })
    expect(await town.row(2024, town.east)).toMatchObject({ members: 1, state: 'OPEN', overdue: false })
    expect(await town.row(2024, town.west)).toMatchObject({ members: 3, state: 'OPEN', overdue: false })
    // The day before the transfer, and the year before the death.
    expect(await town.row(2024, town.east, { asOf: '2024-03-30' })).toMatchObject({ members: 2 })
    expect(await town.row(2024, town.west, { asOf: '2024-03-30' })).toMatchObject({ members: 2 })
    expect(await town.row(2024, town.east, { asOf: '2023-12-31' })).toMatchObject({ members: 3 })
    // The year before stands as it was frozen.
    expect(await town.row(2023, town.east)).toMatchObject({ members: 3, state: 'HANDED', overdue: false })
    expect(await town.row(2023, town.west)).toMatchObject({ members: 2, state: 'FROZEN', overdue: true })

    const sheet = await town.test.backend.annual.sheet({ orgId: town.east, year: 2024 })
    expect(sheet.rows.map(({ memberId, reviewedIn }) => [memberId, reviewedIn])).toEqual([[sun, 2023]])
    expect(sheet.movements.map(({ name, direction, on, how }) => [name, direction, on, how])).toEqual([
      ['钱二', 'left', '2024-03-31', '转到西岗村支部'],
      ['赵一', 'left', '2024-01-01', '去世'],
    ])
    const other = await town.test.backend.annual.sheet({ orgId: town.west, year: 2024 })
    expect(other.rows.map(({ memberId, reviewedIn }) => [memberId, reviewedIn]).sort()).toEqual(
      [
        [li, 2023],
        [qian, 2023],
        [young, 2023],
      ].sort(),
    )
    expect(other.movements.map(({ name, direction, on, how }) => [name, direction, on, how])).toEqual([
      ['钱二', 'joined', '2024-03-31', '转自东岗村支部'],
    ])
  })

  it('is late the day after the window, and not on its last day', async () => {
    await town.person('赵一', town.east)
    town.goTo('2023-03-31')
    expect((await town.list(2023)).window).toEqual({ from: '2023-01-01', to: '2023-03-31', standing: 'open' })
    expect(await town.row(2023, town.east)).toMatchObject({ overdue: false })
    town.goTo('2023-04-01')
    expect((await town.list(2023)).window.standing).toBe('over')
    expect(await town.row(2023, town.east)).toMatchObject({ overdue: true })
    expect(await town.row(2023, town.west)).toMatchObject({ members: 0, overdue: false })
    await town.test.backend.settings.set({ key: 'annual.window', value: '01-01至04-01', reason: '核对' })
    expect(await town.row(2023, town.east)).toMatchObject({ overdue: false })
    await expect(
      town.test.backend.settings.set({ key: 'annual.window', value: '四月', reason: '核对' }),
    ).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
  })

  it('narrows to a state and to a branch', async () => {
    await town.person('赵一', town.east)
    await town.person('李四', town.west)
    const rosterId = await town.frozen(town.east, 2023)
    const names = async (only: Inputs['annual']['list']['only'], orgId?: number) =>
      (await town.list(2023, { only, ...(orgId === undefined ? {} : { orgId }) })).branches.map(
        ({ orgName }) => orgName,
      )
    expect(await names('open')).toEqual(['西岗村支部'])
    expect(await names('toSign')).toEqual(['东岗村支部'])
    await town.test.backend.annual.sign({ rosterId, signedOn: town.today(), signedBy: null, sealed: true })
    expect(await names('toHand')).toEqual(['东岗村支部'])
    await town.test.backend.annual.handUp({ rosterId, on: town.today() })
    expect(await names('handed')).toEqual(['东岗村支部'])
    expect(await names('all', town.west)).toEqual(['西岗村支部'])
  })

  it('counts members of a group with their branch', async () => {
    const group = await aBranch(town.test, '一组', { parentId: town.east, kind: '党小组' })
    await town.person('赵一', group)
    expect(await town.row(2023, town.east)).toMatchObject({ members: 1 })
    const { rows, orgName } = await town.test.backend.annual.sheet({ orgId: group, year: 2023 })
    expect([orgName, rows.length]).toEqual(['东岗村支部', 1])
  })

  it('is on the workbench from the first day of the window until all is handed up', async () => {
    await town.person('赵一', town.east)
    const said = async () =>
      (await town.test.backend.agenda.overview({})).items
        .filter(({ key }) => key === 'annual')
        .map(({ tone, count }) => `${tone} ${count}`)
    town.goTo('2023-01-01')
    expect(await said()).toEqual(['info 1'])
    town.goTo('2023-03-31')
    expect(await said()).toEqual(['info 1'])
    town.goTo('2023-04-01')
    expect(await said()).toEqual(['bad 1'])
    await town.handed(await town.frozen(town.east, 2023))
    expect(await said()).toEqual([])
    await town.test.backend.settings.set({ key: 'annual.window', value: '02-01至03-31', reason: '核对' })
    town.goTo('2024-01-31')
    expect(await said()).toEqual([])
    town.goTo('2024-02-01')
    expect(await said()).toEqual(['info 1'])
  })
})

describe('marking', () => {
  it('fills what has no mark only, after saying how much, and is undone in one step', async () => {
    const zhao = await town.person('赵一', town.east)
    const qian = await town.person('钱二', town.east)
    await town.test.backend.annual.mark({
      orgId: town.east,
      year: 2023,
      marks: [
        { memberId: zhao, heading: 'WORK', state: '有更正', note: '调到县里' },
        { memberId: qian, heading: 'DUES', state: '待完善' },
      ],
    })
    const whole = { orgId: town.east, year: 2023, headings: [...ANNUAL_HEADINGS] }
    expect(await town.test.backend.annual.previewFill(whole)).toEqual({
      members: 2,
      cells: 12,
      kept: 2,
      unfinished: 1,
    })
    expect(
      await town.test.backend.annual.previewFill({ ...whole, headings: ['WORK'], memberIds: [qian] }),
    ).toEqual({ members: 1, cells: 1, kept: 0, unfinished: 0 })
    await town.test.backend.annual.fill(whole)
    expect(await town.row(2023, town.east)).toMatchObject({ confirmed: 1, corrected: 1, open: 1 })
    const sheet = await town.test.backend.annual.sheet({ orgId: town.east, year: 2023 })
    expect(sheet.rows.find(({ memberId }) => memberId === zhao)?.marks.WORK).toEqual({
      state: '有更正',
      note: '调到县里',
    })
    await finish(town.test.backend.audit.undo({}))
    expect(await town.test.backend.annual.previewFill(whole)).toMatchObject({ cells: 12 })
  })

  it('takes a mark away, keeps a note without one, and refuses who is not of the branch', async () => {
    const zhao = await town.person('赵一', town.east)
    const li = await town.person('李四', town.west)
    const put = (memberId: number, state: '已核' | null, note?: string | null) =>
      town.test.backend.annual.mark({
        orgId: town.east,
        year: 2023,
        marks: [{ memberId, heading: 'BASIC', state, ...(note === undefined ? {} : { note }) }],
      })
    const basic = async () =>
      (await town.test.backend.annual.sheet({ orgId: town.east, year: 2023 })).rows[0]?.marks.BASIC
    await put(zhao, '已核', '看过身份证')
    await put(zhao, null)
    expect(await basic()).toEqual({ state: null, note: '看过身份证' })
    await put(zhao, null, null)
    expect(await basic()).toEqual({ state: null, note: null })
    await expect(put(li, '已核')).rejects.toMatchObject({ code: 'ANNUAL_NOT_MEMBER' })
  })

  it('shows what changed since the last review, by heading, and nothing for who was never reviewed', async () => {
    const zhao = await town.person('赵一', town.east)
    const changes = () => town.test.backend.annual.changes({ memberId: zhao, year: 2024 })
    expect(await changes()).toEqual({ reviewedIn: null, rows: [], more: false })
    await town.test.backend.roster.update({ id: zhao, values: { phone: '13700000099' } })
    await town.frozen(town.east, 2023)
    expect(await changes()).toMatchObject({ reviewedIn: 2023, rows: [] })
    await town.test.backend.roster.update({ id: zhao, values: { unit: '县供销社' } })
    await town.test.backend.roster.update({ id: zhao, values: { unit: '县农机局', phone: '13700000088' } })
    const sheet = await town.test.backend.annual.sheet({ orgId: town.east, year: 2024 })
    expect(sheet.rows[0]?.changes).toEqual({ WORK: 2, BASIC: 1 })
    const { rows } = await changes()
    expect(rows.map(({ field, before, after }) => [field, before, after])).toContainEqual([
      '工作单位',
      '县供销社',
      '县农机局',
    ])
    expect(sheet.rows[0]?.reviewedIn).toBe(2023)
  })
})
