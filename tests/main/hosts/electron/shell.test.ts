/**
 * Electron's main process against a stand-in whose every function has Electron's own type. Numbers in
 * brackets are items of Electron's security list (docs/decisions/0012).
 */

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { OfficeClient } from '../../../../src/shared/api/contract.ts'
import type * as fakeModule from './fakeElectron.ts'

type Fake = typeof fakeModule

let fake: Fake
let folder: string

/** Starts the main process from its first line. */
async function boot(prepare: (electron: Fake) => void = () => undefined): Promise<void> {
  vi.resetModules()
  fake = await import('./fakeElectron.ts')
  const current = fake
  vi.doMock('electron', () => current)
  fake.folders.app = folder
  fake.folders.documents = join(folder, '文档')
  prepare(fake)
  await import('../../../../src/main/hosts/electron/index.ts')
  await vi.waitFor(() => {
    if (fake.BrowserWindow.opened.length + fake.app.exit.mock.calls.length === 0) throw new Error('booting')
  })
}

const theWindow = () => {
  const [window] = fake.BrowserWindow.opened
  if (!window) throw new Error('no window was opened')
  return window
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-shell-'))
  mkdirSync(join(folder, 'out', 'renderer', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'out', 'renderer', 'index.html'), '<p>台账 __CSP_NONCE__</p>')
  writeFileSync(join(folder, 'out', 'renderer', 'assets', 'a.js'), 'let a')
  vi.stubEnv('TAIZHANG_DATA', join(folder, 'program'))
  vi.stubEnv('TAIZHANG_TODAY', '2016-03-20')
})

