/** Each test names the attack it keeps out. */

import { expect, test } from 'vitest'
import { createGate, type Verdict } from '../../../../src/main/hosts/local/gate.ts'

const AUTHORITY = '127.0.0.1:4321'
const ORIGIN = `http://${AUTHORITY}`

function entered() {
  const gate = createGate(AUTHORITY)
  const verdict = gate.judge({
    method: 'GET',
    url: `/?token=${gate.issueToken()}`,
    headers: { host: AUTHORITY },
  })
  if (verdict.kind !== 'enter') throw new Error('the token was refused')
  const cookie = verdict.cookie.split(';')[0] ?? ''
  return { gate, cookie, setCookie: verdict.cookie }
}

const kindOf = (verdict: Verdict) => verdict.kind

test('the holder of the token is let in, and from then on by cookie', () => {
  const { gate, cookie } = entered()
  const screen = { method: 'GET', url: '/', headers: { host: AUTHORITY, cookie } }
  expect(kindOf(gate.judge(screen))).toBe('pass')
  const call = {
    method: 'POST',
    url: '/rpc/roster/list',
    headers: { host: AUTHORITY, cookie, origin: ORIGIN, 'sec-fetch-site': 'same-origin', 'x-office': '1' },
  }
  expect(kindOf(gate.judge(call))).toBe('pass')
})

test('a stolen address: the token opens once', () => {
  const gate = createGate(AUTHORITY)
  const request = {
    method: 'GET',
    url: `/?token=${gate.issueToken()}`,
    headers: { host: AUTHORITY },
  }
  expect(kindOf(gate.judge(request))).toBe('enter')
  expect(kindOf(gate.judge(request))).toBe('refuse')
})

test('a guessed address: without the token, or with a wrong one, there is no way in', () => {
  const gate = createGate(AUTHORITY)
  gate.issueToken()
  for (const url of ['/', '/?token=', '/?token=x', '/rpc/vault/status', '/download/1']) {
    expect(kindOf(gate.judge({ method: 'GET', url, headers: { host: AUTHORITY } }))).toBe('refuse')
  }
})

test('the cookie cannot be read by scripts nor sent from another site', () => {
  const { setCookie } = entered()
  expect(setCookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
  expect(setCookie).toMatch(/^office-4321=[\w-]{43};/)
})

test('DNS rebinding: a name that was made to point here is refused, cookie or not', () => {
  const { gate, cookie } = entered()
  for (const host of ['evil.example:4321', 'localhost:4321', '127.0.0.1', '127.0.0.1:80', undefined]) {
    const headers = { cookie, ...(host !== undefined && { host }) }
    expect(kindOf(gate.judge({ method: 'GET', url: '/', headers }))).toBe('refuse')
  }
})

test('cross-site request forgery: a foreign page’s form, image or fetch does not get through', () => {
  const { gate, cookie } = entered()
  const own = { host: AUTHORITY, cookie, origin: ORIGIN, 'x-office': '1' }
  const call = (headers: Record<string, string>) =>
    kindOf(gate.judge({ method: 'POST', url: '/rpc/vault/close', headers }))
  expect(call(own)).toBe('pass')
  expect(call({ ...own, origin: 'http://evil.example' })).toBe('refuse')
  expect(call({ ...own, origin: 'null' })).toBe('refuse')
  expect(call({ ...own, origin: 'http://127.0.0.1:9999' })).toBe('refuse')
  expect(call({ ...own, 'sec-fetch-site': 'cross-site' })).toBe('refuse')
  expect(call({ ...own, 'sec-fetch-site': 'same-site' })).toBe('refuse')
  expect(call({ ...own, 'x-office': '0' })).toBe('refuse')
  const without = (name: string) =>
    Object.fromEntries(Object.entries(own).filter(([header]) => header !== name))
  expect(call(without('origin'))).toBe('refuse')
  expect(call(without('x-office'))).toBe('refuse')
  expect(call(without('cookie'))).toBe('refuse')
})

test('a link or image on a foreign page cannot call a method or fetch a screen with the cookie', () => {
  const { gate, cookie } = entered()
  const get = (url: string, site: string) =>
    kindOf(gate.judge({ method: 'GET', url, headers: { host: AUTHORITY, cookie, 'sec-fetch-site': site } }))
  expect(get('/', 'none')).toBe('pass')
  expect(get('/', 'cross-site')).toBe('refuse')
  expect(get('/rpc/roster/list?data=%7B%7D', 'same-origin')).toBe('refuse')
  expect(get('/rpc', 'same-origin')).toBe('refuse')
})

test('a session of another port or an earlier run is worth nothing', () => {
  const { cookie } = entered()
  const { gate } = entered()
  expect(kindOf(gate.judge({ method: 'GET', url: '/', headers: { host: AUTHORITY, cookie } }))).toBe('refuse')
})

test.each(['//evil.example/', 'http://evil.example/', '//', 'http://', '\\'])(
  'an address that is not a path of ours: %s',
  url => {
    const { gate, cookie } = entered()
    const verdict = gate.judge({ method: 'GET', url, headers: { host: AUTHORITY, cookie } })
    expect(['refuse', 'pass']).toContain(verdict.kind)
    if (verdict.kind === 'pass') expect(new URL(url, ORIGIN).origin).toBe(ORIGIN)
  },
)

test.each(['HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', undefined])(
  'no other way to ask: %s',
  method => {
    const { gate, cookie } = entered()
    for (const url of ['/', '/rpc/vault/status']) {
      const headers = { host: AUTHORITY, cookie, origin: ORIGIN, 'x-office': '1' }
      expect(kindOf(gate.judge({ ...(method !== undefined && { method }), url, headers }))).toBe('refuse')
    }
  },
)
