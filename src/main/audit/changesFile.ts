/** The log as it is seen, as workbook or on paper. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { CHANGE_KIND } from '../../shared/audit/codes.ts'
import { CHANGE_COLUMNS } from '../../shared/audit/listColumns.ts'
import type { ChangeRow } from '../../shared/audit/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { Reader } from '../db/register.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerList, searchedFor, type ListFile } from '../reporting/service.ts'
import { listChanges } from './service.ts'

/** Also of one who was taken out of the roster since; empty where there is nobody any more. */
async function personWords(db: Reader, memberId: number): Promise<string> {
  const row = await db.selectFrom('member').select('name').where('id', '=', memberId).executeTakeFirst()
  return row ? `党员：${row.name}` : ''
}

async function narrowedTo(
  db: Reader,
  { kind, memberId, from, to, text }: Omit<Parsed['audit']['changesFile'], 'format' | 'columns'>,
): Promise<string[]> {
  const days = [from === undefined ? '' : `自${from}`, to === undefined ? '' : `至${to}`].join('')
  return [
    kind === undefined ? '' : `类别：${labelOf(CHANGE_KIND, kind)}`,
    memberId === undefined ? '' : await personWords(db, memberId),
    days,
    searchedFor(text),
  ]
}

/** Throws LIST_TOO_LONG_TO_PRINT, CANCELLED. */
export async function changesFile(
  office: Office,
  { format, columns, ...asked }: Parsed['audit']['changesFile'],
  work: Work,
): Promise<Ticket> {
  const list: ListFile<ChangeRow> = {
    title: '操作记录',
    on: office.clock.today(),
    narrowed: await narrowedTo(office.register().reader, asked),
    columns: CHANGE_COLUMNS,
    seen: columns,
    read: (db, page) => listChanges(db, { ...asked, page }),
    counted: rows => `${rows}次操作`,
  }
  return offerList(office, list, format, work)
}
