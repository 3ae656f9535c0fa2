/**
 * Reads a workbook in a thread of its own: a hostile file can exhaust this thread, not the program, and
 * the screen stays usable. Everything up to the register itself happens here: opening, header, mapping,
 * reading of values, findings; the main thread gets batches ready to be stored.
 */

import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { deflateRawSync } from 'node:zlib'
import type { RowFinding } from '../../shared/intake/findings.ts'
import { joinFields, joinRows, packRawRow, packRow } from '../../shared/intake/packedRows.ts'
import type { RowBatch, SheetHead } from '../../shared/intake/reading.ts'
import { RowReader } from '../../shared/intake/readRow.ts'
import { SheetReading, type MemberRow } from '../../shared/intake/sheetReading.ts'
import { readName } from '../../shared/roster/namePinyin.ts'
import { openWorkbook } from './openWorkbook.ts'
import type { ReadJob, WorkerMessage } from './readWorkbook.ts'
import type { SheetSource } from './sheetSource.ts'
import { WorkbookFailure } from './workbookProblem.ts'

const BATCH_ROWS = 150
/** Batches on their way that the main thread has not taken yet. */
const AHEAD_MAX = 8
const ROWS_MAX = 500_000
/** Fewer blank rows than this are what every sheet has. */
const BLANK_MANY = 1000

const HIDDEN_SHEET = '隐藏的工作表，没有读取；需要时请在表格中取消隐藏'

/** Sends messages and waits while too many batches are on their way. */
class Outbox {
  private ahead = 0
  private wake: () => void = () => undefined

  constructor() {
    parentPort?.on('message', () => {
      this.ahead -= 1
      this.wake()
    })
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
    const { buffer } = batch.raw
    this.send({ type: 'rows', batch }, buffer instanceof ArrayBuffer ? [buffer] : [])
  }
}

/** Collects the rows of a sheet into batches. */
class Batches {
  private fields: string[] = []
  private raw: string[] = []
  private examples: RowFinding[] = []
  private reader: RowReader | null = null
  private readonly told: Set<string>
  private readonly today: string

  constructor(today: string, told: Set<string>) {
    this.today = today
    this.told = told
  }

  add({ row, section }: MemberRow, head: SheetHead): void {
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

  get size(): number {
    return this.raw.length
  }

  take(sheet: number): RowBatch {
    const batch: RowBatch = {
      sheet,
      count: this.raw.length,
      values: joinFields(this.fields),
      // A copy of its own size: it is handed over, not shared.
      raw: new Uint8Array(deflateRawSync(Buffer.from(joinRows(this.raw)), { level: 1 })),
      examples: this.examples,
    }
    this.fields = []
    this.raw = []
    this.examples = []
    return batch
  }
}

const NAMELESS = { namePinyin: '', nameInitials: '' }

function hiddenHead(index: number, name: string): SheetHead {
  return {
    index,
    name,
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

async function readSheet(
  source: SheetSource,
  reading: SheetReading,
  batches: Batches,
  index: number,
  outbox: Outbox,
  demandRows: (more: number) => void,
): Promise<void> {
  let sent = false
  const take = async (rows: readonly MemberRow[]) => {
    const { head } = reading
    if (!head) return
    if (!sent) outbox.send({ type: 'sheet', head })
    sent = true
    demandRows(rows.length)
    for (const row of rows) {
      batches.add(row, head)
      if (batches.size >= BATCH_ROWS) await outbox.sendBatch(batches.take(index))
    }
  }
  for await (const rows of guarded(source.rows())) await take(reading.push(rows))
  await take(reading.end())
  if (batches.size > 0) await outbox.sendBatch(batches.take(index))
  outbox.send({ type: 'sheetEnd', tail: reading.tail() })
}

async function read({ name, bytes, password, options }: ReadJob, outbox: Outbox): Promise<void> {
  const file = { name, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), password }
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const told = new Set<string>()
  const nothing: Nothing = { headless: null, blankest: { sheet: '', rows: 0 } }
  let members = 0
  let index = 0
  const demandRows = (more: number) => {
    members += more
    if (members > ROWS_MAX) {
      throw new WorkbookFailure({
        code: 'WORKBOOK_TOO_LARGE',
        size: `${members}行以上`,
        max: `${ROWS_MAX / 10_000}万行`,
      })
    }
  }
  for await (const source of guarded(await openWorkbook(file))) {
    if (source.hidden) {
      outbox.send({ type: 'sheet', head: hiddenHead(index, source.name) })
    } else {
      const frame = { index, name: source.name, merges: source.merges }
      const reading = new SheetReading(frame, options)
      await readSheet(source, reading, new Batches(options.today, told), index, outbox, demandRows)
      if (reading.head?.headerRows == null && reading.hasContent) nothing.headless ??= source.name
      const blank = source.blankRows()
      if (blank > nothing.blankest.rows) nothing.blankest = { sheet: source.name, rows: blank }
    }
    index += 1
  }
  if (members === 0) throw nothingFound(nothing)
  outbox.send({ type: 'end', sha256 })
}

async function main(job: ReadJob): Promise<void> {
  const outbox = new Outbox()
  try {
    await read(job, outbox)
  } catch (error) {
    if (error instanceof WorkbookFailure) outbox.send({ type: 'failed', problem: error.problem })
    else throw error
  } finally {
    parentPort?.close()
  }
}

// Given by readWorkbook.ts, which starts this file.
await main(workerData as ReadJob)
