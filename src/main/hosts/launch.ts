/**
 * `npm start`: builds when needed, then opens the application in Electron, else in an installed browser,
 * else prints its address.
 *
 *   npm start -- --browser     in the browser although Electron is there
 *   npm start -- --no-window   only the address
 *   npm start -- --electron    fetch the Electron program first (about 120 MB, needs a network)
 */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { isOfficeError } from '../../shared/api/errors.ts'
import { needsBuild } from './builtOutput.ts'
import { endWithParent } from './endWithParent.ts'
import { cachedElectron, installedElectron, installElectron } from './electronBinary.ts'
import type * as localHost from './local/index.ts'
import { hasDisplay } from './local/browserWindow.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

const say = (line: string) => console.log(line)

function run(program: string, args: readonly string[]): Promise<number> {
  const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit' })
  // Ctrl-C reaches the child by itself; what is sent to this process alone is handed on.
  const pass = (signal: NodeJS.Signals) => void child.kill(signal)
  process.on('SIGTERM', pass)
  process.on('SIGHUP', pass)
  process.on('SIGINT', () => undefined)
  return new Promise(resolve => {
    child.once('error', () => resolve(-1))
    child.once('exit', code => resolve(code ?? 0))
  })
}

async function build(): Promise<boolean> {
  say('正在生成程序……')
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  return (await run(process.execPath, [vite, 'build', '--logLevel', 'warn'])) === 0
}

async function findElectron(fetchIt: boolean): Promise<string | null> {
  const found = installedElectron(ROOT)
  if (found !== null) return found
  if (!fetchIt && !cachedElectron(ROOT)) return null
  return (await installElectron(ROOT)) ? installedElectron(ROOT) : null
}

async function inBrowser(window: boolean): Promise<number> {
  const built = pathToFileURL(join(ROOT, 'out', 'host', 'local.js')).href
  const { runLocalHost } = (await import(built)) as typeof localHost
  await runLocalHost({ window, say })
  return 0
}

async function launch(): Promise<number> {
  endWithParent()
  const { values } = parseArgs({
    options: {
      browser: { type: 'boolean', default: false },
      window: { type: 'boolean', default: true },
      electron: { type: 'boolean', default: false },
    },
    allowNegative: true,
  })
  if (needsBuild(ROOT) && !(await build())) {
    say('没有生成成功，请看上面的说明')
    return 1
  }
  if (!values.window || !hasDisplay()) return inBrowser(values.window)
  if (!values.browser) {
    const electron = await findElectron(values.electron)
    if (electron === null) {
      say('没有 Electron 程序，改用已安装的浏览器（要用 Electron：npm start -- --electron）')
    } else {
      const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
      const code = await run(electron, [ROOT, ...asRoot])
      if (code === 0) return 0
      say(`Electron 没有正常运行（${code}），改用已安装的浏览器`)
    }
  }
  return inBrowser(true)
}

try {
  process.exitCode = await launch()
} catch (error) {
  say(isOfficeError(error) ? error.message : `没有启动成功：${error instanceof Error ? error.message : ''}`)
  process.exitCode = 1
}
