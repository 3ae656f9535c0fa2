/** 集中排查: the board, a branch's check lines, stages. */

import type { Page } from 'playwright-core'
import { gridPage } from './gridPage.ts'

export function censusPage(page: Page) {
  return {
    board: gridPage(page, '排查进度'),
    lines: gridPage(page, '核查表'),
    count: page.locator('[aria-live=polite]').first(),
    panel: page.getByRole('complementary', { name: '核查' }),
    dialog: page.getByRole('dialog'),
    /** the dialog once it has taken the focus: a key pressed before would go to its first field */
    async readyDialog() {
      const dialog = page.getByRole('dialog')
      await dialog.locator(':focus').waitFor({ state: 'attached' })
      return dialog
    },
    button: (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }),
    /** 进度, 阶段和任务, 方案和日期 */
    tab: (name: string) => page.getByRole('radiogroup', { name: '内容' }).getByText(name),
  }
}

export type CensusPage = ReturnType<typeof censusPage>
