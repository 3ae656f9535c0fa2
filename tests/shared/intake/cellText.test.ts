import { describe, expect, it } from 'vitest'
import {
  columnLetter,
  errorCell,
  isErrorCell,
  isNumberCell,
  numberCell,
  plainText,
  textCell,
} from '../../../src/shared/intake/cellText.ts'

describe('numbers keep every digit the file has', () => {
  it.each([
    ['1', '1'],
    ['-3', '-3'],
    ['410400198006151016', '410400198006151016'],
    ['4.10400198006151E+17', '410400198006151000'],
    ['4.10400198006151016E+17', '410400198006151016'],
    ['1.3700000001E10', '13700000001'],
    ['1989.07', '1989.07'],
    ['1989.0699999999999', '1989.07'],
    ['1989.0', '1989'],
    ['1.98907E3', '1989.07'],
    ['0.5', '0.5'],
    ['1E-7', '1E-7'],
    ['1E400', '1E400'],
  ])('%s is %s', (raw, text) => {
    const cell = numberCell(raw)
    expect(isNumberCell(cell)).toBe(true)
    expect(plainText(cell)).toBe(text)
  })
})

it('text cannot pass for a number or an error', () => {
  expect(textCell('\u00011989')).toBe('1989')
  expect(textCell('\u0002#REF!')).toBe('#REF!')
  expect(textCell('a\u001fb\u001ec')).toBe('abc')
  expect(textCell('行一\n行二\t三')).toBe('行一\n行二\t三')
  expect(isErrorCell(errorCell('#REF!'))).toBe(true)
  expect(plainText(errorCell('#REF!'))).toBe('#REF!')
})

it('whole rare characters stay, halves do not', () => {
  expect(textCell('王𠮷䶮')).toBe('王𠮷䶮')
  expect(textCell('王\ud842')).toBe('王\ufffd')
})

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s', (index, letter) => {
  expect(columnLetter(index)).toBe(letter)
})
