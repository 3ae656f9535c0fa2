import { describe, expect, it } from 'vitest'
import { knownContact, lastDues, lastLife } from '../../../src/shared/search/lastContact.ts'

const own = (on: string) => ({ on, byProxy: false })
const proxy = (on: string) => ({ on, byProxy: true })
const COUNTS = { 'lost.proxyPaymentCounts': true }
const NOT = { 'lost.proxyPaymentCounts': false }

describe('the last payment on a day', () => {
  const on = (date: string | null, days: ReturnType<typeof own>[], day: string) =>
    lastDues({ date, byProxy: false }, { lifeDays: [], duesDays: days }, day)

  it('is the later of what was recorded and what was typed', () => {
    expect(on(null, [], '2024-01-01')).toBeNull()
    expect(on('2023-05-01', [], '2024-01-01')).toEqual({
      date: '2023-05-01',
      source: 'typed',
      byProxy: false,
    })
    expect(on('2023-05-01', [own('2023-05-02')], '2024-01-01')).toMatchObject({ source: 'record' })
    expect(on('2023-05-02', [own('2023-05-01')], '2024-01-01')).toMatchObject({ source: 'typed' })
    expect(on('2023-05-01', [own('2023-05-01')], '2024-01-01')).toMatchObject({ source: 'record' })
    // a month stands for its first day
    expect(on('2023-05', [own('2023-05-01')], '2024-01-01')).toMatchObject({ source: 'record' })
  })

  it('is never after the day', () => {
    expect(on('2023-05-01', [own('2023-06-01')], '2023-05-31')?.date).toBe('2023-05-01')
    expect(on('2023-05-01', [own('2023-06-01')], '2023-06-01')?.date).toBe('2023-06-01')
    expect(on('2023-07-01', [own('2023-06-01')], '2023-06-30')?.date).toBe('2023-06-01')
    expect(on('2023-07-01', [], '2023-06-30')).toBeNull()
  })

  it('is his own where somebody else paid on the same day', () => {
    expect(on(null, [proxy('2023-06-01'), own('2023-06-01')], '2024-01-01')?.byProxy).toBe(false)
    expect(on(null, [proxy('2023-06-02'), own('2023-06-01')], '2024-01-01')?.byProxy).toBe(true)
  })

  it('is known for organisation life alike', () => {
    const ledger = { lifeDays: ['2023-03-01', '2023-05-01'], duesDays: [] }
    expect(lastLife('2023-04-01', ledger, '2023-04-30')).toMatchObject({
      date: '2023-04-01',
      source: 'typed',
    })
    expect(lastLife('2023-04-01', ledger, '2023-05-01')).toMatchObject({
      date: '2023-05-01',
      source: 'record',
    })
  })
})

describe('what a lost case goes by', () => {
  const lost = { foundOn: '2023-10-01', lastLife: null, lastDues: null, lastDuesByProxy: false }
  const person = { lastLifeDate: '2023-01-01', lastDuesDate: '2023-02-01', duesByProxy: false }

  it('is its own dates first', () => {
    const typed = { ...lost, lastLife: '2022-01-01', lastDues: '2022-02-01', lastDuesByProxy: true }
    const ledger = { lifeDays: ['2023-03-01'], duesDays: [own('2023-04-01')] }
    expect(knownContact(typed, person, ledger, COUNTS)).toEqual({
      lastLife: '2022-01-01',
      lastDues: '2022-02-01',
      lastDuesByProxy: true,
    })
  })

  it('is what is recorded by the day of discovery, that day included', () => {
    const ledger = (day: string) => ({ lifeDays: [day], duesDays: [own(day)] })
    expect(knownContact(lost, person, ledger('2023-10-01'), COUNTS)).toMatchObject({
      lastLife: '2023-10-01',
      lastDues: '2023-10-01',
    })
    // Later is news of him, not the last contact; the typed dates stand.
    expect(knownContact(lost, person, ledger('2023-10-02'), COUNTS)).toMatchObject({
      lastLife: null,
      lastDues: null,
    })
  })

  it('leaves the typed dates where they are later, and everything where there is no ledger', () => {
    const older = { lifeDays: ['2022-12-31'], duesDays: [own('2023-01-31')] }
    expect(knownContact(lost, person, older, COUNTS)).toMatchObject({ lastLife: null, lastDues: null })
    expect(knownContact(lost, person, undefined, COUNTS)).toMatchObject({ lastLife: null, lastDues: null })
  })

  it('takes his own payment where those of others do not count (R-B09)', () => {
    const ledger = { lifeDays: [], duesDays: [own('2023-03-01'), proxy('2023-06-01')] }
    expect(knownContact(lost, person, ledger, COUNTS)).toMatchObject({
      lastDues: '2023-06-01',
      lastDuesByProxy: true,
    })
    expect(knownContact(lost, person, ledger, NOT)).toMatchObject({
      lastDues: '2023-03-01',
      lastDuesByProxy: false,
    })
    const typedByProxy = { ...person, lastDuesDate: '2023-05-01', duesByProxy: true }
    expect(knownContact(lost, typedByProxy, ledger, NOT)).toMatchObject({ lastDues: '2023-03-01' })
  })
})
