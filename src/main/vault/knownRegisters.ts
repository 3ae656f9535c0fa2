/**
 * Which registers were opened on this computer, and where things may be kept. Paths stay in the backend:
 * the renderer sees a key made from the path, a name and a folder to read.
 */

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { z } from 'zod'
import { OfficeError } from '../../shared/api/errors.ts'
import { writeFileAtomic } from '../db/writeFileAtomic.ts'
import type { Office } from '../office.ts'

export const REGISTER_EXTENSION = '.tzdb'
export const BACKUP_EXTENSION = '.tzbak'

const fileSchema = z.strictObject({
  registers: z.array(z.strictObject({ path: z.string(), openedAt: z.string() })),
})

export interface KnownRegister {
  key: string
  path: string
  openedAt: string
}

export function keyOfPath(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}

export function registerName(path: string): string {
  return basename(path, extname(path))
}

function listFile(office: Office): string {
  return join(office.ports.dataFolder, 'registers.json')
}

export async function knownRegisters(office: Office): Promise<KnownRegister[]> {
  try {
    const { registers } = fileSchema.parse(JSON.parse(await readFile(listFile(office), 'utf8')))
    return registers.map(entry => ({ ...entry, key: keyOfPath(entry.path) }))
  } catch {
    // No list yet, or one that cannot be read: it only saves the clerk a click.
    return []
  }
}

export async function rememberRegister(office: Office, path: string): Promise<void> {
  const others = (await knownRegisters(office)).filter(entry => entry.path !== path)
  const registers = [{ path, openedAt: office.clock.now() }, ...others]
    .slice(0, 12)
    .map(({ path: file, openedAt }) => ({ path: file, openedAt }))
  await mkdir(office.ports.dataFolder, { recursive: true })
  await writeFileAtomic(listFile(office), JSON.stringify({ registers }, null, 1))
}

export interface Place {
  key: string
  label: string
  kind: 'documents' | 'desktop' | 'usb' | 'exports' | 'folder'
  path: string
}

/** Folders offered for registers, backups, exports and packets, best first. */
export async function places(office: Office): Promise<Place[]> {
  const folders = await office.ports.documentFolders()
  return folders.map(folder => ({ ...folder, key: keyOfPath(folder.path) }))
}

/**
 * The folder behind a place key, or (command line only) the folder itself. Throws DESTINATION_MISSING
 * when it is not there any more: a USB stick may have been pulled out.
 */
export async function resolvePlace(office: Office, key: string): Promise<Place> {
  const place = (await places(office)).find(candidate => candidate.key === key)
  // The program's own folder among the documents is made when it is first used; a stick must be there.
  if (place?.kind === 'documents') await mkdir(place.path, { recursive: true })
  if (place && existsSync(place.path)) return place
  if (place) throw new OfficeError('DESTINATION_MISSING', { place: place.label })
  if (office.ports.acceptsPaths) {
    await mkdir(key, { recursive: true })
    return { key, label: key, kind: 'folder', path: key }
  }
  throw new OfficeError('DESTINATION_MISSING', { place: '所选位置' })
}

const SYNCED =
  /(^|[\\/])(OneDrive|Dropbox|坚果云|Nutstore|WPS云盘|WPSDrive|WPS Cloud|百度网盘|BaiduNetdisk)([^\\/]*)([\\/]|$)/i

/** True inside a folder that a cloud drive keeps in step with its server. */
export function isSyncedFolder(folder: string): boolean {
  return SYNCED.test(folder)
}

/** Throws FOLDER_SHARED for network shares and synced folders: a live WAL database breaks there. */
export function demandLocalFolder(path: string): void {
  const folder = dirname(path)
  if (/^(\\\\|\/\/)/.test(path) || isSyncedFolder(path)) {
    throw new OfficeError('FOLDER_SHARED', { folder })
  }
}
