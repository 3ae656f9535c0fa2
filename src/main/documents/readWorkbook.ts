/** Reads a workbook through the worker thread, batch by batch, as fast as the batches are taken. */

import { on } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { OfficeError } from '../../shared/api/errors.ts'
import type { ReadOptions, RowBatch, SheetHead, SheetTail } from '../../shared/intake/reading.ts'
import { megabytes, problemError, type WorkbookProblem } from './workbookProblem.ts'

export interface ReadJob {
  /** file name, for the sheet of a .csv and for sentences */
  name: string
  bytes: Uint8Array
  password: string | undefined
  options: ReadOptions
  /** the bytes may be handed over instead of copied */
  fresh?: true
}

export type WorkerMessage =
  | { type: 'sheet'; head: SheetHead }
  | { type: 'rows'; batch: RowBatch }
  | { type: 'sheetEnd'; tail: SheetTail }
  | { type: 'end'; sha256: string }
  | { type: 'failed'; problem: WorkbookProblem }

/** Takes what is read; the reader waits while `rows` is still at work on earlier batches. */
export interface ReadSink {
  sheet: (head: SheetHead) => void
  rows: (batch: RowBatch) => Promise<void> | void
  sheetEnd: (tail: SheetTail) => void
}

/** MiB. A file that needs more than this to be read is refused; the program itself is not in danger. */
const LIMITS = { maxOldGenerationSizeMb: 640, maxYoungGenerationSizeMb: 12 }

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
function handedOver({ bytes, fresh }: ReadJob): ArrayBuffer[] {
  const { buffer } = bytes
  // Small buffers share their memory with others.
  const whole = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength
  return fresh && whole ? [buffer] : []
}

/**
 * Reads the whole workbook into `sink`. Throws the coded errors of WorkbookProblem, or CANCELLED; the
 * thread has ended when this returns or throws.
 */
export async function readWorkbook(
  job: ReadJob,
  sink: ReadSink,
  signal: AbortSignal,
): Promise<{ sha256: string }> {
  // Bytes that are handed over have no length here any more.
  const size = job.bytes.byteLength
  const worker = new Worker(workerFile(), {
    workerData: job,
    transferList: handedOver(job),
    resourceLimits: LIMITS,
  })
  try {
    for await (const [message] of on(worker, 'message', { signal, close: ['exit'] }) as AsyncIterable<
      [WorkerMessage]
    >) {
      switch (message.type) {
        case 'sheet':
          sink.sheet(message.head)
          break
        case 'rows':
          await sink.rows(message.batch)
          worker.postMessage('taken')
          break
        case 'sheetEnd':
          sink.sheetEnd(message.tail)
          break
        case 'failed':
          throw problemError(message.problem, job.name)
        case 'end':
          return { sha256: message.sha256 }
      }
    }
    throw new Error('the worker ended without a result')
  } catch (error) {
    throw translate(error, job.name, size, signal)
  } finally {
    await worker.terminate()
  }
}
