import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createByteCollector } from '../../../src/main/documents/byteCollector.ts'

const MIB = 1024 * 1024

describe('gathering the pieces of a file', () => {
  it.each([[0], [1], [MIB - 1], [MIB], [MIB + 1], [2 * MIB], [3 * MIB + 7]])(
    'keeps %i bytes as they came',
    size => {
      const whole = randomBytes(size)
      const collector = createByteCollector()
      for (let from = 0, step = 1; from < size; from += step, step = (step * 7 + 13) % 200_003) {
        step = Math.max(1, step)
        collector.add(whole.subarray(from, from + step))
      }
      expect(collector.bytes().equals(whole)).toBe(true)
    },
  )

  it('does not hold on to what it was given', () => {
    const piece = Buffer.from('党员')
    const collector = createByteCollector()
    collector.add(piece)
    piece.fill(0)
    expect(collector.bytes().toString('utf8')).toBe('党员')
  })
})
