/**
 * exceljs's streaming workbook writer into memory.
 *
 * The streaming writer is the one that keeps rare characters whole; the whole-workbook writer splits a
 * surrogate pair at a chunk border (docs/decisions/0020). It never waits for its reader, so whoever
 * writes must wait for the archive from time to time, or a hundred thousand rows pile up in memory.
 */

import { Writable } from 'node:stream'
import Excel from 'exceljs'
import { INTERNAL_MARK } from '../../shared/forms/sheet.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Work } from '../longWork.ts'
import { createByteCollector } from './byteCollector.ts'
import { STANDARD_FONT } from './workbookLook.ts'
import { setZipDates } from './zipDates.ts'

export type SheetWriter = Excel.Worksheet

/** Sheets that may wait in memory to be compressed. */
const IN_FLIGHT = 4

/** The part of exceljs's archive that is needed to know when a sheet has left memory. */
interface Archive {
  on: (event: 'entry' | 'error', listener: (value: { name: string }) => void) => unknown
  abort: () => unknown
}

function isArchive(value: unknown): value is Archive {
  return typeof value === 'object' && value !== null && 'on' in value && 'abort' in value
}

function archiveOf(workbook: Excel.Workbook): Archive {
  if ('zip' in workbook && isArchive(workbook.zip)) return workbook.zip
  throw new TypeError('exceljs keeps its archive elsewhere now')
}

/**
 * The merged ranges of a sheet as they will be written. exceljs's own way of adding one compares it with
 * all earlier ones, which takes minutes on a branch's thousand cards, and makes a cell object for each
 * covered cell twice; the forms never overlap.
 */
export function mergedRanges(sheet: Excel.Worksheet): { push: (range: string) => unknown } {
  if ('_merges' in sheet && Array.isArray(sheet._merges)) {
    const ranges: unknown[] = sheet._merges
    return ranges
  }
  throw new TypeError('exceljs keeps merged ranges elsewhere now')
}

interface Piped {
  pipes: unknown[]
}

function isPiped(value: unknown): value is Piped {
  return typeof value === 'object' && value !== null && 'pipes' in value && Array.isArray(value.pipes)
}

/**
 * A finished sheet stays in the workbook's list, for its name; what it was compressed with (70 KB a
 * sheet) need not.
 */
function releaseStream(sheet: Excel.Worksheet): void {
  if ('stream' in sheet && isPiped(sheet.stream)) sheet.stream.pipes = []
}

interface FontTable {
  _addFont: (font: Partial<Excel.Font>) => unknown
}

function isFontTable(value: unknown): value is FontTable {
  return typeof value === 'object' && value !== null && '_addFont' in value
}

/**
 * Makes the workbook's standard typeface, whose digits column widths are counted in, one that Chinese
 * offices have. exceljs would take Calibri: where that is missing (UOS, 麒麟), columns grow by a quarter.
 */
function setStandardFont(workbook: Excel.Workbook): void {
  if (!('styles' in workbook) || !isFontTable(workbook.styles)) {
    throw new TypeError('exceljs keeps its fonts elsewhere now')
  }
  workbook.styles._addFont({ name: STANDARD_FONT.name, size: STANDARD_FONT.size, charset: 134 })
}

export interface WorkbookStream {
  workbook: Excel.stream.xlsx.WorkbookWriter
  /** closes a sheet, and waits where too many are not compressed yet */
  endSheet: (sheet: SheetWriter, work: Work) => Promise<void>
  /** the finished file */
  finish: () => Promise<Uint8Array>
  /** gives the unfinished file up */
  abandon: () => void
}

export interface WorkbookIdentity {
  /** name of the form, for the document properties */
  title: string
  /** who made it, for the document properties */
  author: string
  /** stands in the document properties and the archive instead of the clock */
  madeOn: IsoDate
}

export function openWorkbookStream(identity: WorkbookIdentity): WorkbookStream {
  const collector = createByteCollector()
  const sink = new Writable({
    write(piece: Buffer, _encoding, done) {
      collector.add(piece)
      done()
    },
  })
  const workbook = new Excel.stream.xlsx.WorkbookWriter({
    stream: sink,
    useStyles: true,
    useSharedStrings: false,
    zip: { zlib: { level: 6 } },
  })
  setStandardFont(workbook)
  const at = new Date(`${identity.madeOn}T00:00:00Z`)
  Object.assign(workbook, {
    created: at,
    modified: at,
    creator: identity.author,
    lastModifiedBy: identity.author,
    title: identity.title,
    // Whoever only looks at the file's properties sees it too (R-A22).
    subject: INTERNAL_MARK,
    keywords: INTERNAL_MARK,
  })

  const archive = archiveOf(workbook)
  /** sheets that are closed and not yet compressed, oldest first */
  const closing: SheetWriter[] = []
  let failure: Error | null = null
  let wake: () => void = () => undefined
  archive.on('entry', ({ name }) => {
    const sheet = name.includes('worksheets/') ? closing.shift() : undefined
    if (sheet) releaseStream(sheet)
    wake()
  })
  sink.on('error', error => {
    failure = error
    wake()
  })

  return {
    workbook,
    endSheet: async (sheet, work) => {
      sheet.commit()
      closing.push(sheet)
      // A few sheets may still be compressed while the next one is written.
      while (closing.length > IN_FLIGHT) {
        if (failure) throw failure
        await work.breathe()
        if (closing.length <= IN_FLIGHT) break
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
    },
    finish: async () => {
      await workbook.commit()
      const bytes = collector.bytes()
      setZipDates(bytes, identity.madeOn)
      return bytes
    },
    abandon: () => {
      archive.abort()
    },
  }
}
