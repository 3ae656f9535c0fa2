/**
 * A stand-in for the module `electron`, for tests on a machine without its program. Every function is
 * declared with Electron's own type, and each object is checked against Electron's, so a function that is
 * renamed or changes its arguments does not compile here.
 */

import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads'
import type * as Electron from 'electron'
import { vi } from 'vitest'

/** The named members of an Electron type. Events are left out: their overloads are checked where used. */
type Members<T, K extends keyof T> = { [P in K]: T[P] }

/** Folders the fake program believes in; set by each test. */
export const folders = { app: '', documents: '/fake/documents', desktop: '/fake/desktop' }

export interface Preventable {
  defaultPrevented: boolean
  preventDefault: () => void
}

export function anEvent<T extends object>(more: T): Preventable & T {
  const event = {
    ...more,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true
    },
  }
  return event
}

class FakeApp extends EventEmitter {
  isPackaged = false
  enableSandbox = vi.fn<Electron.App['enableSandbox']>()
  whenReady = vi.fn<Electron.App['whenReady']>(() => Promise.resolve())
  setPath = vi.fn<Electron.App['setPath']>()
  getPath = vi.fn<Electron.App['getPath']>(name => (name === 'desktop' ? folders.desktop : folders.documents))
  getAppPath = vi.fn<Electron.App['getAppPath']>(() => folders.app)
  requestSingleInstanceLock = vi.fn<Electron.App['requestSingleInstanceLock']>(() => true)
  setAboutPanelOptions = vi.fn<Electron.App['setAboutPanelOptions']>()
  exit = vi.fn<Electron.App['exit']>()
  quit = vi.fn<Electron.App['quit']>(() => void this.emit('will-quit', anEvent({})))
  commandLine = {
    appendSwitch: vi.fn<Electron.CommandLine['appendSwitch']>(),
  } satisfies Members<Electron.CommandLine, 'appendSwitch'>
}

export const app = new FakeApp()

app satisfies Members<
  Omit<Electron.App, 'commandLine'>,
  | 'isPackaged'
  | 'enableSandbox'
  | 'whenReady'
  | 'setPath'
  | 'getPath'
  | 'getAppPath'
  | 'requestSingleInstanceLock'
  | 'setAboutPanelOptions'
  | 'exit'
  | 'quit'
>

export const protocol = {
  registerSchemesAsPrivileged: vi.fn<Electron.Protocol['registerSchemesAsPrivileged']>(),
  handle: vi.fn<Electron.Protocol['handle']>(),
} satisfies Members<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>

class FakeSession extends EventEmitter {
  setPermissionRequestHandler = vi.fn<Electron.Session['setPermissionRequestHandler']>()
  setPermissionCheckHandler = vi.fn<Electron.Session['setPermissionCheckHandler']>()
  setDevicePermissionHandler = vi.fn<Electron.Session['setDevicePermissionHandler']>()
  setDisplayMediaRequestHandler = vi.fn<Electron.Session['setDisplayMediaRequestHandler']>()
  setSpellCheckerEnabled = vi.fn<Electron.Session['setSpellCheckerEnabled']>()
}

export const session = { defaultSession: new FakeSession() }

session.defaultSession satisfies Members<
  Electron.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
>

export class FakeFrame {
  url: string
  postMessage = vi.fn<Electron.WebFrameMain['postMessage']>()
  constructor(url: string) {
    this.url = url
  }
}

new FakeFrame('') satisfies Members<Electron.WebFrameMain, 'url' | 'postMessage'>

export class FakeContents extends EventEmitter {
  mainFrame = new FakeFrame('')
  setWindowOpenHandler = vi.fn<Electron.WebContents['setWindowOpenHandler']>()
  print = vi.fn<Electron.WebContents['print']>((_options, done) => done?.(true, ''))
  printToPDF = vi.fn<Electron.WebContents['printToPDF']>(() => Promise.resolve(Buffer.from('%PDF-')))
  reload = vi.fn<Electron.WebContents['reload']>()
}

new FakeContents() satisfies Members<
  Electron.WebContents,
  'setWindowOpenHandler' | 'print' | 'printToPDF' | 'reload'
>

