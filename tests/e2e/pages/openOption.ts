/** An entry of the list a choice field has opened. The library draws it beside the roles it announces. */

import type { Locator, Page } from 'playwright-core'

export function openOption(page: Page, text: string): Locator {
  return page.locator('.ant-select-item-option:visible', { hasText: text })
}
