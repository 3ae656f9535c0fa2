/** The clerk's hands: every key and click is counted, so that a test can hold a moment to its budget. */

import type { Locator, Page } from 'playwright-core'

export interface Effort {
  keys: number
  clicks: number
}

export interface Hands {
  /** one key, or a chord such as Control+k, which counts as one */
  press: (key: string) => Promise<void>
  /** one key a character */
  type: (text: string) => Promise<void>
  click: (target: Locator) => Promise<void>
  /** a click made outside the page, in a window of the system's own */
  clicked: () => void
  /** what was spent since the last call */
  spent: () => Effort
}

export function handsOn(page: Page): Hands {
  let effort: Effort = { keys: 0, clicks: 0 }
  return {
    press: async key => {
      effort.keys += 1
      await page.keyboard.press(key)
    },
    type: async text => {
      effort.keys += [...text].length
      await page.keyboard.type(text)
    },
    click: async target => {
      effort.clicks += 1
      await target.click()
    },
    clicked: () => {
      effort.clicks += 1
    },
    spent: () => {
      const spent = effort
      effort = { keys: 0, clicks: 0 }
      return spent
    },
  }
}
