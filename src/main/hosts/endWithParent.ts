/** For programs that npm starts. */

/**
 * npm does not hand on a signal that was sent to it alone; it just goes. Then this process goes too,
 * instead of running on where nobody can reach it.
 */
export function endWithParent(): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 1000).unref()
}
