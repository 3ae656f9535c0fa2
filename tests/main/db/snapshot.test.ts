import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reader } from '../../../src/main/db/register.ts'
import { withSnapshot } from '../../../src/main/db/snapshot.ts'
import { aBranch, aMember } from '../../builders/people.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'

async function members(db: Reader): Promise<number> {
  const { count } = await db
    .selectFrom('member')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

describe('one look at the register', () => {
  let at: TestOffice
  beforeAll(async () => {
    at = await anOffice()
  })
  afterAll(() => at.dispose())

  it('stays as it was while others write and read', async () => {
    const orgId = await aBranch(at)
    await aMember(at, orgId)
    await withSnapshot(at.register, async db => {
      expect(await members(db)).toBe(1)
      await aMember(at, orgId, { name: '李四' })
      expect(await members(at.register.reader)).toBe(2)
      expect(await members(db)).toBe(1)
    })
    await withSnapshot(at.register, async db => expect(await members(db)).toBe(2))
  })

  it('is taken before the first question is asked', async () => {
    const orgId = await aBranch(at, '西岗村支部')
    await withSnapshot(at.register, async db => {
      const before = await members(at.register.reader)
      await aMember(at, orgId, { name: '王五' })
      expect(await members(db)).toBe(before)
    })
  })

  it('lets its file go when the work fails, and passes the failure on', async () => {
    const failing = withSnapshot(at.register, () => Promise.reject(new Error('stop')))
    await expect(failing).rejects.toThrow('stop')
    // A checkpoint that truncates needs every reader gone.
    const [row] = at.register.rawWriter.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    expect(row).toMatchObject({ busy: 0 })
  })
})
