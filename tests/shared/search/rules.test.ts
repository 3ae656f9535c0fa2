import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths } from '../../../src/shared/kernel/dates.ts'
import {
  effortMissing,
  handUpMissing,
  isLostOn,
  lostFor,
  lostPlace,
  lostStart,
  outcomeConflict,
  searchDuration,
  tierOf,
  verifyBy,
} from '../../../src/shared/search/rules.ts'
import { durationSchema } from '../../../src/shared/search/methods.ts'
import type { LostCaseFacts } from '../../../src/shared/reporting/facts.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/settings/rules.ts'
import { aCase, aMember, attempt, CAMPAIGN, ENOUGH, ORG } from '../reporting/build.ts'

const settings = DEFAULT_SETTINGS
const changed = (changes: Partial<Settings>): Settings => ({ ...DEFAULT_SETTINGS, ...changes })

describe('length of losing contact (R-B02 to R-B04)', () => {
  it.each([
    // five months and thirty days: neither
    ['2015-08-02', '2016-02-01', '5个月30天', false, false, '2016-02-02'],
    // exactly six: 6个月以上, but not 超过6个月
    ['2015-08-01', '2016-02-01', '6个月0天', true, false, '2016-02-01'],
    // six and a day: both
    ['2015-07-31', '2016-02-01', '6个月1天', true, true, '2016-01-31'],
    // the month's last day: 31 August + 6 months is 29 February
    ['2015-08-31', '2016-02-28', '5个月28天', false, false, '2016-02-29'],
    ['2015-08-31', '2016-02-29', '6个月0天', true, false, '2016-02-29'],
    ['2015-08-31', '2016-03-01', '6个月1天', true, true, '2016-02-29'],
    // a month stands for its first day
    ['2015-09', '2016-03-01', '6个月0天', true, false, '2016-03-01'],
    ['2004-03-10', '2016-03-15', '144个月5天', true, true, '2004-09-10'],
    ['2016-03-15', '2016-03-15', '0个月0天', false, false, '2016-09-15'],
  ])('%s to %s: %s', (start, end, text, atLeastSix, moreThanSix, sixMonthDay) => {
    const duration = searchDuration(start, end)
    expect(duration).toMatchObject({ text, atLeastSix, moreThanSix, sixMonthDay })
    expect(durationSchema.parse(duration)).toEqual(duration)
  })

  it('follows the number of months in the settings', () => {
    expect(searchDuration('2015-12-01', '2016-03-01', 3)).toMatchObject({
      atLeastSix: true,
      moreThanSix: false,
      sixMonthDay: '2016-03-01',
    })
  })

  it('refuses an end before the start', () => {
    expect(() => searchDuration('2016-03-15', '2016-03-14')).toThrow(RangeError)
  })

  it('the two readings differ on exactly one day', () => {
    const start = fc.integer({ min: 0, max: 12_000 }).map(n => addDays('1990-01-01', n))
    fc.assert(
      fc.property(start, fc.integer({ min: 150, max: 220 }), (from, days) => {
        const on = addDays(from, days)
        const apart = lostFor(from, on, 6, false) !== lostFor(from, on, 6, true)
        expect(apart).toBe(on === addMonths(from, 6))
      }),
    )
  })
})

