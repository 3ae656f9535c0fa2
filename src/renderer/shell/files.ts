/** Files and print pages the backend has made ready under a ticket. */

import { DOWNLOAD_PATH, PRINT_PATH } from '../../shared/api/bridge.ts'
import { errorText } from '../../shared/api/errors.ts'
import type { Ticket } from '../../shared/api/method.ts'

/** Hands the file over: the browser saves it, Electron asks where to. */
export function download(ticket: Ticket): void {
  const link = document.createElement('a')
  link.href = `${DOWNLOAD_PATH}/${encodeURIComponent(ticket.ticket)}`
  link.download = ticket.fileName
  document.body.append(link)
  link.click()
  link.remove()
}

/** How long a print frame is kept after its dialog: the spooler may still be reading it. */
const FRAME_KEPT_MS = 60_000

function printInFrame(ticket: string): Promise<string | null> {
  return new Promise(resolve => {
    const frame = document.createElement('iframe')
    frame.className = 'visuallyHidden'
    frame.title = '打印'
    frame.addEventListener(
      'load',
      () => {
        const page = frame.contentWindow
        if (!page || page.location.href === 'about:blank') {
          frame.remove()
          resolve(errorText('PRINT_FAILED'))
          return
        }
        page.focus()
        page.print()
        window.setTimeout(() => frame.remove(), FRAME_KEPT_MS)
        resolve(null)
      },
      { once: true },
    )
    frame.src = `${PRINT_PATH}/${encodeURIComponent(ticket)}`
    document.body.append(frame)
  })
}

/** Opens the print dialog for a print page. Answers a sentence when it could not, else null. */
export async function printPage(ticket: Ticket): Promise<string | null> {
  if (!window.office) return printInFrame(ticket.ticket)
  const outcome = await window.office.print(ticket.ticket)
  return outcome === 'failed' ? errorText('PRINT_FAILED') : null
}
