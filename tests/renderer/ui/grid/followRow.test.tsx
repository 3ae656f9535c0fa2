import { renderHook } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { useFollowedRow } from '../../../../src/renderer/ui/grid/followRow.ts'
import type { LoadedRow } from '../../../../src/renderer/ui/grid/gridTypes.ts'

const rowsOf = (names: string): LoadedRow<string>[] => [...names].map((row, index) => ({ index, row }))
const rowId = (row: string) => row

function follow(names: string, row: number) {
  const onMoved = vi.fn()
  const shown = renderHook(
    ({ loaded, at, placed }: { loaded: LoadedRow<string>[]; at: number; placed: number }) =>
      useFollowedRow(loaded, { row: at, id: loaded[at]?.row ?? null, placed }, rowId, onMoved),
    { initialProps: { loaded: rowsOf(names), at: row, placed: 0 } },
  )
  let loaded = rowsOf(names)
  return {
    onMoved,
    then: (next: string, at: number, placed = 0) => {
      loaded = rowsOf(next)
      shown.rerender({ loaded, at, placed })
    },
    /** the screen puts the cursor somewhere while the rows before still stand */
    place: (at: number, placed: number) => shown.rerender({ loaded, at, placed }),
  }
}

describe('a cursor that stays on its record', () => {
  it('is told how far the record moved when rows before it go or come', () => {
    const up = follow('abcde', 3)
    up.then('bde', 3)
    expect(up.onMoved).toHaveBeenCalledExactlyOnceWith(-2)
    const down = follow('abc', 1)
    down.then('xyabc', 1)
    expect(down.onMoved).toHaveBeenCalledExactlyOnceWith(2)
  })

  it('stays where it stands when its own record is gone, or nothing moved', () => {
    const gone = follow('abcd', 1)
    gone.then('acd', 1)
    expect(gone.onMoved).not.toHaveBeenCalled()
    const same = follow('abcd', 1)
    same.then('abcde', 1)
    expect(same.onMoved).not.toHaveBeenCalled()
  })

  it('does not follow the first of the list before into a list that is opened at its head', () => {
    const late = follow('eabcd', 0)
    late.then('eabcd', 0)
    late.place(0, 1)
    late.then('abcde', 0, 1)
    expect(late.onMoved).not.toHaveBeenCalled()
    // the rows are there at once
    late.then('dabce', 0, 2)
    expect(late.onMoved).not.toHaveBeenCalled()
    // and from then on it follows again
    late.then('abcde', 0, 2)
    expect(late.onMoved).toHaveBeenCalledExactlyOnceWith(3)
  })

  it('does not take a move of the cursor for a move of the record', () => {
    const moved = follow('abcd', 1)
    moved.then('abcd', 2)
    moved.then('bcda', 2)
    expect(moved.onMoved.mock.calls).toEqual([[-1]])
  })
})
