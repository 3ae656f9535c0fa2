/** Who is transferred out and whose receipt has not come belongs to the sweep (R-A01 b). */

import { describe, expect, it } from 'vitest'
import type { MemberFacts } from '../../../src/shared/reporting/facts.ts'
import { lostPlace } from '../../../src/shared/search/rules.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'
import { aCase, aLetter, aMember, CAMPAIGN } from '../reporting/build.ts'

const code = (person: MemberFacts) => lostPlace(aCase(), person, CAMPAIGN, DEFAULT_SETTINGS).code

describe('a case of one transferred out', () => {
  it('keeps who is transferred out and whose receipt has not come (R-A01 b, R-F05)', () => {
    const out = (letter: Parameters<typeof aLetter>[0], deathDate: string | null = null) =>
      code(aMember({ membership: 'LEFT', letters: [aLetter(letter)], deathDate }))
    expect(out({})).toBe('notFound')
    expect(out({ state: 'LANDED', landedOn: '2015-12-01' })).toBe('notFound')
    // settled: not before the sweep began, or before
    expect(out({ state: 'RECEIPTED', receiptOn: '2016-02-02' })).toBe('notFound')
    expect(out({ state: 'RECEIPTED', receiptOn: '2016-02-01' })).toBe('offRoll')
    expect(out({ state: 'CONFIRMED', proofOn: '2016-02-01' })).toBe('offRoll')
    expect(out({ state: 'RETURNED', returnedOn: '2015-11-01' })).toBe('offRoll')
    expect(out({ state: 'VOID' })).toBe('offRoll')
    expect(out({ direction: '转入' })).toBe('offRoll')
    // the receipt system's first day, and the day before (R-A21)
    expect(out({ issuedOn: '2007-01-01' })).toBe('notFound')
    expect(out({ issuedOn: '2006-12-31' })).toBe('offRoll')
    // issued only during the sweep: waiting at its end
    expect(out({ issuedOn: '2016-03-15' })).toBe('notFound')
    expect(out({ issuedOn: '2016-03-16' })).toBe('offRoll')
    expect(out({}, '2016-03-15')).toBe('deceased')
    expect(out({}, '2016-02-01')).toBe('offRoll')
    // who was removed from the Party is nobody's object
    expect(code(aMember({ membership: 'REMOVED', letters: [aLetter()] }))).toBe('offRoll')
  })
})