afterEach(() => {
  for (const { port1, port2 } of fake.MessageChannelMain.made) {
    port1.close()
    port2.close()
  }
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

describe('boot', () => {
  test('sandbox and scheme are set before the app is ready, and the window comes last', async () => {
    await boot()
    const order = (spy: { mock: { invocationCallOrder: number[] } }) => spy.mock.invocationCallOrder[0] ?? 0
    const ready = order(fake.app.whenReady)
    for (const early of [
      fake.app.enableSandbox,
      fake.protocol.registerSchemesAsPrivileged,
      fake.app.setPath,
      fake.app.requestSingleInstanceLock,
    ]) {
      expect(order(early)).toBeGreaterThan(0)
      expect(order(early)).toBeLessThan(ready)
    }
    // The lock belongs to the folder: it is taken after the folder is set.
    expect(order(fake.app.setPath)).toBeLessThan(order(fake.app.requestSingleInstanceLock))
    const shown = order(theWindow().loadURL)
    for (const guard of [
      fake.session.defaultSession.setPermissionRequestHandler,
      fake.session.defaultSession.setPermissionCheckHandler,
      fake.protocol.handle,
      fake.ipcMain.handle,
    ]) {
      expect(order(guard)).toBeGreaterThan(ready)
      expect(order(guard)).toBeLessThan(shown)
    }
  })

  test('a second start ends itself and brings the first window to the front', async () => {
    await boot(electron => {
      electron.app.requestSingleInstanceLock.mockReturnValue(false)
      electron.app.quit.mockImplementation(() => electron.app.exit(0))
    })
    expect(fake.app.quit).toHaveBeenCalledOnce()
    expect(fake.BrowserWindow.opened).toEqual([])

    await boot()
    theWindow().minimized = true
    fake.app.emit('second-instance')
    expect(theWindow().restore).toHaveBeenCalledOnce()
    expect(theWindow().focus).toHaveBeenCalledOnce()
  })

  test('a failure at the start is said in a dialog, not swallowed', async () => {
    rmSync(join(folder, 'out'), { recursive: true })
    await boot()
    expect(fake.dialog.showErrorBox).toHaveBeenCalledOnce()
    expect(fake.app.exit).toHaveBeenCalledWith(1)
  })

  test('a variable that cannot be read is named in that dialog', async () => {
    vi.stubEnv('TAIZHANG_TODAY', 'today')
    await boot()
    expect(fake.dialog.showErrorBox.mock.calls[0]?.[1]).toContain('TAIZHANG_TODAY')
  })
})

describe('the window', () => {
  test('no Node, isolated, sandboxed, web security on, no web views, nothing experimental [2 3 4 6 8 9 10 11]', async () => {
    await boot()
    const { webPreferences = {} } = theWindow().options
    expect(webPreferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    })
    for (const never of [
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
      'disableBlinkFeatures',
      'navigateOnDragDrop',
    ]) {
      expect(webPreferences).not.toHaveProperty(never)
    }
    expect(theWindow().loadURL).toHaveBeenCalledWith('app://office/')
  })

  test('an installed program has no developer tools', async () => {
    await boot(electron => {
      electron.app.isPackaged = true
    })
    expect(theWindow().options.webPreferences?.devTools).toBe(false)
  })

  test('it is shown when it has something to show', async () => {
    await boot()
    expect(theWindow().options.show).toBe(false)
    theWindow().emit('ready-to-show')
    expect(theWindow().show).toHaveBeenCalledOnce()
  })

  test('a screen process that died is offered again', async () => {
    await boot()
    theWindow().webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    await vi.waitFor(() => expect(theWindow().webContents.reload).toHaveBeenCalledOnce())
  })
})

describe('what a page may not do', () => {
  const elsewhere = [
    'https://evil.example/',
    'http://office/',
    'file:///etc/passwd',
    'app://other/',
    'app://office.evil.example/',
    'app://user:pass@office/',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    '',
  ]

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('leave: %s [13]', async name => {
    await boot()
    for (const url of elsewhere) {
      const event = fake.anEvent({ url })
      theWindow().webContents.emit(name, event)
      expect(event.defaultPrevented, url).toBe(true)
    }
    const own = fake.anEvent({ url: 'app://office/roster' })
    theWindow().webContents.emit(name, own)
    expect(own.defaultPrevented).toBe(false)
  })

  test('open a window [14] or attach a web view [12]', async () => {
    await boot()
    const contents = theWindow().webContents
    const open = contents.setWindowOpenHandler.mock.calls[0]?.[0]
    const details = { url: 'app://office/', frameName: '', features: '', disposition: 'new-window' as const }
    expect(open?.({ ...details, referrer: { url: '', policy: 'default' } })).toEqual({ action: 'deny' })
    const attach = fake.anEvent({})
    contents.emit('will-attach-webview', attach)
    expect(attach.defaultPrevented).toBe(true)
  })

  test('get a permission or a device [5]', async () => {
    await boot()
    const { defaultSession: session } = fake.session
    const answer = vi.fn()
    const ask = session.setPermissionRequestHandler.mock.calls[0]?.[0]
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'fileSystem',
    ] as const) {
      ask?.({} as never, permission, answer, {} as never)
    }
    expect(answer.mock.calls).toEqual(Array.from({ length: 5 }, () => [false]))
    const check = session.setPermissionCheckHandler.mock.calls[0]?.[0]
    expect(check?.(null, 'media', 'app://office', {} as never)).toBe(false)
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]?.({} as never)).toBe(false)
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false)
  })

  test('download anything but a finished file; that one is saved where the clerk says', async () => {
    await boot()
    const item = (url: string, name: string) => ({
      getURL: () => url,
      getFilename: () => name,
      setSaveDialogOptions: vi.fn(),
    })
    const foreign = fake.anEvent({})
    const bad = item('https://evil.example/a.exe', 'a.exe')
    fake.session.defaultSession.emit('will-download', foreign, bad)
    expect(foreign.defaultPrevented).toBe(true)
    expect(bad.setSaveDialogOptions).not.toHaveBeenCalled()

    const own = fake.anEvent({})
    const good = item('app://office/download/1', '附件5.xlsx')
    fake.session.defaultSession.emit('will-download', own, good)
    expect(own.defaultPrevented).toBe(false)
    expect(good.setSaveDialogOptions.mock.calls[0]?.[0]).toMatchObject({
      defaultPath: join(folder, '文档', '附件5.xlsx'),
      buttonLabel: '保存',
    })
  })
})

describe('the scheme [18]', () => {
  const ask = async (url: string, method = 'GET') => {
    const handler = fake.protocol.handle.mock.calls[0]?.[1]
    if (!handler) throw new Error('no handler')
    // Node has no such scheme: the fields that are read are given.
    return handler({ url, method } as Parameters<typeof handler>[0])
  }

  test('is a secure standard one without ways around the content policy', async () => {
    await boot()
    const [scheme] = fake.protocol.registerSchemesAsPrivileged.mock.calls[0]?.[0] ?? []
    expect(scheme?.scheme).toBe('app')
    expect(scheme?.privileges).toMatchObject({ standard: true, secure: true })
    expect(scheme?.privileges).not.toHaveProperty('bypassCSP')
    expect(scheme?.privileges).not.toHaveProperty('corsEnabled')
    expect(scheme?.privileges).not.toHaveProperty('allowServiceWorkers')
  })

  test('serves the built screens with the content policy [7]', async () => {
    await boot()
    const page = await ask('app://office/')
    expect(await page.text()).toMatch(/台账 [\w-]{22,}/)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'; script-src 'self'")
    expect((await ask('app://office/assets/a.js')).status).toBe(200)
  })

  test.each([
    'app://office/../../package.json',
    'app://office/..%2f..%2fpackage.json',
    'app://office/%2e%2e/%2e%2e/etc/passwd.js',
    'app://office/assets/..%5c..%5cpackage.json',
    'app://office//etc/passwd.js',
    'app://other/index.html',
    'app://office.evil/index.html',
  ])('gives nothing outside them: %s', async url => {
    await boot()
    expect((await ask(url)).status).toBeGreaterThanOrEqual(400)
  })

  test('answers questions only', async () => {
    await boot()
    expect((await ask('app://office/', 'POST')).status).toBe(405)
  })
})

