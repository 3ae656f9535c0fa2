/** Paper: the system's print dialog, and PDF, both from the same print page. */

import type { WebContentsPrintOptions } from 'electron'
import { z } from 'zod'
import type { PrintOutcome } from '../../../shared/api/bridge.ts'
import { OfficeError } from '../../../shared/api/errors.ts'
import type { Office, PdfPrinter } from '../../office.ts'
import { collectPaper } from '../delivery.ts'
import { PRINT_CHANNEL } from './channels.ts'
import { onPaper } from './paperWindow.ts'
import type { Papers } from './papers.ts'
import type { TrustedIpc } from './trustedIpc.ts'

/**
 * Paper and direction for the dialog, from the page's own `@page { size: A3 landscape }`: the dialog does
 * not read it and would offer A4 upright.
 */
export function paperOf(html: string): Pick<WebContentsPrintOptions, 'pageSize' | 'landscape'> {
  const size = /@page\b[^{]*\{[^}]*\bsize:\s*([^;}]+)/i.exec(html)?.[1] ?? ''
  return {
    pageSize: /\bA3\b/i.test(size) ? 'A3' : 'A4',
    landscape: /\blandscape\b/i.test(size),
  }
}

/** How Electron says that the clerk closed the dialog. */
const CANCELLED = /cancel/i

function printPage(papers: Papers, html: Uint8Array): Promise<PrintOutcome> {
  return onPaper(papers, html, window => {
    const options: WebContentsPrintOptions = {
      silent: false,
      printBackground: true,
      ...paperOf(Buffer.from(html).toString('utf8')),
    }
    return new Promise(resolve => {
      window.webContents.print(options, (success, reason) => {
        resolve(success ? 'sent' : CANCELLED.test(reason) ? 'cancelled' : 'failed')
      })
    })
  })
}

const ticketSchema = z.uuid()

/** Prints the page behind a ticket, shown in the system's dialog. */
export function answerPrinting(ipc: TrustedIpc, office: Office, papers: Papers): void {
  ipc.handle(PRINT_CHANNEL, async (argument): Promise<PrintOutcome> => {
    const ticket = ticketSchema.safeParse(argument)
    const html = ticket.success ? collectPaper(office.files, ticket.data) : null
    if (!html) return 'failed'
    try {
      return await printPage(papers, html)
    } catch (error) {
      office.ports.log(`printing failed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
      return 'failed'
    }
  })
}

export function electronPdf(papers: Papers): PdfPrinter {
  return {
    print: async (html, signal) => {
      const givenUp = () => signal.aborted
      if (givenUp()) throw new OfficeError('CANCELLED')
      try {
        return await onPaper(papers, Buffer.from(html, 'utf8'), async window => {
          const stop = () => window.destroy()
          signal.addEventListener('abort', stop, { once: true })
          try {
            return await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
          } finally {
            signal.removeEventListener('abort', stop)
          }
        })
      } catch (cause) {
        if (givenUp()) throw new OfficeError('CANCELLED', undefined, { cause })
        const reason = cause instanceof Error ? cause.message : String(cause)
        throw new OfficeError('PDF_FAILED', { reason }, { cause })
      }
    },
  }
}
