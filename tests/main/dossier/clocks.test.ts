import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

const TODAY = '2024-06-30'

let test: TestOffice
let branch: number
let branches = 0
beforeAll(async () => {
  test = await anOffice(TODAY)
})
beforeEach(async () => {
  branch = await aBranch(test, `第${(branches += 1)}村支部`)
})
afterAll(() => test.dispose())

const clocks = async (
  asOf: string,
  filter: { kind?: 'FULL' | 'DEATH' | 'CUSTODY'; overdue?: boolean } = {},
) => (await test.backend.dossier.clocks({ filter: { orgId: branch, ...filter }, asOf })).rows

describe('filing after the conversion (R-G07)', () => {
  it('is due a month later, that day included, until the papers are in', async () => {
    const memberId = await aMember(test, branch, {
      name: '甲',
      joinDate: '2022-01-31',
      fullDate: '2024-01-31',
    })
    expect(await clocks('2024-02-29', { kind: 'FULL' })).toMatchObject([
      { memberId, since: '2024-01-31', dueOn: '2024-02-29', overdue: false },
    ])
    expect(await clocks('2024-02-29', { overdue: true })).toEqual([])
    expect(await clocks('2024-03-01', { kind: 'FULL' })).toMatchObject([{ overdue: true }])
    expect(await clocks('2024-03-01', { overdue: true })).toHaveLength(1)
    // filed before he was converted is not filed
    await test.backend.dossier.save({ memberId, values: { filedOn: '2024-01-30' } })
    expect(await clocks('2024-03-01', { kind: 'FULL' })).toHaveLength(1)
    await test.backend.dossier.save({ memberId, values: { filedOn: '2024-01-31' } })
    expect(await clocks('2024-03-01', { kind: 'FULL' })).toEqual([])
  })

  it('is not asked of conversions before last year, nor of who is not converted', async () => {
    await aMember(test, branch, { name: '乙', joinDate: '2020-01-01', fullDate: '2022-12-31' })
    await aMember(
      test,
      branch,
      { name: '丙', joinDate: '2023-07-01', fullDate: null },
      { membership: 'PROBATIONARY' },
    )
    expect(await clocks(TODAY, { kind: 'FULL' })).toEqual([])
    await aMember(test, branch, { name: '丁', joinDate: '2022-01-01', fullDate: '2023-01-01' })
    expect(await clocks(TODAY, { kind: 'FULL' })).toMatchObject([{ name: '丁', dueOn: '2023-02-01' }])
  })

  it('follows the months the office has set', async () => {
    await aMember(test, branch, { name: '戊', joinDate: '2022-01-01', fullDate: '2024-01-15' })
    await test.backend.settings.set({ key: 'dossier.fileMonths', value: 3, reason: '核对' })
    expect(await clocks('2024-04-15', { kind: 'FULL' })).toMatchObject([
      { dueOn: '2024-04-15', overdue: false },
    ])
    expect(await clocks('2024-04-16', { kind: 'FULL' })).toMatchObject([{ overdue: true }])
    await finish(test.backend.audit.undo({}))
  })
})

describe('where the dossier is kept (R-G05, R-G06, R-G23)', () => {
  it('is asked for where it does not fit the personnel file', async () => {
    const memberId = await aMember(test, branch, { name: '甲' })
    const set = (values: Parameters<typeof test.backend.dossier.save>[0]['values']) =>
      test.backend.dossier.save({ memberId, values })
    const custody = () => clocks(TODAY, { kind: 'CUSTODY' })
    expect(await custody()).toEqual([])
    await set({ personnelFile: '不明' })
    expect(await custody()).toMatchObject([{ belongs: null }])
    await set({ personnelFile: '无' })
    expect(await custody()).toMatchObject([{ belongs: '镇党委' }])
    await set({ keeper: '镇党委' })
    expect(await custody()).toEqual([])
    await set({ personnelFile: '有' })
    expect(await custody()).toMatchObject([{ belongs: '人事档案主管部门' }])
    await set({ keeper: '县人社局' })
    expect(await custody()).toEqual([])
  })

  it('is asked for after a death', async () => {
    const memberId = await aMember(test, branch, { name: '乙' })
    await test.backend.roster.setMembership({
      id: memberId,
      membership: 'DECEASED',
      on: '2024-02-03',
      evidence: '死亡证明',
    })
    expect(await clocks('2024-02-02', { kind: 'DEATH' })).toEqual([])
    expect(await clocks(TODAY, { kind: 'DEATH' })).toMatchObject([{ since: '2024-02-03', belongs: null }])
    await test.backend.dossier.save({ memberId, values: { personnelFile: '无' } })
    expect(await clocks(TODAY, { kind: 'DEATH' })).toMatchObject([{ belongs: '镇党委单独存放，长期保管' }])
    await test.backend.dossier.save({ memberId, values: { keeper: '镇党委' } })
    expect(await clocks(TODAY, { kind: 'DEATH' })).toEqual([])
  })
})

describe('the yearly filing (R-G08)', () => {
  it('is due at the end of May, and done once it is registered', async () => {
    const state = async (asOf: string) => (await test.backend.dossier.yearlyFilings({ asOf })).state
    expect(await state('2024-04-30')).toBe('later')
    expect(await state('2024-05-31')).toBe('due')
    expect(await state('2024-06-01')).toBe('overdue')
    const reminded = async () => (await test.backend.agenda.overview({})).items.map(({ key }) => key)
    expect(await reminded()).toContain('dossierYearly')
    const values = { year: 2024, onDate: '2024-06-10', actor: '李干事', volumes: 120, remark: null }
    const { id } = await test.backend.dossier.saveYearlyFiling({ id: null, values })
    expect(await state(TODAY)).toBe('done')
    expect(await reminded()).not.toContain('dossierYearly')
    await expect(test.backend.dossier.saveYearlyFiling({ id: null, values })).rejects.toMatchObject({
      code: 'FILING_KNOWN',
    })
    await test.backend.dossier.saveYearlyFiling({ id, values: { ...values, volumes: 121 } })
    await test.backend.dossier.removeYearlyFiling({ id })
    expect(await state(TODAY)).toBe('overdue')
  })

  it('stands on the workbench with what else is overdue', async () => {
    await aMember(test, branch, { name: '己', joinDate: '2022-01-01', fullDate: '2024-01-01' })
    const memberId = await aMember(test, branch, { name: '庚' })
    await test.backend.dossier.openFinding({
      memberId,
      kind: 'F3',
      values: { description: '姓名有误', foundOn: '2024-01-01', foundBy: '李干事', dueOn: '2024-06-29' },
    })
    await test.backend.dossier.openMakeUp({
      memberId,
      kind: 'WHOLE',
      developedHere: true,
      openedOn: '2024-02-01',
      values: {},
    })
    const { items } = await test.backend.agenda.overview({})
    for (const key of ['dossierFileDue', 'dossierFindings', 'makeUps'] as const) {
      expect(items.find(item => item.key === key)?.count, key).toBeGreaterThan(0)
    }
  })
})
