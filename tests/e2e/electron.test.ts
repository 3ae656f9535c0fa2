/**
 * The real Electron program, driven through playwright-core. It runs wherever the program is on the
 * computer (npm start -- --electron fetches it) and says so plainly where it is not: what the shell does
 * is then known only from tests/main/hosts/electron, against a stand-in.
 */

import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron as electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { installedElectron } from '../../src/main/hosts/electronBinary.ts'
import { hasDisplay } from '../../src/main/hosts/local/browserWindow.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const program = installedElectron(ROOT)
const runs = program !== null && hasDisplay()

if (!runs) {
  const reason = program === null ? 'no Electron program on this computer' : 'no display'
  process.stderr.write(`\nNOT RUN: tests/e2e/electron.test.ts (${reason})\n`)
}

/** Chromium refuses to run as root with its sandbox. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

let folder: string
let app: ElectronApplication
let page: Page

function variables(): Record<string, string> {
  const own = { TAIZHANG_DATA: join(folder, 'program'), TAIZHANG_TODAY: '2016-03-20', HOME: folder }
  return { ...(process.env as Record<string, string>), ...own }
}

describe.runIf(runs)('Electron', () => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'taizhang-electron-'))
    app = await electron.launch({
      executablePath: program ?? '',
      args: [ROOT, ...asRoot],
      env: variables(),
    })
    page = await app.firstWindow()
    await page.waitForLoadState('load')
  })

  afterEach(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  })

  const locks = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.tzdb.lock'))

  async function createRegister(): Promise<void> {
    await page.getByRole('button', { name: '新建台账' }).click()
    await page.getByLabel(/党委名称/).fill('中共青山镇委员会')
    const passphrases = page.locator('input[type=password]')
    for (let index = 0; index < (await passphrases.count()); index += 1) {
      await passphrases.nth(index).fill('测试口令1234')
    }
    await page.keyboard.press('Enter')
    await expect.poll(locks, { timeout: 20_000 }).toHaveLength(1)
  }

  test('shows the first screen on its own scheme, in Chinese, without a word of Node', async () => {
    expect(page.url()).toMatch(/^app:\/\/office\//)
    expect(await page.title()).toContain('党员台账')
    const world = await page.evaluate(() => ({
      language: navigator.language,
      office: Object.keys(window.office ?? {}).sort(),
      leaked: ['require', 'process', 'module', 'global', 'Buffer'].filter(name => name in window),
    }))
    expect(world).toEqual({ language: 'zh-CN', office: ['connect', 'host', 'print'], leaked: [] })
  })

  test('a call reaches the backend, and closing the window closes the register', async () => {
    await createRegister()
    const ended = new Promise<void>(resolve => app.process().once('exit', () => resolve()))
    await app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.close()
    })
    await ended
    expect(locks()).toEqual([])
  })

  test('the page cannot leave, open windows, load from elsewhere or get a permission', async () => {
    const tried = await page.evaluate(async () => {
      const opened = window.open('https://example.invalid/') === null
      window.location.href = 'https://example.invalid/'
      const fetched = await fetch('https://example.invalid/').then(
        () => 'reached',
        () => 'refused',
      )
      const notifications = await Notification.requestPermission()
      return { opened, fetched, notifications }
    })
    expect(tried).toEqual({ opened: true, fetched: 'refused', notifications: 'denied' })
    expect(page.url()).toMatch(/^app:\/\/office\//)
    expect(app.windows().length).toBe(1)
  })

  test('nothing outside the built screens is served', async () => {
    const answers = await page.evaluate(async () => {
      const paths = [
        '/../package.json',
        '/..%2fpackage.json',
        '/%2e%2e/package.json',
        '/assets/../../main/index.js',
      ]
      return Promise.all(paths.map(path => fetch(path).then(response => response.status)))
    })
    expect(answers.every(status => status === 404 || status === 400)).toBe(true)
  })

  test('a second start ends and the first window stays', async () => {
    const second = spawn(program ?? '', [ROOT, ...asRoot], { env: variables(), stdio: 'ignore' })
    const code = await new Promise<number | null>(resolve => second.once('exit', resolve))
    expect(code).toBe(0)
    expect(app.windows().length).toBe(1)
  })

  test('a print page becomes a PDF in its own paper size', async () => {
    const bytes = await app.evaluate(async ({ BrowserWindow }) => {
      const paper = new BrowserWindow({ show: false, webPreferences: { sandbox: true, javascript: false } })
      await paper.loadURL('app://office/')
      const pdf = await paper.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
      paper.destroy()
      return pdf.subarray(0, 5).toString()
    })
    expect(bytes).toBe('%PDF-')
  })
})
