/** What a clerk may do, as fast-check draws it: whom or what it is done to is the n-th of those there are. */

import fc from 'fast-check'
import { addDays } from '../../../src/shared/kernel/dates.ts'
import type { State } from './world.ts'

const pick = fc.nat(40)
/** days of 2016, a few beyond today */
export const day = fc.oneof(
  { weight: 3, arbitrary: fc.nat(366).map(days => addDays('2016-01-01', days)) },
  // the same few days again and again: ends and beginnings meet, and some lie beyond today
  fc.constantFrom('2016-02-01', '2016-06-30', '2016-07-01', '2016-12-31', '2017-01-01', '2017-03-01'),
)
/** mostly the last day: what began before does not stand in the way */
const late = fc.oneof({ weight: 3, arbitrary: fc.constant('2016-12-31') }, day)
const seldom = fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.boolean())
const phone = fc.nat(9999).map(tail => `1370000${String(tail).padStart(4, '0')}`)
const state = fc.constantFrom<State>(
  'FORMAL',
  'PROBATIONARY',
  'LEAVING',
  'KEPT_ABROAD',
  'SUSPENDED',
  'DECEASED',
  'LEFT',
)
const side = fc.constantFrom<'kept' | 'other'>('kept', 'other')
/** what becomes of records that both have open, once in three times nothing */
const openOnes = fc.option(
  fc.record({ how: fc.constantFrom<'join' | 'close'>('join', 'close'), stays: pick, on: day }),
  { freq: 2 },
)
const some = fc.array(pick, { minLength: 1, maxLength: 4 })
const does = <const K extends string>(name: K) => fc.constant(name)

/** One thing the clerk does. */
export const step = fc.oneof(
  fc.record({
    does: does('add'),
    org: pick,
    since: fc.oneof(
      day,
      day.map(on => on.slice(0, 7)),
      fc.constant('1998-07'),
    ),
    state: fc.constantFrom<State>('FORMAL', 'PROBATIONARY', 'LEFT'),
  }),
  fc.record({ does: does('edit'), who: pick, phone }),
  fc.record({ does: does('editMany'), some, phone }),
  // A text longer than its field is refused, the others of the block are kept.
  fc.record({
    does: does('paste'),
    some,
    phone,
    unit: fc.constantFrom('', '供销社', '供'.repeat(200)),
    remark: fc.constantFrom('', '在外务工'),
  }),
  fc.record({ does: does('transfer'), some, org: pick, on: day }),
  fc.record({ does: does('state'), who: pick, state, on: day }),
  fc.record({ does: does('remove'), who: pick }),
  fc.record({ does: does('import'), org: pick, count: fc.nat(3), some, phone }),
  fc.record({ does: does('move'), org: pick, parent: pick, on: day }),
  fc.record({ does: does('rename'), org: pick, on: fc.option(day) }),
  fc.record({
    does: does('merge'),
    orgs: fc.array(pick, { minLength: 1, maxLength: 2 }),
    into: pick,
    on: day,
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      does: does('mergeNew'),
      orgs: fc.array(pick, { minLength: 2, maxLength: 3 }),
      parent: pick,
      // Groups go under branches only and branches never under them: most of such mergers are refused.
      group: seldom,
      on: late,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: does('split'),
      org: pick,
      parts: fc.array(fc.record({ some: fc.array(pick, { minLength: 1, maxLength: 2 }), group: seldom }), {
        minLength: 1,
        maxLength: 3,
      }),
      twice: seldom,
      on: late,
    }),
  },
  fc.record({ does: does('dissolve'), org: pick, to: fc.option(pick), on: day }),
  {
    weight: 2,
    arbitrary: fc.record({
      does: does('join'),
      who: pick,
      other: pick,
      place: side,
      fields: side,
      flows: openOnes,
      letters: openOnes,
    }),
  },
  fc.record({ does: does('post'), org: pick, who: pick, from: fc.option(day), to: fc.option(day) }),
  fc.record({ does: does('sanction'), who: pick, no: fc.constantFrom('1', '2') }),
  { weight: 2, arbitrary: fc.record({ does: does('leave'), who: pick, on: day, back: fc.option(day) }) },
  fc.record({ does: does('return'), flow: pick, on: day }),
  fc.record({ does: does('unleave'), flow: pick }),
  fc.record({ does: does('contact'), flow: pick, at: day }),
  { weight: 2, arbitrary: fc.record({ does: does('issue'), who: pick, on: day }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: does('letter'),
      letter: pick,
      state: fc.constantFrom('LANDED', 'RECEIPTED', 'RETURNED', 'VOID'),
      on: day,
    }),
  },
  fc.record({ does: does('restart') }),
  { weight: 3, arbitrary: fc.record({ does: does('undo') }) },
  { weight: 2, arbitrary: fc.record({ does: does('redo') }) },
)
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