describe('start of the length (R-B01, R-B08, R-B09)', () => {
  const person = aMember({ transferInOn: '2012-05-01', lastLifeDate: null, lastDuesDate: null })
  const facts = (changes: Partial<LostCaseFacts>) => aCase({ lastLife: null, ...changes })
  const start = (changes: Partial<LostCaseFacts>, who = person, with_ = settings) =>
    lostStart(facts(changes), who, with_)

  it('is the later of organisation life and dues', () => {
    expect(start({ lastLife: '2015-01-10', lastDues: '2015-03-01' })).toMatchObject({
      date: '2015-03-01',
      basis: 'dues',
    })
    expect(start({ lastLife: '2015-03-02', lastDues: '2015-03-01' })).toMatchObject({
      date: '2015-03-02',
      basis: 'life',
    })
    expect(start({ lastDues: '2015-03-01' })).toMatchObject({ date: '2015-03-01', assumed: false })
  })

  it('takes the member’s own dates where the case gives none, but no date after the discovery', () => {
    const known = aMember({ lastLifeDate: '2015-02-01', lastDuesDate: '2016-02-06' })
    expect(start({ foundOn: '2016-02-05' }, known)).toMatchObject({ date: '2015-02-01', basis: 'life' })
    expect(start({ foundOn: '2016-02-06' }, known)).toMatchObject({ date: '2016-02-06', basis: 'dues' })
    expect(start({ lastLife: '2014-01-01', foundOn: '2016-02-05' }, known)).toMatchObject({
      date: '2014-01-01',
    })
  })

  it('takes no other day where the office reckons from known dates alone', () => {
    const known = changed({ 'lost.startFallback': 'none' })
    expect(start({})).toMatchObject({ date: '2012-05-01', basis: 'fallback', assumed: true })
    expect(start({}, person, known)).toBeNull()
    expect(start({ lastLife: '2015-01-10' }, person, known)).toMatchObject({ date: '2015-01-10' })
  })

  it('counts dues paid by another by the letter and shows it', () => {
    const proxy = { lastLife: '2015-01-10', lastDues: '2015-12-01', lastDuesByProxy: true }
    expect(start(proxy)).toMatchObject({ date: '2015-12-01', byProxy: true })
    expect(start(proxy, person, changed({ 'lost.proxyPaymentCounts': false }))).toMatchObject({
      date: '2015-01-10',
      byProxy: false,
    })
  })

  it('falls back to the latest of 转入, 转正, 入党 and says so', () => {
    expect(start({})).toEqual({ date: '2012-05-01', basis: 'fallback', assumed: true, byProxy: false })
    expect(start({}, aMember())).toMatchObject({ date: '2006-07-01', basis: 'fallback' })
    expect(start({}, aMember({ fullDate: null }))).toMatchObject({ date: '2005-07-01' })
    expect(start({}, aMember({ fullDate: null, joinDate: null }))).toBeNull()
  })

  it('an entered start goes before all others', () => {
    expect(start({ lastLife: '2015-01-10', startOverride: '2014-06-01' })).toMatchObject({
      date: '2014-06-01',
      basis: 'override',
      assumed: false,
    })
  })

  it('a month alone is 推定', () => {
    expect(start({ lastLife: '2015-01' })).toMatchObject({ date: '2015-01', assumed: true })
  })
})

describe('the effort gate (R-C08)', () => {
  it('is met by one attempt in each tier on two days', () => {
    expect(effortMissing(ENOUGH, settings)).toEqual([])
  })

  it.each([
    [
      [],
      [
        '直接联系本人还差1次',
        '通过知情人联系还差1次',
        '请部门协查还差1次',
        '查找总次数还差3次',
        '还须再在2个不同日期查找',
      ],
    ],
    [
      [ENOUGH[0]!, ENOUGH[2]!],
      ['通过知情人联系还差1次', '查找总次数还差1次'],
    ],
    [
      [
        attempt('2016-02-10 09:00', 'C01', '无结果'),
        attempt('2016-02-10 10:00', 'C11', '无结果'),
        attempt('2016-02-10 11:00', 'C31', '无结果'),
      ],
      ['还须再在1个不同日期查找'],
    ],
  ])('%#: says what is lacking', (attempts, missing) => {
    expect(effortMissing(attempts, settings)).toEqual(missing)
  })

  it('does not count what was done after the end of the search', () => {
    const late = [...ENOUGH.slice(0, 2), attempt('2016-03-16', 'C31', '无结果')]
    expect(effortMissing(late, settings, '2016-03-15')).toEqual([
      '请部门协查还差1次',
      '查找总次数还差1次',
      '还须再在1个不同日期查找',
    ])
    expect(effortMissing(late, settings, '2016-03-16')).toEqual([])
  })

  it('follows the settings', () => {
    const none = changed({ 'search.minPerTier': 0, 'search.minTotal': 0, 'search.minDays': 0 })
    expect(effortMissing([], none)).toEqual([])
  })

  it('knows the tier of a channel', () => {
    expect([tierOf('C01'), tierOf('C19'), tierOf('C40'), tierOf('C99')]).toEqual([1, 2, 3, 2])
  })
})

