/**
 * Reads a workbook in a thread of its own: a hostile file can exhaust this thread, not the program, and
 * the screen stays usable. Everything up to the register itself happens here: opening, header, mapping,
 * reading of values, findings; the main thread gets batches ready to be stored.
 */

import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { deflateRawSync } from 'node:zlib'
import { plainText } from '../../shared/intake/cellText.ts'
import type { RowFinding } from '../../shared/intake/findings.ts'
import { joinFields, joinRows, packRawRow, packRow } from '../../shared/intake/packedRows.ts'
import type { ReadOptions, RowBatch, SheetHead } from '../../shared/intake/reading.ts'
import { RowReader } from '../../shared/intake/readRow.ts'
import { SheetReading, type MemberRow } from '../../shared/intake/sheetReading.ts'
import { readName } from '../../shared/roster/namePinyin.ts'
import { openWorkbook } from './openWorkbook.ts'
import type { LookedRow, LookJob, ReadJob, WorkerMessage } from './readWorkbook.ts'
import type { SheetSource } from './sheetSource.ts'
import { megabytes, WorkbookFailure } from './workbookProblem.ts'

const BATCH_ROWS = 150
/** Rows with long texts travel in smaller batches. */
const BATCH_CHARS = 2 * 1024 * 1024
/** Forty cells of a roster have some hundred characters; the texts of a whole sheet in one row are an attack. */
const ROW_CHARS_MAX = 1024 * 1024
/** A hundred thousand rows have some thirty million. */
const CHARS_MAX = 1024 * 1024 * 1024
/** Batches on their way that the main thread has not taken yet. */
const AHEAD_MAX = 4
const ROWS_MAX = 500_000
/** Fewer blank rows than this are what every sheet has. */
const BLANK_MANY = 1000

const HIDDEN_SHEET = '隐藏的工作表，没有读取；需要时请在表格中取消隐藏'

/** Sends messages and waits while too many batches are on their way. */
class Outbox {
  private ahead = 0
  private wake: () => void = () => undefined

  /** The main thread has taken a batch. */
  taken(): void {
    this.ahead -= 1
    this.wake()
  }

  send(message: WorkerMessage, transfer: ArrayBuffer[] = []): void {
    parentPort?.postMessage(message, transfer)
  }

  async sendBatch(batch: RowBatch): Promise<void> {
    while (this.ahead >= AHEAD_MAX) {
      await new Promise<void>(resolve => {
        this.wake = resolve
      })
    }
    this.ahead += 1
    const buffers = [batch.raw, batch.kept].map(bytes => bytes?.buffer)
    this.send(
      { type: 'rows', batch },
      buffers.filter(buffer => buffer instanceof ArrayBuffer),
    )
  }
}

/** A copy of its own size: it is handed over, not shared. */
function deflated(text: string): Uint8Array {
  return new Uint8Array(deflateRawSync(Buffer.from(text), { level: 1 }))
}

/** Collects the rows of a sheet into batches. */
class Batches {
  private fields: string[] = []
  private raw: string[] = []
  private examples: RowFinding[] = []
  private characters = 0
  private reader: RowReader | null = null
  private readonly told: Set<string>
  private readonly today: string
  private readonly keep: boolean

  constructor({ today, keep }: Pick<ReadOptions, 'today' | 'keep'>, told: Set<string>) {
    this.today = today
    this.keep = keep
    this.told = told
  }

  /** @param size characters of the row */
  add({ row, section }: MemberRow, head: SheetHead, size: number): void {
    this.characters += size
    if (head.reads !== 'roster') {
      this.raw.push(packRawRow(row, section))
      return
    }
    this.reader ??= new RowReader(
      head.columns.map(column => column.target),
      this.today,
    )
    const reading = this.reader.read(row.cells, section, row.hidden)
    const name = typeof reading.values.name === 'string' ? readName(reading.values.name) : NAMELESS
    packRow(this.fields, head.keys, row.number, reading, name)
    this.raw.push(packRawRow(row, section))
    this.tell(reading.own)
    this.tell(reading.facts)
  }

  private tell(findings: readonly RowFinding[]): void {
    for (const finding of findings) {
      if (this.told.has(finding.code)) continue
      this.told.add(finding.code)
      this.examples.push(finding)
    }
  }

  get isEmpty(): boolean {
    return this.raw.length === 0
  }

  get isFull(): boolean {
    return this.raw.length >= BATCH_ROWS || this.characters >= BATCH_CHARS
  }

  take(sheet: number): RowBatch {
    const values = joinFields(this.fields)
    const batch: RowBatch = {
      sheet,
      count: this.raw.length,
      values,
      kept: this.keep ? deflated(values) : null,
      raw: deflated(joinRows(this.raw)),
      examples: this.examples,
    }
    this.fields = []
    this.raw = []
    this.examples = []
    this.characters = 0
    return batch
  }
}

const NAMELESS = { namePinyin: '', nameInitials: '' }

function hiddenHead(index: number, name: string): SheetHead {
  return {
    index,
    name,
    reads: 'roster',
    headerRows: null,
    columns: [],
    signature: '',
    keys: [],
    unitLine: '',
    title: '',
    skipped: HIDDEN_SHEET,
  }
}

/** What is wrong when no sheet has a member. */
interface Nothing {
  /** first sheet with content but without a header */
  headless: string | null
  blankest: { sheet: string; rows: number }
}

