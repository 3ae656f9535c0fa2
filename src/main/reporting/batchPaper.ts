/** A batch as paper, workbook and PDF, checked whole, and beside another one; all from what was frozen alone. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { Ticket } from '../../shared/api/method.ts'
import type { FormPage, FormSheet } from '../../shared/forms/sheet.ts'
import { thawedSheet, type FrozenSheet } from '../../shared/reporting/batch.ts'
import { compareSheets } from '../../shared/reporting/compareBatches.ts'
import type { Reader } from '../db/register.ts'
import { formPdf } from '../documents/formPdf.ts'
import { printPages } from '../documents/printPages.ts'
import { writeFormWorkbook } from '../documents/writeFormWorkbook.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { batchOf, sheetsOf, type KeptBatch } from './batches.ts'
import { recordExport } from './exportRecord.ts'
import { textHash } from './freeze.ts'
import { MIME, type AnnexFormat } from './writeAnnex.ts'

/** Lines of a comparison that are shown of one annex. */
const LINES_SHOWN = 200

async function* thawed(db: Reader, batchId: number, annex: number): AsyncGenerator<FormSheet, void, void> {
  for await (const sheet of sheetsOf(db, batchId, annex)) yield thawedSheet(sheet)
}

async function pagesOf(db: Reader, batchId: number, annex: number): Promise<number> {
  const { pages } = await db
    .selectFrom('reportBatchSheet')
    .select(eb => eb.fn.sum<number | null>('pages').as('pages'))
    .where('batchId', '=', batchId)
    .where('annex', '=', annex)
    .executeTakeFirstOrThrow()
  if (pages === null) throw new OfficeError('RECORD_MISSING', undefined, { field: 'annex' })
  return pages
}

/** Some pages of an annex, counted over all its sheets. */
export async function batchPages(
  db: Reader,
  { batchId, annex, fromPage, pages: wanted }: Parsed['reporting']['batchPages'],
): Promise<Outputs['reporting']['batchPages']> {
  await batchOf(db, batchId)
  const total = await pagesOf(db, batchId, annex)
  const places = await db
    .selectFrom('reportBatchSheet')
    .select(['position', 'pages'])
    .where('batchId', '=', batchId)
    .where('annex', '=', annex)
    .orderBy('position')
    .execute()
  const pages: FormPage[] = []
  let before = 0
  for (const place of places) {
    const from = Math.max(fromPage - before, 1)
    const to = Math.min(fromPage + wanted - 1 - before, place.pages)
    if (from <= to) {
      for await (const sheet of sheetsOf(db, batchId, annex, place.position)) {
        pages.push(...thawedSheet(sheet).pages(from, to))
        break
      }
    }
    before += place.pages
  }
  return { total, pages }
}

/** 附件2 党员名册（报送批次3）.xlsx */
function fileName({ row, head }: KeptBatch, annex: number, format: AnnexFormat): string {
  const title = head.files.find(file => file.annex === annex)?.title ?? ''
  return `附件${annex} ${title}（${row.madeAt.slice(0, 10)}报送，批次${row.id}）.${format}`
}

/**
 * An annex of a batch as a file: author, day and cells are those of the hand-over, so the workbook has the
 * bytes that were handed over. Throws BATCH_DAMAGED, CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED.
 */
export async function batchFile(
  office: Office,
  { batchId, annex }: Parsed['reporting']['batchWorkbook'],
  format: AnnexFormat,
  work: Work,
): Promise<Ticket> {
  const { reader } = office.register()
  const kept = await batchOf(reader, batchId)
  const pages = await pagesOf(reader, batchId, annex)
  const file = kept.head.files.find(one => one.annex === annex)
  const input = {
    title: `附件${annex} ${file?.title ?? ''}`,
    author: kept.row.madeBy,
    madeOn: file?.asOf ?? kept.row.madeAt.slice(0, 10),
  }
  const sheets = () => thawed(reader, batchId, annex)
  const bytes =
    format === 'xlsx'
      ? await writeFormWorkbook({ ...input, sheets: sheets(), pageTotal: null }, work)
      : format === 'pdf'
        ? await formPdf(office.ports.pdf, { ...input, sheets: sheets(), pageTotal: pages }, work)
        : Buffer.from(await printPages({ title: input.title, sheets: sheets() }, work), 'utf8')
  const name = fileName(kept, annex, format)
  if (format !== 'html') {
    await recordExport(office, {
      what: `报送批次${batchId}附件${annex}重出（${format === 'pdf' ? 'PDF' : 'Excel'}）`,
      destination: '本机',
      detail: {
        files: [{ name, bytes: bytes.byteLength, sha256: textHash(bytes), pages }],
        asOf: input.madeOn,
        batchSha256: kept.row.sha256,
      },
    })
  }
  return office.files.offer({ name, bytes, mime: MIME[format] })
}

/** Reads every sheet of a batch against its hash. Throws BATCH_DAMAGED. */
export async function verifyBatch(
  office: Office,
  { batchId }: Parsed['reporting']['verifyBatch'],
  work: Work,
): Promise<Outputs['reporting']['verifyBatch']> {
  const { reader } = office.register()
  const { row, head } = await batchOf(reader, batchId)
  const annexes = [...new Set(head.files.map(({ annex }) => annex))]
  let sheets = 0
  for (const annex of annexes) {
    for await (const sheet of sheetsOf(reader, batchId, annex)) {
      sheets += 1
      work.report(`正在核对${sheet.name}`, sheets, null)
      await work.breathe()
    }
  }
  return { sheets, sha256: row.sha256 }
}

async function all(db: Reader, batchId: number, annex: number, work: Work): Promise<FrozenSheet[]> {
  const found: FrozenSheet[] = []
  for await (const sheet of sheetsOf(db, batchId, annex)) {
    found.push(sheet)
    await work.breathe()
  }
  return found
}

function nameOf({ row }: KeptBatch): string {
  return `批次${row.id}（${row.madeAt.slice(0, 10)}）`
}

/** Two batches, the earlier one first, whichever was asked for. */
export async function compareBatches(
  office: Office,
  { batchId, withBatchId }: Parsed['reporting']['compareBatches'],
  work: Work,
): Promise<Outputs['reporting']['compareBatches']> {
  const { reader } = office.register()
  const earlier = await batchOf(reader, Math.min(batchId, withBatchId))
  const later = await batchOf(reader, Math.max(batchId, withBatchId))
  const own = new Set(earlier.head.files.map(({ annex }) => annex))
  const other = new Set(later.head.files.map(({ annex }) => annex))
  const both = [...own].filter(annex => other.has(annex)).sort((a, b) => a - b)
  const annexes: Outputs['reporting']['compareBatches']['annexes'] = []
  for (const [index, annex] of both.entries()) {
    work.report(`正在比较附件${annex}`, index, both.length)
    const lines = compareSheets(
      await all(reader, earlier.row.id, annex, work),
      await all(reader, later.row.id, annex, work),
    )
    const count = (kind: (typeof lines)[number]['kind']) => lines.filter(line => line.kind === kind).length
    annexes.push({
      annex,
      added: count('added'),
      gone: count('gone'),
      changed: count('changed'),
      lines: lines.slice(0, LINES_SHOWN),
    })
  }
  return {
    earlier: nameOf(earlier),
    later: nameOf(later),
    onlyEarlier: [...own].filter(annex => !other.has(annex)),
    onlyLater: [...other].filter(annex => !own.has(annex)),
    annexes,
  }
}
