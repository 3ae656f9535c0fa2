/**
 * USB sticks and other removable drives, without touching the network: a mapped network drive that is
 * not there can hold a program up for half a minute.
 */

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

export interface Drive {
  label: string
  path: string
}

const run = promisify(execFile)

/** Mount points of removable drives: where desktops mount sticks, or whatever sits on a removable device. */
export function removableMounts(
  mounts: string,
  user: string,
  isRemovable: (device: string) => boolean,
): Drive[] {
  const folders = [`/media/${user}/`, `/run/media/${user}/`]
  return mounts.split('\n').flatMap(line => {
    const [device = '', escaped = ''] = line.split(' ')
    if (!device.startsWith('/dev/')) return []
    // The kernel writes blanks and other odd characters of a path as octal.
    const path = Buffer.from(
      escaped.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
      'latin1',
    ).toString('utf8')
    const desktop = folders.some(folder => path.startsWith(folder))
    if (!desktop && !(path.startsWith('/media/') || path.startsWith('/mnt/'))) return []
    if (!desktop && !isRemovable(device)) return []
    return [{ label: `U盘（${basename(path)}）`, path }]
  })
}

/** `/dev/sdb1` -> `sdb`, `/dev/mmcblk0p1` -> `mmcblk0`. */
export function wholeDevice(device: string): string {
  const name = basename(device)
  return /^(mmcblk|nvme|loop)/.test(name) ? name.replace(/p\d+$/, '') : name.replace(/\d+$/, '')
}

async function linuxDrives(user: string): Promise<Drive[]> {
  // As bytes: a mount point may be written in any character set, and the parser decodes it itself.
  const mounts = await readFile('/proc/self/mounts', 'latin1')
  const devices = new Set(mounts.split('\n').map(line => wholeDevice(line.split(' ')[0] ?? '')))
  const removable = new Set<string>()
  for (const device of devices) {
    const flag = await readFile(`/sys/block/${device}/removable`, 'utf8').catch(() => '0')
    if (flag.trim() === '1') removable.add(device)
  }
  return removableMounts(mounts, user, device => removable.has(wholeDevice(device)))
}

const windowsDisk = z.object({ DeviceID: z.string().regex(/^[A-Z]:$/), VolumeName: z.string().nullish() })

/** Reads what PowerShell answers: nothing, one object, or a list of them. */
export function parseWindowsDisks(json: string): Drive[] {
  if (json.trim() === '') return []
  const parsed = z.union([z.array(windowsDisk), windowsDisk]).safeParse(JSON.parse(json))
  if (!parsed.success) return []
  return [parsed.data].flat().map(({ DeviceID: letter, VolumeName: name }) => ({
    label: `U盘（${name ? `${name} ` : ''}${letter}）`,
    path: `${letter}\\`,
  }))
}

/** DriveType 2 is removable, 4 would be the network. */
const ASK_WINDOWS =
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8; ' +
  'Get-CimInstance Win32_LogicalDisk -Filter "DriveType=2" | Where-Object Size | ' +
  'Select-Object DeviceID, VolumeName | ConvertTo-Json -Compress'

async function windowsDrives(): Promise<Drive[]> {
  const { stdout } = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', ASK_WINDOWS], {
    timeout: 5000,
    windowsHide: true,
  })
  return parseWindowsDisks(stdout)
}

/** The removable drives that are there now; none where the system cannot be asked. */
export async function removableDrives(platform: NodeJS.Platform, user: string): Promise<Drive[]> {
  try {
    if (platform === 'win32') return await windowsDrives()
    if (platform === 'linux') return await linuxDrives(user)
    return []
  } catch {
    return []
  }
}
