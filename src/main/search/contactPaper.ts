/** The list of contact data to be checked as it is seen, as workbook or on paper. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import type { ContactRow } from '../../shared/search/contactMethods.ts'
import { CONTACT_COLUMNS } from '../../shared/search/listColumns.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { offerList, searchedFor, type ListFile } from '../reporting/service.ts'
import { settingsOf } from '../settings/service.ts'
import { listContacts } from './contactChecks.ts'

export async function contactsFile(
  office: Office,
  { format, columns, ...asked }: Parsed['search']['contactsFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const { 'lost.contactCheckMonths': months } = await settingsOf(office.register().reader)
  const list: ListFile<ContactRow> = {
    title: asked.list === 'due' ? '联系方式待核对党员名单' : '党员联系方式核对名单',
    on: asked.asOf ?? today,
    orgId: asked.orgId,
    narrowed: [asked.list === 'due' ? `超过${months}个月没有核对` : '', searchedFor(asked.text)],
    columns: CONTACT_COLUMNS,
    seen: columns,
    read: (db, page) => listContacts(db, { ...asked, page }, today),
    counted: rows => `${rows}名`,
    memberId: row => row.memberId,
  }
  return offerList(office, list, format, work)
}
