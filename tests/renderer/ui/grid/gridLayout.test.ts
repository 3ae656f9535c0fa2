import { describe, expect, it } from 'vitest'
import { layOut } from '../../../../src/renderer/ui/grid/gridLayout.ts'

const column = (key: string, width: number, grow = false) => ({
  column: { key, title: key, width, grow, text: () => '' },
  size: width,
  pinned: key === 'name',
  set: false,
})

describe('the layout of columns', () => {
  it('gives the room that is left to the columns that grow', () => {
    const { columns, width, pinnedWidth } = layOut(
      [column('name', 100), column('phone', 100), column('issues', 100, true)],
      500,
    )
    expect(columns.map(one => one.width)).toEqual([100, 100, 300])
    expect(columns.map(one => one.left)).toEqual([0, 100, 200])
    expect(width).toBe(500)
    expect(pinnedWidth).toBe(100)
  })

  it('shares it between several', () => {
    const { columns } = layOut([column('a', 100, true), column('b', 100, true)], 401)
    expect(columns.map(one => one.width)).toEqual([200, 200])
  })

  it('keeps widths where there is no room, and a width the clerk has set', () => {
    expect(layOut([column('a', 300), column('b', 300, true)], 400).width).toBe(600)
    const set = { ...column('b', 120, true), set: true }
    expect(layOut([column('a', 100), set], 800).columns.map(one => one.width)).toEqual([100, 120])
  })

  it('widens branch names until they are seen in full, with no more than half of what is left', () => {
    const widths = (room: number) =>
      layOut([column('orgName', 100), column('note', 100, true)], room).columns.map(one => one.width)
    expect(widths(200)).toEqual([100, 100])
    expect(widths(260)).toEqual([130, 130])
    expect(widths(320)).toEqual([160, 160])
    expect(widths(500)).toEqual([160, 340])
    const set = { ...column('orgName', 100), set: true }
    expect(layOut([set, column('note', 100, true)], 500).columns.map(one => one.width)).toEqual([100, 400])
  })
})
