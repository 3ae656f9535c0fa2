/**
 * The built application in an installed browser, as a clerk meets it: the local host on a data folder of
 * its own and a fixed day, one window. Whatever the page complains about is kept and fails the test.
 */

import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { installedBrowser } from '../../../src/main/hosts/local/installedBrowser.ts'

/** The day the tests live in, unless they say otherwise. */
export const TODAY = '2024-03-20'

/** The office PC's screen. */
export const OFFICE_SCREEN = { width: 1366, height: 768 }

export interface ApplicationOptions {
  today?: string
  screen?: { width: number; height: number }
  /** a data folder of an earlier start, to start again on */
  folder?: string
  /** what the window of an earlier start kept on the computer: the browser's profile outlives the program */
  memory?: WindowMemory
}

/** Cookies and local storage of the window, each belonging to its origin. */
export type WindowMemory = Awaited<ReturnType<BrowserContext['storageState']>>

export interface Application {
  page: Page
  folder: string
  /** what the page complained about so far */
  complaints: string[]
  /** what the window has kept on the computer so far */
  memory: () => Promise<WindowMemory>
  /** ends the host and closes the window; the data folder stays */
  stop: () => Promise<void>
  /** ends everything and removes the data folder */
  dispose: () => Promise<void>
}

const HOST = fileURLToPath(new URL('../../../out/host/taizhang.js', import.meta.url))

const HARMLESS = [
  // The dialog library locks the page's scroll bar with a style of its own, which the policy refuses.
  /Applying inline style violates/,
  // A refusal of the backend that a screen shows in words.
  /status of 400/,
]

function startHost(folder: string, today: string): Promise<{ host: ChildProcess; address: string }> {
  const script = process.env.TAIZHANG_TEST_HOST ?? HOST
  if (!existsSync(script)) throw new Error(`${script} is missing: run npm run build first`)
  const host = spawn(process.execPath, [script, 'serve'], {
    env: {
      ...process.env,
      HOME: join(folder, 'home'),
      XDG_DATA_HOME: join(folder, 'home', '.local', 'share'),
      TAIZHANG_DATA: join(folder, 'program'),
      TAIZHANG_TODAY: today,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(said)?.[0]
      if (address !== undefined) resolve({ host, address })
    }
    host.stdout.on('data', listen)
    host.stderr.on('data', listen)
    host.once('exit', code => reject(new Error(`the host ended with ${code}: ${said}`)))
  })
}

export async function launchBrowser(): Promise<Browser> {
  const found = installedBrowser()
  if (!found) throw new Error('no Chromium-family browser is installed')
  return chromium.launch({
    executablePath: found.path,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--lang=zh-CN',
    ],
  })
}

export async function startApplication(options: ApplicationOptions = {}): Promise<Application> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'taizhang-e2e-'))
  const [{ host, address }, browser] = await Promise.all([
    startHost(folder, options.today ?? TODAY),
    launchBrowser(),
  ])
  const context = await browser.newContext({
    viewport: options.screen ?? OFFICE_SCREEN,
    locale: 'zh-CN',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(options.memory ? { storageState: options.memory } : {}),
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    const text = message.text()
    if (!HARMLESS.some(pattern => pattern.test(text))) complaints.push(text)
  })
  page.on('pageerror', error => complaints.push(error.stack ?? error.message))
  await page.goto(address)

  const stop = async () => {
    await browser.close()
    if (host.exitCode !== null) return
    const ended = new Promise(resolve => host.once('exit', resolve))
    host.kill('SIGTERM')
    await ended
  }
  return {
    page,
    folder,
    complaints,
    memory: () => context.storageState(),
    stop,
    dispose: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