function nothingFound({ headless, blankest }: Nothing): WorkbookFailure {
  if (headless !== null) return new WorkbookFailure({ code: 'HEADER_MISSING', sheet: headless })
  return new WorkbookFailure(
    blankest.rows >= BLANK_MANY
      ? { code: 'WORKBOOK_TOO_MANY_BLANK', ...blankest }
      : { code: 'WORKBOOK_EMPTY' },
  )
}

/** Whatever a reader stumbles over in a file makes the file unreadable; only our own rules may be at fault. */
async function* guarded<T>(source: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T, void> {
  try {
    for await (const item of source) yield item
  } catch (error) {
    throw error instanceof WorkbookFailure
      ? error
      : new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' }, error)
  }
}

function sizeOf({ row, section }: MemberRow): number {
  let size = section.length
  for (const cell of row.cells) size += cell.length
  return size
}

/** Counts what comes out of all sheets. Throws when it is more than a register can be. */
function createLimits() {
  let members = 0
  let characters = 0
  return {
    demand: (size: number) => {
      members += 1
      characters += size
      if (size > ROW_CHARS_MAX) throw new WorkbookFailure({ code: 'WORKBOOK_UNREADABLE' })
      if (characters > CHARS_MAX)
        throw new WorkbookFailure({ code: 'WORKBOOK_BOMB', size: megabytes(characters) })
      if (members <= ROWS_MAX) return
      const max = `${ROWS_MAX / 10_000}万行`
      throw new WorkbookFailure({ code: 'WORKBOOK_TOO_LARGE', size: `${members}行以上`, max })
    },
    isEmpty: () => members === 0,
  }
}

async function readSheet(
  source: SheetSource,
  reading: SheetReading,
  batches: Batches,
  index: number,
  outbox: Outbox,
  limits: ReturnType<typeof createLimits>,
): Promise<void> {
  let sent = false
  const take = async (rows: readonly MemberRow[]) => {
    const { head } = reading
    if (!head) return
    if (!sent) outbox.send({ type: 'sheet', head })
    sent = true
    for (const row of rows) {
      const size = sizeOf(row)
      limits.demand(size)
      batches.add(row, head, size)
      if (batches.isFull) await outbox.sendBatch(batches.take(index))
    }
  }
  for await (const rows of guarded(source.rows())) await take(reading.push(rows))
  await take(reading.end())
  if (!batches.isEmpty) await outbox.sendBatch(batches.take(index))
  outbox.send({ type: 'sheetEnd', tail: reading.tail() })
}

async function read({ name, bytes, password, options }: ReadJob, outbox: Outbox): Promise<void> {
  const file = { name, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), password }
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const told = new Set<string>()
  const nothing: Nothing = { headless: null, blankest: { sheet: '', rows: 0 } }
  const limits = createLimits()
  let index = 0
  for await (const source of guarded(await openWorkbook(file))) {
    if (source.hidden) {
      outbox.send({ type: 'sheet', head: hiddenHead(index, source.name) })
    } else {
      const frame = { index, name: source.name, merges: source.merges }
      const reading = new SheetReading(frame, options)
      await readSheet(source, reading, new Batches(options, told), index, outbox, limits)
      if (reading.head?.headerRows == null && reading.hasContent) nothing.headless ??= source.name
      const blank = source.blankRows()
      if (blank > nothing.blankest.rows) nothing.blankest = { sheet: source.name, rows: blank }
    }
    index += 1
  }
  if (limits.isEmpty()) throw nothingFound(nothing)
  outbox.send({ type: 'end', sha256 })
}

/** Enough to see where a header stands. */
const LOOK_ROWS = 15
const LOOK_COLUMNS = 40
const LOOK_CHARS = 40

async function look({ name, bytes, password, look: wanted }: LookJob, outbox: Outbox): Promise<void> {
  const file = { name, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), password }
  const looked: LookedRow[] = []
  for await (const source of guarded(await openWorkbook(file))) {
    if (source.name !== wanted) continue
    for await (const rows of guarded(source.rows())) {
      for (const { number, cells } of rows.slice(0, LOOK_ROWS - looked.length)) {
        const texts = cells.slice(0, LOOK_COLUMNS).map(cell => plainText(cell).slice(0, LOOK_CHARS))
        looked.push({ number, cells: texts })
      }
      if (looked.length >= LOOK_ROWS) break
    }
    break
  }
  outbox.send({ type: 'looked', rows: looked })
}

async function serve(job: ReadJob | LookJob, outbox: Outbox): Promise<void> {
  try {
    await ('look' in job ? look(job, outbox) : read(job, outbox))
  } catch (error) {
    if (error instanceof WorkbookFailure) outbox.send({ type: 'failed', problem: error.problem })
    else throw error
  }
}

let outbox = new Outbox()

// Given by readWorkbook.ts, which starts this file: one job to begin with and done, or one after the other.
const first = workerData as ReadJob | LookJob | null
parentPort?.on('message', (message: 'taken' | ReadJob) => {
  if (message === 'taken') outbox.taken()
  else {
    outbox = new Outbox()
    void serve(message, outbox)
  }
})
if (first !== null) {
  try {
    await serve(first, outbox)
  } finally {
    parentPort?.close()
  }
}
