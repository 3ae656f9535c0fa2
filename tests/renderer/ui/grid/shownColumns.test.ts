import { describe, expect, it } from 'vitest'
import { shownColumns } from '../../../../src/renderer/ui/grid/shownColumns.ts'

const text = () => ''
const columns = [
  { key: 'a', title: 'A', width: 10, text },
  { key: 'b', title: 'B', width: 20, text, hidden: true },
  { key: 'c', title: 'C', width: 30, text, pinned: true },
  { key: 'd', title: 'D', width: 40, text },
] as const
const plain = { shown: {}, order: [], widths: {} }
const keys = (view: Partial<typeof plain> | object) =>
  shownColumns(columns, { ...plain, ...view }).map(({ key }) => key)

describe('the columns a list shows', () => {
  it('leaves hidden ones out and puts pinned ones first', () => {
    expect(keys({})).toEqual(['c', 'a', 'd'])
  })
  it('follows what was chosen, ordered and dragged', () => {
    expect(keys({ shown: { a: false, b: true } })).toEqual(['c', 'b', 'd'])
    expect(keys({ order: ['d', 'c'] })).toEqual(['c', 'd', 'a'])
    expect(shownColumns(columns, { ...plain, widths: { a: 55.4 } })[1]).toEqual({ key: 'a', width: 55 })
  })
})
