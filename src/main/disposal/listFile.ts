/** The list of disposal cases as it is seen, as workbook or on paper. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { DISPOSAL_LISTED } from '../../shared/disposal/codes.ts'
import { DISPOSAL_COLUMNS } from '../../shared/disposal/listColumns.ts'
import type { DisposalRow } from '../../shared/disposal/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerList, searchedFor, type ListFile } from '../reporting/service.ts'
import { listDisposals } from './cases.ts'

export async function disposalListFile(
  office: Office,
  { format, columns, filter, asOf }: Parsed['disposal']['listFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const list: ListFile<DisposalRow> = {
    title: '组织处置案件名单',
    on: asOf ?? today,
    orgId: filter.orgId,
    narrowed: [`进度：${labelOf(DISPOSAL_LISTED, filter.state)}`, searchedFor(filter.text)],
    columns: DISPOSAL_COLUMNS,
    seen: columns,
    read: (db, page) => listDisposals(db, { filter, asOf, page }, today),
    counted: rows => `${rows}件`,
    memberId: row => row.memberId,
  }
  return offerList(office, list, format, work)
}
