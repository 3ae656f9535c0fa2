/** The office on the command line: opened for one command, closed after it. */

import { call, getRouter, isProcedure } from '@orpc/server'
import { OfficeError } from '../../../shared/api/errors.ts'
import { progressSchema, type Progress } from '../../../shared/api/method.ts'
import { createBackend, router, type Backend } from '../../backend.ts'
import { quietWork, type Work } from '../../longWork.ts'
import type { Clock, Office } from '../../office.ts'
import { closeOnce, composeOffice } from '../composeOffice.ts'
import { readEnvironment } from '../environment.ts'
import { browserPdf } from '../local/browserPdf.ts'
import { demandSecret, PASSPHRASE } from './secrets.ts'
import type { Terminal } from './terminal.ts'

/** What is needed of a task: the whole iterator's type would hide the result's. */
interface Stream<T> {
  next: () => Promise<IteratorResult<unknown, T>>
}

export interface CommandOffice {
  office: Office
  backend: Backend
  /** opens a register: `file`, or the one opened last on this computer */
  open: (file: string | undefined, passphraseFile: string | undefined) => Promise<void>
  /** any method by name; a task is driven to its end. Throws METHOD_UNKNOWN. */
  callByName: (method: string, input: unknown) => Promise<unknown>
  /** a task of the backend, driven to its end with its progress on standard error */
  finish: <T>(task: PromiseLike<Stream<T>>) => Promise<T>
  /** for long work that is not a method: its progress goes where a task's does */
  work: Work
}

function isStream(result: unknown): result is Stream<unknown> {
  return typeof result === 'object' && result !== null && Symbol.asyncIterator in result && 'next' in result
}

/** One line for each step, and one for each tenth of a long one. */
function progressLines(err: Terminal['err']): (progress: Progress) => void {
  let last = ''
  return ({ step, done, total }) => {
    const tenth = total ? Math.floor((done / total) * 10) * 10 : null
    const line = tenth === null ? step : `${step} ${tenth}%`
    if (line !== last) err(line)
    last = line
  }
}

async function drive<T>(stream: Stream<T>, terminal: Terminal): Promise<T> {
  const show = progressLines(terminal.err)
  for (;;) {
    const step = await stream.next()
    if (step.done) return step.value
    const progress = progressSchema.safeParse(step.value)
    if (progress.success) show(progress.data)
  }
}

/** Sets the office up, does the work, and closes the register whatever came of it. */
export async function withOffice<T>(
  terminal: Terminal,
  work: (command: CommandOffice) => Promise<T>,
  onFailure: (error: unknown, office: Office) => T,
  clock?: Clock,
): Promise<T> {
  const at = readEnvironment(terminal.variables)
  const office = composeOffice({ name: 'cli', pdf: browserPdf(), ...(clock && { clock }) }, at)
  const end = closeOnce(office)
  const backend = createBackend(office)
  const { signal } = terminal
  const showWork = progressLines(terminal.err)
  try {
    return await work({
      office,
      backend,
      open: async (file, passphraseFile) => {
        const passphrase = await demandSecret(PASSPHRASE, passphraseFile, terminal)
        await backend.vault.open({ passphrase, ...(file !== undefined && { file }) })
      },
      callByName: async (method, input) => {
        const procedure = getRouter(router, method.split('.'))
        if (!isProcedure(procedure)) throw new OfficeError('METHOD_UNKNOWN', { method }, { field: 'method' })
        const result: unknown = await call(procedure, input, { context: { office }, signal })
        return isStream(result) ? drive(result, terminal) : result
      },
      finish: async task => drive(await task, terminal),
      work: {
        ...quietWork(signal),
        report: (step, done, total) => showWork({ step, done, total }),
      },
    })
  } catch (error) {
    return onFailure(error, office)
  } finally {
    await end()
  }
}
