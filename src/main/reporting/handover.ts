/**
 * Files onto a stick, all of them or none: they are written into a folder that is not yet called what it
 * will be called, each is read back and compared, and only then the folder gets its name.
 */

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isOfficeError, OfficeError } from '../../shared/api/errors.ts'
import { writeFileAtomic } from '../db/writeFileAtomic.ts'

export interface Destination {
  label: string
  path: string
}

export interface WrittenFile {
  name: string
  bytes: number
  sha256: string
}

export interface Handover {
  write: (name: string, content: Uint8Array | string) => Promise<WrittenFile>
  /** what the folder's path will be */
  path: string
  /** gives the folder its name; answers its path */
  finish: () => Promise<string>
  /** leaves nothing behind, as far as the stick is still there */
  abandon: () => Promise<void>
}

export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** What the system says when a stick was pulled out, is full of errors, or may not be written to. */
const GONE = new Set(['ENOENT', 'EIO', 'ENODEV', 'ENXIO', 'ENOTDIR', 'EUNKNOWN', 'UNKNOWN'])
const REFUSED = new Set(['EROFS', 'EACCES', 'EPERM'])

function translate(cause: unknown, { label, path }: Destination): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (!existsSync(path) || GONE.has(code)) {
    return new OfficeError('DESTINATION_MISSING', { place: label }, { cause })
  }
  if (isOfficeError(cause)) {
    return cause.code === 'FILE_READONLY'
      ? new OfficeError('DESTINATION_READONLY', { place: label }, { cause })
      : cause
  }
  if (REFUSED.has(code)) return new OfficeError('DESTINATION_READONLY', { place: label }, { cause })
  if (code === 'ENOSPC') return new OfficeError('DISK_FULL', undefined, { cause })
  return cause
}

/** A name nothing has yet: a second packet of the same minute does not overwrite the first. */
function freeName(place: string, wanted: string): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted} (${n})`
    if (!existsSync(join(place, name)) && !existsSync(join(place, unfinished(name)))) return name
  }
}

function unfinished(name: string): string {
  return `${name}.未完成`
}

/**
 * Starts a hand-over in a new folder of the place.
 * Every step throws DESTINATION_MISSING, DESTINATION_READONLY, DISK_FULL or COPY_DAMAGED.
 */
export async function startHandover(place: Destination, folderName: string): Promise<Handover> {
  const name = freeName(place.path, folderName)
  const folder = join(place.path, unfinished(name))
  const attempt = async <T>(step: () => Promise<T>): Promise<T> => {
    try {
      return await step()
    } catch (cause) {
      throw translate(cause, place)
    }
  }
  await attempt(() => mkdir(folder))
  return {
    path: join(place.path, name),
    write: (file, content) =>
      attempt(async () => {
        const wanted = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
        const path = join(folder, file)
        await writeFileAtomic(path, wanted)
        const hash = sha256(wanted)
        if (sha256(await readFile(path)) !== hash) {
          throw new OfficeError('COPY_DAMAGED', { file, place: place.label })
        }
        return { name: file, bytes: wanted.byteLength, sha256: hash }
      }),
    finish: () =>
      attempt(async () => {
        const target = join(place.path, name)
        await rename(folder, target)
        return target
      }),
    abandon: () => rm(folder, { recursive: true, force: true }).catch(() => undefined),
  }
}
