/** ＋ 条件 of the roster: each call opens it, adds one condition on a column and closes it. */

import type { Page } from 'playwright-core'
import { openOption } from './openOption.ts'

export function conditionBox(page: Page) {
  const box = page.getByRole('group', { name: '按列筛选' })
  const choose = async (field: string, entry: string) => {
    await box.getByLabel(field, { exact: true }).click()
    await page.locator('.ant-select-item-option:visible').getByText(entry, { exact: true }).click()
  }
  const put = async (column: string, question: string | null, fill: () => Promise<void>) => {
    await page.getByRole('button', { name: '＋ 条件' }).click()
    await choose('列', column)
    if (question !== null) await choose('怎样', question)
    await fill()
    await box.getByRole('button', { name: '加上' }).click()
    await page.keyboard.press('Escape')
    await box.waitFor({ state: 'hidden' })
  }
  return {
    box,
    oneOf: (column: string, values: readonly string[]) =>
      put(column, null, async () => {
        await box.getByLabel('其中之一').click()
        for (const value of values) await openOption(page, value).click()
      }),
    text: (column: string, question: '含' | '不含', text: string) =>
      put(column, question, () => box.getByLabel('文字').fill(text)),
    between: (column: string, from: string, to: string) =>
      put(column, null, async () => {
        await box.getByPlaceholder('从', { exact: true }).fill(from)
        await box.getByPlaceholder('到', { exact: true }).fill(to)
      }),
    is: (column: string, question: '没有填' | '已填') => put(column, question, () => Promise.resolve()),
  }
}
