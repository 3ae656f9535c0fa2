import { renderHook } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { useFollowedRow } from '../../../../src/renderer/ui/grid/followRow.ts'
import type { LoadedRow } from '../../../../src/renderer/ui/grid/gridTypes.ts'

const rowsOf = (names: string): LoadedRow<string>[] => [...names].map((row, index) => ({ index, row }))
const rowId = (row: string) => row

function follow(names: string, row: number) {
  const onMoved = vi.fn()
  const shown = renderHook(
    ({ loaded, at }: { loaded: LoadedRow<string>[]; at: number }) =>
      useFollowedRow(loaded, { row: at, id: loaded[at]?.row ?? null }, rowId, onMoved),
    { initialProps: { loaded: rowsOf(names), at: row } },
  )
  return { onMoved, then: (next: string, at: number) => shown.rerender({ loaded: rowsOf(next), at }) }
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

  it('does not take a move of the cursor for a move of the record', () => {
    const moved = follow('abcd', 1)
    moved.then('abcd', 2)
    moved.then('bcda', 2)
    expect(moved.onMoved.mock.calls).toEqual([[-1]])
  })
})
