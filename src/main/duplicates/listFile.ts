/** 重复检查 as it is seen, as workbook or on paper. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { DUPLICATE_REASON } from '../../shared/duplicates/codes.ts'
import { PAIR_COLUMNS } from '../../shared/duplicates/listColumns.ts'
import type { DuplicatePair } from '../../shared/duplicates/methods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerList, type ListFile } from '../reporting/service.ts'
import { pairRows, wantedPairs } from './service.ts'

export async function pairsFile(
  office: Office,
  { format, columns, filter }: Parsed['duplicates']['listFile'],
  work: Work,
): Promise<Ticket> {
  const all = await wantedPairs(office.register(), filter, work.signal)
  const list: ListFile<DuplicatePair> = {
    title: filter.distinct === true ? '已标记不是同一人的党员' : '可能重复的党员',
    on: office.clock.today(),
    orgId: filter.orgId,
    narrowed: [labelOf(DUPLICATE_REASON, filter.reason)],
    columns: PAIR_COLUMNS,
    seen: columns,
    read: async (db, { offset, limit }) => ({
      total: all.length,
      rows: await pairRows(db, all.slice(offset, offset + limit)),
    }),
    counted: rows => `${rows}对`,
  }
  return offerList(office, list, format, work)
}
