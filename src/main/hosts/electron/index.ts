/** Electron's main process: the boot order, top to bottom. What each step does is in its own file. */

import { join } from 'node:path'
import { app, dialog, session, type BrowserWindow } from 'electron'
import { openAssets } from '../assets.ts'
import { closeOnce, composeOffice } from '../composeOffice.ts'
import { readEnvironment, type HostEnvironment } from '../environment.ts'
import { answerCalls } from './callPort.ts'
import { saveDownloads } from './downloads.ts'
import { denyPermissions, hardenEveryContents } from './hardening.ts'
import { setMenu } from './menu.ts'
import { declareScheme, serveScheme } from './ownScheme.ts'
import { createPapers } from './papers.ts'
import { answerPrinting, electronPdf } from './printing.ts'
import { trustOnly } from './trustedIpc.ts'
import { openWindow, showAgain } from './window.ts'

const TITLE = '党员台账'

async function run(at: HostEnvironment): Promise<void> {
  let window: BrowserWindow | null = null
  app.on('second-instance', () => {
    if (window) showAgain(window)
  })
  await app.whenReady()

  const papers = createPapers()
  const office = composeOffice(
    {
      name: 'electron',
      pdf: electronPdf(papers),
      userFolders: { documents: app.getPath('documents'), desktop: app.getPath('desktop') },
    },
    at,
  )
  const end = closeOnce(office)
  const assets = await openAssets(join(app.getAppPath(), 'out', 'renderer'))

  denyPermissions(session.defaultSession)
  saveDownloads(session.defaultSession)
  serveScheme(office, assets, papers)
  setMenu()

  const ipc = trustOnly(() => window?.webContents ?? null, office.ports.log)
  answerCalls(ipc, office)
  answerPrinting(ipc, office, papers)

  app.on('window-all-closed', () => app.quit())
  // Every way to end comes through here: the register is closed before the process goes.
  app.on('will-quit', event => {
    event.preventDefault()
    void end().then(() => app.exit(0))
  })

  const opened = openWindow(office.ports.log)
  opened.once('closed', () => {
    window = null
  })
  window = opened
}

function failed(error: unknown): void {
  dialog.showErrorBox(TITLE, error instanceof Error ? error.message : String(error))
  app.exit(1)
}

// Before the app is ready: these take no effect later.
app.enableSandbox()
app.commandLine.appendSwitch('lang', 'zh-CN')
declareScheme()
hardenEveryContents()

try {
  const at = readEnvironment()
  app.setPath('userData', join(at.dataFolder, 'electron'))
  // The lock belongs to the folder just set: one program for one list of registers.
  if (app.requestSingleInstanceLock()) run(at).catch(failed)
  else app.quit()
} catch (error) {
  failed(error)
}
