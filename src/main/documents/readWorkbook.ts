/** Reads a workbook through the worker thread, batch by batch, as fast as the batches are taken. */

import { on } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { OfficeError } from '../../shared/api/errors.ts'
import type { ReadOptions, RowBatch, SheetHead, SheetTail } from '../../shared/intake/reading.ts'
import { megabytes, problemError, type WorkbookProblem } from './workbookProblem.ts'

interface WorkbookBytes {
  /** file name, for the sheet of a .csv and for sentences */
  name: string
  bytes: Uint8Array
  password: string | undefined
  /** the bytes may be handed over instead of copied */
  fresh?: true
}

export interface ReadJob extends WorkbookBytes {
  options: ReadOptions
}

/** Only the first rows of one sheet, as they stand there. */
export interface LookJob extends WorkbookBytes {
  /** name of the sheet */
  look: string
}

export type WorkerMessage =
  | { type: 'sheet'; head: SheetHead }
  | { type: 'rows'; batch: RowBatch }
  | { type: 'sheetEnd'; tail: SheetTail }
  | { type: 'looked'; rows: LookedRow[] }
  | { type: 'end'; sha256: string }
  | { type: 'failed'; problem: WorkbookProblem }

/** Texts of a row by column; trailing blanks left out. */
export interface LookedRow {
  /** as the workbook shows it, from 1 */
  number: number
  cells: string[]
}

/** Takes what is read; the reader waits while `rows` is still at work on earlier batches. */
export interface ReadSink {
  sheet: (head: SheetHead) => void
  rows: (batch: RowBatch) => Promise<void> | void
  sheetEnd: (tail: SheetTail) => void
}

/** MiB. A file that needs more than this to be read is refused; the program itself is not in danger. */
const LIMITS = { maxOldGenerationSizeMb: 640, maxYoungGenerationSizeMb: 12 }

/** A thread that reads many files clears up less often: there it would take a fifth of its time. */
const STEADY = { ...LIMITS, maxYoungGenerationSizeMb: 24 }

/**
 * The worker's file: the source beside this one, or the bundle beside the built program. In an installed
 * program it lies outside the archive, where threads can be started from.
 */
function workerFile(): string {
  const here = import.meta.url
  if (here.endsWith('.ts')) return fileURLToPath(new URL('./workbookWorker.ts', here))
  const places = ['./workbookWorker.js', '../workbookWorker.js'].map(place =>
    fileURLToPath(new URL(place, here)).replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked'),
  )
  const found = places.find(place => existsSync(place))
  if (found === undefined) throw new Error('workbookWorker.js is not beside the program')
  return found
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function translate(error: unknown, name: string, size: number, signal: AbortSignal): unknown {
  if (signal.aborted) return new OfficeError('CANCELLED')
  if (!isOutOfMemory(error)) return error
  return new OfficeError(
    'WORKBOOK_TOO_LARGE',
    { file: name, size: megabytes(size), max: '10万行' },
    { cause: error },
  )
}

/** The memory of a large file read for this job alone goes to the worker; any other is copied. */
function handedOver({ bytes, fresh }: WorkbookBytes): ArrayBuffer[] {
  const { buffer } = bytes
  // Small buffers share their memory with others.
  const whole = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength
  return fresh && whole ? [buffer] : []
}

type Take<T> = (message: WorkerMessage, taken: () => void) => Promise<T | undefined> | T | undefined

/**
 * Listens to a thread that works on a job; `take` answers the result, or undefined to go on. Throws the coded
 * errors of WorkbookProblem, or CANCELLED.
 *
 * @param begin gives the thread its job, once somebody listens
 */
async function listen<T>(
  worker: Worker,
  job: WorkbookBytes,
  { begin, take, signal }: { begin?: () => void; take: Take<T>; signal: AbortSignal },
): Promise<T> {
  // Bytes that are handed over have no length here any more.
  const size = job.bytes.byteLength
  try {
    const messages = on(worker, 'message', { signal, close: ['exit'] }) as AsyncIterable<[WorkerMessage]>
    begin?.()
    for await (const [message] of messages) {
      if (message.type === 'failed') throw problemError(message.problem, job.name)
      const result = await take(message, () => worker.postMessage('taken'))
      if (result !== undefined) return result
    }
    throw new Error('the worker ended without a result')
  } catch (error) {
    throw translate(error, job.name, size, signal)
  }
}

/** Gives a job to a thread of its own. Throws as `listen`; the thread has ended when this returns or throws. */
async function inWorker<T>(job: ReadJob | LookJob, take: Take<T>, signal: AbortSignal): Promise<T> {
  const worker = new Worker(workerFile(), {
    workerData: job,
    transferList: handedOver(job),
    resourceLimits: LIMITS,
  })
  try {
    return await listen(worker, job, { take, signal })
  } finally {
    await worker.terminate()
  }
}

function into(sink: ReadSink): Take<{ sha256: string }> {
  return async (message, taken) => {
    switch (message.type) {
      case 'sheet':
        sink.sheet(message.head)
        return undefined
      case 'rows':
        await sink.rows(message.batch)
        taken()
        return undefined
      case 'sheetEnd':
        sink.sheetEnd(message.tail)
        return undefined
      case 'end':
        return { sha256: message.sha256 }
      case 'looked':
      case 'failed':
        throw new RangeError(`no message of a reading: ${message.type}`)
    }
  }
}

/** Reads the whole workbook into `sink`; answers the SHA-256 of its bytes. Throws as `listen`. */
export type ReadWorkbook = (job: ReadJob, sink: ReadSink, signal: AbortSignal) => Promise<{ sha256: string }>

export const readWorkbook: ReadWorkbook = (job, sink, signal) => inWorker(job, into(sink), signal)

export interface Readers {
  read: ReadWorkbook
  close: () => Promise<void>
}

/**
 * Threads that read one workbook after the other: starting one takes longer than reading a branch's table.
 * A thread in which a file came to grief is not used again.
 */
export function createReaders(): Readers {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const start = () => {
    const worker = new Worker(workerFile(), { workerData: null, resourceLimits: STEADY })
    all.add(worker)
    return worker
  }
  return {
    read: async (job, sink, signal) => {
      const worker = idle.pop() ?? start()
      const begin = () => worker.postMessage(job, handedOver(job))
      try {
        const result = await listen(worker, job, { begin, take: into(sink), signal })
        idle.push(worker)
        return result
      } catch (error) {
        all.delete(worker)
        await worker.terminate()
        throw error
      }
    },
    close: async () => {
      await Promise.all([...all].map(worker => worker.terminate()))
    },
  }
}

/** The first rows of one sheet; none where the workbook has no such sheet. Throws as `listen`. */
export async function lookAtSheet(job: LookJob, signal: AbortSignal): Promise<LookedRow[]> {
  return inWorker(job, message => (message.type === 'looked' ? message.rows : undefined), signal)
}
