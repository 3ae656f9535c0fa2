import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  comparedFields,
  uncovered,
  type MergeFacts,
  type Span,
} from '../../../src/shared/duplicates/merging.ts'

const facts = (values: MergeFacts['values'], asTyped: MergeFacts['asTyped'] = {}): MergeFacts => ({
  values,
  asTyped,
})

const compared = (kept: MergeFacts, other: MergeFacts) =>
  comparedFields(kept, other).map(({ key, state, preset }) => [key, state, preset])

describe('fields beside each other', () => {
  it('preset the one that is filled and leave out what both lack', () => {
    expect(
      compared(
        facts({ name: '张三', phone: null, unit: '小学', sex: '男', hardship: false }),
        facts({ name: '张三', phone: '13700000001', unit: null, sex: null, hardship: true, qq: '' }),
      ),
    ).toEqual([
      ['name', 'same', 'kept'],
      ['sex', 'filled', 'kept'],
      ['unit', 'filled', 'kept'],
      ['phone', 'filled', 'other'],
      ['hardship', 'filled', 'other'],
    ])
  })

  it('ask where they contradict each other', () => {
    expect(compared(facts({ phone: '1' }), facts({ phone: '2' }))).toEqual([['phone', 'conflict', null]])
    expect(compared(facts({ birth: '1970-05-01' }), facts({ birth: '1970-06' }))).toEqual([
      ['birth', 'conflict', null],
    ])
  })

  it('preset what says the same more exactly', () => {
    expect(compared(facts({ birth: '1970-05' }), facts({ birth: '1970-05-01' }))).toEqual([
      ['birth', 'filled', 'other'],
    ])
    expect(compared(facts({ birth: '1970-05-01' }), facts({ birth: '1970-05' }))).toEqual([
      ['birth', 'filled', 'kept'],
    ])
    expect(compared(facts({ idNo: '410400700501003' }), facts({ idNo: '410400197005010030' }))).toEqual([
      ['idNo', 'filled', 'other'],
    ])
  })

  it('count what was kept as typed as filled', () => {
    expect(compared(facts({ joinDate: null }, { joinDate: '七几年' }), facts({ joinDate: null }))).toEqual([
      ['joinDate', 'filled', 'kept'],
    ])
  })
})

const day = fc.integer({ min: 0, max: 40 }).map(n => `2010-01-${String(n).padStart(2, '0')}`)
const edge = fc.option(day, { nil: null })
const span = fc.record({ fromOn: edge, toOn: edge })
const holds = ({ fromOn, toOn }: Span, on: string) =>
  (fromOn === null || fromOn <= on) && (toOn === null || toOn > on)

describe('what one span leaves of another', () => {
  it('is hand computed for the usual cases', () => {
    const standing = [{ fromOn: '2010-01-01', toOn: null }]
    expect(uncovered({ fromOn: '2005-01-01', toOn: null }, standing)).toEqual([
      { fromOn: '2005-01-01', toOn: '2010-01-01' },
    ])
    expect(uncovered({ fromOn: null, toOn: '2008-01-01' }, standing)).toEqual([
      { fromOn: null, toOn: '2008-01-01' },
    ])
    expect(uncovered({ fromOn: '2010-01-01', toOn: null }, standing)).toEqual([])
    expect(uncovered({ fromOn: '2005-01-01', toOn: null }, [{ fromOn: null, toOn: null }])).toEqual([])
    expect(uncovered({ fromOn: null, toOn: null }, [{ fromOn: '2010', toOn: '2012' }])).toEqual([
      { fromOn: null, toOn: '2010' },
      { fromOn: '2012', toOn: null },
    ])
  })

  it('covers exactly the days the span has and the standing ones have not', () => {
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 4 }), day, (own, standing, on) => {
        const left = uncovered(own, standing).filter(piece => holds(piece, on))
        const expected = holds(own, on) && !standing.some(other => holds(other, on))
        expect(left).toHaveLength(expected ? 1 : 0)
      }),
      { numRuns: 2000 },
    )
  })
})
