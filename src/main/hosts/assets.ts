/**
 * The built screens as the hosts hand them out: an allow-list made once from what the build wrote. A
 * request names an entry of the list or gets nothing, so there is no path to climb out of.
 */

import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

export interface Asset {
  bytes: Uint8Array
  type: string
  /** its name changes with its content, so it may be kept for ever */
  immutable: boolean
  /** the one page of the application */
  page: boolean
}

export interface Assets {
  /** the file behind a decoded URL path; the page for a screen's address; null for anything else */
  find: (path: string) => Promise<Asset | null>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  // the viewer of PDF scans: its worker, its character maps, its stand-in fonts
  '.mjs': 'text/javascript; charset=utf-8',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
}

const PAGE = '/index.html'

async function listFiles(folder: string, prefix: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = await Promise.all(
    entries.map(async (entry): Promise<[string, string][]> => {
      const path = join(folder, entry.name)
      const name = `${prefix}/${entry.name}`
      if (entry.isDirectory()) return listFiles(path, name)
      // A link is neither: what it points at was not built here.
      return entry.isFile() && extname(entry.name) in TYPES ? [[name, path]] : []
    }),
  )
  return found.flat()
}

/** Screens have addresses without a dot; everything with one is a file and must be on the list. */
function isScreen(path: string): boolean {
  return !path.includes('.') && !path.includes('\\')
}

/** Throws where the screens have not been built. */
export async function openAssets(root: string): Promise<Assets> {
  const files = new Map(await listFiles(root, ''))
  if (!files.has(PAGE)) throw new Error(`no built screens in ${root}`)
  return {
    find: async path => {
      const name = files.has(path) ? path : isScreen(path) ? PAGE : null
      const file = name === null ? undefined : files.get(name)
      if (name === null || file === undefined) return null
      return {
        bytes: await readFile(file),
        type: TYPES[extname(name)] ?? 'application/octet-stream',
        immutable: name.startsWith('/assets/'),
        page: name === PAGE,
      }
    },
  }
}
