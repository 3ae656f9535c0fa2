import { describe, expect, it } from 'vitest'
import {
  lastDuesWords,
  lastLifeWords,
  paidToWords,
  type ContactFacts,
} from '../../../src/renderer/roster/card/contactWords.ts'

const NOTHING = { lastLifeSource: null, lastDuesSource: null, lastDuesDate: null, duesPaidTo: null }
const card = (more: Partial<ContactFacts>, values: Partial<ContactFacts['values']> = {}): ContactFacts => ({
  lastLife: null,
  lastDues: null,
  values: { ...NOTHING, ...values },
  ...more,
})

const record = (date: string, byProxy = false) => ({ date, source: 'record' as const, byProxy })
const typed = (date: string, byProxy = false) => ({ date, source: 'typed' as const, byProxy })

describe('the last organisation life and dues', () => {
  it('say where they are known from', () => {
    expect(lastLifeWords(card({}))).toBe('没有记录')
    expect(lastLifeWords(card({ lastLife: record('2024-03-05') }))).toBe('2024-03-05（到会记录）')
    expect(lastLifeWords(card({ lastLife: typed('2023-12') }))).toBe('2023-12（人工填写）')
    expect(lastLifeWords(card({ lastLife: typed('2023-12') }, { lastLifeSource: '支部台账' }))).toBe(
      '2023-12（人工填写，依据：支部台账）',
    )
    expect(lastDuesWords(card({ lastDues: record('2024-03-05', true) }))).toBe('2024-03-05（交费记录，代缴）')
    expect(lastDuesWords(card({ lastDues: typed('2024-03') }, { lastDuesSource: '收据' }))).toBe(
      '2024-03（人工填写，依据：收据）',
    )
  })
})

describe('交至', () => {
  const to = (paidTo: string | null, values: Partial<ContactFacts['values']> = {}) =>
    paidToWords({ paidTo }, card({}, values))

  it('is from payments where they reach beyond what was typed', () => {
    expect(to(null)).toBe('不知道')
    expect(to('2024-02')).toBe('2024-02（交费记录）')
    expect(to('2024-02', { duesPaidTo: '2024-01' })).toBe('2024-02（交费记录）')
    expect(to('2024-02', { duesPaidTo: '2024-02' })).toBe('2024-02（人工填写）')
    expect(to('2024-02', { duesPaidTo: '2024-02', lastDuesSource: '收据' })).toBe(
      '2024-02（人工填写，依据：收据）',
    )
    expect(to('2024-02', { lastDuesDate: '2024-02-15' })).toBe('2024-02（按人工填写的交纳日期）')
  })
})
