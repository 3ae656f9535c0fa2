import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { announceHost, lastPort, showRunningHost } from '../../../../src/main/hosts/local/runningHost.ts'

let folder: string
let server: Server
let port: number
let shown: number
let otherwise: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-running-'))
  shown = 0
  otherwise = 0
  const announced = announceHost(folder)
  server = createServer((request, response) => {
    const show = () => {
      shown += 1
      return ''
    }
    if (announced.answer(request, response, show)) return
    otherwise += 1
    response.end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  announced.publish(port)
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

test('a second start shows the first one’s window', async () => {
  expect(await showRunningHost(folder)).toBe('')
  expect(shown).toBe(1)
})

test('the secret is readable by this user only', () => {
  expect(statSync(join(folder, 'host.json')).mode & 0o077).toBe(0)
})

test('another user who does not know the secret opens nothing', async () => {
  const ask = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}/again`, { method: 'POST', headers })
  expect((await ask({})).status).toBe(403)
  expect((await ask({ 'x-office-again': 'x' })).status).toBe(403)
  const real = readFileSync(join(folder, 'host.json'), 'utf8')
  const { secret } = JSON.parse(real) as { secret: string }
  expect((await ask({ 'x-office-again': `${secret.slice(1)}x` })).status).toBe(403)
  expect(shown).toBe(0)
  await fetch(`http://127.0.0.1:${port}/other`)
  expect(otherwise).toBe(1)
})

test('a host that was cut off is not waited for', async () => {
  writeFileSync(
    join(folder, 'host.json'),
    JSON.stringify({ pid: 1, port: 1, secret: 'nobody listens on this port' }),
  )
  expect(await showRunningHost(folder)).toBeNull()
})

test.each(['', '{', '{"pid":1}', '[]'])('a spoilt announcement is none: %s', async text => {
  writeFileSync(join(folder, 'host.json'), text)
  expect(await showRunningHost(folder)).toBeNull()
  expect(lastPort(folder)).toBe(0)
})

test('after the end there is nothing to show, but the port is remembered', async () => {
  const again = announceHost(folder)
  again.publish(port)
  again.withdraw()
  expect(await showRunningHost(folder)).toBeNull()
  expect(lastPort(folder)).toBe(port)
})

test('a host that was thought gone does not withdraw the one after it', () => {
  const first = announceHost(folder)
  first.publish(1)
  const second = announceHost(folder)
  second.publish(port)
  first.withdraw()
  expect(readFileSync(join(folder, 'host.json'), 'utf8')).not.toContain('"secret":""')
})
