/**
 * Long work (law 10): reports where it is, gives other work its turn, stops when it is cancelled.
 */

import { setImmediate as turn } from 'node:timers/promises'
import { OfficeError } from '../shared/api/errors.ts'
import type { Progress } from '../shared/api/method.ts'

export interface Work {
  report: (step: string, done: number, total: number | null) => void
  /** lets other requests run; throws CANCELLED once the clerk has given up */
  breathe: () => Promise<void>
  signal: AbortSignal
}

/** A Work for callers that want no progress: tests, and steps inside other work. */
export function quietWork(signal: AbortSignal = new AbortController().signal): Work {
  return {
    report: () => undefined,
    breathe: async () => {
      await turn()
      if (signal.aborted) throw new OfficeError('CANCELLED')
    },
    signal,
  }
}

/** Work done in one go before others get their turn, milliseconds. */
const TURN_MS = 12

/** Watches the clock inside long loops: `if (pace.due()) await pace.rest()`. */
export interface Pace {
  /** true once the work has gone on for long enough */
  due: () => boolean
  /** lets others run; throws CANCELLED once the clerk has given up */
  rest: () => Promise<void>
}

export function createPace(work: Pick<Work, 'breathe'>): Pace {
  let since = performance.now()
  return {
    due: () => performance.now() - since > TURN_MS,
    rest: async () => {
      await work.breathe()
      since = performance.now()
    },
  }
}

/**
 * Runs `work` as a stream of progress that ends with its result. Only the newest progress is handed on:
 * a slow reader never makes the work wait. Giving the stream back cancels the work.
 */
export async function* asTask<T>(
  work: (work: Work) => Promise<T>,
  outer?: AbortSignal,
): AsyncGenerator<Progress, T, void> {
  const controller = new AbortController()
  const cancel = () => controller.abort()
  outer?.addEventListener('abort', cancel, { once: true })
  if (outer?.aborted) cancel()

  const state: { newest: Progress | null; ended: boolean } = { newest: null, ended: false }
  let wake: () => void = () => undefined
  const quiet = quietWork(controller.signal)
  const result = work({
    ...quiet,
    report: (step, done, total) => {
      state.newest = { step, done, total }
      wake()
    },
  })
  const end = result.then(
    () => undefined,
    () => undefined,
  )
  void end.then(() => {
    state.ended = true
    wake()
  })
  try {
    while (!state.ended) {
      const progress = state.newest
      if (progress === null) {
        // Nothing can happen between the look above and here: both run in one turn.
        await new Promise<void>(resolve => {
          wake = resolve
        })
      } else {
        state.newest = null
        yield progress
      }
    }
    return await result
  } finally {
    outer?.removeEventListener('abort', cancel)
    cancel()
    await end
  }
}
