/** Print pages that wait in memory for their hidden window: never a file, each handed over once. */

import { randomUUID } from 'node:crypto'
import { ORIGIN, PAPER_PATH } from './ownOrigin.ts'

export interface Papers {
  /** keeps a page; answers the address it is loaded from */
  keep: (html: Uint8Array) => string
  /** hands it over, by the path of that address */
  take: (path: string) => Uint8Array | null
  forget: (address: string) => void
}

export function createPapers(): Papers {
  const waiting = new Map<string, Uint8Array>()
  return {
    keep: html => {
      const path = `${PAPER_PATH}/${randomUUID()}`
      waiting.set(path, html)
      return `${ORIGIN}${path}`
    },
    take: path => {
      const html = waiting.get(path) ?? null
      waiting.delete(path)
      return html
    },
    forget: address => {
      waiting.delete(address.slice(ORIGIN.length))
    },
  }
}
