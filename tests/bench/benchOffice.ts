/** An office for the benchmarks: the backend as the command line has it, over a register of its own. */

import { dirname, join } from 'node:path'
import { createBackend, type Backend } from '../../src/main/backend.ts'
import { createFileDesk } from '../../src/main/fileDesk.ts'
import { createOffice, systemClock, type Office } from '../../src/main/office.ts'

export const BENCH_PASSPHRASE = '测速口令2024'

export interface BenchOffice {
  office: Office
  backend: Backend
  close: () => Promise<void>
}

function benchOffice(file: string): { office: Office; backend: Backend } {
  const office = createOffice(
    {
      name: 'cli',
      version: '0.0.0-bench',
      dataFolder: join(dirname(file), 'program'),
      documentFolders: () => Promise.resolve([]),
      pdf: { print: () => Promise.resolve(new Uint8Array()) },
      acceptsPaths: true,
      log: line => process.stderr.write(`${line}\n`),
    },
    systemClock(),
    createFileDesk(true),
  )
  return { office, backend: createBackend(office) }
}

const closing = (office: Office) => async () => {
  await office.registerOrNull()?.close()
}

export async function createBenchOffice(file: string, committee = '中共青山镇委员会'): Promise<BenchOffice> {
  const { office, backend } = benchOffice(file)
  await backend.vault.create({ file, committee, passphrase: BENCH_PASSPHRASE })
  return { office, backend, close: closing(office) }
}

export async function openBenchOffice(file: string): Promise<BenchOffice> {
  const { office, backend } = benchOffice(file)
  await backend.vault.open({ file, passphrase: BENCH_PASSPHRASE })
  return { office, backend, close: closing(office) }
}
