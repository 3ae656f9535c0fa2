/** The drives and their forms as they are seen, as workbook or on paper. */

import type { Parsed } from '../../shared/api/contract.ts'
import type { Ticket } from '../../shared/api/method.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import { REGISTRATION_LISTED } from '../../shared/registration/codes.ts'
import { DRIVE_COLUMNS, FORM_COLUMNS } from '../../shared/registration/listColumns.ts'
import type { RegistrationDrive, RegistrationRow } from '../../shared/registration/methods.ts'
import type { Work } from '../longWork.ts'
import type { Office } from '../office.ts'
import { narrowedTo, offerList, searchedFor, type ListFile } from '../reporting/service.ts'
import { demandDrive, listDrives } from './drives.ts'
import { listForms } from './forms.ts'

export function drivesFile(
  office: Office,
  { format, columns, ...asked }: Parsed['registration']['drivesFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const list: ListFile<RegistrationDrive> = {
    title: '党员登记发放交回情况',
    on: asked.asOf ?? today,
    orgId: asked.orgId,
    columns: DRIVE_COLUMNS,
    seen: columns,
    read: (db, page) => listDrives(db, { ...asked, page }, today),
    counted: rows => `${rows}次`,
  }
  return offerList(office, list, format, work)
}

/** Throws RECORD_MISSING where the drive is gone. */
export async function formsFile(
  office: Office,
  { format, columns, filter, asOf }: Parsed['registration']['listFile'],
  work: Work,
): Promise<Ticket> {
  const today = office.clock.today()
  const { driveId } = filter
  const drive = driveId === undefined ? '' : (await demandDrive(office.register().reader, driveId)).name
  const list: ListFile<RegistrationRow> = {
    title: '党员登记名单',
    on: asOf ?? today,
    orgId: filter.orgId,
    narrowed: [
      drive,
      filter.only === 'all' ? '' : narrowedTo('进展', labelOf(REGISTRATION_LISTED, filter.only)),
      searchedFor(filter.text),
    ],
    columns: FORM_COLUMNS,
    seen: columns,
    read: (db, page) => listForms(db, { filter, asOf, page }, today),
    counted: rows => `${rows}份`,
    memberId: row => row.memberId,
  }
  return offerList(office, list, format, work)
}
