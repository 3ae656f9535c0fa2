/**
 * The only user of ipcMain. A message is heard when it comes from the main frame of the program's own
 * window, showing the program's own page; anything else is dropped and noted.
 */

import {
  ipcMain,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  type WebContents,
  type WebFrameMain,
} from 'electron'
import { isOwn } from './ownOrigin.ts'

export interface TrustedIpc {
  /** a message that needs no answer; the frame it came from is handed over */
  on: (channel: string, listen: (frame: WebFrameMain, argument: unknown) => void) => void
  /** a message with an answer; a refused sender gets an error */
  handle: (channel: string, answer: (argument: unknown) => Promise<unknown>) => void
}

/** `own` answers the window's contents, or null while there is none. */
export function trustOnly(own: () => WebContents | null, log: (line: string) => void): TrustedIpc {
  const frameOf = ({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): WebFrameMain | null => {
    const contents = own()
    if (contents === null || sender !== contents || senderFrame === null) return null
    return senderFrame === contents.mainFrame && isOwn(senderFrame.url) ? senderFrame : null
  }
  return {
    on: (channel, listen) => {
      ipcMain.on(channel, (event, argument: unknown) => {
        const frame = frameOf(event)
        if (frame) listen(frame, argument)
        else log(`refused a message on ${channel} from an unknown sender`)
      })
    },
    handle: (channel, answer) => {
      ipcMain.handle(channel, async (event, argument: unknown) => {
        if (frameOf(event)) return answer(argument)
        log(`refused a call on ${channel} from an unknown sender`)
        throw new Error('refused')
      })
    },
  }
}
