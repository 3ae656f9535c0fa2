/** One annex as a file: workbook, PDF or print page. */

import { OfficeError } from '../../shared/api/errors.ts'
import { ANNEX_HEADS } from '../../shared/forms/annexes.ts'
import type { FormSheet } from '../../shared/forms/sheet.ts'
import { numberedTitle } from '../../shared/reporting/annexNumbers.ts'
import { orgName, type Run } from '../../shared/reporting/run.ts'
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

/** 附件2 党员名册; 附件5 经查找取得联系党员登记表（组通字〔2016〕1号附件1） where it is printed with that number. */
export function annexTitle(annex: AnnexNumber, run: Run): string {
  return `附件${annex} ${titleIn(annex, run)}`
}

/** The title alone, with the number on paper where that is another (X-56). */
export function titleIn(annex: AnnexNumber, { settings, campaign }: Run): string {
  return numberedTitle(annex, ANNEX_HEADS[annex].title, { settings, template: campaign.template })
}

/** 张三、李四等5名; 张三 where there is only one. */
export async function namesOf(db: Reader, memberIds: readonly number[], most = 1): Promise<string> {
  const members = await db
    .selectFrom('member')
    .select('name')
    .where('id', 'in', memberIds)
    .orderBy('namePinyin')
    .orderBy('id')
    .limit(most)
    .execute()
  const names = members.map(({ name }) => name).join('、')
  return memberIds.length > most ? `${names}等${memberIds.length}名` : names
}

async function subject(db: Reader, { run, memberIds }: OpenRun): Promise<string> {
  if (memberIds !== undefined) return namesOf(db, memberIds)
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
  return `${annexTitle(annex, open.run)}${about === '' ? '' : `（${about}）`}.${format}`
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

/** A browser lays no more pages out for its print dialog, and one PDF holds no more in memory. */
const PAGES_MAX = { html: 1000, pdf: 3000 } as const

/** The pages there will be. Throws PAPER_TOO_LONG or PDF_TOO_LONG before the first of them is made. */
async function countPages(sheets: AsyncIterable<FormSheet>, format: keyof typeof PAGES_MAX): Promise<number> {
  const max = PAGES_MAX[format]
  let count = 0
  for await (const { pageCount } of sheets) {
    count += pageCount
    if (count > max)
      throw new OfficeError(format === 'pdf' ? 'PDF_TOO_LONG' : 'PAPER_TOO_LONG', { count: max, max })
  }
  return count
}

interface PaperInput {
  title: string
  author: string
  madeOn: string
}

/** Throws CANCELLED, where there are too many pages PAPER_TOO_LONG or PDF_TOO_LONG, and for a PDF BROWSER_MISSING or PDF_FAILED. */
export async function writePaper(
  office: Office,
  base: PaperInput,
  format: Exclude<AnnexFormat, 'xlsx'>,
  sheets: (work: Work) => AsyncIterable<FormSheet>,
  work: Work,
): Promise<Uint8Array> {
  const silent: Work = { ...work, report: () => undefined }
  const pageTotal = await countPages(sheets(silent), format)
  if (format === 'html') {
    return Buffer.from(await printPages({ title: base.title, sheets: sheets(work) }, work), 'utf8')
  }
  return formPdf(office.ports.pdf, { ...base, sheets: sheets(silent), pageTotal }, work)
}

/** Throws as `writePaper`. */
export async function writeAnnex(
  office: Office,
  open: OpenRun,
  annex: AnnexNumber,
  format: AnnexFormat,
  sheets: (work: Work) => AsyncIterable<FormSheet>,
  work: Work,
): Promise<Uint8Array> {
  const base = {
    title: annexTitle(annex, open.run),
    author: office.actor(),
    madeOn: fillDateOf(annex, open.run),
  }
  if (format === 'xlsx') return writeFormWorkbook({ ...base, sheets: sheets(work), pageTotal: null }, work)
  return writePaper(office, base, format, sheets, work)
}
