/** The roster as it stands on the screen, as a workbook, as .csv and on paper: same columns, rows and order. */

import { createHash } from 'node:crypto'
import type { Parsed } from '../../shared/api/contract.ts'
import { OfficeError } from '../../shared/api/errors.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { screenListSheet } from '../../shared/forms/screenList.ts'
import { INTERNAL_MARK } from '../../shared/forms/sheet.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { filterWords } from '../../shared/roster/filterWords.ts'
import { listCellText, listColumnTitle, type ListColumn } from '../../shared/roster/listColumns.ts'
import type { RosterListing } from '../../shared/roster/methods.ts'
import type { MemberRow } from '../../shared/roster/schema.ts'
import type { Reader } from '../db/register.ts'
import { withSnapshot } from '../db/snapshot.ts'
import { printPages } from '../documents/printPages.ts'
import { writeRowsWorkbook } from '../documents/rowsWorkbook.ts'
import { writeCsv } from '../documents/writeCsv.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { PRINT_MAX, recordExport } from '../reporting/service.ts'
import { wholeList } from './queries.ts'

const TITLE = '党员名册'
const NUMBER = { title: '序号', width: 48 }

/** Numbers that are no figures, for programs that would round them. */
const TEXT_COLUMNS: ReadonlySet<ListColumn> = new Set(['idNo', 'phone'])
/** Texts of several words stand at the left of their cell. */
const LEFT_COLUMNS: ReadonlySet<ListColumn> = new Set(['orgName', 'issues', 'unit', 'residence', 'remark'])

const MIME = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
}

interface Listed {
  total: number
  rows: () => AsyncGenerator<MemberRow, void, void>
  on: IsoDate
  /** 东岗村支部；状态：预备党员；查找：王 */
  scope: string
  /** short name of the branch; empty for the whole committee */
  branch: string
}

async function scopeOf(
  db: Reader,
  { filter, asOf }: RosterListing,
): Promise<Pick<Listed, 'scope' | 'branch'>> {
  const { orgId, text, ...own } = filter
  const names = await organisationNames(db, asOf)
  const branch = orgId === undefined ? '' : (names.get(orgId) ?? '')
  const parts = [
    ...(branch === '' ? [] : [branch]),
    ...filterWords(own, id => names.get(id) ?? '').map(({ label, value }) => `${label}：${value}`),
    ...(text === undefined ? [] : [`查找：${text}`]),
  ]
  return { scope: parts.join('；'), branch }
}

/** Hands on everything the list shows, row by row, as the register is at one moment. */
async function withListed<T>(
  office: Office,
  listing: RosterListing,
  work: Work,
  fn: (list: Listed) => Promise<T>,
): Promise<T> {
  const today = office.clock.today()
  return withSnapshot(office.register(), async db => {
    const { total, blocks } = await wholeList(db, listing, today, work)
    const rows = async function* () {
      let done = 0
      for await (const block of blocks()) {
        yield* block
        done += block.length
        work.report('正在写入名册', done, total)
        await work.breathe()
      }
    }
    return fn({ total, rows, on: listing.asOf ?? today, ...(await scopeOf(db, listing)) })
  })
}

async function* cellsOf({ columns }: RosterListing, { rows, on }: Listed): AsyncGenerator<string[]> {
  let index = 0
  for await (const row of rows()) {
    index += 1
    yield [String(index), ...columns.map(({ key }) => listCellText(key, row, on))]
  }
}

function headOf(listing: RosterListing): { title: string; width: number }[] {
  return [NUMBER, ...listing.columns.map(({ key, width }) => ({ title: listColumnTitle(key), width }))]
}

/** 共12名，按姓氏笔画为序，截至2024-03-20 */
function countLine({ sort }: RosterListing, { total, on }: Listed): string {
  const byStrokes = sort[0]?.column === 'nameStrokes' && !sort[0].descending
  return `共${total}名，${byStrokes ? '按姓氏笔画为序，' : ''}截至${on}`
}

/** Pixels of the screen as characters of a worksheet column. */
function characters(pixels: number): number {
  return Math.max(5, Math.round(pixels / 7) + 1)
}

function withoutForbidden(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '')
}

async function listFile(
  office: Office,
  { format, ...listing }: Parsed['roster']['exportList'],
  list: Listed,
  work: Work,
): Promise<Uint8Array> {
  const head = headOf(listing)
  const above = [
    `${TITLE}（${INTERNAL_MARK}）`,
    [countLine(listing, list), ...(list.scope === '' ? [] : [`条件：${list.scope}`])].join('。'),
  ]
  const rows = cellsOf(listing, list)
  if (format === 'csv') return writeCsv([...above.map(line => [line]), head.map(({ title }) => title)], rows)
  const columns = head.map(({ title, width }) => ({ header: title, width: characters(width) }))
  return writeRowsWorkbook(
    [{ name: TITLE, above, columns, rows }],
    { title: TITLE, author: office.actor(), madeOn: list.on },
    work,
  )
}

/** The list as a file that waits under a ticket; handing it over stands in the log (R-A22). */
export async function exportList(
  office: Office,
  input: Parsed['roster']['exportList'],
  work: Work,
): Promise<Ticket> {
  const { format, columns } = input
  const { list, bytes } = await withListed(office, input, work, async list => ({
    list,
    bytes: await listFile(office, input, list, work),
  }))
  const about = withoutForbidden(list.branch)
  const name = `${TITLE}${about === '' ? '' : `（${about}）`}${list.on}.${format}`
  await recordExport(office, {
    what: `${TITLE}（${format === 'csv' ? 'CSV' : 'Excel'}）`,
    destination: '本机',
    detail: {
      files: [{ name, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') }],
      persons: list.total,
      asOf: list.on,
      columns: columns.map(({ key }) => key),
      scope: list.scope,
    },
  })
  return office.files.offer({ name, bytes, mime: MIME[format] })
}

/** The list as pages for the print dialog. Throws LIST_TOO_LONG_TO_PRINT. */
export async function printList(office: Office, listing: RosterListing, work: Work): Promise<Ticket> {
  const html = await withListed(office, listing, work, async list => {
    if (list.total > PRINT_MAX)
      throw new OfficeError('LIST_TOO_LONG_TO_PRINT', { count: list.total, max: PRINT_MAX })
    const rows: { id: number; cells: string[] }[] = []
    for await (const row of list.rows()) {
      const cells = listing.columns.map(({ key }) => listCellText(key, row, list.on))
      rows.push({ id: row.id, cells: [String(rows.length + 1), ...cells] })
    }
    const sheet = screenListSheet({
      title: TITLE,
      scope: list.scope,
      count: countLine(listing, list),
      columns: [
        { key: 'no', ...NUMBER, isText: false, align: 'center' },
        ...listing.columns.map(({ key, width }) => ({
          key,
          title: listColumnTitle(key),
          width,
          isText: TEXT_COLUMNS.has(key),
          align: LEFT_COLUMNS.has(key) ? ('left' as const) : ('center' as const),
        })),
      ],
      rows,
    })
    return printPages({ title: TITLE, sheets: [sheet] }, work)
  })
  return office.files.offer({ name: `${TITLE}.html`, bytes: Buffer.from(html, 'utf8'), mime: MIME.html })
}
