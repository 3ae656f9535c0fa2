/** The loopback server over real sockets, with a real register behind it. */

import { request as httpRequest } from 'node:http'
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Assets } from '../../../../src/main/hosts/assets.ts'
import { startLocalServer, type LocalServer } from '../../../../src/main/hosts/local/server.ts'
import type { OfficeClient } from '../../../../src/shared/api/contract.ts'
import { anOffice, COMMITTEE, finish, type TestOffice } from '../../../builders/office.ts'

let built: TestOffice
let server: LocalServer

const assets: Assets = {
  find: path =>
    Promise.resolve(
      path === '/'
        ? { bytes: Buffer.from('<p>台账</p>'), type: 'text/html', immutable: false, page: true }
        : null,
    ),
}

beforeEach(async () => {
  built = await anOffice('2016-03-20', { acceptsPaths: false, name: 'local' })
  server = await startLocalServer({ office: built.office, assets, port: 0 })
})

afterEach(async () => {
  await server.stop()
  await built.dispose()
})

async function enter(): Promise<string> {
  const response = await fetch(server.issueAddress(), { redirect: 'manual' })
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('/')
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function connect(): Promise<OfficeClient> {
  const cookie = await enter()
  return createORPCClient<OfficeClient>(
    new RPCLink({
      url: `${server.origin}/rpc`,
      headers: { cookie, origin: server.origin, 'x-office': '1' },
    }),
  )
}

test('token, cookie, screen', async () => {
  const cookie = await enter()
  const page = await fetch(`${server.origin}/`, { headers: { cookie } })
  expect(await page.text()).toBe('<p>台账</p>')
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect((await fetch(`${server.origin}/`)).status).toBe(403)
})

test('a call, a coded failure with its sentence and field, and a task with its progress', async () => {
  const client = await connect()
  const status = await client.vault.status({})
  expect(status.register?.committee).toBe(COMMITTEE)

  const failure = await client.roster.card({ id: 999 }).catch((error: unknown) => error)
  if (!(failure instanceof ORPCError)) throw new Error('not a coded failure')
  expect(failure.code).toBe('RECORD_MISSING')
  expect(failure.message).toContain('这条记录已不存在')

  const invalid = await client.roster.list({ page: { offset: -1, limit: 10 } }).catch((e: unknown) => e)
  if (!(invalid instanceof ORPCError)) throw new Error('not a coded failure')
  expect(invalid.code).toBe('INPUT_INVALID')
  expect(invalid.data).toEqual({ field: 'page.offset' })

  const stream = await client.vault.verify({})
  const steps: string[] = []
  for (;;) {
    const step = await stream.next()
    if (step.done) {
      expect(step.value.ok).toBe(true)
      break
    }
    steps.push(step.value.step)
  }
  expect(steps.length).toBeGreaterThan(0)
})

test('a workbook travels up through the contract', async () => {
  const client = await connect()
  const content = new File([new Uint8Array(300_000).fill(7)], '某支部名册.xlsx')
  const taken = await client.intake.upload({ name: '某支部名册.xlsx', content })
  expect(taken).toMatchObject({ name: '某支部名册.xlsx', bytes: 300_000 })
})

test('a renderer may not name files: paths are for the command line', async () => {
  const client = await connect()
  await client.vault.close({})
  const failure = await client.vault
    .open({ file: '/etc/passwd', passphrase: 'whatever' })
    .catch((error: unknown) => error)
  if (!(failure instanceof ORPCError)) throw new Error('not a coded failure')
  expect(failure.code).toBe('NOT_AVAILABLE_HERE')
})

test('a file is fetched once, with its Chinese name', async () => {
  const cookie = await enter()
  const { ticket } = built.office.files.offer({ name: '附件5.xlsx', bytes: Buffer.from('x'), mime: 'a/b' })
  const address = `${server.origin}/download/${ticket}`
  expect((await fetch(address)).status).toBe(403)
  const response = await fetch(address, { headers: { cookie } })
  expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''%E9%99%84%E4%BB%B65.xlsx")
  expect(await response.text()).toBe('x')
  expect((await fetch(address, { headers: { cookie } })).status).toBe(410)
})

test('giving a task back cancels it', async () => {
  const client = await connect()
  const stream = await client.vault.verify({})
  await stream.next()
  await stream.return()
  // The register answers on: nothing was left hanging on the connection.
  expect((await finish(client.vault.verify({}))).ok).toBe(true)
})

test('the server listens on loopback only', async () => {
  expect(new URL(server.origin).hostname).toBe('127.0.0.1')
  const other = await new Promise<string>(resolve => {
    // 127.0.0.2 is this computer too, but not the address that was bound.
    const asked = httpRequest({ host: '127.0.0.2', port: new URL(server.origin).port, timeout: 2000 })
    asked.on('error', () => resolve('refused'))
    asked.on('response', () => resolve('answered'))
    asked.on('timeout', () => asked.destroy())
    asked.end()
  })
  expect(other).toBe('refused')
})

test('a taken port is an error where it was asked for, and another is used where it was only remembered', async () => {
  const port = Number(new URL(server.origin).port)
  await expect(startLocalServer({ office: built.office, assets, port })).rejects.toThrow('EADDRINUSE')
  const second = await startLocalServer({ office: built.office, assets, port, elsewhere: true })
  expect(second.origin).not.toBe(server.origin)
  await second.stop()
})

test('an upload beyond the limit is refused before it is kept', async () => {
  const cookie = await enter()
  const response = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const asked = httpRequest(
      `${server.origin}/rpc/intake/upload`,
      {
        method: 'POST',
        headers: {
          cookie,
          origin: server.origin,
          'x-office': '1',
          'content-type': 'application/json',
          'content-length': 200 * 1024 * 1024,
        },
      },
      answer => {
        let text = ''
        answer.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
      },
    )
    asked.on('error', reject)
    asked.write(Buffer.alloc(64 * 1024))
  })
  expect(response.status).toBe(413)
  expect(response.text).toContain('WORKBOOK_TOO_LARGE')
})
