/**
 * `npm start` where there is no Electron: the built program in a real, installed browser. The browser is
 * the one of this computer, run without a screen; a missing browser fails.
 */

import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { installedBrowser } from '../../src/main/hosts/local/installedBrowser.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

let folder: string
let host: Host | null

interface Host {
  process: ChildProcess
  said: () => string
  ended: Promise<number | null>
}

function demandBrowser(): string {
  const found = installedBrowser()
  if (!found) throw new Error('no Chromium-family browser is installed: apt-get install chromium')
  return found.path
}

/** A browser that shows nothing and lets the test look inside. */
function hiddenBrowser(): string {
  const script = join(folder, 'browser')
  writeFileSync(
    script,
    `#!/bin/sh\nexec "${demandBrowser()}" --headless=new --remote-debugging-port=0 "$@"\n`,
    { mode: 0o755 },
  )
  return script
}

function start(variables: Record<string, string>, ...args: string[]): Host {
  const child = spawn(process.execPath, [join(ROOT, 'src/main/hosts/launch.ts'), ...args], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      DISPLAY: ':0',
      TAIZHANG_DATA: join(folder, 'program'),
      TAIZHANG_TODAY: '2016-03-20',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  return { process: child, said: () => text, ended }
}

async function until<T>(look: () => T | null | undefined | false, what: () => string): Promise<T> {
  for (let tries = 0; tries < 300; tries += 1) {
    const seen = look()
    if (seen !== null && seen !== undefined && seen !== false) return seen
    await wait(100)
  }
  throw new Error(`waited in vain: ${what()}`)
}

/**
 * A window that is just being opened sometimes never answers the first connection, on a busy computer: it is
 * asked again.
 */
async function connect(address: string): Promise<Browser> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await chromium.connectOverCDP(address, { timeout: 20_000 })
    } catch (error) {
      if (tries === 4) throw error
    }
  }
}

/** Looks into the browser the program has opened. */
async function lookInside(running: Host): Promise<{ browser: Browser; page: Page }> {
  const portFile = join(folder, 'program', 'window', 'DevToolsActivePort')
  await until(() => existsSync(portFile) && readFileSync(portFile, 'utf8').includes('\n'), running.said)
  const [port = ''] = readFileSync(portFile, 'utf8').split('\n')
  const browser = await connect(`http://127.0.0.1:${port}`)
  const page = await until(
    () =>
      browser
        .contexts()[0]
        ?.pages()
        .find(candidate => candidate.url().startsWith('http')),
    running.said,
  )
  return { browser, page }
}

async function closeWindow(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  await session.send('Browser.close').catch(() => undefined)
}

/** Calls the contract as the page does. */
function callFrom(page: Page, method: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([path, json]) => {
      const response = await fetch(`/rpc/${path}`, {
        method: 'POST',
        headers: { 'x-office': '1', 'content-type': 'application/json' },
        body: JSON.stringify({ json }),
      })
      return (await response.json()) as unknown
    },
    [method, input] as const,
  )
}

const NEW_REGISTER = { committee: '中共青山镇委员会', passphrase: '测试口令1234' }

function lockFiles(): string[] {
  const place = join(folder, 'Documents', '党员台账')
  return existsSync(place) ? readdirSync(place).filter(name => name.endsWith('.lock')) : []
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-host-'))
  mkdirSync(join(folder, 'Documents'))
  host = null
})

