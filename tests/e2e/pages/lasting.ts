/** Findings about a screen that hold once it has come to rest. */

import { setTimeout } from 'node:timers/promises'

/** Milliseconds; longer than any movement on the screens takes on a busy computer. */
const REST = 5_000
const PAUSE = 100

/**
 * What `read` still finds when the screen has come to rest. While a dialog fades or the ring of a pressed
 * button spreads, a reading can name what nobody would see a moment later; a fault stays.
 */
export async function lasting(read: () => Promise<string[]>): Promise<string[]> {
  const end = performance.now() + REST
  let found = await read()
  while (found.length > 0 && performance.now() < end) {
    await setTimeout(PAUSE)
    found = await read()
  }
  return found
}
