import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CONTRADICTIONS, GAPS, percentOf, percentText } from '../../../src/shared/quality/rules.ts'
import { issueWords, ISSUES } from '../../../src/shared/roster/issueWords.ts'
import { KEY_INFO, MEMBER_KEYS, memberField } from '../../../src/shared/roster/fields.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let east: number
let west: number
beforeEach(async () => {
  test = await anOffice('2024-03-20')
  east = await aBranch(test, '东岗村支部')
  west = await aBranch(test, '西河村支部')
})
afterEach(() => test.dispose())

const WHOLE = { residence: '东岗村1组', domicile: '青山镇', wechat: 'wx1', qq: '10001' }
const overview = (orgId?: number) => test.backend.quality.overview(orgId === undefined ? {} : { orgId })
const listed = async (filter: object) => {
  const { rows } = await test.backend.roster.list({ filter })
  return rows.map(row => row.name)
}

describe('信息质量', () => {
  it('counts what each branch lacks, and leads to exactly those members', async () => {
    await aMember(test, east, { name: '甲', ...WHOLE })
    await aMember(test, east, { name: '乙', ...WHOLE, wechat: '', qq: '' })
    await aMember(test, west, { name: '丙', ...WHOLE, idNo: '', phone: '123' })
    const { total, branches } = await overview()
    expect(branches.map(row => [row.orgName, row.members, row.complete, row.withIssues])).toEqual([
      ['东岗村支部', 2, 1, 0],
      ['西河村支部', 1, 0, 1],
    ])
    expect(total.missing).toEqual({ idNo: 1, phone: 0, residence: 0, domicile: 0, wechat: 1, qq: 1 })
    expect(total.issues).toEqual({ PHONE: 1 })
    expect(await listed({ missing: 'wechat' })).toEqual(['乙'])
    expect(await listed({ missing: 'idNo' })).toEqual(['丙'])
    expect(await listed({ missing: 'any' })).toEqual(['丙', '乙'])
    expect(await listed({ missing: 'any', orgId: east })).toEqual(['乙'])
    for (const key of KEY_INFO) {
      expect((await listed({ missing: key })).length, key).toBe(total.missing[key])
    }
  })

  it('counts an ID number kept as typed as a finding, not as a gap', async () => {
    await aMember(test, east, { ...WHOLE, idNo: '4.10400197005E+17' })
    const { total } = await overview()
    expect([total.missing.idNo, total.complete, total.issues]).toEqual([0, 1, { AS_TYPED: 1 }])
    expect(await listed({ missing: 'idNo' })).toEqual([])
  })

  it('counts a 党小组 with its branch, and nobody who left or was taken away', async () => {
    const { id: group } = await test.backend.organisation.save({
      values: { parentId: east, kind: '党小组', fullName: '第一党小组' },
    })
    await aMember(test, group, { name: '甲' })
    await aMember(test, east, { name: '乙' })
    const left = await aMember(test, east, { name: '丙' })
    await test.backend.roster.remove({ id: left, reason: '误录' })
    await aMember(test, west, { name: '丁' }, { membership: 'LEFT' })
    const { branches } = await overview()
    expect(branches.map(row => [row.orgName, row.members])).toEqual([['东岗村支部', 2]])
    expect((await overview(west)).branches).toEqual([])
    expect((await overview(east)).total.members).toBe(2)
  })

  it('follows every change', async () => {
    const id = await aMember(test, east, WHOLE)
    expect((await overview()).total.complete).toBe(1)
    await test.backend.roster.update({ id, values: { qq: '' } })
    expect((await overview()).total).toMatchObject({ complete: 0, missing: { qq: 1 } })
  })

  it('knows the six facts of S02 83 and every finding code, each once', () => {
    expect([...KEY_INFO].sort()).toEqual(MEMBER_KEYS.filter(key => memberField(key).keyInfo === true).sort())
    expect(['ID_MISSING', ...GAPS, ...CONTRADICTIONS].sort()).toEqual(Object.keys(ISSUES).sort())
    expect(GAPS.map(code => issueWords(code).text)).toEqual([
      '缺性别',
      '缺出生日期',
      '缺入党时间',
      '缺转正时间',
    ])
  })

  it('says 100% only of what is whole', () => {
    expect([percentOf(0, 0), percentOf(0, 7), percentOf(199, 200), percentOf(200, 200)]).toEqual([
      null,
      0,
      99,
      100,
    ])
  })

  it('says of a few among many that they are few, not none', () => {
    expect([percentText(0, 0), percentText(0, 7), percentText(4, 596), percentText(5, 500)]).toEqual([
      '',
      '0%',
      '不到1%',
      '1%',
    ])
  })
})
