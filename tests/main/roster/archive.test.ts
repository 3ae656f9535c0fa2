import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let east: number
let ids: { 甲: number; 乙: number; 丙: number }
beforeEach(async () => {
  test = await anOffice()
  east = await aBranch(test, '东岗村支部')
  ids = {
    甲: await aMember(test, east, { name: '甲', joinDate: '2001-07-01' }),
    乙: await aMember(test, east, { name: '乙', joinDate: '2001-07-01' }),
    丙: await aMember(test, east, { name: '丙', joinDate: '2001-07-01' }),
  }
})
afterEach(() => test.dispose())

const listed = async (filter: { archived?: true; orgId?: number } = {}, asOf?: string) => {
  const { rows, total } = await test.backend.roster.list({ filter, ...(asOf === undefined ? {} : { asOf }) })
  expect(total).toBe(rows.length)
  return rows
    .map(({ name }) => name)
    .sort()
    .join('')
}

// Today is 2016-03-20.
describe('the archive', () => {
  it('holds whom the clerk takes off the roster; lists of earlier days still show him', async () => {
    await test.backend.roster.archive({ ids: [ids.甲, ids.乙], reason: '划归他镇' })
    expect(await listed()).toBe('丙')
    expect(await listed({ archived: true })).toBe('乙甲')
    expect(await listed({ archived: true, orgId: east })).toBe('乙甲')
    expect(await listed({}, '2016-03-19')).toBe('丙乙甲')
    expect(await listed({ orgId: east }, '2016-03-19')).toBe('丙乙甲')
    expect(await listed({}, '2016-03-21')).toBe('丙')
    const { rows } = await test.backend.roster.list({ filter: { archived: true } })
    expect(rows[0]?.archived).toBe('已归档 2016-03-20：划归他镇')
    expect((await test.backend.roster.card({ id: ids.甲, asOf: '2016-03-19' })).values.name).toBe('甲')
    expect(await test.backend.roster.summary({ asOf: '2016-03-19' })).toMatchObject({ onRoll: 3 })
    expect(await test.backend.roster.summary({})).toMatchObject({ onRoll: 1 })
  })

  it('gives back whom it holds, and both are a step of undo', async () => {
    const before = dump(test.register)
    await test.backend.roster.archive({ ids: [ids.甲], reason: '划归他镇' })
    const inArchive = dump(test.register)
    await test.backend.roster.putBack({ ids: [ids.甲] })
    expect(dump(test.register)).toEqual(before)
    expect(await listed({ archived: true })).toBe('')
    await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(inArchive)
    await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(before)
  })

  it('holds one entered by mistake, who stands on no list of an earlier day', async () => {
    await test.backend.roster.remove({ id: ids.甲, reason: '重复录入' })
    expect(await listed({ archived: true })).toBe('甲')
    expect(await listed({}, '2016-03-19')).toBe('丙乙')
    await test.backend.roster.putBack({ ids: [ids.甲] })
    expect(await listed()).toBe('丙乙甲')
  })

  it('takes nobody twice, gives nobody back who is not in it, and wants a reason', async () => {
    await test.backend.roster.archive({ ids: [ids.甲], reason: '划归他镇' })
    await expect(test.backend.roster.archive({ ids: [ids.乙, ids.甲], reason: '划归他镇' })).rejects.toThrow()
    await expect(test.backend.roster.putBack({ ids: [ids.甲, ids.乙] })).rejects.toThrow()
    await expect(test.backend.roster.archive({ ids: [ids.乙], reason: ' ' })).rejects.toThrow('请写明原因')
    expect(await listed()).toBe('丙乙')
    expect(await listed({ archived: true })).toBe('甲')
  })
})
