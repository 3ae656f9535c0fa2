/** A hidden, sandboxed window without scripts that shows one print page: for printing and for PDF. */

import { BrowserWindow } from 'electron'
import type { Papers } from './papers.ts'

/** Shows the page, does the work on it, and closes the window whatever came of it. */
export async function onPaper<T>(
  papers: Papers,
  html: Uint8Array,
  work: (window: BrowserWindow) => Promise<T>,
): Promise<T> {
  const address = papers.keep(html)
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      javascript: false,
      spellcheck: false,
      devTools: false,
    },
  })
  try {
    await window.loadURL(address)
    return await work(window)
  } finally {
    papers.forget(address)
    if (!window.isDestroyed()) window.destroy()
  }
}