export class BrowserWindow extends EventEmitter {
  static readonly opened: BrowserWindow[] = []
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly webContents = new FakeContents()
  destroyed = false
  minimized = false
  loadURL = vi.fn<Electron.BrowserWindow['loadURL']>(url => {
    this.webContents.mainFrame.url = url
    return Promise.resolve()
  })
  maximize = vi.fn<Electron.BrowserWindow['maximize']>()
  show = vi.fn<Electron.BrowserWindow['show']>()
  focus = vi.fn<Electron.BrowserWindow['focus']>()
  restore = vi.fn<Electron.BrowserWindow['restore']>()
  isMinimized = vi.fn<Electron.BrowserWindow['isMinimized']>(() => this.minimized)
  isDestroyed = vi.fn<Electron.BrowserWindow['isDestroyed']>(() => this.destroyed)
  destroy = vi.fn<Electron.BrowserWindow['destroy']>(() => {
    this.destroyed = true
  })

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    BrowserWindow.opened.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
}

type WindowUse = Members<
  Electron.BrowserWindow,
  'loadURL' | 'maximize' | 'show' | 'focus' | 'restore' | 'isMinimized' | 'isDestroyed' | 'destroy'
>
BrowserWindow satisfies new (options: Electron.BrowserWindowConstructorOptions) => WindowUse

type InvokeAnswer = Parameters<Electron.IpcMain['handle']>[1]

class FakeIpcMain extends EventEmitter {
  readonly answers = new Map<string, InvokeAnswer>()
  handle = vi.fn<Electron.IpcMain['handle']>((channel, answer) => void this.answers.set(channel, answer))
}

export const ipcMain = new FakeIpcMain()

ipcMain satisfies Members<Electron.IpcMain, 'handle'>

/** Electron's port over Node's: the message comes inside an event, and nothing flows before `start`. */
export class FakePort extends EventEmitter {
  readonly #port: NodePort
  closed = false
  constructor(port: NodePort) {
    super()
    this.#port = port
  }
  postMessage = vi.fn<Electron.MessagePortMain['postMessage']>(message => this.#port.postMessage(message))
  start = vi.fn<Electron.MessagePortMain['start']>(() => {
    this.#port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }))
    this.#port.on('close', () => this.emit('close'))
  })
  close = vi.fn<Electron.MessagePortMain['close']>(() => {
    this.closed = true
    this.#port.close()
  })
}

export class MessageChannelMain {
  static readonly made: MessageChannelMain[] = []
  readonly port1: FakePort
  readonly port2: FakePort
  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new FakePort(port1)
    this.port2 = new FakePort(port2)
    MessageChannelMain.made.push(this)
  }
}

type PortUse = Members<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'>
MessageChannelMain satisfies new () => { port1: PortUse; port2: PortUse }

/** For functions with several forms: that Electron has them; how they are called is checked in the source. */
type Named<T, K extends keyof T> = Record<K, (...given: never[]) => unknown>

interface FakeMenu {
  template: Electron.MenuItemConstructorOptions[]
}

export const Menu = {
  buildFromTemplate: vi.fn((template: Electron.MenuItemConstructorOptions[]): FakeMenu => ({ template })),
  setApplicationMenu: vi.fn<(menu: FakeMenu | null) => void>(),
} satisfies Named<typeof Electron.Menu, 'buildFromTemplate' | 'setApplicationMenu'>

const chosen: Electron.MessageBoxReturnValue = { response: 0, checkboxChecked: false }

export const dialog = {
  showErrorBox: vi.fn<Electron.Dialog['showErrorBox']>(),
  showMessageBox: vi.fn(() => Promise.resolve(chosen)),
} satisfies Members<Electron.Dialog, 'showErrorBox'> & Named<Electron.Dialog, 'showMessageBox'>

export const contextBridge = {
  exposeInMainWorld: vi.fn<Electron.ContextBridge['exposeInMainWorld']>(),
} satisfies Members<Electron.ContextBridge, 'exposeInMainWorld'>

class FakeIpcRenderer extends EventEmitter {
  send = vi.fn<Electron.IpcRenderer['send']>()
  invoke = vi.fn<Electron.IpcRenderer['invoke']>(() => Promise.resolve('sent'))
}

export const ipcRenderer = new FakeIpcRenderer()

ipcRenderer satisfies Members<Electron.IpcRenderer, 'send' | 'invoke'>
