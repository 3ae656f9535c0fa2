/** A list of the screen as it is seen, handed over as workbook or for the printer: same rows, order and columns. */

import { OfficeError } from '../../shared/api/errors.ts'
import type { Ticket } from '../../shared/api/method.ts'
import type { ListedColumn, SeenColumn } from '../../shared/forms/listColumns.ts'
import { screenListSheet, type ScreenRow } from '../../shared/forms/screenList.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { PAGE_MAX, type Page } from '../../shared/kernel/paging.ts'
import type { Reader } from '../db/register.ts'
import { withSnapshot } from '../db/snapshot.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { settingsOf } from '../settings/service.ts'
import { offerSheets } from './sheetFile.ts'

/** A browser lays no more pages out than this many rows make. */
export const PRINT_MAX = 10_000

export interface ListFile<Row> {
  title: string
  /** the day the list is of */
  on: IsoDate
  /** the branch it is of; absent: the whole committee */
  orgId?: number | undefined
  /** what else it is narrowed to, in words; empty texts are left out */
  narrowed?: readonly string[]
  columns: readonly ListedColumn<Row>[]
  /** those the clerk sees, from left to right; absent: all */
  seen?: readonly SeenColumn[] | undefined
  /** a page of the rows in their order; `db` sees one state of the register throughout */
  read: (db: Reader, page: Page) => Promise<{ total: number; rows: readonly Row[] }>
  /** rows read in one go; fewer where each asks much of the register, so that others get their turn */
  atOnce?: number
  /** how many there are: 3名 */
  counted: (rows: number) => string
  /** the member a row is about; absent: rows are about none */
  memberId?: (row: Row) => number
  /** room of a row where texts stand on several lines, mm */
  rowHeight?: number
}

/** Reads a list whose rows are all at hand. */
export function rowsAtHand<Row>(rows: readonly Row[]): ListFile<Row>['read'] {
  return (_db, { offset, limit }) =>
    Promise.resolve({ total: rows.length, rows: rows.slice(offset, offset + limit) })
}

/** What a list is narrowed to, in words: 进度：未了结; empty where it is not. */
export function narrowedTo(what: string, word: string): string {
  return word === '' ? '' : `${what}：${word}`
}

/** What was searched for, in words; empty where nothing was. */
export function searchedFor(text: string | undefined): string {
  return narrowedTo('查找', text?.trim() ?? '')
}

interface Read {
  rows: ScreenRow[]
  unit: string
  author: string
}

/** Everything the list shows, in words, as the register is at one moment. */
async function readAll<Row>(
  office: Office,
  { title, on, orgId, read, memberId, atOnce = PAGE_MAX }: ListFile<Row>,
  columns: readonly ListedColumn<Row>[],
  most: number,
  work: Work,
): Promise<Read> {
  return withSnapshot(office.register(), async db => {
    const rows: ScreenRow[] = []
    for (let [offset, ended] = [0, false]; !ended; offset += atOnce) {
      const found = await read(db, { offset, limit: atOnce })
      const { total } = found
      if (total > most) throw new OfficeError('LIST_TOO_LONG_TO_PRINT', { count: total, max: most })
      for (const row of found.rows) {
        const id = rows.length + 1
        const cells = [String(id), ...columns.map(({ text }) => text(row, on))]
        rows.push({ id, memberId: memberId?.(row) ?? null, cells })
      }
      ended = offset + atOnce >= total
      work.report(`正在读${title}`, ended ? total : offset + atOnce, total)
      await work.breathe()
    }
    const settings = await settingsOf(db)
    const branch = orgId === undefined ? '' : ((await organisationNames(db, on)).get(orgId) ?? '')
    return {
      rows,
      unit: branch === '' ? settings['committee.name'] : branch,
      author: settings['committee.filledBy'],
    }
  })
}

const NUMBER: ListedColumn<unknown> = {
  key: 'index',
  title: '序号',
  width: 44,
  text: () => '',
  align: 'count',
}

/** The columns that are seen, in their order and with their widths. */
function columnsSeen<Row>({ columns, seen }: ListFile<Row>): ListedColumn<Row>[] {
  const byKey = new Map(columns.map(column => [column.key, column]))
  return (seen ?? columns).flatMap(({ key, width }) => {
    const column = byKey.get(key)
    return column === undefined ? [] : [{ ...column, width: Math.max(width, column.room ?? 0) }]
  })
}

/**
 * The list under a ticket; 内部资料 stands on every page, and what leaves as a workbook stands in the log (R-A22).
 * Throws LIST_TOO_LONG_TO_PRINT, CANCELLED.
 */
export async function offerList<Row>(
  office: Office,
  list: ListFile<Row>,
  format: 'xlsx' | 'html',
  work: Work,
): Promise<Ticket> {
  const { title, on, narrowed = [], counted, rowHeight } = list
  const most = format === 'html' ? PRINT_MAX : Number.POSITIVE_INFINITY
  const columns = columnsSeen(list)
  const { rows, unit, author } = await readAll(office, list, columns, most, work)
  const scope = [`填报单位：${unit}`, ...narrowed].filter(words => words !== '').join('；')
  const sheet = screenListSheet({
    title,
    scope,
    count: `共${counted(rows.length)}，截至${on}`,
    columns: [NUMBER, ...columns].map(({ key, title: head, width, align }) => ({
      key,
      title: head,
      width,
      isText: align !== 'count',
      isCount: align === 'count',
      align: align === 'left' ? 'left' : 'center',
    })),
    rows,
    ...(rowHeight === undefined ? {} : { rowHeight }),
  })
  const file = {
    title,
    about: on,
    said: counted(rows.length),
    sheets: [sheet],
    author,
    madeOn: on,
    detail: { rows: rows.length, asOf: on, columns: columns.map(({ key }) => key), scope },
  }
  return offerSheets(office, file, format, work)
}
