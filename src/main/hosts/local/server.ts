/** The loopback server of the local host: gate, calls to the contract, files. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ORPCError } from '@orpc/contract'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import { RPC_PATH } from '../../../shared/api/bridge.ts'
import { errorText } from '../../../shared/api/errors.ts'
import { router } from '../../backend.ts'
import { UPLOAD_MAX_BYTES } from '../../fileDesk.ts'
import type { Office } from '../../office.ts'
import type { Assets } from '../assets.ts'
import { COMMON_HEADERS, deliver, sentence, type Reply } from '../delivery.ts'
import { createGate, type Gate } from './gate.ts'

const LOOPBACK = '127.0.0.1'

/** An upload as multipart form is a little longer than its file. */
const BODY_MAX_BYTES = UPLOAD_MAX_BYTES + 1024 * 1024

export interface LocalServer {
  /** `http://127.0.0.1:<port>` */
  origin: string
  /** an address that opens the application once */
  issueAddress: () => string
  /** stops listening and drops every connection */
  stop: () => Promise<void>
}

export interface LocalServerOptions {
  office: Office
  assets: Assets
  /** 0: any free port */
  port: number
  /** where `port` is taken: use any free one, instead of failing */
  elsewhere?: boolean
  /** answers a request before the gate does; true when it has (a second start of the program) */
  aside?: (request: IncomingMessage, response: ServerResponse) => boolean
  /** development only: screens straight from their sources */
  screens?: (request: IncomingMessage, response: ServerResponse) => void
  /** development only: the cookie outlives a restart of the backend */
  session?: string
}

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': reply.body.byteLength })
  response.end(reply.body)
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EADDRINUSE', 'EACCES'].includes(String(error.code))
}

async function listen(server: Server, port: number, elsewhere: boolean): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, LOOPBACK, () => {
        server.off('error', reject)
        resolve()
      })
    })
  } catch (error) {
    if (port !== 0 && elsewhere && isTaken(error)) return listen(server, 0, false)
    throw error
  }
  const address = server.address() as AddressInfo
  return address.port
}

/** Said before a byte is read; the transport itself would answer in English. */
function tooLarge(length: number): Reply {
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)}MB`
  const code = 'WORKBOOK_TOO_LARGE'
  const message = errorText(code, {
    file: '所选文件',
    size: megabytes(length),
    max: megabytes(UPLOAD_MAX_BYTES),
  })
  const error = new ORPCError(code, { status: 413, message, data: { field: null } })
  return {
    status: 413,
    headers: { ...COMMON_HEADERS, 'content-type': 'application/json', connection: 'close' },
    body: Buffer.from(JSON.stringify({ json: error.toJSON() }), 'utf8'),
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/'
}

export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const { office, assets } = options
  const calls = new RPCHandler(router, { plugins: [new BodyLimitPlugin({ maxBodySize: BODY_MAX_BYTES })] })

  const answer = async (request: IncomingMessage, response: ServerResponse, gate: Gate) => {
    if (options.aside?.(request, response)) return
    const verdict = gate.judge(request)
    if (verdict.kind === 'refuse') return send(response, sentence(verdict.status, verdict.why))
    if (verdict.kind === 'enter') {
      response.writeHead(303, {
        ...COMMON_HEADERS,
        location: '/',
        'set-cookie': verdict.cookie,
        'cache-control': 'no-store',
      })
      return response.end()
    }
    const path = pathOf(request)
    const length = Number(request.headers['content-length'] ?? 0)
    if (length > BODY_MAX_BYTES) return send(response, tooLarge(length))
    if (path === RPC_PATH || path.startsWith(`${RPC_PATH}/`)) {
      for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value)
      response.setHeader('cache-control', 'no-store')
      const { matched } = await calls.handle(request, response, { prefix: RPC_PATH, context: { office } })
      if (!matched) send(response, sentence(404, '没有这个操作'))
      return
    }
    const reply = await deliver(path, office.files, assets)
    if (reply.status === 404 && options.screens) return options.screens(request, response)
    send(response, reply)
  }

  let gate: Gate | null = null
  const server = createServer((request, response) => {
    if (!gate) return void response.destroy()
    answer(request, response, gate).catch((error: unknown) => {
      office.ports.log(`request failed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
      if (response.headersSent) response.destroy()
      else send(response, sentence(500, '程序出错，请重试'))
    })
  })
  const port = await listen(server, options.port, options.elsewhere ?? false)
  const authority = `${LOOPBACK}:${port}`
  const opened = createGate(authority, options.session)
  gate = opened

  return {
    origin: `http://${authority}`,
    issueAddress: () => `http://${authority}/?token=${opened.issueToken()}`,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
