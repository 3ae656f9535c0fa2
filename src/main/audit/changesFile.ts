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
import { memberRecord } from '../roster/service.ts'
import { listChanges } from './service.ts'

async function narrowedTo(
  db: Reader,
  { kind, memberId, from, to, text }: Omit<Parsed['audit']['changesFile'], 'format' | 'columns'>,
): Promise<string[]> {
  const days = [from === undefined ? '' : `自${from}`, to === undefined ? '' : `至${to}`].join('')
  return [
    kind === undefined ? '' : `类别：${labelOf(CHANGE_KIND, kind)}`,
    memberId === undefined ? '' : `党员：${(await memberRecord(db, memberId)).name}`,
    days,
    searchedFor(text),
  ]
}

/** Throws RECORD_MISSING for a member who is not there, LIST_TOO_LONG_TO_PRINT, CANCELLED. */
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
