/**
 * What an installed program consists of: each target is packed offline against a stub of Electron, and
 * the archive is opened. The installers around it (NSIS, deb, AppImage) need tools from the network and
 * are made by `npm run dist`; see docs/decisions/0013.
 */

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isBuiltin } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { extractAll, listPackage, statFile } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { NtExecutable, NtExecutableResource } from 'resedit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeStubElectron } from './stubElectron.ts'

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

interface Target {
  name: string
  arguments: string[]
  platform: 'linux' | 'win32'
  unpacked: string
  program: string
  native: string
}

const TARGETS: readonly Target[] = [
  {
    name: 'Linux x64',
    arguments: ['--linux', 'dir', '--x64'],
    platform: 'linux',
    unpacked: 'linux-unpacked',
    program: 'taizhang',
    native: 'linux-x64.node',
  },
  {
    name: 'Linux arm64',
    arguments: ['--linux', 'dir', '--arm64'],
    platform: 'linux',
    unpacked: 'linux-arm64-unpacked',
    program: 'taizhang',
    native: 'linux-arm64.node',
  },
  {
    name: 'Windows x64',
    arguments: ['--win', 'dir', '--x64'],
    platform: 'win32',
    unpacked: 'win-unpacked',
    program: 'taizhang.exe',
    native: 'win32-x64.node',
  },
]

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-pack-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function pack(target: Target): Promise<string> {
  const stub = join(folder, `electron-${target.unpacked}`)
  const output = join(folder, target.unpacked)
  makeStubElectron(stub, target.platform)
  await run(
    process.execPath,
    [
      join(ROOT, 'node_modules/electron-builder/cli.js'),
      ...target.arguments,
      '--publish',
      'never',
      `-c.electronDist=${stub}`,
      `-c.directories.output=${output}`,
    ],
    { cwd: ROOT },
  )
  return join(output, target.unpacked)
}

describe.each(TARGETS)('$name', target => {
  let program: string
  let archive: string
  let names: string[]

  beforeAll(async () => {
    program = await pack(target)
    archive = join(program, 'resources', 'app.asar')
    names = listPackage(archive, { isPack: false }).map(name => name.replaceAll('\\', '/'))
  })

  test('holds the main process, the worker, the preload and the screens', () => {
    for (const name of [
      '/package.json',
      '/out/main/index.js',
      '/out/main/workbookWorker.js',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
      '/node_modules/better-sqlite3/lib/index.js',
    ]) {
      expect(names).toContain(name)
    }
    expect(names.some(name => /^\/out\/renderer\/assets\/index-[\w-]+\.js$/.test(name))).toBe(true)
    expect(names.some(name => /^\/out\/main\/licenses-.*\.md$/.test(name))).toBe(true)
  })

  test('holds nothing else: no sources, tests, maps, other hosts, other packages', () => {
    const files = names.filter(name => !('files' in statFile(archive, name.slice(1))))
    const allowed =
      /^\/(package\.json|out\/(main|preload|renderer)\/.+|node_modules\/better-sqlite3\/(LICENSE|package\.json|lib\/.+|prebuilds\/[\w-]+\.node))$/
    expect(files.filter(name => !allowed.test(name))).toEqual([])
    expect(files.filter(name => /\.(map|ts|tsx)$/.test(name))).toEqual([])
  })

  test('one native file, for this platform, outside the archive', () => {
    const native = names.filter(name => name.endsWith('.node'))
    expect(native).toEqual([`/node_modules/better-sqlite3/prebuilds/${target.native}`])
    const beside = `${archive}.unpacked`
    expect(existsSync(join(beside, native[0] ?? ''))).toBe(true)
    expect(existsSync(join(beside, 'out/main/workbookWorker.js'))).toBe(true)
    const loose = readdirSync(beside, { recursive: true, withFileTypes: true }).filter(entry =>
      entry.isFile(),
    )
    expect(loose.map(({ name }) => name).sort()).toEqual([target.native, 'workbookWorker.js'].sort())
  })

  test('nothing in it tells where it was built', () => {
    const extracted = join(folder, `text-${target.unpacked}`)
    extractAll(archive, extracted)
    for (const entry of readdirSync(extracted, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.endsWith('.node')) continue
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
      expect(text.includes(ROOT), entry.name).toBe(false)
      expect(text.includes('sourceMappingURL=data:'), entry.name).toBe(false)
    }
    rmSync(extracted, { recursive: true })
  })

  test('the fuses of the program are blown [19]', async () => {
    const wire = await getCurrentFuseWire(join(program, target.program))
    const [off, on] = ['0', '1'].map(digit => digit.charCodeAt(0))
    const expected = [
      [FuseV1Options.RunAsNode, off],
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable, off],
      [FuseV1Options.EnableNodeCliInspectArguments, off],
      [FuseV1Options.OnlyLoadAppFromAsar, on],
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, on],
      [FuseV1Options.EnableCookieEncryption, on],
      [FuseV1Options.GrantFileProtocolExtraPrivileges, off],
    ] as const
    for (const [fuse, state] of expected) expect(Number(wire[fuse]), FuseV1Options[fuse]).toBe(state)
  })
})

