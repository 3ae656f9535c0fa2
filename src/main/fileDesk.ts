/**
 * Files on their way in and out, kept in memory only: an uploaded workbook never touches the disk in
 * plain form, and a finished export waits under a ticket until the host hands it over once.
 */

import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { OfficeError } from '../shared/api/errors.ts'
import type { Ticket } from '../shared/api/method.ts'

export interface DeskFile {
  name: string
  bytes: Uint8Array
  /** read for this call alone: whoever asked may give the bytes away */
  fresh?: true
}

export interface OutFile extends DeskFile {
  mime: string
}

/** Larger workbooks are refused before they are read. */
export const UPLOAD_MAX_BYTES = 120 * 1024 * 1024

/** Files kept at a time at least; the oldest are forgotten first. */
const KEPT = 4
/** More uploads are kept as long as they are no larger together: the tables of all branches come at once. */
const KEPT_BYTES = UPLOAD_MAX_BYTES

export interface FileDesk {
  /** takes an uploaded file; answers its id */
  take: (file: DeskFile) => string
  /** the file behind an id, or (command line only) behind a path. Throws FILE_TOKEN_UNKNOWN. */
  read: (id: string) => Promise<DeskFile>
  forget: (id: string) => void
  /** puts a finished file up for fetching */
  offer: (file: OutFile) => Ticket
  /** hands a finished file over; null when the ticket is unknown or used */
  collect: (ticket: string) => OutFile | null
  /** forgets everything, when the register is closed */
  clear: () => void
}

function trim<T>(kept: Map<string, T>): void {
  while (kept.size > KEPT) {
    const oldest = kept.keys().next().value
    if (oldest === undefined) return
    kept.delete(oldest)
  }
}

function sizeText(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)}MB`
}

function trimUploads(kept: Map<string, DeskFile>): void {
  let bytes = [...kept.values()].reduce((sum, file) => sum + file.bytes.byteLength, 0)
  for (const [id, file] of kept) {
    if (kept.size <= KEPT || bytes <= KEPT_BYTES) return
    kept.delete(id)
    bytes -= file.bytes.byteLength
  }
}

export function createFileDesk(acceptsPaths: boolean): FileDesk {
  const taken = new Map<string, DeskFile>()
  const offered = new Map<string, OutFile>()
  const demandSize = (name: string, bytes: number) => {
    if (bytes > UPLOAD_MAX_BYTES) {
      throw new OfficeError('WORKBOOK_TOO_LARGE', {
        file: name,
        size: sizeText(bytes),
        max: sizeText(UPLOAD_MAX_BYTES),
      })
    }
  }
  return {
    take: file => {
      demandSize(file.name, file.bytes.byteLength)
      const id = randomUUID()
      taken.set(id, file)
      trimUploads(taken)
      return id
    },
    read: async id => {
      const file = taken.get(id)
      if (file) return file
      if (!acceptsPaths) throw new OfficeError('FILE_TOKEN_UNKNOWN')
      const name = basename(id)
      try {
        demandSize(name, (await stat(id)).size)
        return { name, bytes: await readFile(id), fresh: true }
      } catch (cause) {
        if (cause instanceof OfficeError) throw cause
        throw new OfficeError('FILE_MISSING', { file: name }, { cause })
      }
    },
    forget: id => {
      taken.delete(id)
    },
    offer: file => {
      const ticket = randomUUID()
      offered.set(ticket, file)
      trim(offered)
      return { ticket, fileName: file.name, bytes: file.bytes.byteLength }
    },
    collect: ticket => {
      const file = offered.get(ticket) ?? null
      offered.delete(ticket)
      return file
    },
    clear: () => {
      taken.clear()
      offered.clear()
    },
  }
}