describe('which annex a case belongs to', () => {
  const code = (changes: Partial<LostCaseFacts>, member = aMember(), with_ = settings, campaign = CAMPAIGN) =>
    lostPlace(aCase(changes), member, campaign, with_).code

  it.each([
    // annex 5 measures at the campaign's start, 2016-02-01 (R-B05)
    ['2015-07-31', '2016-03-01', 'found'],
    ['2015-08-01', '2016-03-01', 'found'],
    ['2015-08-02', '2016-03-01', 'reachedDuringSweep'],
    // contact on the first and on the last day counts, a day outside does not
    ['2015-01-10', '2016-02-01', 'found'],
    ['2015-01-10', '2016-01-31', 'foundBefore'],
    ['2015-01-10', '2016-03-15', 'found'],
    ['2015-01-10', '2016-03-16', 'notFound'],
    // six months reached on the very day of contact, or a day short of it (R-B07)
    ['2015-09-01', '2016-03-01', 'reachedDuringSweep'],
    ['2015-09-02', '2016-03-01', 'short'],
    // annex 6 measures at the end of the search, 2016-03-15 (R-B06)
    ['2015-09-14', null, 'notFound'],
    ['2015-09-15', null, 'notFound'],
    ['2015-09-16', null, 'short'],
  ])('last contact %s, found %s: %s', (lastLife, contactOn, expected) => {
    expect(code({ lastLife, contactOn })).toBe(expected)
  })

  it('strict reading leaves the very day out', () => {
    const strict = changed({ 'lost.annexStrict': true })
    expect(code({ lastLife: '2015-08-01', contactOn: '2016-03-01' }, aMember(), strict)).toBe(
      'reachedDuringSweep',
    )
    expect(code({ lastLife: '2015-09-15' }, aMember(), strict)).toBe('short')
    expect(code({ lastLife: '2015-09-14' }, aMember(), strict)).toBe('notFound')
  })

  it.each([
    // annex 5 measured on the day of contact, 2016-03-01
    ['contactDate', 'searchEnd', '2015-08-31', '2016-03-01', 'found'],
    ['contactDate', 'searchEnd', '2015-09-01', '2016-03-01', 'found'],
    ['contactDate', 'searchEnd', '2015-09-02', '2016-03-01', 'short'],
    // nobody else is moved by it
    ['contactDate', 'searchEnd', '2015-09-16', null, 'short'],
    // annex 6 measured on the fill date, 2016-03-20
    ['campaignStart', 'fillDate', '2015-09-19', null, 'notFound'],
    ['campaignStart', 'fillDate', '2015-09-20', null, 'notFound'],
    ['campaignStart', 'fillDate', '2015-09-21', null, 'short'],
    ['campaignStart', 'fillDate', '2015-09-01', '2016-03-01', 'reachedDuringSweep'],
  ] as const)(
    'measured at %s and %s: last contact %s, found %s: %s',
    (at5, at6, lastLife, contactOn, expected) => {
      const other = changed({ 'annex5.measureAt': at5, 'annex6.measureAt': at6 })
      expect(code({ lastLife, contactOn }, aMember(), other)).toBe(expected)
    },
  )

  it('not found needs the effort or a reason', () => {
    expect(code({ attempts: [] })).toBe('effort')
    expect(code({ attempts: [], effortOverride: '  ' })).toBe('effort')
    const lastOn = (day: string) => [...ENOUGH.slice(0, 2), attempt(day, 'C31', '无结果')]
    expect(code({ attempts: lastOn('2016-03-15') })).toBe('notFound')
    expect(code({ attempts: lastOn('2016-03-16') })).toBe('effort')
    expect(code({ attempts: [], effortOverride: '全家迁走多年，无任何线索' })).toBe('notFound')
  })

  it('an unknown start stays on annex 3', () => {
    const nothing = aMember({ joinDate: null, fullDate: null })
    expect(code({ lastLife: null }, nothing)).toBe('noStart')
  })

  it('leaves out who is not lost, was found later than the fill date, died, or is not on the roll', () => {
    expect(code({ state: 'EXCLUDED' })).toBe('excluded')
    expect(code({ foundOn: '2016-03-20' })).toBe('notFound')
    expect(code({ foundOn: '2016-03-21' })).toBe('discoveredLater')
    expect(code({}, aMember({ deathDate: '2016-03-15' }))).toBe('deceased')
    expect(code({}, aMember({ deathDate: '2016-03-16' }))).toBe('notFound')
    expect(code({}, aMember({ membership: 'LEFT' }))).toBe('offRoll')
    expect(code({}, aMember({ membership: 'ACTIVIST' }))).toBe('offRoll')
    expect(code({}, aMember({ membership: 'LEAVING' }))).toBe('notFound')
  })

  it('keeps who was struck off during the sweep', () => {
    const struck = aMember({
      periods: [
        { orgId: ORG.rural, membership: 'FORMAL', fromOn: null, toOn: '2016-03-10' },
        { orgId: ORG.rural, membership: 'REMOVED', fromOn: '2016-03-10', toOn: null },
      ],
    })
    expect(code({ state: 'DECIDED' }, struck)).toBe('notFound')
    const before = aMember({
      periods: [
        { orgId: ORG.rural, membership: 'FORMAL', fromOn: null, toOn: '2016-02-01' },
        { orgId: ORG.rural, membership: 'REMOVED', fromOn: '2016-02-01', toOn: null },
      ],
    })
    expect(code({ state: 'DECIDED' }, before)).toBe('offRoll')
  })

  it('ends the length on the day of contact, or on the common day (X-84)', () => {
    const found = aCase({ contactOn: '2016-03-01' })
    expect(lostPlace(found, aMember(), CAMPAIGN, settings)).toMatchObject({
      end: '2016-03-01',
      annexes: [3, 5],
    })
    const common = changed({ 'lost.endForFound': 'searchEnd' })
    expect(lostPlace(found, aMember(), CAMPAIGN, common).end).toBe('2016-03-15')
    expect(lostPlace(aCase(), aMember(), CAMPAIGN, settings)).toMatchObject({
      end: '2016-03-15',
      annexes: [3, 6],
    })
  })

  it('is never on annex 5 and annex 6, and on 3 with either', () => {
    const dayOf = (from: string) => fc.integer({ min: 0, max: 500 }).map(n => addDays(from, n))
    fc.assert(
      fc.property(
        dayOf('2014-12-01'),
        fc.option(dayOf('2015-10-01')),
        fc.constantFrom('VERIFYING', 'SEARCHING', 'FOUND', 'NOT_FOUND', 'DECIDED', 'EXCLUDED'),
        fc.boolean(),
        (lastLife, contactOn, state, searched) => {
          const place = lostPlace(
            aCase({ lastLife, contactOn, state, attempts: searched ? ENOUGH : [] }),
            aMember(),
            CAMPAIGN,
            settings,
          )
          const both = place.annexes.includes(5) && place.annexes.includes(6)
          expect(both).toBe(false)
          expect(place.annexes.length < 2 || place.annexes[0] === 3).toBe(true)
        },
      ),
    )
  })
})

