import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createBuilder, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const paths = { alias: {} }

/**
 * Readers of workbooks start threads of the bundle, as in the built program: from its source each thread would
 * strip the types of every file by WebAssembly, and Node ends now and then (`jit_page.has_value()`) when such a
 * thread is ended while that is being compiled. The bundle is made once, when the first test asks for it.
 */
function bundledWorker(): Plugin {
  const source = "'./workbookWorker.ts'"
  let made: Promise<string> | undefined
  const bundle = async () => {
    const folder = mkdtempSync(join(tmpdir(), 'taizhang-worker-'))
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    const builder = await createBuilder({
      configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
      logLevel: 'warn',
      environments: { hostWorker: { build: { outDir: folder } } },
    })
    const { hostWorker } = builder.environments
    if (!hostWorker) throw new Error('vite.config.ts bundles no worker for the local host')
    await builder.build(hostWorker)
    return pathToFileURL(join(folder, 'workbookWorker.js')).href
  }
  return {
    name: 'bundled-worker',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.endsWith('/main/documents/readWorkbook.ts')) return null
      if (!code.includes(source)) throw new Error(`readWorkbook.ts does not name ${source}`)
      made ??= bundle()
      return { code: code.replace(source, JSON.stringify(await made)), map: null }
    },
  }
}

/**
 * unit: Node, real SQLite. dom: components in happy-dom. e2e: the built application in an installed
 * browser, driven by playwright-core; a missing browser fails.
 */
export default defineConfig({
  resolve: paths,
  test: {
    // A busy computer is no finding: what hangs is told by the end of the whole run.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        plugins: [bundledWorker()],
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/{shared,main,migrations,security,import}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'dom', environment: 'happy-dom', include: ['tests/renderer/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        plugins: [bundledWorker()],
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/{e2e,packaging}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A busy computer shows the same things later.
          expect: { poll: { timeout: 10_000 } },
          // After the others, and two at a time: a browser that waits for the processor is no finding.
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
        },
      },
    ],
  },
})
