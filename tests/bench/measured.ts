/** One measure of a process: time by the clock and of the processor, and the greatest memory. */

import { performance } from 'node:perf_hooks'

export interface Measured {
  /** milliseconds by the clock */
  ms: number
  /** milliseconds of processor time, all threads */
  cpu: number
  /** greatest memory of the process, MB */
  peak: number
  /** what was done, to see that it was done */
  count: number
  /** further figures, by name */
  more?: Record<string, number>
}

/** Times `fn`; what stood before it (imports, keys) is not counted. */
export async function measured(
  fn: () => Promise<{ count: number; more?: Record<string, number> }>,
): Promise<Measured> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const result = await fn()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { ms, cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS / 1024, ...result }
}
