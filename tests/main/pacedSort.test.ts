import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createPace, quietWork } from '../../src/main/longWork.ts'
import { compareStored, pacedSort } from '../../src/main/pacedSort.ts'

const pace = createPace(quietWork())

describe('sorting in turns', () => {
  it('orders as sorting at once does, and keeps equal ones as they came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(50), { maxLength: 9000, size: 'max' }), async numbers => {
        const entries = numbers.map((key, at) => ({ key, at }))
        const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key
        expect(await pacedSort(entries, byKey, pace)).toEqual([...entries].sort(byKey))
      }),
      { numRuns: 20, examples: [[[]], [[1]], [Array.from({ length: 5000 }, (_, i) => i % 7)]] },
    )
  })

  it('lets others have their turn, and ends when it is given up', async () => {
    const entries = Array.from({ length: 5000 }, (_, i) => ({ key: 5000 - i }))
    const tired = { due: () => true, rest: () => Promise.reject(new Error('given up')) }
    await expect(pacedSort(entries, (a, b) => a.key - b.key, tired)).rejects.toThrow('given up')
  })
})

describe('the order of stored values', () => {
  const db = new Database(':memory:')
  afterAll(() => db.close())
  const ask = db.prepare<{ a: unknown; b: unknown }>(
    `SELECT CASE WHEN @a IS @b THEN 0 WHEN @a IS NULL THEN -1 WHEN @b IS NULL THEN 1 WHEN @a < @b THEN -1 ELSE 1 END AS "order"`,
  )

  it('is that of SQLite, also of rare characters', () => {
    const character = fc.constantFrom('a', 'Z', '王', '𠮷', '䶮', '\uFF08', '\uE000', '1', '-')
    const value = fc.oneof(
      fc.constant(null),
      fc.integer({ min: -9, max: 99 }),
      fc.array(character, { maxLength: 4 }).map(all => all.join('')),
    )
    fc.assert(
      fc.property(value, value, (a, b) => {
        const row = ask.get({ a, b }) as { order: number }
        expect(Math.sign(compareStored(a, b))).toBe(row.order)
      }),
      {
        numRuns: 2000,
        examples: [
          ['\uFF08', '𠮷'],
          ['𠮷', '\uE000'],
          ['王', '王秀'],
        ],
      },
    )
  })
})
