import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ISSUES, issueWords } from '../../../src/shared/roster/issueWords.ts'
import { MEMBERSHIP, type Membership } from '../../../src/shared/roster/codes.ts'
import { memberFindings } from '../../../src/shared/roster/rules.ts'

const date = fc.constantFrom(
  null,
  '1950-01-01',
  '1969-12-31',
  '1970-05',
  '1988-07-01',
  '1989-07-01',
  '2003-02',
)
const facts = fc.record({
  membership: fc.constantFrom<Membership>(...MEMBERSHIP.items.map(item => item.key)),
  values: fc.record({
    sex: fc.constantFrom(null, '男', '女'),
    birth: date,
    idNo: fc.constantFrom(
      null,
      '1',
      '41040019700501001?',
      '410400197013010010',
      '410400197005010015',
      '410400197005010016',
    ),
    joinDate: date,
    fullDate: date,
    workStart: date,
    deathDate: date,
    phone: fc.constantFrom(null, '123', '13700001121'),
    phone2: fc.constantFrom(null, '123'),
  }),
  asTyped: fc.constantFrom<Partial<Record<string, string>>>({}, { joinDate: '1991' }),
})

describe('words for findings', () => {
  it('has them, at the rule’s own weight and beside its own field, for every finding of the rules', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(facts, one => {
        for (const { code, field, level } of memberFindings(one, '2024-03-20')) {
          seen.add(code)
          expect(ISSUES).toHaveProperty(code)
          const words = issueWords(code)
          expect(words.level).toBe(level)
          if (words.field !== null && code !== 'PHONE') expect(words.field).toBe(field)
        }
      }),
      { numRuns: 3000 },
    )
    expect([...seen].sort()).toEqual(Object.keys(ISSUES).sort())
  })

  it('still says something for a code of a later program', () => {
    expect(issueWords('BRAND_NEW').text).toBe('信息有疑问')
  })
})
