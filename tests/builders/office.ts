/** An office with an open, empty register in a folder of its own, for tests against real SQLite. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBackend, type Backend } from '../../src/main/backend.ts'
import { createRegister, type Register } from '../../src/main/db/register.ts'
import { createFileDesk } from '../../src/main/fileDesk.ts'
import { createOffice, type HostPorts, type Office } from '../../src/main/office.ts'
import { saveCommitteeName } from '../../src/main/settings/service.ts'
import type { IsoDate } from '../../src/shared/kernel/dates.ts'

/** Cheap on purpose: the key derivation itself is tested with the real cost elsewhere. */
export const TEST_KDF = { N: 1024, r: 1, p: 1 } as const
export const TEST_PASSPHRASE = '测试口令1234'
export const COMMITTEE = '中共青山镇委员会'

export interface TestOffice {
  office: Office
  backend: Backend
  register: Register
  folder: string
  /** lines written for the maintainer */
  logged: string[]
  /** id of the root organisation */
  rootId: number
  dispose: () => Promise<void>
}

/** The office works on 2016-03-20 unless told otherwise: inside the sweep of the seeds. */
export async function anOffice(
  today: IsoDate = '2016-03-20',
  ports: Partial<HostPorts> = {},
): Promise<TestOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-test-'))
  const logged: string[] = []
  const office = createOffice(
    {
      name: 'cli',
      version: '0.0.0-test',
      dataFolder: join(folder, 'program'),
      documentFolders: () => Promise.resolve([{ label: '文档', path: folder, kind: 'documents' }]),
      pdf: { print: () => Promise.resolve(new Uint8Array()) },
      acceptsPaths: true,
      log: line => logged.push(line),
      ...ports,
    },
    { today: () => today, now: () => `${today}T09:00:00` },
    createFileDesk(true),
  )
  const { register } = await createRegister(join(folder, '台账.tzdb'), TEST_PASSPHRASE, TEST_KDF)
  office.setRegister(register)
  await saveCommitteeName(register, office, COMMITTEE)
  const root = await register.reader.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
  return {
    office,
    backend: createBackend(office),
    register,
    folder,
    logged,
    rootId: root.id,
    dispose: async () => {
      await office.registerOrNull()?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Stream<T> {
  next: () => Promise<IteratorResult<unknown, T>>
}

/** Drives a task to its end and answers its result. */
export async function finish<T>(task: Promise<Stream<T>> | Stream<T>): Promise<T> {
  const stream = await task
  for (;;) {
    const step = await stream.next()
    if (step.done === true) return step.value
  }
}
