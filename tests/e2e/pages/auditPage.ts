/** 操作记录 as a clerk uses it. */

import type { Page } from 'playwright-core'
import { gridPage } from './gridPage.ts'

export function auditPage(page: Page) {
  const panel = page.getByRole('complementary', { name: '这次操作改了什么' })
  return {
    list: gridPage(page, '操作记录'),
    panel,
    /** takes back (or does again) the entry with this label, in its row */
    step: (word: '撤销' | '重做', label: string) =>
      page.getByRole('grid').getByRole('button', { name: `${word}：${label}`, exact: true }),
    kind: (word: string) => page.getByRole('radiogroup', { name: '类别' }).getByText(word, { exact: true }),
    /** the fields of the shown entry: name, before, after */
    fields: () =>
      panel
        .locator('tbody tr')
        .evaluateAll(rows => rows.map(row => [...row.children].map(cell => cell.textContent.trim()))),
  }
}

export type AuditPage = ReturnType<typeof auditPage>
