import { describe, expect, it } from 'vitest'
import { overlap, secretariesBeside, type HeldPost } from '../../../src/shared/organisation/posts.ts'
import { partyPosts } from '../../../src/shared/forms/printing.ts'

const post = (id: number, memberId: number, fromOn: string | null, toOn: string | null, more = {}) =>
  ({ id, orgId: 1, memberId, body: '党支部', post: '书记', fromOn, toOn, ...more }) satisfies HeldPost

describe('two terms', () => {
  it.each([
    // ends on the day the other begins: not beside him
    ['2012-01-01', '2016-03-01', '2016-03-01', null, false],
    ['2012-01-01', '2016-03-02', '2016-03-01', null, true],
    ['2016-03-01', null, '2012-01-01', '2016-03-01', false],
    ['2016-03-01', null, '2012-01-01', '2016-03-02', true],
    // a month stands for its first day
    ['2012-01', '2016-03', '2016-03-01', null, false],
    ['2012-01', '2016-03', '2016-02-29', null, true],
    // unknown ends reach everywhere
    [null, null, null, null, true],
    [null, '2016-03-01', null, '2000-01-01', true],
    ['2016-03-01', null, null, '2016-03-01', false],
  ])('%s to %s and %s to %s share a day: %s', (fromA, toA, fromB, toB, shared) => {
    expect(overlap({ fromOn: fromA, toOn: toA }, { fromOn: fromB, toOn: toB })).toBe(shared)
    expect(overlap({ fromOn: fromB, toOn: toB }, { fromOn: fromA, toOn: toA })).toBe(shared)
  })
})

describe('a second 书记', () => {
  const held = post(1, 10, '2012-01-01', null)

  it('of the same body of the same organisation is pointed out', () => {
    expect(secretariesBeside(post(2, 11, '2016-03-01', null), [held])).toEqual([held])
    const draft = { orgId: 1, memberId: 11, body: '党支部', post: '书记', fromOn: null, toOn: null }
    expect(secretariesBeside(draft, [held])).toEqual([held])
  })

  it('is none elsewhere, in another body, in another post, before, or by the same person', () => {
    const others = [
      post(2, 11, null, null, { orgId: 2 }),
      post(2, 11, null, null, { body: '纪委' }),
      post(2, 11, null, null, { post: '副书记' }),
      post(2, 11, null, '2012-01-01'),
      post(2, 10, '2016-03-01', null),
      post(1, 10, '2012-01-01', null),
    ]
    for (const other of others) expect(secretariesBeside(other, [held])).toEqual([])
  })
})

describe('现任党内职务 of 附件1', () => {
  it('names the five offices held on the day, each once', () => {
    const facts = [
      post(1, 1, '2012-01-01', null),
      post(2, 1, '2012-01-01', null, { body: '党委', post: '委员' }),
      post(3, 1, '2012-01-01', null, { orgId: 2, body: '党委', post: '委员' }),
      post(4, 1, '2012-01-01', null, { post: '组织委员' }),
      post(5, 1, '2012-01-01', '2016-03-20', { body: '纪委', post: '副书记' }),
      post(6, 1, '2016-03-21', null, { body: '党总支', post: '书记' }),
    ]
    expect(partyPosts(facts, '2016-03-20')).toBe('党支部书记、党委委员')
    expect(partyPosts(facts, '2016-03-19')).toBe('党支部书记、党委委员、纪委副书记')
    expect(partyPosts(facts, '2016-03-21')).toBe('党支部书记、党委委员、党总支书记')
  })
})
