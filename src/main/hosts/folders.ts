/** Where registers, backups and packets are offered to go: the clerk's documents, desktop, USB sticks. */

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { HostPorts } from '../office.ts'
import { isSyncedFolder } from '../vault/knownRegisters.ts'
import { removableDrives } from './drives.ts'

type Folder = Awaited<ReturnType<HostPorts['documentFolders']>>[number]

/** Registers are kept in a folder of their own inside the documents. */
const OWN_FOLDER = '党员台账'

export interface UserFolders {
  documents: string
  desktop: string
}

/** Reads `XDG_DOCUMENTS_DIR="$HOME/文档"` and the like; null where the desktop wrote none. */
export function readXdgFolder(config: string, name: 'DOCUMENTS' | 'DESKTOP', home: string): string | null {
  const value = new RegExp(`^XDG_${name}_DIR="([^"]*)"`, 'm').exec(config)?.[1]
  if (value === undefined) return null
  const path = value.replace(/^\$HOME/, home).replace(/\/+$/, '')
  // Pointing at the home folder itself is how a desktop says that it has no such folder.
  return path === home || !path.startsWith('/') ? null : path
}

/** Documents and desktop of whoever is logged on. */
export async function userFolders(platform: NodeJS.Platform, home: string): Promise<UserFolders> {
  const plain = { documents: join(home, 'Documents'), desktop: join(home, 'Desktop') }
  if (platform !== 'linux') return plain
  const config = await readFile(
    join(process.env.XDG_CONFIG_HOME ?? join(home, '.config'), 'user-dirs.dirs'),
    'utf8',
  ).catch(() => '')
  return {
    documents: readXdgFolder(config, 'DOCUMENTS', home) ?? plain.documents,
    desktop: readXdgFolder(config, 'DESKTOP', home) ?? plain.desktop,
  }
}

/**
 * The places, best first. Documents come first unless they lie in a synced folder, where a register must
 * not be kept: then a folder on this computer is offered before them.
 */
export function arrangeFolders(
  own: UserFolders,
  dataFolder: string,
  drives: { label: string; path: string }[],
  exists: (path: string) => boolean,
): Folder[] {
  const documents: Folder = { label: '文档', path: join(own.documents, OWN_FOLDER), kind: 'documents' }
  const local: Folder = { label: '本机', path: join(dataFolder, OWN_FOLDER), kind: 'documents' }
  const desktop: Folder[] = exists(own.desktop) ? [{ label: '桌面', path: own.desktop, kind: 'desktop' }] : []
  return [
    ...(isSyncedFolder(documents.path) ? [local, documents] : [documents]),
    ...desktop,
    ...drives.map((drive): Folder => ({ ...drive, kind: 'usb' })),
  ]
}

/** `documentFolders` of a host; Electron knows documents and desktop better than we can find out. */
export function folderFinder(dataFolder: string, own?: UserFolders): HostPorts['documentFolders'] {
  return async () => {
    const folders = own ?? (await userFolders(process.platform, homedir()))
    const drives = await removableDrives(process.platform, userInfo().username)
    return arrangeFolders(folders, dataFolder, drives, existsSync)
  }
}
