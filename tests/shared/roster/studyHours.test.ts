import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursText, readHours } from '../../../src/shared/roster/studyHours.ts'

describe('hours of study', () => {
  it.each([
    ['24', 240],
    ['24.5', 245],
    ['２４．５', 245],
    ['24学时', 240],
    ['8个学时', 80],
    ['3小时', 30],
    ['0', 0],
    ['-1', null],
    ['24.55', null],
    ['', null],
    ['很多', null],
  ])('%s is read as %s tenths', (typed, tenths) => {
    expect(readHours(typed)).toBe(tenths)
  })

  it('are read back as they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), tenths => {
        expect(readHours(hoursText(tenths))).toBe(tenths)
      }),
    )
  })
})
