import { expect, it } from 'vitest'
import { change } from '../../../src/main/db/change.ts'
import { stamp } from '../../../src/main/office.ts'
import { aReviewedTownship } from './township.ts'

it('counts members on both sides of a slice, each once', async () => {
  const town = await aReviewedTownship()
  const { office, register } = town.test
  try {
    // Ids go on from the highest: the next two are the last of one slice and the first of the next.
    await change(register, stamp(office, '测试'), async ({ tx }) => {
      const nobody = {
        id: 3999,
        name: '空',
        namePinyin: 'kong',
        nameInitials: 'k',
        membership: 'FORMAL',
        removed: 1,
      } as const
      await tx.insertInto('member').values(nobody).execute()
    })
    const ids = [await town.person('张三', town.east), await town.person('李四', town.east)]
    expect(ids).toEqual([4000, 4001])
    await town.person('王五', town.west)
    await town.fillAll(town.east, 2023)
    const { branches, totals } = await town.list(2023)
    expect(branches.map(({ members, confirmed }) => [members, confirmed])).toEqual([
      [2, 2],
      [1, 0],
    ])
    expect([totals.members, totals.confirmed]).toEqual([3, 2])
  } finally {
    await town.test.dispose()
  }
})
