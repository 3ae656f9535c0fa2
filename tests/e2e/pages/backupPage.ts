/** 备份 as a clerk uses it. */

import type { Page } from 'playwright-core'
import { gridPage } from './gridPage.ts'

export function backupPage(page: Page) {
  const dialog = page.getByRole('dialog')
  return {
    list: gridPage(page, '备份'),
    panel: page.getByRole('complementary', { name: '存放与核对' }),
    backUp: page.getByRole('button', { name: '立即备份' }),
    verify: page.getByRole('button', { name: /核对$|再核对一次/ }),
    restore: page.getByRole('grid').getByRole('button', { name: /^恢复：/ }),
    dialog,
    passphrase: dialog.getByLabel('备份时的口令'),
    confirm: dialog.getByRole('button', { name: '恢复', exact: true }),
  }
}
