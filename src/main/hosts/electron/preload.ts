/**
 * The one thing the page gets from Electron: `window.office`, two functions and a name. Sandboxed, so it
 * may require nothing but electron; events never reach the page, only their ports and answers do.
 */

import { contextBridge, ipcRenderer } from 'electron'
import { PORT_MESSAGE, type OfficeBridge, type PrintOutcome } from '../../../shared/api/bridge.ts'
import { CONNECT_CHANNEL, PRINT_CHANNEL } from './channels.ts'

function outcomeOf(answer: unknown): PrintOutcome {
  return answer === 'sent' || answer === 'cancelled' ? answer : 'failed'
}

ipcRenderer.on(PORT_MESSAGE, event => {
  window.postMessage(PORT_MESSAGE, window.location.origin, event.ports)
})

contextBridge.exposeInMainWorld('office', {
  host: 'electron',
  connect: () => {
    ipcRenderer.send(CONNECT_CHANNEL)
  },
  print: async (ticket: string) => outcomeOf(await ipcRenderer.invoke(PRINT_CHANNEL, ticket)),
} satisfies OfficeBridge)
