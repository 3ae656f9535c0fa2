/** Clocks inside the page: when something stood on the screen, and how long its frames were. */

import type { Page } from 'playwright-core'

/** What stood on the screen from a moment on, by the page's own clock in milliseconds. */
export interface Shown {
  at: number
  seen: string
}

export interface Watched {
  /** when the first event came that began it all */
  began: number | null
  shown: Shown[]
}

/**
 * Notes from now on what the roster shows, each time it is another picture: the frame is painted when its
 * moment is taken. `began` is the first key pressed or text put in.
 */
export async function watchRoster(page: Page, rows: number) {
  const handle = await page.evaluateHandle(count => {
    const grid = document.querySelector('[role=grid][aria-label=党员名册]')
    const watched: Watched = { began: null, shown: [] }
    let going = true
    let before: string | null = null
    const begin = (event: Event) => {
      watched.began ??= event.timeStamp
    }
    for (const kind of ['keydown', 'beforeinput', 'input']) {
      window.addEventListener(kind, begin, { capture: true })
    }
    const see = (): string => {
      const list = Array.from(grid?.querySelectorAll<HTMLElement>('[data-row]') ?? [])
      const shown = list
        .filter(row => Number(row.dataset.row) < count)
        .sort((a, b) => Number(a.dataset.row) - Number(b.dataset.row))
        .map(row => {
          const cell = (key: string) => row.querySelector(`[data-column=${key}]`)?.textContent.trim() ?? ''
          return `${cell('name')} ${cell('phone')}`
        })
      const foot = document.querySelector('footer')
      return JSON.stringify({
        total: Number(grid?.getAttribute('aria-rowcount')) - 1,
        shown,
        settled:
          grid?.getAttribute('aria-busy') === 'false' &&
          grid.querySelector('[data-state]') === null &&
          foot?.querySelector('[role=status]') === null &&
          foot.textContent.includes('已全部保存'),
      })
    }
    const painted = new MessageChannel()
    const waiting: string[] = []
    painted.port1.onmessage = () => {
      const at = performance.now()
      for (const seen of waiting.splice(0)) watched.shown.push({ at, seen })
    }
    const look = () => {
      if (!going) return
      const seen = see()
      if (seen !== before) {
        before = seen
        waiting.push(seen)
        painted.port2.postMessage(null)
      }
      requestAnimationFrame(look)
    }
    look()
    return {
      watched,
      stop: () => {
        going = false
        for (const kind of ['keydown', 'beforeinput', 'input']) {
          window.removeEventListener(kind, begin, { capture: true })
        }
      },
    }
  }, rows)
  return {
    look: (): Promise<Watched> => handle.evaluate(({ watched }) => watched),
    stop: () => handle.evaluate(({ stop }) => stop()),
  }
}

/** Milliseconds between the frames while `move` goes on. */
export async function framesWhile(page: Page, move: () => Promise<unknown>): Promise<number[]> {
  const handle = await page.evaluateHandle(() => {
    const times: number[] = []
    let before: number | null = null
    let going = true
    const look = (now: number) => {
      if (before !== null) times.push(now - before)
      before = now
      if (going) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    return {
      times,
      stop: () => {
        going = false
      },
    }
  })
  await move()
  await handle.evaluate(({ stop }) => stop())
  return handle.evaluate(({ times }) => times)
}

/** The longest tasks of the page's main thread in milliseconds of its own processor time, by the browser's trace. */
export async function longestTask(page: Page, move: () => Promise<unknown>): Promise<number> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the page has no browser')
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  await move()
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] }
  const own = trace.traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === MAIN_THREAD,
  )
  const threads = new Set(own.map(threadOf))
  const tasks = trace.traceEvents.filter(
    event => event.name.endsWith('RunTask') && threads.has(threadOf(event)),
  )
  return Math.max(0, ...tasks.map(({ tdur }) => (tdur ?? 0) / 1000))
}

const MAIN_THREAD = 'CrRendererMain'

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** microseconds of processor time */
  tdur?: number
  args?: { name?: string }
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`
