/**
 * What a screen remembers on this computer: column widths, sort, filters by code, the chosen branch.
 * Kept per register. Never a name, a number or a search text: this storage is not encrypted.
 */

import type { z } from 'zod'

function slot(registerKey: string, name: string): string {
  return `taizhang:${registerKey}:${name}`
}

/** What was remembered, or the fallback when there is nothing or it cannot be read any more. */
export function readStored<T extends z.ZodType>(
  registerKey: string,
  name: string,
  schema: T,
  fallback: z.output<T>,
): z.output<T> {
  try {
    const text = window.localStorage.getItem(slot(registerKey, name))
    return text === null ? fallback : schema.parse(JSON.parse(text))
  } catch {
    // Written by an older program, or storage is switched off: the list simply starts afresh.
    return fallback
  }
}

export function writeStored(registerKey: string, name: string, value: unknown): void {
  try {
    window.localStorage.setItem(slot(registerKey, name), JSON.stringify(value))
  } catch {
    // Full or switched off: remembering is a convenience, never a reason to stop.
    return
  }
}
