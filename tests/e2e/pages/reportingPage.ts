/** 附件报送: the nine annexes, one of them as paper, the packet; and the campaign's dates. */

import type { Page } from 'playwright-core'

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
    printBranch: (annex: number) => page.getByRole('button', { name: `打印一个支部的附件${annex}` }),
    branch: (name: string) => page.getByRole('menuitem', { name }),
    /** the hidden page that was handed to the print dialog */
    printed: page.locator('iframe[title="打印"]'),
    sheets: page.getByRole('region', { name: /^第 \d+ 页/ }),
    /** cells that break a check */
    marks: page.locator('[data-mark]'),
    check: (name: string) => page.getByRole('article', { name: new RegExp(`^${name} `) }),
    checks: page.getByRole('region', { name: '校验' }),
    packet: page.getByRole('button', { name: '导出上报包' }),
    dialog: page.getByRole('dialog'),
    turn: (to: '上一页' | '下一页') => page.getByRole('button', { name: to }),
    tab: (annex: number) => page.locator('.ant-segmented-item', { hasText: `附件${annex}` }),
  }
}

export type ReportingPage = ReturnType<typeof reportingPage>
