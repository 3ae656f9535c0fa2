/**
 * What the screens and their host agree on besides the contract: how a call travels, where a finished
 * file is fetched, how a page is printed. Both sides import these names, so neither can drift.
 *
 * Local host: `window.office` is undefined; calls are POSTed under RPC_PATH with OFFICE_HEADER; a print
 * page is opened in a hidden frame from PRINT_PATH and printed by the browser.
 * Electron: `window.office` is an OfficeBridge; `connect()` makes the host post a MessagePort with the
 * message PORT_MESSAGE to the window; printing goes through `print`.
 */

/** Calls to the contract (local host). */
export const RPC_PATH = '/rpc'

/** Sent with every call: another site's form or image cannot set it (cross-site request forgery). */
export const OFFICE_HEADER = { name: 'x-office', value: '1' } as const

/** `/download/<ticket>`: hands the file of a ticket over once, as an attachment (both hosts). */
export const DOWNLOAD_PATH = '/download'

/** `/print/<ticket>`: hands a print page over once, to be shown in a frame (local host). */
export const PRINT_PATH = '/print'

/** The message that carries the MessagePort into the page (Electron). */
export const PORT_MESSAGE = 'office-port'

/** sent: given to the printer; cancelled: the clerk closed the dialog; failed: no page or no printer. */
export type PrintOutcome = 'sent' | 'cancelled' | 'failed'

/** What the preload exposes as `window.office`: these functions and nothing else. */
export interface OfficeBridge {
  readonly host: 'electron'
  /** asks for a new MessagePort; it arrives as a window message PORT_MESSAGE, an older port is closed */
  connect: () => void
  /** shows the system's print dialog for the print page of a ticket */
  print: (ticket: string) => Promise<PrintOutcome>
}
