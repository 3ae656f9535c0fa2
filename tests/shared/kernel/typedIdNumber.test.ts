import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idCheckDigit, readTypedIdNumber } from '../../../src/shared/kernel/idNumber.ts'
import { anIdNumber } from '../../builders/people.ts'

const RIGHT = '41040019800615101' + '6'
const kept = (value: string, remark: string | null = null) => ({ value, asTyped: null, remark })
const lost = (asTyped: string) => ({ value: null, asTyped, remark: 'lost' })

describe('ID numbers as text', () => {
  it('are tidied and nothing else', () => {
    expect(readTypedIdNumber(' 410400 19800615 1016 ')).toEqual(kept(RIGHT))
    expect(readTypedIdNumber('４１０４００１９８００６１５１０１６')).toEqual(kept(RIGHT))
    expect(readTypedIdNumber("'410400198006151016")).toEqual(kept(RIGHT))
    expect(readTypedIdNumber('="410400198006151016"')).toEqual(kept(RIGHT))
    expect(readTypedIdNumber('41040019491231002x')).toEqual(kept('41040019491231002X'))
    expect(readTypedIdNumber('41040019491231002×')).toEqual(kept('41040019491231002X'))
    expect(readTypedIdNumber('410400198006151010')).toEqual(kept('410400198006151010'))
    expect(readTypedIdNumber('410400800615101')).toEqual(kept('410400800615101'))
    expect(readTypedIdNumber('遗失')).toEqual(kept('遗失'))
  })

  it.each(['', '无', '-', '/', '不详', '\u3000'])('"%s" is none', typed => {
    expect(readTypedIdNumber(typed)).toEqual({ value: null, asTyped: null, remark: null })
  })

  it('ending in zeros with a wrong check digit are kept with a hint', () => {
    expect(readTypedIdNumber('410400198006150000')).toEqual(kept('410400198006150000', 'zeros'))
    expect(readTypedIdNumber('410400198006151000')).toEqual(kept('410400198006151000', 'zeros'))
  })

  it('ending in zeros with the right check digit are what they are', () => {
    const order = Array.from({ length: 10 }, (_, i) => `4104001980061${i}100`.slice(0, 15) + '00').find(
      first17 => idCheckDigit(first17) === '0',
    )
    expect(order).toBeDefined()
    expect(readTypedIdNumber(`${order ?? ''}0`)).toEqual(kept(`${order ?? ''}0`))
  })

  it('in scientific notation are lost, unless every digit is there', () => {
    expect(readTypedIdNumber('4.10400198006151E+17')).toEqual(lost('4.10400198006151E+17'))
    expect(readTypedIdNumber('4.1E+17')).toEqual(lost('4.1E+17'))
    expect(readTypedIdNumber('4.10400198006151016E+17')).toEqual(kept(RIGHT, 'fromNumber'))
    expect(readTypedIdNumber('4.10400198006151015E+17')).toEqual(lost('4.10400198006151015E+17'))
  })
})

describe('ID numbers stored as numbers', () => {
  it('are taken where the file has all digits and the check digit proves them', () => {
    expect(readTypedIdNumber(RIGHT, true)).toEqual(kept(RIGHT, 'fromNumber'))
  })

  it('are kept, with the finding of a wrong check digit, where it does not', () => {
    expect(readTypedIdNumber('410400198006151013', true)).toEqual(kept('410400198006151013'))
  })

  it('are lost where the digits are those of a floating-point number', () => {
    expect(readTypedIdNumber('410400198006151000', true)).toEqual(lost('410400198006151000'))
  })

  it('never come out as another right number', () => {
    const serials = fc.integer({ min: 0, max: 999 })
    const births = fc.date({ min: new Date('1920-01-01'), max: new Date('2000-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(births, serials, (date, serial) => {
        const idNo = anIdNumber(date.toISOString().slice(0, 10), serial % 2 ? '男' : '女', serial)
        fc.pre(!idNo.endsWith('X'))
        // What Excel leaves of it, and what JavaScript writes of the nearest number.
        for (const spoilt of [`${idNo.slice(0, 15)}000`, String(Number(idNo))]) {
          const { value, remark } = readTypedIdNumber(spoilt, true)
          if (value !== null && remark === 'fromNumber') expect(value).toBe(idNo)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
