/** Finds a Chromium-family browser that is already on the computer: for the window, and for PDF. */

import { accessSync, constants, existsSync } from 'node:fs'
import { posix, win32 } from 'node:path'

export interface InstalledBrowser {
  /** as its users call it */
  name: string
  path: string
}

type Variables = Readonly<Record<string, string | undefined>>

/** Commands on the PATH of a Linux desktop, best first; the last ones are those of UOS and Kylin. */
const LINUX: readonly (readonly [command: string, name: string])[] = [
  ['chromium', 'Chromium'],
  ['chromium-browser', 'Chromium'],
  ['google-chrome-stable', 'Chrome'],
  ['google-chrome', 'Chrome'],
  ['microsoft-edge-stable', 'Edge'],
  ['microsoft-edge', 'Edge'],
  ['uos-browser', '统信浏览器'],
  ['qaxbrowser-safe-stable', '奇安信浏览器'],
  ['qaxbrowser', '奇安信浏览器'],
]

const WINDOWS: readonly (readonly [path: readonly string[], name: string])[] = [
  [['Google', 'Chrome', 'Application', 'chrome.exe'], 'Chrome'],
  [['Microsoft', 'Edge', 'Application', 'msedge.exe'], 'Edge'],
  [['Chromium', 'Application', 'chrome.exe'], 'Chromium'],
]

const MAC: readonly (readonly [path: string, name: string])[] = [
  ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'Chrome'],
  ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', 'Edge'],
  ['/Applications/Chromium.app/Contents/MacOS/Chromium', 'Chromium'],
]

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Every place a browser may be in, best first. */
export function browserPlaces(platform: NodeJS.Platform, variables: Variables): InstalledBrowser[] {
  if (platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(key => variables[key] ?? [])
    return WINDOWS.flatMap(([path, name]) => roots.map(root => ({ name, path: win32.join(root, ...path) })))
  }
  if (platform === 'darwin') return MAC.map(([path, name]) => ({ name, path }))
  const folders = [...(variables.PATH ?? '').split(':').filter(Boolean), '/usr/bin', '/snap/bin']
  return LINUX.flatMap(([command, name]) =>
    folders.map(folder => ({ name, path: posix.join(folder, command) })),
  )
}

/**
 * The browser to use, or null where none is installed. TAIZHANG_BROWSER names one that is somewhere else;
 * where it names a file that is not there, none is used.
 */
export function installedBrowser(
  platform: NodeJS.Platform = process.platform,
  variables: Variables = process.env,
  exists: (path: string) => boolean = platform === 'win32' ? existsSync : isExecutable,
): InstalledBrowser | null {
  const { TAIZHANG_BROWSER: chosen } = variables
  if (chosen) return exists(chosen) ? { name: '浏览器', path: chosen } : null
  return browserPlaces(platform, variables).find(({ path }) => exists(path)) ?? null
}
