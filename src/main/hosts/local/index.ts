/**
 * The local host: the backend on loopback, shown in an installed browser. It ends when its window is
 * closed, on Ctrl-C, or when it is told to end; each way closes the register.
 */

import { fileURLToPath } from 'node:url'
import { openAssets, type Assets } from '../assets.ts'
import { closeOnce, composeOffice } from '../composeOffice.ts'
import { readEnvironment, type HostEnvironment } from '../environment.ts'
import { browserPdf } from './browserPdf.ts'
import { forgetProfile, hasDisplay, openBrowserWindow, prepareProfile } from './browserWindow.ts'
import { installedBrowser, type InstalledBrowser } from './installedBrowser.ts'
import { announceHost, lastPort, showRunningHost } from './runningHost.ts'
import { startLocalServer, type LocalServerOptions } from './server.ts'

export interface LocalHostOptions {
  /** false: only print the address */
  window: boolean
  say: (line: string) => void
  assets?: Assets
  /** development only */
  screens?: LocalServerOptions['screens']
  session?: string
}

/** The built screens, beside the built host. */
function builtAssets(): Promise<Assets> {
  return openAssets(fileURLToPath(new URL('../renderer/', import.meta.url)))
}

function untilToldToEnd(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}

function noWindowReason(browser: InstalledBrowser | null): string {
  return browser ? '没有可用的屏幕' : '没有找到 Chromium、Chrome 或 Edge 浏览器'
}

/** Runs until the window is closed or the process is told to end. */
export async function runLocalHost(
  options: LocalHostOptions,
  at: HostEnvironment = readEnvironment(),
): Promise<void> {
  const { say } = options
  const shown = await showRunningHost(at.dataFolder)
  if (shown !== null) return say(shown === '' ? '程序已经打开，已转到它的窗口' : `程序已经打开：${shown}`)

  const toldToEnd = untilToldToEnd()
  const browser = installedBrowser()
  const usable = options.window && hasDisplay() ? browser : null
  const office = composeOffice({ name: 'local', pdf: browserPdf() }, at)
  const end = closeOnce(office)
  const announced = announceHost(at.dataFolder)

  const show = (): string => {
    const address = server.issueAddress()
    if (!usable) return address
    openBrowserWindow(usable, address, at.dataFolder)
    return ''
  }
  const server = await startLocalServer({
    office,
    assets: options.assets ?? (await builtAssets()),
    port: at.port === 0 ? lastPort(at.dataFolder) : at.port,
    elsewhere: at.port === 0,
    aside: (request, response) => announced.answer(request, response, show),
    ...(options.screens && { screens: options.screens }),
    ...(options.session !== undefined && { session: options.session }),
  })
  announced.publish(Number(new URL(server.origin).port))

  try {
    if (usable) {
      prepareProfile(at.dataFolder)
      const window = openBrowserWindow(usable, server.issueAddress(), at.dataFolder)
      say(`党员台账已在 ${usable.name} 中打开，关闭窗口即退出`)
      const ended = await Promise.race([window.closed, toldToEnd.then(() => true)])
      if (!ended) {
        say(`${usable.name} 没有启动成功，请在浏览器中打开：${server.issueAddress()}`)
        await toldToEnd
      }
      window.close()
      await window.closed
    } else {
      const reason = options.window ? `${noWindowReason(browser)}，` : ''
      say(`${reason}请在浏览器中打开：${server.issueAddress()}`)
      say('按 Ctrl+C 退出')
      await toldToEnd
    }
  } finally {
    announced.withdraw()
    await server.stop()
    await end()
    if (usable) forgetProfile(at.dataFolder)
  }
}
