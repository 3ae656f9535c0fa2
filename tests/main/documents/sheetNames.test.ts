import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSheetNames } from '../../../src/main/documents/sheetNames.ts'

describe('worksheet names', () => {
  it('lose what Excel forbids and stay different', () => {
    const nameOf = createSheetNames()
    expect(nameOf('东街/西街:党支部')).toBe('东街 西街 党支部')
    expect(nameOf('党支部')).toBe('党支部')
    expect(nameOf('党支部')).toBe('党支部(2)')
    expect(nameOf('党支部')).toBe('党支部(3)')
    expect(nameOf('')).toBe('表')
    expect(nameOf("'x'")).toBe('’x’')
  })

  it('are 31 characters at most and never tear a rare character apart', () => {
    const nameOf = createSheetNames()
    expect(nameOf('𠮷'.repeat(20))).toBe('𠮷'.repeat(15))
    expect(nameOf('𠮷'.repeat(20))).toBe(`${'𠮷'.repeat(14)}(2)`)
  })

  it('hold for any names', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 30 }), wanted => {
        const nameOf = createSheetNames()
        const names = wanted.map(nameOf)
        expect(new Set(names.map(name => name.toLowerCase())).size).toBe(names.length)
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0)
          expect(name.length).toBeLessThanOrEqual(31)
          expect(name).not.toMatch(/[:\\/?*[\]']/)
        }
      }),
    )
  })
})