const senderOf = (contents: InstanceType<Fake['FakeContents']>, frame: unknown = contents.mainFrame) => ({
  sender: contents,
  senderFrame: frame,
})

function connect(): OfficeClient {
  fake.ipcMain.emit('office-connect', senderOf(theWindow().webContents))
  const [channel, message, ports = []] = theWindow().webContents.mainFrame.postMessage.mock.lastCall ?? []
  expect([channel, message]).toEqual(['office-port', null])
  const port = ports[0]
  if (!port) throw new Error('no port was handed over')
  port.start()
  return createORPCClient<OfficeClient>(new RPCLink({ port }))
}

describe('calls', () => {
  test('travel over a port that the trusted frame was given', async () => {
    await boot()
    const client = connect()
    expect(await client.vault.status({})).toMatchObject({ host: 'electron', today: '2016-03-20' })
    const failure = await client.roster.list({}).catch((error: unknown) => error)
    if (!(failure instanceof ORPCError)) throw new Error('not a coded failure')
    expect([failure.code, failure.message]).toEqual(['VAULT_CLOSED', '尚未打开台账，请先打开或新建'])
  })

  test('a reload gets a new port, and the one before it is closed', async () => {
    await boot()
    connect()
    const client = connect()
    expect(fake.MessageChannelMain.made.map(({ port1 }) => port1.closed)).toEqual([true, false])
    expect((await client.vault.status({})).host).toBe('electron')
  })

  test('no one else is heard [17]: another window, a subframe, a page that navigated, a frame that is gone', async () => {
    await boot()
    const own = theWindow().webContents
    const other = new fake.FakeContents()
    other.mainFrame.url = 'app://office/'
    const print = fake.ipcMain.answers.get('office-print')
    for (const sender of [
      senderOf(other),
      senderOf(own, new fake.FakeFrame('app://office/')),
      senderOf(own, null),
    ]) {
      fake.ipcMain.emit('office-connect', sender)
      await expect(print?.(sender as never, 'x')).rejects.toThrow('refused')
    }
    own.mainFrame.url = 'https://evil.example/'
    fake.ipcMain.emit('office-connect', senderOf(own))
    await expect(print?.(senderOf(own) as never, 'x')).rejects.toThrow('refused')
    expect(fake.MessageChannelMain.made).toEqual([])
    expect(own.mainFrame.postMessage).not.toHaveBeenCalled()
  })

  test('only two messages are listened to [20]', async () => {
    await boot()
    expect(fake.ipcMain.eventNames()).toEqual(['office-connect'])
    expect([...fake.ipcMain.answers.keys()]).toEqual(['office-print'])
  })
})

describe('the end', () => {
  test('closing the window closes the register, and its lock is gone, before the process goes', async () => {
    await boot()
    const client = connect()
    await client.vault.create({ committee: '中共青山镇委员会', passphrase: '测试口令1234' })
    const place = join(folder, '文档', '党员台账')
    const locks = () => readdirSync(place).filter(name => name.endsWith('.lock'))
    expect(locks().length).toBe(1)
    let left: string[] | null = null
    fake.app.exit.mockImplementation(() => {
      left = locks()
    })
    fake.app.emit('window-all-closed')
    expect(fake.app.quit).toHaveBeenCalledOnce()
    await vi.waitFor(() => expect(fake.app.exit).toHaveBeenCalledWith(0))
    expect(left).toEqual([])
  })
})

test('the menu is Chinese, and leaves Ctrl+Z to the page', async () => {
  await boot()
  const menu = fake.Menu.setApplicationMenu.mock.calls[0]?.[0]
  const labels = menu?.template.map(({ label }) => label)
  expect(labels).toEqual(['文件', '编辑', '视图', '帮助'])
  const roles = JSON.stringify(menu?.template)
  expect(roles).not.toMatch(/"(undo|redo|toggleDevTools|reload)"/)
})
