/**
 * One build of everything that runs, as Vite environments:
 *
 *   client         src/renderer -> out/renderer         the screens
 *   main           Electron's main process -> out/main  (index.js, and the worker on its own)
 *   preload        -> out/preload/preload.cjs           one CommonJS file that requires only electron
 *   host           local host and command line -> out/host
 *
 * Libraries are bundled, so that better-sqlite3 is the only package needed while the program runs. No
 * source maps: they would carry the paths of whoever built it.
 */

import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const OUT = at('out')

/**
 * Left to the runtime: Electron itself, the native driver, the browser driver of the local host, and a
 * cloud client that a library would load if it were asked to. Node's own modules are Vite's to know: named
 * here, packages of the same name (readable-stream's string_decoder) would be left out too.
 */
const EXTERNAL = ['electron', 'better-sqlite3', 'playwright-core', '@aws-sdk/client-s3']

export interface NodeBundle {
  entries: Readonly<Record<string, string>>
  folder: string
  /** file name pattern, default `[name].js` */
  fileNames?: string
  format?: 'es' | 'cjs'
  /** false: one file with everything in it */
  parts?: boolean
}

/** How code for Node is bundled; the benchmarks bundle themselves as the program is. */
export function nodeBundle({
  entries,
  folder,
  fileNames = '[name].js',
  format = 'es',
  parts = true,
}: NodeBundle): EnvironmentOptions {
  return {
    consumer: 'server',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { noExternal: true, external: EXTERNAL, conditions: ['node', 'import', 'default'] },
    build: {
      outDir: `${OUT}/${folder}`,
      emptyOutDir: false,
      ssr: true,
      target: 'node24',
      minify: false,
      sourcemap: false,
      copyPublicDir: false,
      license: { fileName: `licenses-${Object.keys(entries).join('-')}.md` },
      rolldownOptions: {
        external: EXTERNAL,
        input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, at(path)])),
        output: {
          format,
          codeSplitting: parts,
          entryFileNames: fileNames,
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  }
}

/**
 * What the viewer of PDF scans reads while it runs, by folder: the character maps of Chinese, stand-ins for
 * fonts that a PDF leaves out, decoders of pictures; and the licences of each.
 */
const PDF_DATA: Readonly<Record<string, RegExp>> = {
  cmaps: /^(Adobe-GB1|GB|UniGB|LICENSE)/,
  standard_fonts: /./,
  wasm: /^(LICENSE.*(JBIG2|OPENJPEG)|.*_nowasm_fallback\.js)$/,
}

function pdfData(): Plugin {
  return {
    name: 'pdf-data',
    applyToEnvironment: environment => environment.name === 'client',
    async generateBundle() {
      for (const [folder, wanted] of Object.entries(PDF_DATA)) {
        const from = at(`node_modules/pdfjs-dist/${folder}`)
        for (const name of (await readdir(from)).filter(name => wanted.test(name))) {
          const source = await readFile(`${from}/${name}`)
          this.emitFile({ type: 'asset', fileName: `pdf/${folder}/${name}`, source })
        }
      }
    },
  }
}

/** Alone in its bundle: an installed program keeps it outside the archive, where it finds no other part. */
const WORKER = { workbookWorker: 'src/main/documents/workbookWorker.ts' }

export default defineConfig({
  root: at('src/renderer'),
  base: '/',
  publicDir: false,
  plugins: [react(), pdfData()],
  environments: {
    client: {
      build: {
        outDir: `${OUT}/renderer`,
        emptyOutDir: false,
        sourcemap: false,
        chunkSizeWarningLimit: 4096,
        reportCompressedSize: false,
        license: { fileName: 'licenses.md' },
      },
    },
    main: nodeBundle({ entries: { index: 'src/main/hosts/electron/index.ts' }, folder: 'main' }),
    mainWorker: nodeBundle({ entries: WORKER, folder: 'main', parts: false }),
    preload: nodeBundle({
      entries: { preload: 'src/main/hosts/electron/preload.ts' },
      folder: 'preload',
      fileNames: '[name].cjs',
      format: 'cjs',
      parts: false,
    }),
    host: nodeBundle({
      entries: { local: 'src/main/hosts/local/index.ts', taizhang: 'src/main/hosts/cli/index.ts' },
      folder: 'host',
    }),
    hostWorker: nodeBundle({ entries: WORKER, folder: 'host', parts: false }),
  },
  builder: {
    buildApp: async builder => {
      await rm(OUT, { recursive: true, force: true })
      await Promise.all(
        Object.values(builder.environments)
          .filter(({ name }) => name !== 'ssr')
          .map(environment => builder.build(environment)),
      )
      // The last thing written: a build that was cut off is not taken for a whole one.
      await writeFile(`${OUT}/built`, '')
    },
  },
})
