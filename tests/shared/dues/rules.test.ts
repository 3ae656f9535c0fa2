import { describe, expect, it } from 'vitest'
import {
  duesState,
  paymentFindings,
  proposedPayment,
  stateFindings,
  type PaymentFacts,
} from '../../../src/shared/dues/rules.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'

let nextId = 0
const paid = (onDate: string, months: readonly string[], more: Partial<PaymentFacts> = {}): PaymentFacts => ({
  id: (nextId += 1),
  onDate,
  amount: 1200,
  months,
  excess: 0,
  payer: '本人',
  consent: false,
  lateReason: null,
  ...more,
})

const words = (payments: readonly PaymentFacts[], known: string | null = null, settings = DEFAULT_SETTINGS) =>
  [...paymentFindings(payments, known, settings).values()].flat().map(finding => finding.text)

describe('how far dues are paid', () => {
  const state = (on: string, known: string | null, ...months: string[][]) =>
    duesState(
      months.map(list => paid('2023-12-20', list)),
      known,
      on,
    )

  it('claims nothing where nothing is known', () => {
    expect(state('2024-03-20', null)).toEqual({ paidTo: null, firstUnpaid: null, unpaid: [] })
  })

  it('reaches to the month before the first gap', () => {
    expect(state('2024-05-31', null, ['2024-01', '2024-02'], ['2024-04'])).toEqual({
      paidTo: '2024-02',
      firstUnpaid: '2024-03',
      unpaid: ['2024-03'],
    })
    expect(state('2024-05-31', '2023-12', ['2024-02'])).toEqual({
      paidTo: '2023-12',
      firstUnpaid: '2024-01',
      unpaid: ['2024-01', '2024-03', '2024-04'],
    })
    expect(state('2024-01-31', '2023-12', ['2024-01'])).toMatchObject({ paidTo: '2024-01', unpaid: [] })
  })

  it('owes a month only when its last day has passed', () => {
    expect(state('2024-02-29', '2024-01').unpaid).toEqual([])
    expect(state('2024-03-01', '2024-01').unpaid).toEqual(['2024-02'])
  })

  it('does not know a payment before its day', () => {
    const payment = paid('2024-02-10', ['2024-01', '2024-02'])
    expect(duesState([payment], '2023-12', '2024-02-09').paidTo).toBe('2023-12')
    expect(duesState([payment], '2023-12', '2024-02-10').paidTo).toBe('2024-02')
  })

  it('signals six unpaid months in a row, not five, and no six with a payment among them (R-H23)', () => {
    const texts = (on: string, ...months: string[][]) =>
      stateFindings(state(on, '2023-06', ...months), DEFAULT_SETTINGS).map(({ level, text }) => [level, text])
    expect(texts('2023-07-31')).toEqual([])
    expect(texts('2023-12-31')).toEqual([['warning', '还没有交：2023-07至2023-11']])
    expect(texts('2024-01-01')).toEqual([['error', '连续6个月没有交纳党费（2023-07至2023-12），请核实原因']])
    expect(texts('2024-01-01', ['2023-09'])).toEqual([
      ['warning', '还没有交：2023-07至2023-08、2023-10至2023-12'],
    ])
    const eight = { ...DEFAULT_SETTINGS, 'dues.unpaidMonths': 7 }
    expect(stateFindings(state('2024-01-01', '2023-06'), eight)[0]?.level).toBe('warning')
  })
})

