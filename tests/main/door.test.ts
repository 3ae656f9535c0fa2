import { ORPCError } from '@orpc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOffice, finish, type TestOffice } from '../builders/office.ts'
import { aBranch, aMember } from '../builders/people.ts'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
  const branch = await aBranch(test, '东岗村支部')
  await aMember(test, branch, { name: '张三' })
})
afterEach(() => test.dispose())

const codeOf = (error: unknown): string => (error instanceof ORPCError ? String(error.code) : String(error))

describe('a call under way when the office is closed', () => {
  it('is answered, or told that the register is closed: no fault of the program', async () => {
    const { backend } = test
    const page = { offset: 0, limit: 50 }
    const calls = Array.from({ length: 40 }, (_, at) => [
      backend.roster.list({ page }),
      backend.organisation.tree({}),
      backend.audit.changes({}),
      backend.agenda.overview({}),
      // Some begin before it is closed and read on afterwards.
      at === 20 ? backend.vault.close({}) : backend.flow.list({}),
    ]).flat()
    const ended = await Promise.allSettled(calls)
    const codes = ended.flatMap(one => (one.status === 'rejected' ? [codeOf(one.reason)] : []))
    expect(new Set(codes)).toEqual(new Set(['VAULT_CLOSED']))
    expect(ended.some(one => one.status === 'fulfilled')).toBe(true)
    expect(test.logged).toEqual([])
  })

  it('says so when it is told step by step', async () => {
    const stream = await test.backend.vault.verify({})
    const first = await stream.next()
    expect(first.done).toBe(false)
    await test.backend.vault.close({})
    await expect(finish(stream)).rejects.toMatchObject({ code: 'VAULT_CLOSED' })
  })
})
