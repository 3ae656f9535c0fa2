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

const save = (year: number, tenths: number, id?: number) =>
  test.backend.roster.saveStudyHours({
    memberId,
    ...(id === undefined ? {} : { id }),
    values: { year, tenths, note: null },
  })
const hours = async (asOf?: string) =>
  (await test.backend.roster.card({ id: memberId, ...(asOf === undefined ? {} : { asOf }) })).studyHours.map(
    ({ year, tenths }) => [year, tenths],
  )

describe('hours of study', () => {
  it('stand once a year, changed and removed by one step of undo each', async () => {
    const first = dump(test.register)
    const { id } = await save(2023, 240)
    expect((await save(2023, 245)).id).toBe(id)
    await save(2022, 245, id)
    expect(await hours()).toEqual([[2022, 245]])
    const { rows } = await test.backend.audit.history({ memberId })
    expect(rows).toContainEqual(
      expect.objectContaining({ record: '学习培训学时 张三', field: '学时', before: '24', after: '24.5' }),
    )
    await test.backend.roster.removeStudyHours({ id })
    expect(await hours()).toEqual([])
    await expect(save(2023, 10, id)).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    for (let step = 0; step < 4; step += 1) await finish(test.backend.audit.undo({}))
    expect(dump(test.register)).toEqual(first)
  })

  it('of a year are not known before it, and are never less than none', async () => {
    await save(2024, 10)
    await save(2022, 0)
    expect(await hours()).toEqual([
      [2024, 10],
      [2022, 0],
    ])
    expect(await hours('2023-12-31')).toEqual([[2022, 0]])
    await expect(save(2023, -1)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })
})