/** The archive's header begins after two length words; its hash is what Electron compares. */
function headerHash(archive: string): string {
  const bytes = readFileSync(archive)
  const length = bytes.readUInt32LE(12)
  return createHash('sha256')
    .update(bytes.subarray(16, 16 + length))
    .digest('hex')
}

test('the Windows program knows the hash of its archive: a changed one is not started', () => {
  const program = join(folder, 'win-unpacked', 'win-unpacked')
  const executable = NtExecutable.from(readFileSync(join(program, 'taizhang.exe')))
  const entry = NtExecutableResource.from(executable).entries.find(({ type }) => type === 'INTEGRITY')
  const [integrity] = JSON.parse(Buffer.from(entry?.bin ?? new ArrayBuffer(0)).toString('utf8')) as {
    file: string
    alg: string
    value: string
  }[]
  expect(integrity).toEqual({
    file: 'resources\\app.asar',
    alg: 'SHA256',
    value: headerHash(join(program, 'resources', 'app.asar')),
  })
})

test('the driver that was packed opens an encrypted file, and only with its key', async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('the packaging check runs on Linux x64')
  }
  const program = join(folder, 'linux-unpacked', 'linux-unpacked')
  const extracted = join(folder, 'extracted')
  extractAll(join(program, 'resources', 'app.asar'), extracted)
  const script = join(extracted, 'check.mjs')
  writeFileSync(
    script,
    `import Sqlite from 'better-sqlite3'
     const open = key => {
       const db = new Sqlite(process.argv[2])
       db.pragma("cipher = 'aegis'")
       db.key(Buffer.from(key))
       return db
     }
     const first = open('right')
     first.exec("CREATE TABLE t (name TEXT) STRICT; INSERT INTO t VALUES ('张三')")
     first.close()
     const again = open('right')
     const name = again.prepare('SELECT name FROM t').pluck().get()
     again.close()
     let refused = ''
     try { open('wrong').prepare('SELECT * FROM t').all() } catch (error) { refused = error.code }
     console.log(JSON.stringify({ name, refused }))`,
  )
  const file = join(folder, 'encrypted.db')
  const { stdout } = await run(process.execPath, [script, file])
  expect(JSON.parse(stdout)).toEqual({ name: '张三', refused: 'SQLITE_NOTADB' })
  expect(readFileSync(file).includes('张三')).toBe(false)
})

/** Asked for only by a function that reads zip files from a cloud. */
const NEVER_REACHED = ['@aws-sdk/client-s3']

/** Modules a bundle still asks for by name while it runs. */
function modulesOf(text: string): string[] {
  const forms = [
    /^import (?:[^'"\n]* from )?["']([^"']+)["'];?$/gm,
    /\b__require\(["']([^"']+)["']\)/g,
    /\bimport\(["']([^"']+)["']\)/g,
  ]
  const found = forms.flatMap(form => [...text.matchAll(form)].map(([, name = '']) => name))
  return [...new Set(found)].filter(name => !isBuiltin(name) && !NEVER_REACHED.includes(name)).sort()
}

test('the bundles ask for nothing that is not packed: only Electron, the driver and Node itself', () => {
  const bundle = (name: string) => readFileSync(join(folder, 'extracted', 'out', name), 'utf8')
  // Parts that are read only when they are needed lie beside the bundle, and ask for nothing more.
  const asked = modulesOf(bundle('main/index.js'))
  const parts = asked.filter(name => name.startsWith('./'))
  expect(asked.filter(name => !parts.includes(name))).toEqual(['better-sqlite3', 'electron'])
  for (const part of parts) {
    const more = modulesOf(bundle(join('main', part))).filter(name => name !== './index.js')
    expect(
      more.filter(name => !parts.includes(name)),
      part,
    ).toEqual([])
  }
  // The worker lies outside the archive, alone: it may not even ask for a part of its own.
  expect(modulesOf(bundle('main/workbookWorker.js'))).toEqual([])
  expect(bundle('main/workbookWorker.js')).not.toMatch(/\bimport\(["']\.|^import .*["']\./m)
  const preload = [...bundle('preload/preload.cjs').matchAll(/\brequire\(["']([^"']+)["']\)/g)]
  expect(preload.map(([, name]) => name)).toEqual(['electron'])
})
