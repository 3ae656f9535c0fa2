/**
 * Calls to the contract travel over a MessagePort that is given to the trusted frame only. Asking again
 * (a reload) closes the port before it.
 */

import { MessageChannelMain, type MessagePortMain } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import { PORT_MESSAGE } from '../../../shared/api/bridge.ts'
import { router } from '../../backend.ts'
import type { Office } from '../../office.ts'
import { CONNECT_CHANNEL } from './channels.ts'
import type { TrustedIpc } from './trustedIpc.ts'

export function answerCalls(ipc: TrustedIpc, office: Office): void {
  const calls = new RPCHandler(router)
  let current: MessagePortMain | null = null
  ipc.on(CONNECT_CHANNEL, frame => {
    current?.close()
    const { port1: ours, port2: theirs } = new MessageChannelMain()
    calls.upgrade(ours, { context: { office } })
    ours.start()
    current = ours
    frame.postMessage(PORT_MESSAGE, null, [theirs])
  })
}
