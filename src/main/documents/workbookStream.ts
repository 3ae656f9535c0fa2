/**
 * exceljs's streaming workbook writer into memory.
 *
 * The streaming writer is the one that keeps rare characters whole; the whole-workbook writer splits a
 * surrogate pair at a chunk border. It never waits for its reader, so whoever writes must wait for the
 * archive from time to time, or a hundred thousand rows pile up in memory.
 */

import { Writable } from 'node:stream'
import Excel from 'exceljs'
import { INTERNAL_MARK } from '../../shared/forms/sheet.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Work } from '../longWork.ts'
import { createByteCollector } from './byteCollector.ts'
import { addFirstFont, archiveOf, releaseSheet } from './exceljsInside.ts'
import { STANDARD_FONT } from './workbookLook.ts'
import { setZipDates } from './zipDates.ts'

export type SheetWriter = Excel.Worksheet

/** Sheets that may wait in memory to be compressed. */
const IN_FLIGHT = 4

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
    // Level 6 makes the file an eighth smaller and takes a third longer.
    zip: { zlib: { level: 1 } },
  })
  // Column widths are counted in its digits: Calibri, exceljs's own, is missing on UOS and 麒麟, and
  // columns would grow by a quarter there.
  addFirstFont(workbook, { ...STANDARD_FONT, charset: 134 })
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
    if (sheet) releaseSheet(sheet)
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
