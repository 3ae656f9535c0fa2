/** What `npm start` decides before it opens anything. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { needsBuild } from '../../../src/main/hosts/builtOutput.ts'
import { cachedElectron, installedElectron } from '../../../src/main/hosts/electronBinary.ts'
import { VERSION } from '../../../src/main/hosts/version.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-launch-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(path: string, seconds: number): void {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '{"version":"45.4.1"}')
  utimesSync(file, seconds, seconds)
}

/** Folders get the time of the last change in them: here the time of writing the test. */
function settle(path: string, seconds: number): void {
  utimesSync(join(folder, path), seconds, seconds)
}

describe('building when needed', () => {
  beforeEach(() => {
    put('src/main/a.ts', 100)
    put('package.json', 100)
    put('out/built', 200)
    settle('src/main', 100)
    settle('src', 100)
  })

  test('not when what was built is newer than every source', () => {
    expect(needsBuild(folder)).toBe(false)
  })

  test('when nothing was built, or a build was cut off', () => {
    rmSync(join(folder, 'out', 'built'))
    expect(needsBuild(folder)).toBe(true)
  })

  test('when a source, or the list of packages, is newer', () => {
    put('src/main/a.ts', 201)
    settle('src/main', 100)
    expect(needsBuild(folder)).toBe(true)
    put('src/main/a.ts', 100)
    settle('src/main', 100)
    put('package.json', 201)
    expect(needsBuild(folder)).toBe(true)
  })

  test('when a source was removed', () => {
    settle('src/main', 201)
    expect(needsBuild(folder)).toBe(true)
  })
})

describe('looking for the Electron program', () => {
  test('unpacked in the package, or where the variable says; else none, without asking the network', () => {
    expect(installedElectron(folder, 'linux', {})).toBeNull()
    put('node_modules/electron/dist/electron', 1)
    expect(installedElectron(folder, 'linux', {})).toBe(join(folder, 'node_modules/electron/dist/electron'))
    expect(installedElectron(folder, 'win32', {})).toBeNull()
    expect(installedElectron(folder, 'linux', { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' })).toBeNull()
  })

  test('an earlier download of this version in the cache', () => {
    put('node_modules/electron/package.json', 1)
    const variables = { electron_config_cache: join(folder, 'cache') }
    expect(cachedElectron(folder, 'linux', variables)).toBe(false)
    put(`cache/0123abcd/electron-v45.4.0-linux-${process.arch}.zip`, 1)
    expect(cachedElectron(folder, 'linux', variables)).toBe(false)
    put(`cache/0123abcd/electron-v45.4.1-linux-${process.arch}.zip`, 1)
    expect(cachedElectron(folder, 'linux', variables)).toBe(true)
  })
})

describe('preflight', () => {
  const source = readFileSync(join(ROOT, 'src/main/hosts/preflight.js'), 'utf8')

  function run(version: string) {
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' });`
    return spawnSync(process.execPath, ['--input-type=module', '-e', pretend + source], { encoding: 'utf8' })
  }

  test('an old Node is told so in plain words, and nothing else is started', () => {
    const { status, stderr } = run('20.20.2')
    expect(status).toBe(1)
    expect(stderr).toContain('需要 Node.js 24')
    expect(stderr).not.toContain('at ')
    expect(run('23.9.0').status).toBe(1)
  })

  test('Node 24 and later pass in silence', () => {
    for (const version of ['24.0.0', '25.1.0', process.versions.node]) {
      expect(run(version)).toMatchObject({ status: 0, stdout: '', stderr: '' })
    }
  })

  test('it stands before every script that starts the program or builds it', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    for (const script of ['prestart', 'predev', 'prebuild']) {
      expect(scripts[script]).toBe('node src/main/hosts/preflight.js')
    }
  })
})

test('the version shown is the package’s', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  expect(VERSION).toBe(version)
})
