/**
 * Writes a file whole or not at all: a temporary file in the same folder, flushed, then renamed. On
 * Windows a virus scanner or indexer may hold the target for a moment, so the rename is tried again.
 */

import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { OfficeError } from '../../shared/api/errors.ts'

const RETRY_MS = [20, 50, 100, 200, 400, 800]
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY'])

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

async function renameWithRetry(from: string, to: string): Promise<void> {
  for (const delay of [...RETRY_MS, null]) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      if (!HELD.has(codeOf(error))) throw error
      if (delay === null)
        throw new OfficeError('FILE_OPEN_ELSEWHERE', { file: basename(to) }, { cause: error })
      await wait(delay)
    }
  }
}

/** Throws FILE_OPEN_ELSEWHERE where the target stays held, DISK_FULL where there is no room. */
export async function writeFileAtomic(
  path: string,
  data: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`
  try {
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(data)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await renameWithRetry(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    if (codeOf(error) === 'ENOSPC') throw new OfficeError('DISK_FULL', undefined, { cause: error })
    if (codeOf(error) === 'EROFS' || codeOf(error) === 'EACCES') {
      throw new OfficeError('FILE_READONLY', undefined, { cause: error })
    }
    throw error
  }
}
