/** Bundles the benchmarks as the program itself is bundled, and prints the path: what is measured is what is shipped. */

import { fileURLToPath } from 'node:url'
import { createBuilder } from 'vite'
import { nodeBundle } from '../../vite.config.ts'

/** Out of the way of the program's own build, and where its packages are still found. */
const FOLDER = '../node_modules/.cache/taizhang-bench'
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

async function bundleMeasures(): Promise<string> {
  const builder = await createBuilder({
    configFile: false,
    root: at('tests/bench'),
    publicDir: false,
    logLevel: 'warn',
    environments: {
      measures: nodeBundle({ entries: { measures: 'tests/bench/measures.ts' }, folder: FOLDER }),
      worker: nodeBundle({
        entries: { workbookWorker: 'src/main/documents/workbookWorker.ts' },
        folder: FOLDER,
        parts: false,
      }),
    },
    builder: {},
  })
  for (const name of ['measures', 'worker']) {
    const environment = builder.environments[name]
    if (environment) await builder.build(environment)
  }
  return at('node_modules/.cache/taizhang-bench/measures.js')
}

process.stdout.write(`${await bundleMeasures()}\n`)
