/** 年审: the branches, a branch's sheet, a frozen roster. */

import type { Page } from 'playwright-core'
import { gridPage } from './gridPage.ts'

export function annualPage(page: Page) {
  const dialog = page.getByRole('dialog')
  return {
    branches: gridPage(page, '年审进度'),
    sheet: gridPage(page, '年审核对表'),
    count: page.locator('[aria-live=polite]').first(),
    panel: page.getByRole('complementary'),
    paper: page.getByRole('region', { name: '纸面' }),
    dialog,
    button: (name: string) => page.getByRole('button', { name, exact: true }),
    /** one option of 只看 */
    only: (name: RegExp) => page.getByRole('radiogroup', { name: '只看' }).getByText(name),
  }
}

export type AnnualPage = ReturnType<typeof annualPage>
