import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellAfter, type GridExtent } from '../../../../src/renderer/ui/grid/gridKeys.ts'

const extent: GridExtent = { rows: 30, columns: ['name', 'sex', 'phone'], pageRows: 10 }

describe('where a key leads', () => {
  it.each([
    ['ArrowDown', {}, 5, 'sex', 6, 'sex'],
    ['ArrowUp', {}, 0, 'sex', 0, 'sex'],
    ['ArrowDown', {}, 29, 'sex', 29, 'sex'],
    ['ArrowLeft', {}, 5, 'name', 5, 'name'],
    ['ArrowRight', {}, 5, 'phone', 5, 'phone'],
    ['ArrowDown', { ctrl: true }, 5, 'sex', 29, 'sex'],
    ['ArrowUp', { ctrl: true }, 5, 'sex', 0, 'sex'],
    ['ArrowRight', { ctrl: true }, 5, 'name', 5, 'phone'],
    ['PageDown', {}, 5, 'sex', 15, 'sex'],
    ['PageDown', {}, 25, 'sex', 29, 'sex'],
    ['PageUp', {}, 5, 'sex', 0, 'sex'],
    ['Home', {}, 5, 'phone', 5, 'name'],
    ['End', {}, 5, 'name', 5, 'phone'],
    ['Home', { ctrl: true }, 5, 'phone', 0, 'name'],
    ['End', { ctrl: true }, 5, 'name', 29, 'phone'],
    ['Tab', {}, 5, 'sex', 5, 'phone'],
    ['Tab', {}, 5, 'phone', 6, 'name'],
    ['Tab', { shift: true }, 5, 'name', 4, 'phone'],
  ])('%s %o from %i/%s to %i/%s', (key, modifiers, row, column, toRow, toColumn) => {
    expect(cellAfter({ row, column }, { key, ...modifiers }, extent)).toEqual({
      row: toRow,
      column: toColumn,
    })
  })

  it('leads out of the list with Tab past either end', () => {
    expect(cellAfter({ row: 29, column: 'phone' }, { key: 'Tab' }, extent)).toBeNull()
    expect(cellAfter({ row: 0, column: 'name' }, { key: 'Tab', shift: true }, extent)).toBeNull()
  })

  it('knows no other key, and nothing in an empty list', () => {
    expect(cellAfter({ row: 1, column: 'sex' }, { key: 'a' }, extent)).toBeNull()
    expect(cellAfter({ row: 0, column: 'sex' }, { key: 'ArrowDown' }, { ...extent, rows: 0 })).toBeNull()
  })

  it('never leads outside the list, wherever it begins', () => {
    const keys = [
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'PageUp',
      'PageDown',
      'Home',
      'End',
      'Tab',
    ]
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 50 }),
        fc.constantFrom('name', 'sex', 'phone', 'gone'),
        fc.constantFrom(...keys),
        fc.boolean(),
        (row, column, key, ctrl) => {
          const next = cellAfter({ row, column }, { key, ctrl }, extent)
          if (next === null || key === 'Tab') return
          expect(next.row).toBeGreaterThanOrEqual(0)
          expect(next.row).toBeLessThan(30)
          expect(extent.columns).toContain(next.column)
        },
      ),
    )
  })
})
