/**
 * `npm run dev`: the local host straight from its sources, with Vite's development server for the
 * screens inside it, so every request passes the same gate as in the product. `node --watch` restarts the
 * backend when it changes; port and session stay, so the open page goes on.
 */

import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { readEnvironment } from './environment.ts'
import { runLocalHost } from './local/index.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
/** Registers made while developing stay out of the list of the real ones. */
const OWN_FOLDER = `${ROOT}/node_modules/.cache/taizhang-dev`
const SESSION_FILE = `${OWN_FOLDER}/session`
const DEV_PORT = 5173

function devSession(): string {
  try {
    return readFileSync(SESSION_FILE, 'utf8')
  } catch {
    const session = randomBytes(32).toString('base64url')
    mkdirSync(dirname(SESSION_FILE), { recursive: true, mode: 0o700 })
    writeFileSync(SESSION_FILE, session, { mode: 0o600 })
    return session
  }
}

const at = readEnvironment({
  ...process.env,
  TAIZHANG_DATA: process.env.TAIZHANG_DATA ?? `${OWN_FOLDER}/data`,
})
const port = at.port === 0 ? DEV_PORT : at.port
const vite = await createServer({
  configFile: `${ROOT}/vite.config.ts`,
  // Loaded as it is: the copy Vite would bundle is removed again, and `node --watch` would restart at that.
  configLoader: 'native',
  appType: 'spa',
  server: { middlewareMode: true, hmr: { host: '127.0.0.1', port: port + 1 } },
})

await runLocalHost(
  {
    window: false,
    say: line => console.log(line),
    // Nothing is built: every screen is asked of Vite, without the product's content policy.
    assets: { find: () => Promise.resolve(null) },
    screens: (request, response) => vite.middlewares(request, response),
    session: devSession(),
  },
  { ...at, port },
)
await vite.close()
