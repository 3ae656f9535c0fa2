import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idCheckDigit, idFindingText, inspectIdNumber } from '../../../src/shared/kernel/idNumber.ts'

const TODAY = '2016-03-20'

/** GB 11643 once more, in its other form: the whole number with X as 10 is 1 modulo 11. */
function isOneModulo11(idNo: string): boolean {
  let sum = 0
  for (const [i, char] of [...idNo].entries()) {
    const value = char === 'X' ? 10 : Number(char)
    sum += value * (2 ** (17 - i) % 11)
  }
  return sum % 11 === 1
}

const inspect = (typed: string, expected = {}) => inspectIdNumber(typed, expected, TODAY)

describe('the check digit', () => {
  it.each([
    ['41040019800615101', '6'],
    ['11010519491231002', 'X'],
    ['44052418800101001', '4'],
  ])('of %s is %s', (first17, digit) => {
    expect(idCheckDigit(first17)).toBe(digit)
  })

  it('agrees with the second implementation', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 })
    fc.assert(
      fc.property(digits, values => {
        const first17 = values.join('')
        expect(isOneModulo11(first17 + idCheckDigit(first17))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, more) => {
        const right = '41040019800615101'
        const digit = String((Number(right.charAt(place)) + more) % 10)
        const wrong = right.slice(0, place) + digit + right.slice(place + 1)
        expect(idCheckDigit(wrong)).not.toBe(idCheckDigit(right))
      }),
    )
  })
})

describe('an ID number', () => {
  const RIGHT = '410400198006151016'

  it('that is right has no finding and tells birth and sex', () => {
    expect(inspect(RIGHT)).toEqual({
      valid: true,
      normalized: RIGHT,
      birth: '1980-06-15',
      sex: '男',
      findings: [],
    })
    expect(inspect('11010519491231002x')).toMatchObject({ valid: true, sex: '女', birth: '1949-12-31' })
  })

  it('is read through spaces, full-width characters and a small x', () => {
    expect(inspect('　４１０４００ 19800615 1016 ').normalized).toBe(RIGHT)
    expect(inspect(' 11010519491231002x ').normalized).toBe('11010519491231002X')
  })

  it.each([
    ['41040019800615101', ['ID_LEN']],
    ['4104001980061510164', ['ID_LEN']],
    ['410400800615101', ['ID_LEN']],
    ['', ['ID_LEN']],
    ['41040019800615101Y', ['ID_CHAR']],
    ['4104001980O6151012', ['ID_CHAR']],
    ['4104001980X6151012', ['ID_CHAR']],
    ['410400198006151015', ['ID_CHECK']],
  ])('%s has %j', (typed, findings) => {
    const result = inspect(typed)
    expect(result.findings).toEqual(findings)
    expect(result.valid).toBe(false)
  })

  const withDigit = (first17: string) => first17 + idCheckDigit(first17)

  it.each([
    ['19000101', []],
    ['18991231', ['ID_DATE']],
    ['20160320', []],
    ['20160321', ['ID_DATE']],
    ['19800230', ['ID_DATE']],
    ['20000229', []],
    ['19000229', ['ID_DATE']],
    ['19801301', ['ID_DATE']],
  ])('with the birth %s has %j', (birth, findings) => {
    expect(inspect(withDigit(`410400${birth}101`)).findings).toEqual(findings)
  })

  it('is compared with birth and sex on record, a month by its month', () => {
    expect(inspect(RIGHT, { birth: '1980-06-15', sex: '男' }).findings).toEqual([])
    expect(inspect(RIGHT, { birth: '1980-06', sex: null }).findings).toEqual([])
    expect(inspect(RIGHT, { birth: '1980-07' }).findings).toEqual(['ID_BIRTH'])
    expect(inspect(RIGHT, { birth: '1980-06-16' }).findings).toEqual(['ID_BIRTH'])
    expect(inspect(RIGHT, { sex: '女' }).findings).toEqual(['ID_SEX'])
  })

  it('reports checks 3 to 5 together', () => {
    expect(inspect('410400198013151015', { birth: '1980-06-15', sex: '女' }).findings).toEqual([
      'ID_DATE',
      'ID_CHECK',
      'ID_BIRTH',
      'ID_SEX',
    ])
  })
})

describe('what the clerk reads', () => {
  it('tells an old number of fifteen digits apart', () => {
    expect(idFindingText('ID_LEN', '410400800615101')).toContain('升位')
    expect(idFindingText('ID_LEN', '4104008006151')).toBe('身份证号不是18位')
    expect(idFindingText('ID_BIRTH', '')).toBe('身份证第7–14位与出生日期不符')
  })
})
