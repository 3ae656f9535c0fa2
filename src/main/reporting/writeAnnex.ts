/** One annex as a file: workbook, PDF or print page. */

import { ANNEX_HEADS } from '../../shared/forms/annexes.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import { orgName } from '../../shared/reporting/run.ts'
import type { AnnexNumber } from '../../shared/reporting/facts.ts'
import type { Reader } from '../db/register.ts'
import { formPdf } from '../documents/formPdf.ts'
import { printPages } from '../documents/printPages.ts'
import { writeFormWorkbook } from '../documents/writeFormWorkbook.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { fillDateOf } from '../../shared/forms/annexes.ts'
import type { OpenRun } from './openRun.ts'

export type AnnexFormat = 'xlsx' | 'pdf' | 'html'

export const MIME: Record<AnnexFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
}

/** 附件2 党员名册 */
export function annexTitle(annex: AnnexNumber): string {
  return `附件${annex} ${ANNEX_HEADS[annex].title}`
}

async function subject(db: Reader, { run, memberId }: OpenRun): Promise<string> {
  if (memberId !== undefined) {
    const member = await db.selectFrom('member').select('name').where('id', '=', memberId).executeTakeFirst()
    return member?.name ?? ''
  }
  return run.scopeOrgId === run.rootOrgId ? '' : orgName(run, run.scopeOrgId)
}

/** `附件2 党员名册（东街村党支部）.xlsx`: the branch or the person is named where it is not the whole. */
export async function annexFileName(
  db: Reader,
  open: OpenRun,
  annex: AnnexNumber,
  format: AnnexFormat,
): Promise<string> {
  const about = (await subject(db, open)).replace(/[\\/:*?"<>|\p{Cc}]/gu, '')
  return `${annexTitle(annex)}${about === '' ? '' : `（${about}）`}.${format}`
}

/** Counts pages as they go by. */
export async function* counting(
  sheets: AsyncIterable<FormSheet>,
  count: { pages: number },
): AsyncGenerator<FormSheet, void, void> {
  for await (const sheet of sheets) {
    count.pages += sheet.pageCount
    yield sheet
  }
}

/** Throws CANCELLED, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function writeAnnex(
  office: Office,
  open: OpenRun,
  annex: AnnexNumber,
  format: AnnexFormat,
  sheets: AsyncIterable<FormSheet>,
  work: Work,
): Promise<Uint8Array> {
  const input = {
    title: annexTitle(annex),
    sheets,
    author: office.actor(),
    madeOn: fillDateOf(annex, open.run),
    pageTotal: null,
  }
  switch (format) {
    case 'xlsx':
      return writeFormWorkbook(input, work)
    case 'pdf':
      return formPdf(office.ports.pdf, input, work)
    case 'html':
      return Buffer.from(await printPages(input, work), 'utf8')
  }
}
