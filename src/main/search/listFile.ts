/** The list of lost members as it is seen, as workbook or on paper. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { LOST_LISTED } from '../../shared/search/codes.ts'
import { LOST_COLUMNS } from '../../shared/search/listColumns.ts'
import type { LostRow } from '../../shared/search/methods.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerList, searchedFor, type ListFile } from '../reporting/service.ts'
import { listCases } from './cases.ts'

export async function lostListFile(
  office: Office,
  { format, columns, filter, asOf }: Parsed['search']['listFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const list: ListFile<LostRow> = {
    title: '失联党员名单',
    on: asOf ?? today,
    orgId: filter.orgId,
    narrowed: [`状态：${labelOf(LOST_LISTED, filter.state)}`, searchedFor(filter.text)],
    columns: LOST_COLUMNS,
    seen: columns,
    read: (db, page) => listCases(db, { filter, asOf, page }, today),
    atOnce: 50,
    counted: rows => `${rows}名`,
    memberId: row => row.memberId,
  }
  return offerList(office, list, format, work)
}
