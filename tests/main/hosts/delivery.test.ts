import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFileDesk } from '../../../src/main/fileDesk.ts'
import type { Assets } from '../../../src/main/hosts/assets.ts'
import { attachment, deliver } from '../../../src/main/hosts/delivery.ts'

const PAGE = '<meta property="csp-nonce" nonce="__CSP_NONCE__" /><script src="/assets/a.js"></script>'

const assets: Assets = {
  find: path =>
    Promise.resolve(
      path === '/'
        ? { bytes: Buffer.from(PAGE), type: 'text/html; charset=utf-8', immutable: false, page: true }
        : path === '/assets/a.js'
          ? { bytes: Buffer.from('a'), type: 'text/javascript', immutable: true, page: false }
          : null,
    ),
}

const bodyOf = (body: Uint8Array) => Buffer.from(body).toString('utf8')

test('the page gets a fresh nonce, the same in its policy and its text', async () => {
  const files = createFileDesk(false)
  const first = await deliver('/', files, assets)
  const second = await deliver('/', files, assets)
  const nonce = /'nonce-([\w-]+)'/.exec(first.headers['content-security-policy'] ?? '')?.[1] ?? ''
  expect(nonce.length).toBeGreaterThanOrEqual(22)
  expect(bodyOf(first.body)).toContain(`nonce="${nonce}"`)
  expect(bodyOf(first.body)).not.toContain('__CSP_NONCE__')
  expect(second.headers['content-security-policy']).not.toContain(nonce)
})

test('the page’s policy lets in no foreign script, frame, form or plug-in, and nothing frames it', async () => {
  const { headers } = await deliver('/', createFileDesk(false), assets)
  const policy = new Map(
    (headers['content-security-policy'] ?? '').split('; ').map(part => {
      const [name = '', ...values] = part.split(' ')
      return [name, values.join(' ')] as const
    }),
  )
  expect(policy.get('default-src')).toBe("'self'")
  expect(policy.get('script-src')).toBe("'self'")
  expect(policy.get('connect-src')).toBe("'self'")
  for (const none of ['object-src', 'base-uri', 'form-action', 'frame-ancestors']) {
    expect(policy.get(none)).toBe("'none'")
  }
  expect(policy.get('style-src')).not.toContain('unsafe')
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['x-frame-options']).toBe('DENY')
})

test('a finished file is handed over once, under its Chinese name, and kept nowhere', async () => {
  const files = createFileDesk(false)
  const bytes = Buffer.from('cells')
  const { ticket } = files.offer({ name: '附件5 失联党员统计表.xlsx', bytes, mime: 'application/x' })
  const reply = await deliver(`/download/${ticket}`, files, assets)
  expect(reply.status).toBe(200)
  expect(Buffer.from(reply.body)).toEqual(bytes)
  expect(reply.headers['content-disposition']).toBe(
    `attachment; filename="__5 _______.xlsx"; filename*=UTF-8''${encodeURIComponent('附件5 失联党员统计表.xlsx')}`,
  )
  expect(reply.headers['cache-control']).toBe('no-store')
  expect((await deliver(`/download/${ticket}`, files, assets)).status).toBe(410)
})

test.each(['/download/', '/download/x', '/download/../index.html', '/print/', '/print/1/2'])(
  'a ticket that never was: %s',
  async path => {
    expect((await deliver(path, createFileDesk(false), assets)).status).toBe(410)
  },
)

test('a print page may show itself and nothing else: no script, nothing loaded, framed only by us', async () => {
  const files = createFileDesk(false)
  const html = '<style>@page { size: A3 landscape }</style><p>附件7</p>'
  const { ticket } = files.offer({
    name: 'p.html',
    bytes: Buffer.from(html),
    mime: 'text/html; charset=utf-8',
  })
  const reply = await deliver(`/print/${ticket}`, files, assets)
  expect(bodyOf(reply.body)).toBe(html)
  const policy = reply.headers['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('script-src')
  expect(policy).toContain("frame-ancestors 'self'")
  expect((await deliver(`/print/${ticket}`, files, assets)).status).toBe(410)
})

test('a workbook is never shown as a page', async () => {
  const files = createFileDesk(false)
  const { ticket } = files.offer({ name: 'a.xlsx', bytes: Buffer.from('<script>'), mime: 'application/x' })
  expect((await deliver(`/print/${ticket}`, files, assets)).status).toBe(410)
})

test('hashed files may be kept by the browser; unknown and malformed addresses get a sentence', async () => {
  const files = createFileDesk(false)
  expect((await deliver('/assets/a.js', files, assets)).headers['cache-control']).toContain('immutable')
  expect((await deliver('/nowhere.js', files, assets)).status).toBe(404)
  expect((await deliver('/%E0%A4%A', files, assets)).status).toBe(400)
})

test('whatever a file is called, its header stays one line and decodes to the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), name => {
      const value = attachment(name)
      expect(value).toMatch(/^[\x20-\x7e]+$/)
      const encoded = /filename\*=UTF-8''([^;\s]+)$/.exec(value)?.[1] ?? ''
      expect(decodeURIComponent(encoded)).toBe(name.replace(/[\p{Cc}/\\]/gu, '_').trim() || 'file')
    }),
  )
})

test('half a character in a name is no reason to lose the file', () => {
  expect(attachment('\ud842.xlsx')).toContain('%EF%BF%BD.xlsx')
})
