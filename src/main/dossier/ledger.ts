/** Lists of the room on paper and as workbook (D29, D31). */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { MARKS_OF_TODAY } from '../../shared/dossier/codes.ts'
import { screenListSheet } from '../../shared/forms/screenList.ts'
import { ledgerSignatures } from '../../shared/forms/sheetLines.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { settingsOf } from '../settings/service.ts'
import { CHECK, PROBLEMS, READINGS, type Ledger } from './ledgerLists.ts'
import { offerPaper } from './papers.ts'

type Asked = Parsed['dossier']['ledger']

const LEDGERS: Readonly<Record<Asked['kind'], Ledger>> = {
  readings: READINGS,
  check: CHECK,
  problems: PROBLEMS,
}

/** Throws CANCELLED. */
export async function dossierLedger(office: Office, asked: Asked, work: Work): Promise<Ticket> {
  const { reader } = office.register()
  const today = office.clock.today()
  const on = asked.asOf ?? today
  const { title, unit, columns, marked = false, rows: read, ...room } = LEDGERS[asked.kind]
  const rows = await read(reader, asked, today, work)
  const settings = await settingsOf(reader)
  const branch =
    asked.orgId === undefined ? '' : ((await organisationNames(reader, on)).get(asked.orgId) ?? '')
  const sheet = screenListSheet({
    title,
    scope: `填报单位（盖章）：${branch === '' ? settings['committee.name'] : branch}`,
    count: `共${rows.length}${unit}，截至${on}${marked && asked.asOf !== undefined ? `（${MARKS_OF_TODAY}）` : ''}`,
    columns,
    rows,
    ...room,
    footLines: [ledgerSignatures(settings['committee.filledBy'], on)],
  })
  return offerPaper(office, { title, about: on, sheet, persons: rows.length }, asked.format, work)
}
