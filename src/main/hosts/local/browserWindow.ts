/**
 * The window of the local host: an installed browser in app mode, with a profile of its own. After a run
 * the profile is thrown away but for what the screens themselves chose to remember (column widths and the
 * like), so nothing of what was shown (addresses, cached pages, typed fields) stays on the disk outside
 * the encrypted register.
 */

import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InstalledBrowser } from './installedBrowser.ts'

const FLAGS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-background-mode',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-features=Translate,AutofillServerCommunication,OptimizationHints,MediaRouter',
  // The office's screen, where there is no desktop that could maximise a window.
  '--window-size=1366,768',
  '--window-position=0,0',
  '--start-maximized',
  '--lang=zh-CN',
]

/** Without saved passwords and form entries; a download asks where to go, as in any office program. */
const PREFERENCES = {
  credentials_enable_service: false,
  profile: { password_manager_enabled: false, default_content_setting_values: { notifications: 2 } },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  translate: { enabled: false },
  download: { prompt_for_download: true },
  browser: { check_default_browser: false },
} as const

/** Arguments for the browser; as root (a test machine) Chromium runs only without its sandbox. */
export function browserArguments(address: string, profile: string, isRoot: boolean): string[] {
  const asRoot = isRoot ? ['--no-sandbox', '--test-type'] : []
  return [`--app=${address}`, `--user-data-dir=${profile}`, ...FLAGS, ...asRoot]
}

function profileFolder(dataFolder: string): string {
  return join(dataFolder, 'window')
}

const PERSON = 'Default'
/** Where a browser keeps what pages store on purpose. */
const KEPT = 'Local Storage'

function removeAllBut(folder: string, kept: string): void {
  for (const name of readdirSync(folder)) {
    if (name === kept) continue
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** Forgets the profile of this run, or of one that was cut off. */
export function forgetProfile(dataFolder: string): void {
  // There may be no profile yet, and the browser may still be letting go of its files; what is left is
  // removed at the next start.
  try {
    removeAllBut(profileFolder(dataFolder), PERSON)
    removeAllBut(join(profileFolder(dataFolder), PERSON), KEPT)
  } catch {
    return
  }
}

/** Makes a fresh profile. */
export function prepareProfile(dataFolder: string): void {
  forgetProfile(dataFolder)
  const folder = join(profileFolder(dataFolder), PERSON)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, 'Preferences'), JSON.stringify(PREFERENCES))
}

type Variables = Readonly<Record<string, string | undefined>>

/**
 * The browser speaks Chinese, and files keep their Chinese names: where the system was set up without
 * UTF-8, a browser would save every one of them as “download”.
 */
export function browserVariables(own: Variables): Record<string, string | undefined> {
  const locale = own.LC_ALL ?? own.LC_CTYPE ?? own.LANG ?? ''
  const named = /utf-?8/i.test(locale)
  return { ...own, LANGUAGE: 'zh_CN', ...(!named && { LC_ALL: undefined, LC_CTYPE: 'C.UTF-8' }) }
}

export interface BrowserWindow {
  /** ends when the last window of the profile is closed; false when the browser failed */
  closed: Promise<boolean>
  close: () => void
}

/** Opens `address`; a second call while a window is open adds a window to the same browser. */
export function openBrowserWindow(
  browser: InstalledBrowser,
  address: string,
  dataFolder: string,
): BrowserWindow {
  const isRoot = process.getuid?.() === 0
  const child = spawn(browser.path, browserArguments(address, profileFolder(dataFolder), isRoot), {
    stdio: 'ignore',
    env: browserVariables(process.env),
  })
  const closed = new Promise<boolean>(resolve => {
    child.once('error', () => resolve(false))
    // Ended by a signal (Ctrl-C reaches the whole group) is closed as well; a code is a browser's failure.
    child.once('exit', code => resolve(code === null || code === 0))
  })
  return { closed, close: () => void child.kill() }
}

/** True where a window can be shown at all. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  variables: Variables = process.env,
): boolean {
  return platform !== 'linux' || Boolean(variables.DISPLAY) || Boolean(variables.WAYLAND_DISPLAY)
}
