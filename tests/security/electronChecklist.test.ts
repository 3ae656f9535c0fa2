/**
 * Electron's own security list, twenty items (docs/decisions/0012 says where each is held). What the
 * running main process does is tested in tests/main/hosts/electron; here is what must never be written.
 */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { found, importsOf, ROOT, sourcesIn } from './sourceTree.ts'

const everything = sourcesIn('src')
const shell = everything.filter(({ path }) => path.startsWith('src/main/hosts/electron/'))

test('[1] remote code: no address outside this computer stands anywhere in the sources', () => {
  const hosts = found(everything, /\b(?:https?|wss?|ftp):\/\/[^\s'"`${}]+/)
  expect(hosts.filter(hit => !/https?:\/\/(127\.0\.0\.1|www\.w3\.org\/|schemas\.)/.test(hit))).toEqual([])
})

test.each([
  ['[2] a script that gets Node could read every file', /nodeIntegration\w*:\s*true/],
  [
    '[3] a page that shares a world with the preload could replace its functions',
    /contextIsolation:\s*false/,
  ],
  ['[4] a page outside the sandbox could use the system', /sandbox:\s*false|no-sandbox'?\s*\]\s*:/],
  ['[6] pages of other sites could be read', /webSecurity:\s*false/],
  ['[8] a page could load over an open line', /allowRunningInsecureContent/],
  ['[9] untried parts of the browser could be switched on', /experimentalFeatures/],
  ['[10] and single ones', /enableBlinkFeatures/],
  ['[11] a web view could open popups', /allowpopups/i],
  ['[12] a web view could get its own, weaker settings', /webviewTag:\s*true|<webview/],
  ['[15] an address from a page could start a program', /openExternal|shell\.open/],
  ['[18] a page from file:// could read other files', /loadFile\(|['"`]file:\/\//],
  ['an old module would hand main’s objects to pages', /@electron\/remote|enableRemoteModule/],
  ['a page could be given the whole message channel', /exposeInMainWorld\([^)]*ipcRenderer/],
  ['a message could be answered without a look at its sender', /ipcMain\.(once|handleOnce)/],
])('%s', (_attack, pattern) => {
  expect(found(shell, pattern)).toEqual([])
})

test('[4] the sandbox is switched on for every page, before any is made', () => {
  expect(found(shell, /app\.enableSandbox\(\)/)).toEqual([
    'src/main/hosts/electron/index.ts: app.enableSandbox()',
  ])
})

test('[17] a message that bypasses the sender check: one file listens to messages, and it checks', () => {
  const users = (name: RegExp) => [...new Set(found(shell, name).map(hit => hit.split(':')[0]))]
  expect(users(/\bipcMain\b/)).toEqual(['src/main/hosts/electron/trustedIpc.ts'])
  expect(users(/\bipcRenderer\b/)).toEqual(['src/main/hosts/electron/preload.ts'])
  expect(users(/\bcontextBridge\b/)).toEqual(['src/main/hosts/electron/preload.ts'])
})

test('[4, 20] the preload uses Electron and constants, no other module', () => {
  const preload = shell.find(({ path }) => path.endsWith('/preload.ts'))
  const used = preload ? importsOf(preload) : []
  expect(used).toEqual(['electron', '../../../shared/api/bridge.ts', './channels.ts'])
  for (const path of ['src/shared/api/bridge.ts', 'src/main/hosts/electron/channels.ts']) {
    const source = everything.find(candidate => candidate.path === path)
    expect(source && importsOf(source)).toEqual([])
  }
})

test('[16] an old Electron has known holes: the version is pinned exactly and is the one checked against', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string }
  expect(devDependencies.electron).toBe(version)
})

test('[19] the switches burnt into the program are all named in the packing list', () => {
  const text = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')
  for (const [fuse, state] of [
    ['runAsNode', false],
    ['enableNodeOptionsEnvironmentVariable', false],
    ['enableNodeCliInspectArguments', false],
    ['onlyLoadAppFromAsar', true],
    ['enableEmbeddedAsarIntegrityValidation', true],
    ['enableCookieEncryption', true],
    ['grantFileProtocolExtraPrivileges', false],
  ] as const) {
    expect(text).toMatch(new RegExp(`^ {2}${fuse}: ${String(state)}$`, 'm'))
  }
})
