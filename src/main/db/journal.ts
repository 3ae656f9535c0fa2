/**
 * The journal: triggers that write down every insertion, change and deletion of every journaled table,
 * with what stood there before and after. No code path, and no tool, can change a record without leaving
 * its trace: outside `change()` there is no current change, and the trigger's NOT NULL fails the write.
 *
 * Updates keep only the columns that changed, so a history of one field is cheap; deletions keep the
 * whole row, so undo can put it back.
 */

import type { RawDatabase } from './connection.ts'
import type { TableName } from './tables.ts'

/**
 * Tables whose changes are history. Not among them: the journal itself, what is derived, the list of
 * import batches (it must outlive the undo of its batch), remembered header mappings, and the contents of
 * attachments and the sheets of what was handed up: those are only ever added, under their own hash.
 */
export const JOURNALED: readonly TableName[] = [
  'organisation',
  'member',
  'membershipPeriod',
  'orgPost',
  'family',
  'education',
  'sanction',
  'honour',
  'duesPayment',
  'meeting',
  'attendance',
  'appraisalRound',
  'appraisalResult',
  'exemption',
  'studyHours',
  'assignment',
  'dutyReason',
  'flow',
  'flowContact',
  'flowIn',
  'flowCertificate',
  'certificateInspection',
  'flowReminder',
  'overseas',
  'lostCase',
  'searchAttempt',
  'lostOutcome',
  'lostFollowUp',
  'lostInquiry',
  'conductCheck',
  'lostReport',
  'contactCheck',
  'registrationDrive',
  'registrationForm',
  'disposalCase',
  'disposalStep',
  'disposalNote',
  'letter',
  'dossier',
  'dossierItem',
  'cataloguePaper',
  'dossierHandover',
  'handoverItem',
  'dossierCustody',
  'dossierReading',
  'dossierFinding',
  'dossierFindingStep',
  'makeUpCase',
  'makeUpStep',
  'makeUpWitness',
  'dossierFiling',
  'memberDistinct',
  'attachment',
  'campaign',
  'checkLine',
  'campaignPerson',
  'campaignStage',
  'campaignStep',
  'campaignTask',
  'branchReport',
  'campaignPacket',
  'packetDocument',
  'campaignMeeting',
  'consultation',
  'specialSweep',
  'campaignReport',
  'setting',
  'exportRecord',
  'organisationPlace',
  'organisationName',
  'annualMark',
  'annualRoster',
  'annualReopening',
  'reportBatch',
  'reportSignature',
]

export function columnsOf(raw: RawDatabase, table: string): string[] {
  return raw
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(column => column.name)
}

/**
 * SQL for the filled columns of a row as JSON. Joined by hand: on the forty columns of a member that takes
 * a third of the time of json_patch and json_object, and an import writes a hundred thousand of them.
 */
export function rowImage(columns: readonly string[], row: string): string {
  const members = columns
    .filter(c => c !== 'id')
    .map(c => {
      const filled = `CASE WHEN ${row}."${c}" IS NOT NULL THEN`
      return `${filled} ',"${c}":' END, ${filled} json_quote(${row}."${c}") END`
    })
  return `concat('{"id":', ${row}."id", ${members.join(', ')}, '}')`
}

function triggerBodies(table: string, columns: readonly string[]): Record<'I' | 'U' | 'D', string> {
  const image = (row: string) => rowImage(columns, row)
  const changed = (row: string) =>
    `(SELECT json_group_object("k", json("v")) FROM (${columns
      .filter(c => c !== 'id')
      .map(c => `SELECT '${c}' AS "k", json_quote(${row}."${c}") AS "v" WHERE OLD."${c}" IS NOT NEW."${c}"`)
      .join(' UNION ALL ')}))`
  const write = (op: string, id: string, before: string, after: string) =>
    `INSERT INTO "changeRow" ("changeId", "tableName", "rowId", "op", "before", "after")
     VALUES ((SELECT "changeId" FROM "changeContext"), '${table}', ${id}, '${op}', ${before}, ${after});`
  const anyChange = columns.map(c => `OLD."${c}" IS NOT NEW."${c}"`).join(' OR ')
  return {
    I: `AFTER INSERT ON "${table}" BEGIN ${write('I', 'NEW."id"', 'NULL', image('NEW'))} END`,
    U: `AFTER UPDATE ON "${table}" WHEN ${anyChange} BEGIN ${write('U', 'NEW."id"', changed('OLD'), changed('NEW'))} END`,
    D: `AFTER DELETE ON "${table}" BEGIN ${write('D', 'OLD."id"', image('OLD'), 'NULL')} END`,
  }
}

const JOURNAL_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal%'"

/** Takes the triggers off all tables, inside the transaction of a migration. */
export function removeJournal(raw: RawDatabase): void {
  const names = raw.prepare<[], string>(JOURNAL_TRIGGERS).pluck().all()
  for (const name of names) raw.exec(`DROP TRIGGER "${name}"`)
}

/** Puts the triggers on all tables there are, by the columns they have. */
export function installJournal(raw: RawDatabase): void {
  for (const table of JOURNALED) {
    const columns = columnsOf(raw, table)
    // A table of a later migration: on the way from an older version it is not there yet.
    if (columns.length === 0) continue
    for (const [op, body] of Object.entries(triggerBodies(table, columns))) {
      raw.exec(`CREATE TRIGGER "journal${op}_${table}" ${body}`)
    }
  }
}
