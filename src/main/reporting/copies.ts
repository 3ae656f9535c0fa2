/** Annexes printed in all their copies, each with where it goes (R-E12, X-14), from the register or from a batch. */

import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { ANNEX_HEADS, fillDateOf } from '../../shared/forms/annexes.ts'
import { inCopies, type DistributionHead } from '../../shared/forms/distribution.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import { thawedSheet } from '../../shared/reporting/batch.ts'
import { withSnapshot } from '../db/snapshot.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { annexNumber, annexSheets } from './annexSheets.ts'
import { batchOf, sheetsOf } from './batches.ts'
import { recordExport } from './exportRecord.ts'
import { textHash } from './freeze.ts'
import { demandCampaign, openRun } from './openRun.ts'
import { annexFileName, annexTitle, MIME, writePaper } from './writeAnnex.ts'

type Format = Parsed['reporting']['copies']['format']

async function gathered(sheets: AsyncIterable<FormSheet>): Promise<FormSheet[]> {
  const all: FormSheet[] = []
  for await (const sheet of sheets) all.push(sheet)
  return all
}

const NAME_END: Readonly<Record<Format, string>> = { html: '各份.html', pdf: '各份.pdf' }

interface Papers {
  head: DistributionHead
  author: string
  sheets: readonly FormSheet[]
  /** without what it ends in */
  name: string
}

async function handOut(
  office: Office,
  { head, author, sheets, name }: Papers,
  format: Format,
  work: Work,
): Promise<Outputs['reporting']['copies']> {
  const input = { title: head.title, author, madeOn: head.asOf }
  const bytes = await writePaper(
    office,
    input,
    format,
    async function* () {
      yield* inCopies(head, sheets)
      await work.breathe()
    },
    work,
  )
  const fileName = `${name}${NAME_END[format]}`
  if (format === 'pdf') {
    await recordExport(office, {
      what: `${head.title}各份（PDF）`,
      destination: '本机',
      detail: {
        files: [{ name: fileName, bytes: bytes.byteLength, sha256: textHash(bytes) }],
        asOf: head.asOf,
      },
    })
  }
  return office.files.offer({ name: fileName, bytes, mime: MIME[format] })
}

/** Throws CAMPAIGN_MISSING, PAPER_TOO_LONG or PDF_TOO_LONG, BROWSER_MISSING, PDF_FAILED, CANCELLED. */
export async function annexCopies(
  office: Office,
  { annex: number, format, ...scope }: Parsed['reporting']['copies'],
  work: Work,
): Promise<Outputs['reporting']['copies']> {
  const annex = annexNumber(number)
  const papers = await withSnapshot(office.register(), async (db): Promise<Papers> => {
    const open = await openRun(db, scope, office.clock.today())
    demandCampaign(open, annex)
    const file = await annexFileName(db, open, annex, 'pdf')
    const asOf = fillDateOf(annex, open.run)
    return {
      head: { title: annexTitle(annex, open.run), unit: open.run.scopeName, asOf },
      author: office.actor(),
      sheets: await gathered(annexSheets(db, open, annex, work)),
      name: file.replace(/\.pdf$/, ''),
    }
  })
  return handOut(office, papers, format, work)
}

async function* thawed(
  office: Office,
  batchId: number,
  annex: number,
): AsyncGenerator<FormSheet, void, void> {
  for await (const sheet of sheetsOf(office.register().reader, batchId, annex)) yield thawedSheet(sheet)
}

/** From what was frozen alone: cells, copies and addressees are those of the hand-over. Throws also BATCH_DAMAGED. */
export async function batchCopies(
  office: Office,
  { batchId, annex: number, format }: Parsed['reporting']['batchCopies'],
  work: Work,
): Promise<Outputs['reporting']['batchCopies']> {
  const annex = annexNumber(number)
  const { row, head } = await batchOf(office.register().reader, batchId)
  const file = head.files.find(one => one.annex === annex)
  const title = `附件${annex} ${file?.title ?? ANNEX_HEADS[annex].title}`
  const papers: Papers = {
    head: { title, unit: row.unit, asOf: file?.asOf ?? row.madeAt.slice(0, 10) },
    author: row.madeBy,
    sheets: await gathered(thawed(office, batchId, annex)),
    name: `${title}（批次${batchId}）`,
  }
  return handOut(office, papers, format, work)
}
