/** 信息质量 as it is seen, as workbook or on paper: the sum first, then branch by branch. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { QUALITY_COLUMNS } from '../../shared/quality/listColumns.ts'
import type { BranchQuality } from '../../shared/quality/methods.ts'
import { qualityRows } from '../../shared/quality/rules.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerList, rowsAtHand, type ListFile } from '../reporting/service.ts'
import { qualityOverview } from './service.ts'

export async function overviewFile(
  office: Office,
  { format, columns, ...asked }: Parsed['quality']['overviewFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const overview = await qualityOverview(office.register(), asked, today, work.signal)
  const list: ListFile<BranchQuality> = {
    title: '党员信息质量统计表',
    on: asked.asOf ?? today,
    orgId: asked.orgId,
    columns: QUALITY_COLUMNS,
    seen: columns,
    read: rowsAtHand(qualityRows(overview)),
    counted: () => `${overview.branches.length}个支部`,
  }
  return offerList(office, list, format, work)
}
