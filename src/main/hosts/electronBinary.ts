/**
 * Looks for the Electron program. The npm package brings only the types and a downloader; the program
 * itself (about 120 MB) is used where it is already on the computer, and fetched only on request.
 */

import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

type Variables = Readonly<Record<string, string | undefined>>

function packageFolder(root: string): string {
  return join(root, 'node_modules', 'electron')
}

function programName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'electron.exe'
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

/** The unpacked program: in the folder named by ELECTRON_OVERRIDE_DIST_PATH, or in the package. */
export function installedElectron(
  root: string,
  platform: NodeJS.Platform = process.platform,
  variables: Variables = process.env,
): string | null {
  const folder = variables.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder(root), 'dist')
  const program = join(folder, programName(platform))
  return existsSync(program) ? program : null
}

function cacheFolder(platform: NodeJS.Platform, variables: Variables): string {
  if (variables.electron_config_cache) return variables.electron_config_cache
  if (platform === 'win32') return join(variables.LOCALAPPDATA ?? homedir(), 'electron', 'Cache')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'electron')
  return join(variables.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'electron')
}

/** True where an earlier download of this very version lies in the user's cache, ready to be unpacked. */
export function cachedElectron(
  root: string,
  platform: NodeJS.Platform = process.platform,
  variables: Variables = process.env,
): boolean {
  try {
    const { version } = JSON.parse(readFileSync(join(packageFolder(root), 'package.json'), 'utf8')) as {
      version: string
    }
    const name = `electron-v${version}-${platform}-${process.arch}.zip`
    const cache = cacheFolder(platform, variables)
    return readdirSync(cache).some(folder => existsSync(join(cache, folder, name)))
  } catch {
    return false
  }
}

/** Unpacks the cached download, or downloads first; the package itself checks the SHA-256. */
export async function installElectron(root: string): Promise<boolean> {
  const child = spawn(process.execPath, [join(packageFolder(root), 'install.js')], { stdio: 'inherit' })
  return new Promise(resolve => {
    child.once('error', () => resolve(false))
    child.once('exit', code => resolve(code === 0))
  })
}