describe('a payment', () => {
  it('of one month by himself needs no word', () => {
    expect(words([paid('2024-03-10', ['2024-03'])], '2024-02')).toEqual([])
  })

  it('by another needs the consent of the branch, several months a mention of it (R-H03)', () => {
    expect(words([paid('2024-03-10', ['2024-03'], { payer: '亲属' })])).toEqual([
      '由亲属代交须经支部同意，请注明',
    ])
    expect(words([paid('2024-03-10', ['2024-03'], { payer: '亲属', consent: true })])).toEqual([])
    expect(words([paid('2024-03-10', ['2024-01', '2024-02', '2024-03'])])).toEqual([
      '一次交几个月的须经支部同意',
    ])
    expect(words([paid('2024-03-10', ['2024-02', '2024-03'], { consent: true })])).toEqual([])
  })

  it('may be six months late, not seven, unless the reason is given (R-H04)', () => {
    const late = (onDate: string, more = {}) =>
      words([paid(onDate, ['2023-09'], { consent: true, ...more })], '2023-08')
    expect(late('2024-03-31')).toEqual([])
    expect(late('2024-04-01')).toEqual(['补交2023-09已超过6个月，请写明原因'])
    expect(late('2024-04-01', { lateReason: '未落实接收单位' })).toEqual([])
    expect(late('2024-04-01', { lateReason: ' ' })).toHaveLength(1)
    expect(
      words([paid('2024-04-01', ['2023-09'])], '2023-08', { ...DEFAULT_SETTINGS, 'dues.lateMonths': 7 }),
    ).toEqual([])
  })

  it('is 大额党费 from 1000 yuan on top of what is due (R-H17)', () => {
    const large = (excess: number, amount = 300000) =>
      words([paid('2024-03-10', ['2024-03'], { amount, excess })])
    expect(large(99_999)).toEqual([])
    expect(large(100_000)).toEqual(['一次多交1000元以上，比照大额党费办理'])
    expect(large(1201, 1200)).toEqual(['自愿多交的12.01元比交纳金额还多，请核对'])
    expect(large(1200, 1200)).toEqual([])
  })

  it('begins with the oldest unpaid month, leaves none out, and pays none twice', () => {
    expect(words([paid('2024-03-10', ['2024-03'])], '2024-01')).toEqual([
      '2024-02还没有交，应从最早没有交的月份交起',
    ])
    expect(words([paid('2024-03-10', ['2024-01', '2024-03'], { consent: true })])).toEqual([
      '2024-02还没有交，应从最早没有交的月份交起',
    ])
    expect(words([paid('2024-03-10', ['2024-01'])], '2024-01')).toEqual(['2024-01已经交过，请核对'])
    expect(words([paid('2024-02-10', ['2024-02']), paid('2024-03-10', ['2024-02', '2024-03'])])).toEqual([
      '2024-02已经交过，请核对',
      '一次交几个月的须经支部同意',
    ])
    // made up later: the earlier payment keeps its word, the later one needs none
    expect(words([paid('2024-03-10', ['2024-03']), paid('2024-03-11', ['2024-02'])], '2024-01')).toEqual([
      '2024-02还没有交，应从最早没有交的月份交起',
    ])
  })
})

describe('what the form proposes', () => {
  const usual = (payments: readonly PaymentFacts[], known: string | null, today: string) =>
    proposedPayment(payments, duesState(payments, known, today), today)

  it('is every month from the oldest unpaid to the present, at the last monthly amount', () => {
    const last = paid('2024-01-10', ['2023-12', '2024-01'], { amount: 2400 })
    expect(usual([last], null, '2024-03-20')).toEqual({ months: ['2024-02', '2024-03'], amount: 2400 })
    expect(usual([], '2024-02', '2024-03-20')).toEqual({ months: ['2024-03'], amount: null })
    expect(usual([], null, '2024-03-20')).toEqual({ months: ['2024-03'], amount: null })
  })

  it('is the next month where the present one is paid, and no amount that does not divide', () => {
    const ahead = paid('2024-03-10', ['2024-03', '2024-04'], { amount: 1001 })
    expect(usual([ahead], null, '2024-03-20')).toEqual({ months: ['2024-05'], amount: null })
    const more = paid('2024-03-10', ['2024-03'], { amount: 101200, excess: 100000 })
    expect(usual([more], null, '2024-03-20')).toEqual({ months: ['2024-04'], amount: 1200 })
  })
})
