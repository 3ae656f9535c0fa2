import { describe, expect, it } from 'vitest'
import { assumedKind, readKind, readPosts } from '../../../src/shared/intake/memberKind.ts'

describe('党员类别', () => {
  it.each([
    ['正式党员', 'FORMAL'],
    ['正式', 'FORMAL'],
    ['正 式', 'FORMAL'],
    ['预备党员', 'PROBATIONARY'],
    ['预备', 'PROBATIONARY'],
    ['入党积极分子', 'ACTIVIST'],
    ['发展对象', 'ACTIVIST'],
    ['党员', null],
    ['失联党员', null],
    ['预备转正式', null],
    ['', null],
  ])('%s → %s', (typed, membership) => {
    expect(readKind(typed)).toBe(membership)
  })

  it.each([
    ['2015-03-21', null, 'PROBATIONARY'],
    ['2015-03-20', null, 'FORMAL'],
    ['2015-04', null, 'PROBATIONARY'],
    ['2015-12-01', '2016-01-01', 'FORMAL'],
    [null, null, 'FORMAL'],
  ])('joined %s, full %s → %s', (joined, full, membership) => {
    expect(assumedKind(joined, full, '2016-03-20')).toBe(membership)
  })
})

describe('现任党内职务', () => {
  const post = (body: string | null, word: string) => ({ body, post: word })
  it.each([
    ['支部书记', [post('党支部', '书记')], false],
    ['书记', [post(null, '书记')], false],
    ['党支部副书记', [post('党支部', '副书记')], false],
    ['支部委员、组织委员', [post('党支部', '委员'), post(null, '组织委员')], false],
    ['支委', [post('党支部', '委员')], false],
    ['村党总支书记', [post('党总支', '书记')], false],
    ['第二党小组组长', [post('党小组', '组长')], false],
    ['镇纪委委员', [post('纪委', '委员')], false],
    ['支部书记兼村主任', [post('党支部', '书记')], true],
    ['第一书记', [], true],
    ['村主任', [], true],
    ['无', [], false],
    ['普通党员', [], false],
    ['', [], false],
  ])('%s', (typed, posts, unread) => {
    expect(readPosts(typed)).toEqual({ posts, unread })
  })
})