describe('lost on a day (R-B17)', () => {
  const lost = { state: 'SEARCHING', foundOn: '2016-02-05', contactOn: '2016-03-01' }
  it.each([
    ['2016-02-04', false],
    ['2016-02-05', true],
    ['2016-02-29', true],
    ['2016-03-01', false],
  ])('%s: %s', (day, expected) => {
    expect(isLostOn(lost, day)).toBe(expected)
  })

  it('an excluded case never', () => {
    expect(isLostOn({ ...lost, state: 'EXCLUDED', contactOn: null }, '2016-02-10')).toBe(false)
    expect(isLostOn({ ...lost, contactOn: null }, '2020-01-01')).toBe(true)
  })
})

describe('outcomes (R-D10)', () => {
  it.each([
    [[], 'M1', true],
    [['M1'], 'M1', true],
    [['M1'], 'M2', false],
    [['M1'], 'O1', false],
    [['C1'], 'O4', false],
    [['O1'], 'C2', false],
    [['O1'], 'P1', true],
    [['P1'], 'O1', true],
    [['P1'], 'P2', true],
    [['Z9'], 'M1', true],
    [['Z1'], 'O4', true],
    [['M1', 'P1'], 'O1', false],
  ])('%j and %s: allowed %s', (existing, added, allowed) => {
    expect(outcomeConflict(existing, added) === null).toBe(allowed)
  })

  it('names the outcome in the way', () => {
    expect(outcomeConflict(['O4'], 'C1')).toContain('自行脱党除名')
  })
})

describe('what a hand-up lacks (R-C07)', () => {
  it('nothing of a full case', () => {
    const full = { ...aCase({ reasonText: '外出务工后失联', conduct: '无' }), timeLimit: '2016-03-15' }
    expect(handUpMissing(full, aMember(), settings)).toEqual([])
  })

  it('everything of an empty one', () => {
    const bare = aCase({ lastLife: null, situation: null, secretary: null, attempts: [] })
    const empty = { ...bare, timeLimit: null }
    const nobody = aMember({ joinDate: null, fullDate: null, lostOccupation: null })
    expect(handUpMissing(empty, nobody, settings)).toEqual([
      '失联时间',
      '失去联系情形',
      '失联原因',
      '职业（附件5、6）',
      '查找方式和联系过程',
      '责任支部书记',
      '查找时限',
      '失联期间表现的调查核实',
    ])
  })

  it('the reason behind 其他, and the confirmation of an assumed start', () => {
    const facts = aCase({ lastLife: null, situation: 'OTHER', reasonText: '失联', conduct: '无' })
    const other = { ...facts, timeLimit: '2016-03-15' }
    expect(handUpMissing(other, aMember(), settings)).toEqual([
      '失联时间为推定，须确认',
      '情形“其他”的具体原因',
    ])
  })
})

it('a finding is verified within thirty days (R-B12)', () => {
  expect(verifyBy('2016-02-01', settings)).toBe('2016-03-02')
})
