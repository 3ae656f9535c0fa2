import { describe, expect, it } from 'vitest'
import { rosterColumns } from '../../../src/renderer/roster/rosterColumns.tsx'
import { gridOfView, placeOfView, sameView, viewOfList } from '../../../src/renderer/roster/rosterViews.ts'
import { PLAIN_VIEW, type GridView } from '../../../src/renderer/ui/grid/gridView.ts'
import { shownColumns } from '../../../src/renderer/ui/grid/shownColumns.ts'
import type { OwnFilter } from '../../../src/shared/roster/filterWords.ts'

const columns = rosterColumns('2024-03-20', () => undefined)
const filter: OwnFilter = { text: '王', changeId: 3, issues: true, where: [{ is: 'empty', column: 'phone' }] }
const grid: GridView = {
  ...PLAIN_VIEW,
  sort: [{ id: 'birth', desc: true }],
  shown: { nation: true, issues: false },
  order: ['nation', 'name', 'sex'],
  widths: { nation: 99.6 },
  scroll: 400,
  active: { row: 9, column: 'sex' },
}

describe('a named view', () => {
  it('keeps conditions, the searched text, columns, order, widths and sort, but no single import', () => {
    const view = viewOfList(filter, grid, columns, null)
    expect(view.filter).toEqual({ text: '王', issues: true, where: [{ is: 'empty', column: 'phone' }] })
    expect(view.sort).toEqual([{ column: 'birth', descending: true }])
    expect(view.columns.slice(0, 3)).toEqual([{ key: 'name' }, { key: 'nation', width: 100 }, { key: 'sex' }])
    expect(view.columns.map(({ key }) => key)).not.toContain('issues')
  })

  it('shows the same again from its first row, whatever was shown before', () => {
    const view = viewOfList(filter, grid, columns, null)
    const shown = gridOfView(
      view,
      { ...PLAIN_VIEW, shown: { remark: true }, widths: { name: 300 }, scroll: 9 },
      columns,
    )
    expect(shownColumns(columns, shown)).toEqual(shownColumns(columns, { ...grid, widths: { nation: 100 } }))
    expect(shown).toMatchObject({ scroll: 0, active: null, sort: grid.sort })
    expect(sameView(viewOfList(view.filter, shown, columns, null), view)).toBe(true)
  })

  it('is changed by a condition, a column, a width or a sort, not by scrolling', () => {
    const view = viewOfList(filter, grid, columns, null)
    const same = (change: Partial<GridView>, other: OwnFilter = filter) =>
      sameView(viewOfList(other, { ...grid, ...change }, columns, null), view)
    expect(same({ scroll: 0, active: null })).toBe(true)
    expect(same({}, { text: '王', where: filter.where, issues: true })).toBe(true)
    expect(same({}, { issues: true })).toBe(false)
    expect(same({ shown: {} })).toBe(false)
    expect(same({ widths: {} })).toBe(false)
    expect(same({ sort: [] })).toBe(false)
  })

  it('keeps the branch of the top bar, or several', () => {
    const one = viewOfList({}, grid, columns, 7)
    expect(one.filter).toEqual({ orgIds: [7] })
    expect(placeOfView(one)).toEqual({ filter: {}, orgId: 7 })
    const several = viewOfList({ orgIds: [7, 8] }, grid, columns, null)
    expect(placeOfView(several)).toEqual({ filter: { orgIds: [7, 8] }, orgId: null })
    expect(placeOfView(viewOfList({}, grid, columns, null))).toEqual({ filter: {}, orgId: null })
  })
})
