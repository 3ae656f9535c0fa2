/** What tests look at on a laid-out page. */

import { expect } from 'vitest'
import { printableHeight, printableWidth } from '../../../src/shared/forms/description.ts'
import { LOOK } from '../../../src/shared/forms/appearance.ts'
import {
  formPageSchema,
  type FormCell,
  type FormPage,
  type FormSheet,
} from '../../../src/shared/forms/sheet.ts'

export function pagesOf(sheet: FormSheet): FormPage[] {
  return [...sheet.pages()]
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Every cell of the grid is covered exactly once, and the page fits its paper. */
export function expectSound(sheet: FormSheet): void {
  const width = printableWidth(sheet.paper, sheet.orientation)
  expect(sum(sheet.columnWidths)).toBeCloseTo(width, 6)
  const pages = pagesOf(sheet)
  expect(pages).toHaveLength(sheet.pageCount)
  for (const [i, page] of pages.entries()) {
    expect(formPageSchema.safeParse(page).success).toBe(true)
    expect(page).toMatchObject({ page: i + 1, pageCount: sheet.pageCount, paper: sheet.paper })
    expect(page.columnWidths).toEqual(sheet.columnWidths)
    expect(sum(page.rowHeights)).toBeLessThanOrEqual(printableHeight(page.paper, page.orientation) + 1e-6)
    expectCovered(page)
  }
}

function expectCovered(page: FormPage): void {
  const covered = new Map<string, FormCell>()
  for (const cell of page.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let col = cell.col; col < cell.col + cell.colSpan; col += 1) {
        const at = `${row},${col}`
        expect(covered.has(at), `cell ${at} of page ${page.page} covered twice`).toBe(false)
        covered.set(at, cell)
      }
    }
  }
  expect(covered.size).toBe(page.rowHeights.length * page.columnWidths.length)
  for (const { size } of page.cells) expect(size).toBeGreaterThanOrEqual(6)
}

/** Texts of one column, from the top; blank rows give nothing. */
export function column(sheet: FormSheet, key: string): string[] {
  return pagesOf(sheet).flatMap(page => page.cells.filter(c => c.key?.column === key).map(c => c.text))
}

/** Texts of the cells of a kind. */
export function texts(page: FormPage, kind: FormCell['kind']): string[] {
  return page.cells.filter(cell => cell.kind === kind).map(cell => cell.text)
}

export function isFramed(cell: FormCell): boolean {
  return LOOK[cell.kind].framed
}
