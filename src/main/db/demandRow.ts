/** Reading a record by its number, where it must be there. */

import { OfficeError } from '../../shared/api/errors.ts'
import type { Reader } from './register.ts'
import type { Row, TableName } from './tables.ts'

/** Tables whose records are asked for one by one; each marks what was taken away. */
type AskedTable = Extract<
  TableName,
  | 'attachment'
  | 'campaignMeeting'
  | 'campaignPerson'
  | 'campaignStage'
  | 'campaignTask'
  | 'conductCheck'
  | 'consultation'
  | 'disposalCase'
  | 'disposalNote'
  | 'dossierFinding'
  | 'flow'
  | 'flowCertificate'
  | 'flowContact'
  | 'flowIn'
  | 'flowReminder'
  | 'letter'
  | 'lostCase'
  | 'lostFollowUp'
  | 'lostInquiry'
  | 'lostOutcome'
  | 'makeUpCase'
  | 'member'
  | 'overseas'
  | 'registrationDrive'
  | 'registrationForm'
  | 'searchAttempt'
  | 'specialSweep'
>

/** Throws RECORD_MISSING where there is no such record, or it was taken away. */
export async function demandRow<T extends AskedTable>(db: Reader, table: T, id: number): Promise<Row<T>> {
  const row = await db
    .selectFrom<AskedTable>(table)
    .selectAll()
    .where('id', '=', id)
    .where('removed', '=', 0)
    .executeTakeFirst()
  if (!row) throw new OfficeError('RECORD_MISSING')
  // Read from that very table: the query's type is of all of them at once.
  return row as Row<T>
}
