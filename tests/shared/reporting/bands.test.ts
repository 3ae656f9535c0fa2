import { describe, expect, it } from 'vitest'
import {
  ageBand,
  educationBand,
  isMinority,
  lengthBand,
  partyAgeBand,
} from '../../../src/shared/reporting/bands.ts'
import { searchDuration } from '../../../src/shared/search/rules.ts'

const ON = '2016-03-20'

describe('bands of annex 7, both sides of every edge', () => {
  it.each([
    ['1980-03-21', 0], // 35
    ['1980-03-20', 1], // 36
    ['1970-03-21', 1], // 45
    ['1970-03-20', 2], // 46
    ['1955-03-21', 2], // 60
    ['1955-03-20', 3], // 61
    ['1980-03', 1], // the month counts as its first day
    [null, null],
    ['2016-03-21', null],
  ])('born %s: age band %s', (birth, band) => {
    expect(ageBand(birth, ON)).toBe(band)
  })

  it.each([
    ['2016-03-20', 0],
    ['2015-03-21', 0],
    ['2015-03-20', 1],
    ['2010-03-21', 1],
    ['2010-03-20', 2],
    ['2005-03-21', 2],
    ['2005-03-20', 3],
    ['1995-03-21', 3],
    ['1995-03-20', 4],
    [null, null],
  ])('full member since %s: 党龄 band %s', (fullDate, band) => {
    expect(partyAgeBand(fullDate, ON)).toBe(band)
  })

  it.each([
    ['2015-09-15', '2016-03-15', 0], // 6 months
    ['2015-03-16', '2016-03-15', 0], // a day short of a year
    ['2015-03-15', '2016-03-15', 1],
    ['2010-03-16', '2016-03-15', 1],
    ['2010-03-15', '2016-03-15', 2],
    ['2005-03-16', '2016-03-15', 2],
    ['2005-03-15', '2016-03-15', 3],
  ])('lost from %s to %s: band %i', (start, end, band) => {
    expect(lengthBand(searchDuration(start, end))).toBe(band)
  })

  it.each([
    ['研究生', 0],
    ['大学本科', 0],
    ['大专', 0],
    ['大学专科', 0],
    ['中专', 1],
    ['中等专科', 1],
    ['高中中技', 1],
    ['初中', 2],
    ['小学', 2],
    ['其他', null],
    ['', null],
    [null, null],
  ])('schooling %s: band %s', (words, band) => {
    expect(educationBand(words)).toBe(band)
  })

  it.each([
    ['汉族', false],
    ['汉', false],
    [null, false],
    ['', false],
    ['回族', true],
    ['其他', true],
  ])('%s is a minority: %s', (nation, minority) => {
    expect(isMinority(nation)).toBe(minority)
  })
})
