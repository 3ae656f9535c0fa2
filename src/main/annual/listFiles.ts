/** The lists of the yearly review as they are seen, as workbook or on paper. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { ANNUAL_LISTED, REVIEW_LISTED } from '../../shared/annual/codes.ts'
import { BRANCH_COLUMNS, REVIEW_COLUMNS } from '../../shared/annual/listColumns.ts'
import type { AnnualBranch, AnnualRow } from '../../shared/annual/methods.ts'
import { isReviewListed } from '../../shared/annual/reviewWords.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { narrowedTo, offerList, rowsAtHand, searchedFor, type ListFile } from '../reporting/service.ts'
import { settingsOf } from '../settings/service.ts'
import { listReviews } from './list.ts'
import { reviewSheet } from './sheet.ts'

/** Marks have no day: of a past day the lists have today's. */
const marksOfToday = (asOf: string | undefined) => (asOf === undefined ? '' : '核对标记只有今日的情况')

export async function annualFile(
  office: Office,
  { format, columns, ...asked }: Parsed['annual']['listFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const { branches } = await listReviews(office.register(), asked, today, work.signal)
  const { year, orgId, asOf, only } = asked
  const list: ListFile<AnnualBranch> = {
    title: `${year}年度党员年审进度`,
    on: asOf ?? today,
    orgId,
    narrowed: [only === 'all' ? '' : narrowedTo('进度', labelOf(ANNUAL_LISTED, only)), marksOfToday(asOf)],
    columns: BRANCH_COLUMNS,
    seen: columns,
    read: rowsAtHand(branches),
    counted: rows => `${rows}个支部`,
  }
  return offerList(office, list, format, work)
}

export async function reviewFile(
  office: Office,
  { format, columns, only, text, ...asked }: Parsed['annual']['sheetFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const { reader } = office.register()
  const { 'annual.window': window } = await settingsOf(reader)
  const { rows } = await reviewSheet(reader, asked, window, today)
  const { year, orgId, asOf } = asked
  const list: ListFile<AnnualRow> = {
    title: `${year}年度党员年审核对表`,
    on: asOf ?? today,
    orgId,
    narrowed: [
      only === 'all' ? '' : narrowedTo('只看', labelOf(REVIEW_LISTED, only)),
      searchedFor(text),
      marksOfToday(asOf),
    ],
    columns: REVIEW_COLUMNS,
    seen: columns,
    read: rowsAtHand(rows.filter(row => isReviewListed(row, { only, text }))),
    counted: count => `${count}名`,
    memberId: row => row.memberId,
  }
  return offerList(office, list, format, work)
}
