/** 设置 as a clerk uses it. */

import type { Page } from 'playwright-core'

export function settingsPage(page: Page) {
  const row = (label: string) => page.locator('[data-setting]').filter({ hasText: label })
  const dialog = page.getByRole('dialog')
  return {
    row,
    field: (label: string) => page.getByLabel(label, { exact: true }),
    fallback: (label: string) => row(label).getByRole('button', { name: /^恢复默认/ }),
    reason: (label: string) => row(label).getByLabel(/^修改理由/),
    past: (label: string) => row(label).getByRole('button', { name: /^(改过|收起)/ }),
    narrow: page.getByLabel('在设置中筛选'),
    changedOnly: page.getByRole('checkbox', { name: '只看改过的' }),
    group: (title: string) =>
      page.getByRole('navigation', { name: '设置分组' }).getByRole('button', { name: title }),
    groups: () => page.locator('[data-group] h2').allInnerTexts(),
    changePassphrase: page.getByRole('button', { name: '修改口令' }),
    dialog,
    current: dialog.getByLabel(/^现在的口令/),
    next: dialog.getByLabel(/^新口令/),
    again: dialog.getByLabel(/^再输一遍/),
    change: dialog.getByRole('button', { name: '修改', exact: true }),
  }
}
