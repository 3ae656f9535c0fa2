/** Any list of the application. */

import type { Locator, Page } from 'playwright-core'

export function gridPage(page: Page, name: string) {
  const grid = page.getByRole('grid', { name })
  /** the grid and its cursor stand side by side in one scrolling box */
  const box = grid.locator('xpath=../..')
  const columnIndex = async (title: string): Promise<number> => {
    await grid.getByRole('columnheader').first().waitFor()
    const titles = await grid.getByRole('columnheader').allInnerTexts()
    const at = titles.findIndex(text => text.replace(/笔?[↑↓]\d*|\s/g, '') === title)
    if (at < 0) throw new Error(`no column ${title} among ${titles.join('|')}`)
    return at
  }
  const row = (text: string | RegExp): Locator =>
    grid.getByRole('row').filter({ hasText: text, has: page.getByRole('gridcell') })
  return {
    grid,
    box,
    row,
    rows: grid.getByRole('row').filter({ has: page.getByRole('gridcell') }),
    /** the one input that stands in the active cell */
    cursor: box.locator('input:not([type=checkbox])'),
    header: (title: string) => grid.getByRole('columnheader', { name: title }),
    choices: box.getByRole('option'),
    bubble: box.getByRole('status'),
    async cell(rowText: string | RegExp, column: string): Promise<Locator> {
      return row(rowText)
        .getByRole('gridcell')
        .nth(await columnIndex(column))
    },
    async text(rowText: string | RegExp, column: string): Promise<string> {
      return (await (await this.cell(rowText, column)).innerText()).trim()
    },
    /** the texts of one column, as far as rows are drawn */
    async column(title: string): Promise<string[]> {
      const at = await columnIndex(title)
      return this.rows.evaluateAll(
        (rows, index) =>
          rows.map(one => one.querySelectorAll('[role=gridcell]')[index]?.textContent.trim() ?? ''),
        at,
      )
    },
  }
}

export type GridPage = ReturnType<typeof gridPage>
