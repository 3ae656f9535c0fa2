/** 组织处置, worked with the keyboard alone. */

import type { Page } from 'playwright-core'
import { gridPage } from './gridPage.ts'
import { openOption } from './openOption.ts'

/** More stops than a screen or a dialog has. */
const STOPS = 120

export function disposalPage(page: Page) {
  const dialog = page.getByRole('dialog')
  const record = page.getByRole('article', { name: /^处置案：/ })

  /** what the focused control is called */
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement)) return ''
      const label =
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
          ? element.labels?.[0]?.textContent
          : null
      return (label ?? element.getAttribute('aria-label') ?? element.textContent).trim()
    })

  /** Goes on with Tab until the control of this name has the focus. */
  async function tabTo(name: string): Promise<void> {
    for (let stop = 0; stop < STOPS; stop += 1) {
      if ((await focused()).replace('（必填）', '') === name) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not come to ${name}`)
  }

  async function type(name: string, text: string): Promise<void> {
    await tabTo(name)
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
  }

  /** Chooses from a list by typing a part of the words. */
  async function choose(name: string, typed: string, words = typed): Promise<void> {
    await tabTo(name)
    await page.keyboard.type(typed)
    await openOption(page, words).first().waitFor()
    await page.keyboard.press('Enter')
  }

  /** Chooses from a short list that is not typed into. */
  async function pick(name: string, down: number): Promise<void> {
    await tabTo(name)
    await page.keyboard.press('Enter')
    await page.locator('.ant-select-item-option:visible').first().waitFor()
    for (let i = 0; i < down; i += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  }

  /** Chooses from a short list where something is chosen already. */
  async function pickFromTop(name: string, down: number): Promise<void> {
    await tabTo(name)
    await page.keyboard.press('Enter')
    const options = page.locator('.ant-select-item-option:visible')
    await options.first().waitFor()
    await options.nth(down).click()
  }

  async function press(name: string): Promise<void> {
    await tabTo(name)
    await page.keyboard.press('Enter')
  }

  return {
    dialog,
    record,
    list: gridPage(page, '组织处置'),
    steps: record.getByRole('list', { name: '办理程序' }),
    tabTo,
    type,
    choose,
    pick,
    pickFromTop,
    press,
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

export type DisposalPage = ReturnType<typeof disposalPage>
