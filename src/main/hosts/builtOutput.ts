/** Whether what was built is there, whole, and as new as its sources. */

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Written last by the build; see vite.config.ts. */
const STAMP = 'out/built'

const SOURCES = ['src', 'package.json', 'package-lock.json', 'vite.config.ts'] as const

function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** The newest change in a file, or in a folder with everything below it (a removal changes the folder). */
function newestChange(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestChange(join(path, name))),
    stat.mtimeMs,
  )
}

export function needsBuild(root: string): boolean {
  const builtAt = changedAt(join(root, STAMP))
  return builtAt === 0 || SOURCES.some(source => newestChange(join(root, source)) > builtAt)
}
