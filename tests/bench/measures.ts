/**
 * What one process of the benchmark does: prepares files, or measures one thing and prints it as JSON.
 * Each measure has a process of its own, so that its peak of memory is its own.
 */

import { once } from 'node:events'
import { closeSync, createWriteStream, openSync, readSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { PassThrough } from 'node:stream'
import { finished } from 'node:stream/promises'
import { StringDecoder } from 'node:string_decoder'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import Excel from 'exceljs'
import { withSnapshot } from '../../src/main/db/snapshot.ts'
import { createStyles } from '../../src/main/documents/workbookLook.ts'
import { quietWork } from '../../src/main/longWork.ts'
import { annexSheets } from '../../src/main/reporting/annexSheets.ts'
import { openRun } from '../../src/main/reporting/openRun.ts'
import type { FormCell, FormPage } from '../../src/shared/forms/sheet.ts'
import { ANNEX_NUMBERS, type AnnexNumber } from '../../src/shared/reporting/facts.ts'
import { putCampaign, putMembers, putOrganisations, putRecords } from '../builders/factsRegister.ts'
import { manyBranches, manyMember } from '../builders/manyMembers.ts'
import { finish } from '../builders/office.ts'
import { CAMPAIGN } from '../shared/reporting/build.ts'
import { createBenchOffice, openBenchOffice } from './benchOffice.ts'
import { bareWorkbook, exportRoster, timesOf, wholeRegister } from './exportMeasures.ts'
import { LISTS } from './lists.ts'
import { measured, type Measured } from './measured.ts'
import {
  cellsByHucre,
  mergePackets,
  preparePackets,
  read,
  readPackets,
  readPacketsWithHucre,
} from './packetMeasures.ts'
import { writeRosterFile } from './rosterFile.ts'

/** An empty register that knows the branches, and the workbook to be imported. */
async function prepareImport(file: string, workbook: string, members: number): Promise<void> {
  const { office, backend, close } = await createBenchOffice(file)
  await putOrganisations({ office, backend, register: office.register() }, manyBranches(members))
  await close()
  await writeRosterFile(workbook, members)
}

/**
 * Statements hold memory of SQLite's own that the engine does not see: a hundred thousand small writes one after
 * the other would keep gigabytes until it thinks of collecting.
 */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  // What a statement held is given back a turn later.
  await wait(20)
}

/** A register with everything the annexes need: cards, members away, lost ones with their search. */
async function prepareFull(file: string, members: number): Promise<void> {
  const { office, backend, close } = await createBenchOffice(file)
  const target = { office, backend, register: office.register() }
  await putOrganisations(target, manyBranches(members))
  await putCampaign(target, CAMPAIGN)
  const SLICE = 500
  for (let from = 0; from < members; from += SLICE) {
    const length = Math.min(SLICE, members - from)
    await putMembers(
      target,
      Array.from({ length }, (_, i) => manyMember(from + i, true)),
    )
    await collectGarbage()
  }
  await close()
}

/** Members away and lost for an imported register, whose members have the ids 1, 2, 3 … in their order. */
async function addRecords(file: string, members: number): Promise<void> {
  const { office, backend, close } = await openBenchOffice(file)
  const all = Array.from({ length: members }, (_, i) => manyMember(i, false))
  const some = all.filter(({ flows, cases }) => flows.length > 0 || cases.length > 0)
  await putRecords({ office, backend, register: office.register() }, some)
  await close()
}

const readWithHucre = (workbook: string) => measured(async () => ({ count: await cellsByHucre(workbook) }))

async function importFile(file: string, workbook: string): Promise<Measured> {
  const { backend, close } = await openBenchOffice(file)
  const result = await measured(async () => {
    const { plan } = await finish(backend.intake.run({ fileId: workbook }))
    return { count: plan.counts.new, more: { refused: plan.counts.refused } }
  })
  await close()
  return result
}

/** First pages of lists, filtered and sorted, each asked for again and again. */
async function lists(file: string): Promise<Measured> {
  const { backend, close } = await openBenchOffice(file)
  const times: number[] = []
  const slowest: Record<string, number> = {}
  const result = await measured(async () => {
    for (let round = 0; round < 12; round += 1) {
      for (const [name, input] of LISTS) {
        const start = performance.now()
        await backend.roster.list(input)
        const ms = performance.now() - start
        times.push(ms)
        slowest[name] = Math.max(slowest[name] ?? 0, ms)
      }
    }
    return { count: times.length }
  })
  await close()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? 0
  const worst = Object.entries(slowest).sort(([, a], [, b]) => b - a)[0]
  return {
    ...result,
    more: { p50: at(0.5), p95: at(0.95), max: at(1), ...(worst ? { [`max of ${worst[0]}`]: worst[1] } : {}) },
  }
}

