/**
 * The maintainer's log: one file in the program's folder, turned over when it is full. Lines are redacted
 * (door.ts) before they are written, so the log can be handed on: no names, no ID numbers.
 */

import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { redact } from '../door.ts'

/** A full file is set aside; the one set aside before is forgotten. */
export const LOG_MAX_BYTES = 1024 * 1024

/**
 * A function that writes one line. It never throws: a full disk must not stop the clerk's work because a
 * line about it could not be kept.
 */
export function openLog(dataFolder: string, now: () => string): (line: string) => void {
  const folder = join(dataFolder, 'log')
  const file = join(folder, 'taizhang.log')
  return line => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
      if (size > LOG_MAX_BYTES) renameSync(file, join(folder, 'taizhang.old.log'))
      appendFileSync(file, `${now()} ${redact(line)}\n`, { mode: 0o600 })
    } catch {
      return
    }
  }
}
