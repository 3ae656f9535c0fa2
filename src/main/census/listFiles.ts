/** The board of a campaign and its check lines as they are seen, as workbook or on paper. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { BOARD_LISTED, LINE_LISTED } from '../../shared/census/codes.ts'
import type { CheckRow } from '../../shared/census/lineMethods.ts'
import { isLineListed } from '../../shared/census/lineWords.ts'
import { BOARD_COLUMNS, LINE_COLUMNS } from '../../shared/census/listColumns.ts'
import type { BoardRow } from '../../shared/census/stageMethods.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { narrowedTo, offerList, rowsAtHand, searchedFor, type ListFile } from '../reporting/service.ts'
import { campaignBoard } from './board.ts'
import { demandCampaign } from './campaign.ts'
import { checkLines } from './lines.ts'

/** Throws RECORD_MISSING. */
export async function boardFile(
  office: Office,
  { format, columns, ...asked }: Parsed['census']['boardFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const register = office.register()
  const { name } = await demandCampaign(register.reader, asked.campaignId)
  const { rows } = await campaignBoard(register, asked, today)
  const { orgId, asOf, only } = asked
  const list: ListFile<BoardRow> = {
    title: '组织关系集中排查进度',
    on: asOf ?? today,
    orgId,
    narrowed: [name, only === 'all' ? '' : narrowedTo('只看', labelOf(BOARD_LISTED, only))],
    columns: BOARD_COLUMNS,
    seen: columns,
    read: rowsAtHand(rows),
    counted: count => `${count}个支部`,
  }
  return offerList(office, list, format, work)
}

/** Throws RECORD_MISSING. */
export async function linesFile(
  office: Office,
  { format, columns, only, text, ...asked }: Parsed['census']['linesFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const { campaign, rows } = await checkLines(office.register().reader, asked, today)
  const list: ListFile<CheckRow> = {
    title: '组织关系集中排查核查表',
    on: asked.asOf ?? today,
    orgId: asked.orgId,
    narrowed: [
      campaign,
      only === 'all' ? '' : narrowedTo('只看', labelOf(LINE_LISTED, only)),
      searchedFor(text),
    ],
    columns: LINE_COLUMNS,
    seen: columns,
    read: rowsAtHand(rows.filter(row => isLineListed(row, { only, text }))),
    counted: count => `${count}名`,
    memberId: row => row.memberId,
  }
  return offerList(office, list, format, work)
}