/** First pages today and as of an earlier day, asked in turns: milliseconds of the middle one of each. */
async function asOf(file: string): Promise<Measured> {
  const { backend, close } = await openBenchOffice(file)
  const result = await measured(async () => {
    const middle = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN
    const lists = LISTS.filter(([, input]) => input.filter?.flag === undefined)
    const ratios: number[] = []
    for (const [, input] of lists) {
      const now = await timesOf(5, () => backend.roster.list(input))
      const then = await timesOf(5, () => backend.roster.list({ ...input, asOf: '2016-03-19' }))
      ratios.push(middle(then) / middle(now))
    }
    return { count: lists.length, more: { middle: middle(ratios), most: Math.max(...ratios) } }
  })
  await close()
  return result
}

/** One annex as the screen exports it: read from the register, laid out, written. */
async function annex(file: string, number: AnnexNumber): Promise<Measured> {
  const { office, backend, close } = await openBenchOffice(file)
  const result = await measured(async () => {
    const { ticket } = await finish(backend.reporting.workbook({ annex: number }))
    return { count: office.files.collect(ticket)?.bytes.byteLength ?? 0 }
  })
  await close()
  return result
}

/** A cell of the workbook as it is dumped: text and the number of its look; null where there is none. */
type DumpedCell = [text: string, look: number] | null
type Line = { sheet: string; widths: number[] } | { look: Partial<Excel.Style> } | DumpedCell[]

/** The looks that occur, each told once before it is used. */
function createLooks(tell: (look: Partial<Excel.Style>) => void): (cell: FormCell) => number {
  const styleOf = createStyles()
  const known = new Map<Partial<Excel.Style>, number>()
  return cell => {
    const style = styleOf(cell, false)
    const before = known.get(style)
    if (before !== undefined) return before
    known.set(style, known.size)
    tell(style)
    return known.size - 1
  }
}

/** Cells of a page row by row, as the workbook holds them: head rows once, covered cells with their look. */
function rowsOfPage(page: FormPage, lookOf: (cell: FormCell) => number): DumpedCell[][] {
  const rows = page.rowHeights.map(() => page.columnWidths.map((): DumpedCell => null))
  for (const cell of page.cells) {
    const look = lookOf(cell)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      const own = rows[row]
      if (own) own.fill(['', look], cell.col, cell.col + cell.colSpan)
    }
    const first = rows[cell.row]
    if (first) first[cell.col] = [cell.text, look]
  }
  return page.page === 1 ? rows : rows.slice(page.headRows)
}

/** Puts the cells of an annex into a file, a line a row, for `writing` to write them. */
async function cells(file: string, number: AnnexNumber, target: string): Promise<Measured> {
  const { office, close } = await openBenchOffice(file)
  const result = await measured(async () => {
    const out = createWriteStream(target)
    const put = async (line: Line) => {
      if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain')
    }
    const looks: Partial<Excel.Style>[] = []
    const lookOf = createLooks(look => looks.push(look))
    let count = 0
    await withSnapshot(office.register(), async db => {
      const run = await openRun(db, {}, office.clock.today())
      for await (const sheet of annexSheets(db, run, number, quietWork())) {
        await put({ sheet: sheet.name, widths: [...sheet.columnWidths] })
        for (const page of sheet.pages()) {
          for (const row of rowsOfPage(page, lookOf)) {
            for (const look of looks.splice(0)) await put({ look })
            count += row.filter(cell => cell !== null).length
            await put(row)
          }
        }
      }
    })
    out.end()
    await finished(out)
    return { count }
  })
  await close()
  return result
}

/** The lines of a dump. Reads without waiting, so that its time is its own and nothing else's. */
function* linesOf(source: string): Generator<Line, void> {
  const file = openSync(source, 'r')
  const piece = Buffer.alloc(1024 * 1024)
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) {
    const lines = (rest + decoder.write(piece.subarray(0, size))).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as Line
  }
  closeSync(file)
}

/**
 * Merely writing those cells with exceljs, as its manual says: no layout, no merged ranges, and with or
 * without their looks. Reading them from the file is not counted.
 */
