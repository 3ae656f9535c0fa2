/** What every list is narrowed to, in the top bar. */

import type { Page } from 'playwright-core'
import { openOption } from './openOption.ts'

export function scopeBar(page: Page) {
  const bar = page.getByRole('banner')
  return {
    branch: bar.getByRole('combobox', { name: '支部' }),
    /** narrows every list to one branch */
    async chooseBranch(name: string) {
      await this.branch.click()
      // Only entries in sight are drawn: of many branches the rest is found by typing.
      await this.branch.fill(name)
      await openOption(page, name).first().click()
    },
    async wholeCommittee() {
      await bar.locator('.ant-select-clear').first().click({ force: true })
    },
  }
}
