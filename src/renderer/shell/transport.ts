/**
 * How a call reaches the backend: over a MessagePort inside Electron, over loopback HTTP in the local
 * host. Everything above this file sees one typed client and cannot tell which.
 */

import { createORPCClient, type ClientContext, type ClientLink } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { OFFICE_HEADER, PORT_MESSAGE, RPC_PATH, type OfficeBridge } from '../../shared/api/bridge.ts'
import type { OfficeClient } from '../../shared/api/contract.ts'

declare global {
  interface Window {
    /** only inside Electron */
    readonly office?: OfficeBridge
  }
}

type Link = ClientLink<ClientContext>

/** The port Electron hands to this window; resolves once, with the first one. */
function receivePort(bridge: OfficeBridge): Promise<MessagePort> {
  return new Promise(resolve => {
    const receive = (event: MessageEvent<unknown>) => {
      const [port] = event.ports
      if (event.data !== PORT_MESSAGE || event.source !== window || !port) return
      window.removeEventListener('message', receive)
      port.start()
      resolve(port)
    }
    window.addEventListener('message', receive)
    bridge.connect()
  })
}

async function openLink(bridge: OfficeBridge | undefined): Promise<Link> {
  if (bridge) return new PortLink({ port: await receivePort(bridge) })
  return new FetchLink({
    url: `${window.location.origin}${RPC_PATH}`,
    headers: { [OFFICE_HEADER.name]: OFFICE_HEADER.value },
  })
}

/** The client of whichever host this page runs in. */
export async function connectOffice(): Promise<OfficeClient> {
  return createORPCClient<OfficeClient>(await openLink(window.office))
}
