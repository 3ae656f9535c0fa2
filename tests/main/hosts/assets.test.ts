import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openAssets } from '../../../src/main/hosts/assets.ts'

let folder: string
let root: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-assets-'))
  root = join(folder, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<p>page</p>')
  writeFileSync(join(root, 'assets', 'main-abc.js'), 'let a')
  writeFileSync(join(root, 'assets', 'main-abc.js.map'), '{}')
  writeFileSync(join(folder, 'secret.js'), 'outside')
  symlinkSync(join(folder, 'secret.js'), join(root, 'assets', 'link.js'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8')

test('the page, its files, and every screen’s address', async () => {
  const assets = await openAssets(root)
  expect(textOf((await assets.find('/'))?.bytes)).toBe('<p>page</p>')
  expect(textOf((await assets.find('/index.html'))?.bytes)).toBe('<p>page</p>')
  expect(textOf((await assets.find('/roster/12'))?.bytes)).toBe('<p>page</p>')
  expect(await assets.find('/assets/main-abc.js')).toMatchObject({
    type: 'text/javascript; charset=utf-8',
    immutable: true,
    page: false,
  })
})

test.each([
  '/../secret.js',
  '/assets/../../secret.js',
  '/assets/link.js',
  '/assets/main-abc.js.map',
  '/assets/main-abc.js/',
  '/assets\\..\\..\\secret.js',
  '/roster\\..\\secret',
  '/.env',
  `${'/..'.repeat(20)}/etc/passwd.js`,
  '//etc/passwd.js',
  '/assets/main-abc.js\0.html',
])('path climbing, links and anything that was not built get nothing: %s', async path => {
  const assets = await openAssets(root)
  expect(await assets.find(path)).toBeNull()
})

test('screens that were not built are said so at once', async () => {
  rmSync(join(root, 'index.html'))
  await expect(openAssets(root)).rejects.toThrow('no built screens')
})
