/** A Chinese input method, as the browser meets it: keys it takes for itself, composing, handing over. */

import type { CDPSession, Page } from 'playwright-core'

export interface InputMethod {
  /** composes letter by letter, from the very first key: `zhang` shows z, zh, zha … */
  compose: (letters: string) => Promise<void>
  /** a key while composing: the input method takes it, the page only sees 229 */
  key: (code: string) => Promise<void>
  /** hands the chosen characters over */
  choose: (text: string) => Promise<void>
}

const TAKEN = 229

export async function inputMethod(page: Page): Promise<InputMethod> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  const taken = async (code: string) => {
    const key = { windowsVirtualKeyCode: TAKEN, nativeVirtualKeyCode: TAKEN, key: 'Process', code }
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }
  return {
    key: taken,
    compose: async letters => {
      let shown = ''
      for (const letter of letters) {
        shown += letter
        await taken(`Key${letter.toUpperCase()}`)
        await cdp.send('Input.imeSetComposition', {
          text: shown,
          selectionStart: shown.length,
          selectionEnd: shown.length,
        })
      }
    },
    choose: async text => {
      await taken('Space')
      await cdp.send('Input.insertText', { text })
    },
  }
}
