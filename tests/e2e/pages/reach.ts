/** Which controls of a screen can be got at: by the eye in a small window, and by Tab. */

import type { Page } from 'playwright-core'
import { lasting } from './lasting.ts'

const CONTROLS =
  'button:enabled, a[href], input:enabled, textarea:enabled, select:enabled, [role=button], [role=tab], [role=link]'

/** Controls that lie outside the window with nothing to scroll them in by, and a window that has to be scrolled sideways. */
export function controlsOutOfReach(page: Page): Promise<string[]> {
  return lasting(() => outOfReach(page))
}

async function outOfReach(page: Page): Promise<string[]> {
  return page.locator(CONTROLS).evaluateAll(controls => {
    const scrolls = (from: Element): boolean => {
      for (let box = from.parentElement; box; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box)
        if (/auto|scroll/.test(overflowX + overflowY)) return true
      }
      return false
    }
    const lost = controls
      .filter(control => {
        if (!control.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })) return false
        const { width, height, left, right, top, bottom } = control.getBoundingClientRect()
        if (width < 2 || height < 2) return false
        const inside =
          left >= -1 && right <= window.innerWidth + 1 && top >= -1 && bottom <= window.innerHeight + 1
        return !inside && !scrolls(control)
      })
      .map(
        control =>
          `out of the window: ${(control.getAttribute('aria-label') ?? control.textContent).slice(0, 30)}`,
      )
    const page = document.scrollingElement
    if (page && page.scrollWidth > window.innerWidth) lost.push('the window scrolls sideways')
    return lost
  })
}

export interface TabWalk {
  /** names of what had the focus, in order */
  reached: string[]
  /** visible controls that Tab never came to, nor to a list, menu or group they belong to */
  missed: string[]
}

/** More stops than any screen has. */
const STOPS_MAX = 600
/** Stops at known places one after the other, after which the round is complete. */
const REPEATS_MAX = 8

/**
 * Goes round the window with Tab from its beginning. One stop is enough for what arrow keys go on in: a grid,
 * a list of tabs, a group of choices.
 */
export async function tabWalk(page: Page): Promise<TabWalk> {
  await page.evaluate(() => {
    document.querySelectorAll('[data-reached], [data-now]').forEach(element => {
      element.removeAttribute('data-reached')
      element.removeAttribute('data-now')
    })
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    window.getSelection()?.removeAllRanges()
  })
  const reached: string[] = []
  let repeats = 0
  for (let stop = 0; stop < STOPS_MAX && repeats < REPEATS_MAX; stop += 1) {
    await page.keyboard.press('Tab')
    const now = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return { known: true, stays: false, name: '' }
      const known = element.hasAttribute('data-reached')
      const stays = element.hasAttribute('data-now')
      document.querySelector('[data-now]')?.removeAttribute('data-now')
      element.setAttribute('data-reached', '')
      element.setAttribute('data-now', '')
      return { known, stays, name: (element.getAttribute('aria-label') ?? element.textContent).trim() }
    })
    repeats = now.known ? repeats + 1 : 0
    if (!now.known) reached.push(now.name.slice(0, 30))
    // In a list whose cells can be edited Tab goes from cell to cell: Esc lets it leave.
    if (now.stays) await page.keyboard.press('Escape')
  }
  const missed = await page.locator(CONTROLS).evaluateAll(controls =>
    controls
      .filter(control => {
        if (!control.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })) return false
        if (control.hasAttribute('data-reached')) return false
        // The rows of a list are walked by its one cursor, which stands beside them.
        const list = control.closest('[role=grid] [role=rowgroup]:last-child')?.closest('[role=grid]')
        if (
          list?.parentElement?.querySelector(
            ':scope > :not([role=grid]) [data-reached], :scope > [data-reached]',
          )
        ) {
          return false
        }
        const group = control.closest(
          '[role=tablist], [role=radiogroup], [role=listbox], [role=menu], [role=tree], [role=toolbar]',
        )
        if (group?.querySelector('[data-reached]')) return false
        if (control instanceof HTMLInputElement && control.type === 'radio' && control.name !== '') {
          const others = document.querySelectorAll(`input[type=radio][name="${CSS.escape(control.name)}"]`)
          if ([...others].some(other => other.hasAttribute('data-reached'))) return false
        }
        return true
      })
      .map(
        control =>
          (control.getAttribute('aria-label') ?? control.textContent).trim().slice(0, 30) ||
          control.outerHTML.slice(0, 120),
      ),
  )
  return { reached, missed }
}