async function writing(source: string, withLooks: boolean): Promise<Measured> {
  let apart = 0
  const result = await measured(async () => {
    let bytes = 0
    const sink = new PassThrough()
    sink.on('data', (piece: Buffer) => {
      bytes += piece.length
    })
    const book = new Excel.stream.xlsx.WorkbookWriter({
      stream: sink,
      useSharedStrings: false,
      useStyles: withLooks,
    })
    const looks: Partial<Excel.Style>[] = []
    let sheet: Excel.Worksheet | null = null
    let sheets = 0
    let rows = 0
    const lines = linesOf(source)
    for (;;) {
      const asked = performance.now()
      const { value: line, done } = lines.next()
      apart += performance.now() - asked
      if (done === true) break
      if (Array.isArray(line)) {
        if (sheet && withLooks) writeWithLooks(sheet, line, looks)
        else sheet?.addRow(line.map(cell => (cell === null || cell[0] === '' ? null : cell[0]))).commit()
        rows += 1
        if (rows % 500 === 0) await new Promise(resolve => setImmediate(resolve))
      } else if ('look' in line) looks.push(line.look)
      else {
        sheet?.commit()
        sheets += 1
        sheet = book.addWorksheet(`${sheets}`)
      }
    }
    sheet?.commit()
    await book.commit()
    return { count: bytes }
  })
  return { ...result, ms: result.ms - apart, cpu: result.cpu - apart }
}

function writeWithLooks(
  sheet: Excel.Worksheet,
  line: readonly DumpedCell[],
  looks: readonly Partial<Excel.Style>[],
): void {
  const row = sheet.addRow([])
  for (const [at, dumped] of line.entries()) {
    if (dumped === null) continue
    const [text, look] = dumped
    const cell = row.getCell(at + 1)
    if (text !== '') cell.value = text
    cell.style = looks[look] ?? {}
  }
  row.commit()
}

/** The whole roster as the screen exports it. */
async function roster(file: string, format: 'xlsx' | 'csv'): Promise<Measured> {
  const at = await openBenchOffice(file)
  const result = await measured(() => exportRoster(at, format))
  await at.close()
  return result
}

async function wholeRegisterOf(file: string): Promise<Measured> {
  const at = await openBenchOffice(file)
  const result = await measured(() => wholeRegister(at))
  await at.close()
  return result
}

function annexOf(text: string | undefined): AnnexNumber {
  const number = ANNEX_NUMBERS.find(known => String(known) === text)
  if (number === undefined) throw new RangeError(`no annex ${text}`)
  return number
}

const [, , what = '', first = '', second = '', third = '', fourth = ''] = process.argv
switch (what) {
  case 'prepareImport':
    await prepareImport(first, second, Number(third))
    break
  case 'preparePackets':
    await preparePackets(first, second, Number(third), Number(fourth))
    break
  case 'readPackets':
    process.stdout.write(JSON.stringify(await readPackets(first)))
    break
  case 'readPacketsWithHucre':
    process.stdout.write(JSON.stringify(await readPacketsWithHucre(first)))
    break
  case 'mergePackets':
    process.stdout.write(JSON.stringify(await mergePackets(first, second)))
    break
  case 'prepareFull':
    await prepareFull(first, Number(second))
    break
  case 'addRecords':
    await addRecords(first, Number(second))
    break
  case 'readWithHucre':
    process.stdout.write(JSON.stringify(await readWithHucre(first)))
    break
  case 'read':
    process.stdout.write(JSON.stringify(await read(first)))
    break
  case 'import':
    process.stdout.write(JSON.stringify(await importFile(first, second)))
    break
  case 'lists':
    process.stdout.write(JSON.stringify(await lists(first)))
    break
  case 'annex':
    process.stdout.write(JSON.stringify(await annex(first, annexOf(second))))
    break
  case 'cells':
    process.stdout.write(JSON.stringify(await cells(first, annexOf(second), third)))
    break
  case 'writing':
    process.stdout.write(JSON.stringify(await writing(first, second === 'looks')))
    break
  case 'asOf':
    process.stdout.write(JSON.stringify(await asOf(first)))
    break
  case 'roster':
    process.stdout.write(JSON.stringify(await roster(first, second === 'csv' ? 'csv' : 'xlsx')))
    break
  case 'wholeRegister':
    process.stdout.write(JSON.stringify(await wholeRegisterOf(first)))
    break
  case 'bareRoster':
    process.stdout.write(JSON.stringify(await measured(() => bareWorkbook(Number(first)))))
    break
  default:
    throw new RangeError(`no measure ${what}`)
}
