/** How a cross-check says what it found. */

import type { CheckResult } from './methods.ts'

type Cell = CheckResult['cells'][number]
type Row = CheckResult['rows'][number]

export interface CheckHead {
  check: string
  annexes: readonly number[]
  level: CheckResult['level']
  title: string
}

/** Passed when there is neither a row nor a figure that breaks it. */
export function verdict(
  head: CheckHead,
  broken: { rows?: readonly Row[]; cells?: readonly Cell[]; words?: readonly string[]; count?: number },
  fine: string,
): CheckResult {
  const rows = [...(broken.rows ?? [])]
  const words = broken.words ?? []
  const count = broken.count ?? rows.length
  const passed = count === 0 && words.length === 0
  const persons = count > 0 ? [`共${count}名${count > rows.length ? `，列出前${rows.length}名` : ''}`] : []
  return {
    check: head.check,
    annexes: [...head.annexes],
    level: head.level,
    passed,
    title: head.title,
    detail: passed ? fine : [...words, ...persons].join('；'),
    rows,
    cells: [...(broken.cells ?? [])],
  }
}

export function cell(annex: number, row: string | number | null, column: string): Cell {
  return { annex, row: String(row), column }
}
