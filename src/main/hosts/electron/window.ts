/** The one window. */

import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import { ORIGIN } from './ownOrigin.ts'

/** The office's screens are 1366×768; below the least size the lists would lose their columns. */
const SIZE = { width: 1366, height: 768, minWidth: 1024, minHeight: 640 }

export function openWindow(log: (line: string) => void): BrowserWindow {
  const window = new BrowserWindow({
    ...SIZE,
    title: '党员台账',
    backgroundColor: '#ffffff',
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  window.once('ready-to-show', () => {
    window.maximize()
    window.show()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(`screen process gone: ${reason}`)
    if (reason !== 'clean-exit') void offerReload(window)
  })
  void window.loadURL(`${ORIGIN}/`)
  return window
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: '党员台账',
    message: '画面意外中断，已保存的内容不受影响。',
    buttons: ['重新显示', '退出'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) window.webContents.reload()
  else app.quit()
}

/** Brings the window to the front, for a second start of the program. */
export function showAgain(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
