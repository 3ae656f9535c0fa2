/**
 * PDF through an installed Chromium-family browser, for the local host and the command line.
 *
 * The browser is driven over a pipe: no port is opened. The document goes in and the PDF comes out as
 * messages; Chromium would put a streamed PDF into a temporary file, so it is asked for in one piece.
 * The browser stays for a moment after a document, because long forms come in parts.
 */

import type { Browser } from 'playwright-core'
import { isOfficeError, OfficeError } from '../../../shared/api/errors.ts'
import type { PdfPrinter } from '../../office.ts'
import { installedBrowser, type InstalledBrowser } from './installedBrowser.ts'

const LINGER_MS = 1500

const isRoot = () => process.getuid?.() === 0

async function launch(found: InstalledBrowser): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  return chromium.launch({
    executablePath: found.path,
    headless: true,
    // Chromium refuses to run as root with its sandbox.
    chromiumSandbox: !isRoot(),
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-quic',
      '--no-first-run',
    ],
    // The host itself ends in order on these; playwright would end the process at once.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

interface Shared {
  browser: Promise<Browser>
  users: number
  timer: NodeJS.Timeout | null
}

/** One browser for all documents that are printed at about the same time. */
function sharedBrowser(find: () => InstalledBrowser | null) {
  let shared: Shared | null = null
  const end = (ended: Shared) => {
    if (shared === ended) shared = null
    void ended.browser.then(
      browser => browser.close(),
      () => undefined,
    )
  }
  return {
    take: (): Shared => {
      const found = find()
      if (!found) throw new OfficeError('BROWSER_MISSING')
      shared ??= { browser: launch(found), users: 0, timer: null }
      if (shared.timer) clearTimeout(shared.timer)
      shared.timer = null
      shared.users += 1
      return shared
    },
    /** `broken`: the browser is not used again */
    giveBack: (used: Shared, broken: boolean) => {
      used.users -= 1
      if (broken && shared === used) shared = null
      if (used.users > 0) return
      if (broken) end(used)
      else used.timer = setTimeout(() => end(used), LINGER_MS)
    },
  }
}

async function printIn(browser: Browser, html: string): Promise<Uint8Array> {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
  try {
    const page = await context.newPage()
    await page.setContent(html, { waitUntil: 'load', timeout: 0 })
    const session = await context.newCDPSession(page)
    const { data } = await session.send('Page.printToPDF', {
      preferCSSPageSize: true,
      printBackground: true,
      transferMode: 'ReturnAsBase64',
    })
    return Buffer.from(data, 'base64')
  } finally {
    await context.close()
  }
}

/** Rejects when the clerk gives up; `forget` ends the watch. */
function givingUp(signal: AbortSignal): { happened: Promise<never>; forget: () => void } {
  let forget: () => void = () => undefined
  const happened = new Promise<never>((_resolve, reject) => {
    const stop = () => reject(new OfficeError('CANCELLED'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    forget = () => signal.removeEventListener('abort', stop)
  })
  return { happened, forget }
}

export function browserPdf(find: () => InstalledBrowser | null = installedBrowser): PdfPrinter {
  const browsers = sharedBrowser(find)
  return {
    print: async (html, signal) => {
      if (signal.aborted) throw new OfficeError('CANCELLED')
      const used = browsers.take()
      const given = givingUp(signal)
      let reason = '浏览器打不开'
      let broken = true
      try {
        const browser = await Promise.race([used.browser, given.happened])
        reason = '浏览器没有完成打印'
        const printing = printIn(browser, html)
        // Once given up, nobody waits for the page any more: a browser that prints does not close it.
        printing.catch(() => undefined)
        const pdf = await Promise.race([printing, given.happened])
        broken = false
        return pdf
      } catch (cause) {
        if (isOfficeError(cause)) throw cause
        throw new OfficeError('PDF_FAILED', { reason }, { cause })
      } finally {
        given.forget()
        browsers.giveBack(used, broken)
      }
    },
  }
}
