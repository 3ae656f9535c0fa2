import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  browserArguments,
  browserVariables,
  forgetProfile,
  hasDisplay,
  openBrowserWindow,
  prepareProfile,
} from '../../../../src/main/hosts/local/browserWindow.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-window-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('an app window with a profile of its own; the sandbox is left out for root only', () => {
  const args = browserArguments('http://127.0.0.1:1/?token=t', '/p', false)
  expect(args).toContain('--app=http://127.0.0.1:1/?token=t')
  expect(args).toContain('--user-data-dir=/p')
  expect(args).toContain('--disable-background-networking')
  expect(args.join(' ')).not.toMatch(/no-sandbox|test-type|remote-debugging|disable-web-security/)
  expect(browserArguments('a', '/p', true)).toContain('--no-sandbox')
})

test('a fresh profile saves no passwords and no form entries', () => {
  prepareProfile(folder)
  const written: unknown = JSON.parse(readFileSync(join(folder, 'window/Default/Preferences'), 'utf8'))
  expect(written).toMatchObject({
    credentials_enable_service: false,
    profile: { password_manager_enabled: false },
    autofill: { profile_enabled: false, credit_card_enabled: false },
    download: { prompt_for_download: true },
  })
})

test('of a profile only what the screens themselves stored is kept', () => {
  prepareProfile(folder)
  const person = join(folder, 'window', 'Default')
  mkdirSync(join(person, 'Local Storage', 'leveldb'), { recursive: true })
  mkdirSync(join(person, 'Cache'))
  writeFileSync(join(person, 'Local Storage', 'leveldb', '1.log'), 'column widths')
  writeFileSync(join(person, 'History'), 'addresses')
  writeFileSync(join(person, 'Cache', 'f'), 'pages')
  writeFileSync(join(folder, 'window', 'Local State'), '{}')
  forgetProfile(folder)
  expect(existsSync(join(person, 'Local Storage', 'leveldb', '1.log'))).toBe(true)
  expect(existsSync(join(person, 'History'))).toBe(false)
  expect(existsSync(join(person, 'Cache'))).toBe(false)
  expect(existsSync(join(folder, 'window', 'Local State'))).toBe(false)
})

test('forgetting a profile that was never made is nothing', () => {
  expect(() => forgetProfile(folder)).not.toThrow()
})

test.each([
  [{}, { LC_CTYPE: 'C.UTF-8' }],
  [{ LANG: 'C' }, { LANG: 'C', LC_CTYPE: 'C.UTF-8' }],
  [
    { LC_ALL: 'POSIX', LANG: 'zh_CN.UTF-8' },
    { LC_CTYPE: 'C.UTF-8', LANG: 'zh_CN.UTF-8' },
  ],
  [{ LANG: 'zh_CN.UTF-8' }, { LANG: 'zh_CN.UTF-8' }],
  [
    { LANG: 'C', LC_ALL: 'en_US.utf8' },
    { LANG: 'C', LC_ALL: 'en_US.utf8' },
  ],
])('the browser speaks Chinese and can write Chinese file names: %o', (own, expected) => {
  const given = Object.entries(browserVariables(own)).filter(([, value]) => value !== undefined)
  expect(Object.fromEntries(given)).toEqual({ ...expected, LANGUAGE: 'zh_CN' })
})

test('a display is needed on Linux only', () => {
  expect(hasDisplay('linux', {})).toBe(false)
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true)
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
  expect(hasDisplay('win32', {})).toBe(true)
})

test('a browser that cannot be started, or fails, is told from a window that was closed', async () => {
  const open = (path: string) => openBrowserWindow({ name: 'x', path }, 'about:blank', folder).closed
  expect(await open(join(folder, 'no-such-browser'))).toBe(false)
  expect(await open('/bin/false')).toBe(false)
  expect(await open('/bin/true')).toBe(true)
})
