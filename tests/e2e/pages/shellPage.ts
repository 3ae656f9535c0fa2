/** What stands around every screen. */

import type { Page } from 'playwright-core'

export function shellPage(page: Page) {
  const entry = (label: string) =>
    page.getByRole('navigation', { name: '栏目' }).getByRole('link', { name: new RegExp(`^${label}`) })
  return {
    entry,
    find: page.getByRole('combobox', { name: '查找党员' }),
    found: page.getByRole('listbox', { name: '查找结果' }).getByRole('option'),
    undo: page.getByRole('button', { name: /^撤销/ }),
    redo: page.getByRole('button', { name: /^重做/ }),
    bottom: page.getByRole('contentinfo'),
    user: page.getByRole('banner').getByRole('button', { name: /▾$/ }),
    alert: page.getByRole('alert'),
    async goTo(label: string) {
      await entry(label).click()
      await page.getByRole('heading', { level: 1, name: label }).waitFor()
    },
    async lock() {
      await this.user.click()
      await page.getByRole('menuitem', { name: '锁定台账' }).click()
    },
    /** Everything that was typed has reached the register. */
    async untilSaved() {
      await this.bottom.getByText('已全部保存').waitFor()
    },
  }
}

export type ShellPage = ReturnType<typeof shellPage>
