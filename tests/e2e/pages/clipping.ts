/** Texts that do not fit where they stand. */

import type { Page } from 'playwright-core'
import { lasting } from './lasting.ts'

/** Names, buttons, labels and headings must be read whole; cells of a list may end in …, with a tooltip. */
const WHOLE = 'h1, h2, h3, button, label, th, dt, [role=tab], [role=columnheader], nav a, footer *'

/** Element and text of each, as it stands once the screen has come to rest. */
export function clippedTexts(page: Page): Promise<string[]> {
  return lasting(() =>
    page.locator(WHOLE).evaluateAll(elements =>
      elements
        .filter(element => {
          const { clientWidth, scrollWidth, clientHeight, scrollHeight } = element
          const shown = element.checkVisibility() && clientWidth > 1
          return shown && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 4)
        })
        .map(element => `${element.tagName} ${element.textContent.trim().slice(0, 40)}`),
    ),
  )
}
