import { describe, expect, it } from 'vitest'
import { uninspectedYears } from '../../../src/shared/flow/certificates.ts'

describe('the yearly inspection of a certificate', () => {
  it.each([
    // issued, ended, inspected, on, years that lack one
    ['2014-12-31', null, [], '2014-12-31', []],
    ['2014-12-31', null, [], '2015-01-01', [2015]],
    ['2014-06-01', null, [2015], '2016-03-20', [2016]],
    ['2014-06-01', null, [2016], '2016-03-20', [2015]],
    ['2014-06-01', null, [2015, 2016], '2016-12-31', []],
    // the year it was handed back in needs none
    ['2014-06-01', '2016-01-01', [], '2016-03-20', [2015]],
    ['2014-06-01', '2015-12-31', [], '2016-03-20', []],
    // not handed back yet on the day
    ['2014-06-01', '2016-04-01', [2015], '2016-03-20', [2016]],
    [null, null, [], '2016-03-20', []],
  ])('issued %s, ended %s, inspected %j, on %s: %j', (issuedOn, endedOn, inspected, day, years) => {
    expect(uninspectedYears({ issuedOn, endedOn, inspected }, day)).toEqual(years)
  })
})
