/** A list handed out by the program, read by another library than wrote it. */

import { readXlsx } from 'hucre/xlsx'
import type { Ticket } from '../../src/shared/api/method.ts'
import type { ListedColumn } from '../../src/shared/forms/listColumns.ts'
import type { IsoDate } from '../../src/shared/kernel/dates.ts'
import { finish, type TestOffice } from './office.ts'

export type MadeFile = Parameters<typeof finish<Ticket>>[0]

/** Title, line below it, heads and rows of the workbook, all as text. */
export async function sheetOf({ office }: TestOffice, made: MadeFile) {
  const { ticket, fileName } = await finish(made)
  const { sheets } = await readXlsx(office.files.collect(ticket)!.bytes)
  const texts = (sheets[0]?.rows ?? []).map(row => row.map(cell => String(cell ?? '')))
  const [title, line, head, ...rows] = texts
  return { fileName, title: title?.[0], line: line?.filter(Boolean).join('|'), head, rows, sheet: sheets[0] }
}

/** Each page's texts, as the printer gets them. */
export async function pagesOf({ office }: TestOffice, made: MadeFile): Promise<string[]> {
  const { ticket } = await finish(made)
  const html = Buffer.from(office.files.collect(ticket)!.bytes).toString('utf8')
  return html.split('<section ').slice(1)
}

/** What a list answers, in the words of its columns, numbered as on paper. */
export function told<Row>(
  columns: readonly ListedColumn<Row>[],
  rows: readonly Row[],
  on: IsoDate,
): string[][] {
  return rows.map((row, index) => [String(index + 1), ...columns.map(({ text }) => text(row, on))])
}
