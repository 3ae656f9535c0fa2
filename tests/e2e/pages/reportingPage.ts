/** 附件报送: the nine annexes, one of them as paper, the packet; and the campaign's dates. */

import type { Locator, Page } from 'playwright-core'

export function reportingPage(page: Page) {
  const table = page.getByRole('table', { name: '九个附件' })
  return {
    rows: table.getByRole('row').filter({ has: page.getByRole('cell') }),
    row: (annex: number) => table.getByRole('row', { name: new RegExp(`^附件${annex} `) }),
    open: (annex: number) =>
      table
        .getByRole('row', { name: new RegExp(`^附件${annex} `) })
        .getByRole('button')
        .first(),
    printBranch: (annex: number) => page.getByRole('button', { name: `附件${annex} 印一个支部` }),
    branch: (name: RegExp) => page.getByRole('menuitem', { name }),
    /** the hidden page that was handed to the print dialog */
    printed: page.locator('iframe[title="打印"]'),
    sheets: page.getByRole('region', { name: /^第 \d+ 页/ }),
    /** the texts on one page of the paper, as they stand there */
    texts: (sheet: Locator) =>
      sheet
        .locator('[class*="_cell_"]')
        .evaluateAll(cells => cells.map(cell => cell.textContent).filter(text => text !== '')),
    excel: page.getByRole('button', { name: '导出 Excel' }),
    pdf: page.getByRole('button', { name: '导出 PDF' }),
    /** cells that break a check by an error, the red ones */
    marks: page.locator('[data-mark][data-level="error"]'),
    check: (name: string) => page.getByRole('article', { name: new RegExp(`^${name} `) }),
    checks: page.getByRole('region', { name: '校验' }),
    packet: page.getByRole('button', { name: '导出上报包' }),
    dialog: page.getByRole('dialog'),
    turn: (to: '上一页' | '下一页') => page.getByRole('button', { name: to }),
    /** what the paper is made of, and the packet */
    export: page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }),
    /** says that checks which fail were looked at; none may fail */
    confirmChecks: async () => {
      const box = page.getByRole('dialog').getByRole('checkbox', { name: '已逐处核对，照此上报' })
      if (await box.isVisible()) await box.check()
    },
    done: page.getByRole('dialog').getByRole('button', { name: '完成' }),
    tab: (annex: number) => page.locator('.ant-segmented-item', { hasText: `附件${annex}` }),
  }
}

export type ReportingPage = ReturnType<typeof reportingPage>
