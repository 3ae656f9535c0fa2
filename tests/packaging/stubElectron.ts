/**
 * A folder that looks like an unpacked Electron, for packing without a network: the program is a few
 * bytes, but it carries a fuse wire and, on Windows, the version block, so that what electron-builder
 * writes into it can be read back.
 */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'

/** How Electron's own build marks the place of its fuses; @electron/fuses looks for exactly this. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSE_VERSION = 1
/** As Electron ships them: on, off, on, on, off, off, off, on; the rest not yet in use. */
const FUSES = '101100010'

function fuseWire(): Buffer {
  return Buffer.concat([
    Buffer.from(SENTINEL, 'latin1'),
    Buffer.from([FUSE_VERSION, FUSES.length]),
    Buffer.from(FUSES, 'latin1'),
  ])
}

const US_ENGLISH = { lang: 1033, codepage: 1200 }

function windowsProgram(): Buffer {
  const executable = NtExecutable.createEmpty(false, false)
  const resource = NtExecutableResource.from(executable)
  const version = Resource.VersionInfo.createEmpty()
  version.setFileVersion(45, 4, 1, 0, US_ENGLISH.lang)
  version.setStringValues(US_ENGLISH, { ProductName: 'Electron', FileDescription: 'Electron' })
  version.outputToResourceEntries(resource.entries)
  resource.entries.push({
    type: 'FUSES',
    id: 1,
    lang: 1033,
    codepage: 1200,
    bin: Uint8Array.from(fuseWire()).buffer,
  })
  resource.outputResource(executable)
  return Buffer.from(executable.generate())
}

export function makeStubElectron(folder: string, platform: 'linux' | 'win32'): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  writeFileSync(join(folder, 'version'), '45.4.1')
  writeFileSync(join(folder, 'LICENSE'), 'stub')
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'stub')
  for (const locale of ['zh-CN', 'en-US', 'de']) writeFileSync(join(folder, 'locales', `${locale}.pak`), '')
  if (platform === 'win32') writeFileSync(join(folder, 'electron.exe'), windowsProgram())
  else writeFileSync(join(folder, 'electron'), fuseWire(), { mode: 0o755 })
}
