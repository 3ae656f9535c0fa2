/** 档案问题 and 补办档案, worked with the keyboard. */

import type { Page } from 'playwright-core'
import { disposalPage } from './disposalPage.ts'
import { gridPage } from './gridPage.ts'

export function makeUpPage(page: Page) {
  const { dialog, tabTo, type, choose, pick, press } = disposalPage(page)
  const record = page.getByRole('article', { name: /^补办档案：/ })
  const panel = page.getByRole('complementary', { name: '档案问题' })

  /** Ticks what stands below one another, from the first of them on. */
  async function tick(first: string, count: number): Promise<void> {
    await tabTo(first)
    for (let n = 0; n < count; n += 1) {
      await page.keyboard.press('Space')
      await page.keyboard.press('Tab')
    }
  }

  return {
    dialog,
    record,
    panel,
    tabTo,
    type,
    choose,
    pick,
    press,
    tick,
    findings: gridPage(page, '问题台账'),
    list: gridPage(page, '补办档案'),
    clocks: gridPage(page, '归档期限'),
    /** one of the three lists */
    sheet: (name: string) => page.locator('.ant-segmented-item', { hasText: name }).click(),
    /** opens the dialog of the step that comes next, fills it in and confirms it */
    async take(step: string, fill: () => Promise<void>): Promise<void> {
      await record.getByRole('button', { name: step, exact: true }).waitFor()
      await press(step)
      await dialog.waitFor()
      await fill()
      await press('登记')
      await dialog.waitFor({ state: 'hidden' })
    },
  }
}

export type MakeUpPage = ReturnType<typeof makeUpPage>