afterEach(async () => {
  if (host?.process.exitCode === null) {
    host.process.kill('SIGKILL')
    await host.ended
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

test('the window opens on the first screen; closing it closes the register and ends the program', async () => {
  host = start({ TAIZHANG_BROWSER: hiddenBrowser() }, '--browser')
  const { browser, page } = await lookInside(host)
  const complaints: string[] = []
  const asked: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  page.on('request', request => asked.push(new URL(request.url()).origin))

  const origin = new URL(page.url()).origin
  expect(page.url()).not.toContain('token')
  await page.reload({ waitUntil: 'networkidle' })
  expect(await page.title()).toContain('党员台账')
  expect(await page.locator('body').innerText()).toContain('新建台账')
  expect(await page.evaluate(() => navigator.language)).toBe('zh-CN')
  // The content policy is not only sent, it lets the screens work: nothing was refused.
  expect(complaints).toEqual([])
  expect([...new Set(asked)].filter(place => place !== origin && place !== 'null')).toEqual([])

  expect(await callFrom(page, 'vault/create', NEW_REGISTER)).toMatchObject({
    json: { register: { committee: '中共青山镇委员会' } },
  })
  expect(lockFiles().length).toBe(1)

  await closeWindow(browser)
  expect(await host.ended).toBe(0)
  expect(lockFiles()).toEqual([])
  expect(existsSync(join(folder, 'program', 'window', 'Default', 'History'))).toBe(false)
})

test('a page’s own script runs, a script put into it does not', async () => {
  host = start({ TAIZHANG_BROWSER: hiddenBrowser() }, '--browser')
  const { browser, page } = await lookInside(host)
  await page.waitForLoadState('networkidle')
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.body.append(script)
    const image = document.createElement('div')
    image.setAttribute('onclick', 'window.injected = true')
    image.click()
    return 'injected' in window
  })
  expect(ran).toBe(false)
  const reached = await page.evaluate(() =>
    fetch('http://127.0.0.1:9/').then(
      () => 'reached',
      () => 'refused',
    ),
  )
  expect(reached).toBe('refused')
  await closeWindow(browser)
  expect(await host.ended).toBe(0)
})

test('a print page opens in a frame of ours and can be printed; a file is saved under its Chinese name', async () => {
  host = start({ TAIZHANG_BROWSER: hiddenBrowser() }, '--browser')
  const { browser, page } = await lookInside(host)
  const makeSheet = async () => {
    const sheet = { recoveryCode: 'J73NP-D22R5', committee: '中共青山镇委员会' }
    const answer = (await callFrom(page, 'vault/recoverySheet', sheet)) as { json: { ticket: string } }
    return answer.json.ticket
  }
  const shown = await page.evaluate(
    async address => {
      const frame = document.createElement('iframe')
      frame.src = address
      document.body.append(frame)
      await new Promise(resolve => frame.addEventListener('load', resolve, { once: true }))
      return {
        text: frame.contentDocument?.body.textContent ?? '',
        canPrint: typeof frame.contentWindow?.print,
      }
    },
    `/print/${await makeSheet()}`,
  )
  expect(shown.text).toContain('J73NP')
  expect(shown.canPrint).toBe('function')

  const saved = page.waitForEvent('download')
  await page.evaluate(
    address => {
      const link = document.createElement('a')
      link.href = address
      link.download = ''
      document.body.append(link)
      link.click()
    },
    `/download/${await makeSheet()}`,
  )
  expect((await saved).suggestedFilename()).toMatch(/\p{Script=Han}/u)
  await closeWindow(browser)
  expect(await host.ended).toBe(0)
})

test('Ctrl-C closes window, register and program', async () => {
  host = start({ TAIZHANG_BROWSER: hiddenBrowser() }, '--browser')
  const { page } = await lookInside(host)
  await callFrom(page, 'vault/create', NEW_REGISTER)
  expect(lockFiles().length).toBe(1)
  host.process.kill('SIGINT')
  expect(await host.ended).toBe(0)
  expect(lockFiles()).toEqual([])
})

test('what the screens remember is there after a restart; cookies and history are not', async () => {
  const browserPath = hiddenBrowser()
  host = start({ TAIZHANG_BROWSER: browserPath }, '--browser')
  const first = await lookInside(host)
  const origin = new URL(first.page.url()).origin
  await first.page.evaluate(() => localStorage.setItem('taizhang:test', 'wide'))
  await closeWindow(first.browser)
  expect(await host.ended).toBe(0)
  const left = readdirSync(join(folder, 'program', 'window', 'Default'))
  expect(left).toEqual(['Local Storage'])

  host = start({ TAIZHANG_BROWSER: browserPath }, '--browser')
  const second = await lookInside(host)
  expect(new URL(second.page.url()).origin).toBe(origin)
  expect(await second.page.evaluate(() => localStorage.getItem('taizhang:test'))).toBe('wide')
  await closeWindow(second.browser)
  expect(await host.ended).toBe(0)
})

test('without a browser, or without a screen, the address is printed; it opens once', async () => {
  for (const variables of [{ TAIZHANG_BROWSER: '/no/browser' }, { DISPLAY: '' }]) {
    host = start(variables, '--browser')
    const running = host
    const address = await until(
      () => /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(running.said())?.[0],
      running.said,
    )
    const first = await fetch(address, { redirect: 'manual' })
    expect(first.status).toBe(303)
    const second = await fetch(address, { redirect: 'manual' })
    expect(second.status).toBe(403)
    expect(await second.text()).toContain('已经用过')
    running.process.kill('SIGTERM')
    expect(await running.ended).toBe(0)
  }
})

test('a second start does not start a second program', async () => {
  host = start({ TAIZHANG_BROWSER: '/no/browser' }, '--browser')
  const running = host
  await until(() => running.said().includes('token='), running.said)
  const second = start({ TAIZHANG_BROWSER: '/no/browser' }, '--browser')
  expect(await second.ended).toBe(0)
  expect(second.said()).toContain('程序已经打开')
  running.process.kill('SIGTERM')
  expect(await running.ended).toBe(0)
})

describe('with an Electron program', () => {
  /** A stand-in for the program: notes how it was started and ends with a code. */
  function electronThatEnds(code: number): Record<string, string> {
    const place = join(folder, 'electron')
    mkdirSync(place)
    const script = `#!/bin/sh\necho "electron started with $1"\nexit ${code}\n`
    writeFileSync(join(place, 'electron'), script, { mode: 0o755 })
    return { ELECTRON_OVERRIDE_DIST_PATH: place, TAIZHANG_BROWSER: '/no/browser' }
  }

  test('it is started with this application, and its end is the end', async () => {
    host = start(electronThatEnds(0))
    expect(await host.ended).toBe(0)
    expect(host.said()).toContain(`electron started with ${ROOT}`)
    expect(host.said()).not.toContain('浏览器')
  })

  test('where it fails, one line says so and the browser is used', async () => {
    host = start(electronThatEnds(5))
    const running = host
    await until(() => running.said().includes('token='), running.said)
    expect(running.said()).toContain('Electron 没有正常运行（5）')
    running.process.kill('SIGTERM')
    expect(await running.ended).toBe(0)
  })

  test('it is left alone where the browser was asked for', async () => {
    host = start(electronThatEnds(0), '--browser')
    const running = host
    await until(() => running.said().includes('token='), running.said)
    expect(running.said()).not.toContain('electron started')
    running.process.kill('SIGTERM')
    expect(await running.ended).toBe(0)
  })
})

test('where there is none, one line says so and how to get it', async () => {
  host = start({ ELECTRON_OVERRIDE_DIST_PATH: '/nowhere', TAIZHANG_BROWSER: '/no/browser' })
  const running = host
  await until(() => running.said().includes('token='), running.said)
  expect(running.said()).toContain(
    '没有 Electron 程序，改用已安装的浏览器（要用 Electron：npm start -- --electron）',
  )
  running.process.kill('SIGTERM')
  expect(await running.ended).toBe(0)
})
