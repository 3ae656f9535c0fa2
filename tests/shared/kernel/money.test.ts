import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readYuan, yuanText } from '../../../src/shared/kernel/money.ts'

describe('an amount of money', () => {
  it.each([
    ['12', 1200],
    ['12.5', 1250],
    ['0.2', 20],
    ['12.05', 1205],
    ['１２．５０元', 1250],
    ['￥1,200', 120000],
    ['0', 0],
    ['12.505', null],
    ['-3', null],
    ['十二', null],
    ['', null],
    ['1e3', null],
  ])('%j is %j fen', (typed, fen) => {
    expect(readYuan(typed)).toBe(fen)
  })

  it('is read as it is written', () => {
    fc.assert(fc.property(fc.nat(99_999_999_999), fen => readYuan(yuanText(fen)) === fen))
    expect(yuanText(-5)).toBe('-0.05')
  })
})
