/** Taking a record away: it stays in its table, marked, so that undo and earlier days find it. */

import { OfficeError } from '../../shared/api/errors.ts'
import type { Writer } from './register.ts'

type RemovableTable =
  | 'appraisalResult'
  | 'assignment'
  | 'attendance'
  | 'campaignMeeting'
  | 'cataloguePaper'
  | 'certificateInspection'
  | 'conductCheck'
  | 'consultation'
  | 'contactCheck'
  | 'dossierCustody'
  | 'dossierFiling'
  | 'dossierHandover'
  | 'dossierReading'
  | 'duesPayment'
  | 'dutyReason'
  | 'education'
  | 'exemption'
  | 'family'
  | 'flow'
  | 'flowCertificate'
  | 'flowContact'
  | 'flowIn'
  | 'flowReminder'
  | 'honour'
  | 'lostFollowUp'
  | 'lostInquiry'
  | 'lostReport'
  | 'makeUpWitness'
  | 'meeting'
  | 'orgPost'
  | 'overseas'
  | 'registrationForm'
  | 'reportSignature'
  | 'sanction'
  | 'searchAttempt'
  | 'specialSweep'
  | 'studyHours'

/** Throws RECORD_MISSING where the record is gone already. */
export async function removeRow(tx: Writer, table: RemovableTable, id: number): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable(table)
    .set({ removed: 1 })
    .where('id', '=', id)
    .where('removed', '=', 0)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new OfficeError('RECORD_MISSING')
}
