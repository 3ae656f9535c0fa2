/**
 * The whole way of a lost-contact case (rules.md 4.2): days of the steps that had none, what each decision
 * rests on, weekly follow-up after contact, inquiries to departments and the monthly report on key cases.
 * A case that was settled before stays settled.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const IS_DAY = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"
const IS_MONTH = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]'"

const day = (name: string) => `"${name}" TEXT CHECK ("${name}" IS NULL OR "${name}" ${IS_DAY})`
const REMOVED = '"removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))'

const STATEMENTS = [
  ...[
    day('reportedOn'),
    day('notFoundOn'),
    day('investigatedOn'),
    '"investigatedBy" TEXT',
    '"evidence" TEXT',
    day('closedOn'),
    '"followGapReason" TEXT',
  ].map(column => `ALTER TABLE "lostCase" ADD COLUMN ${column}`),
  ...[day('meetingOn'), '"resolutionNo" TEXT', '"notice" TEXT', '"handedTo" TEXT'].map(
    column => `ALTER TABLE "lostOutcome" ADD COLUMN ${column}`,
  ),
  'ALTER TABLE "searchAttempt" ADD COLUMN "approver" TEXT',
  `CREATE TABLE "lostFollowUp" (
     "id" INTEGER PRIMARY KEY,
     "caseId" INTEGER NOT NULL REFERENCES "lostCase"("id"),
     "onDate" TEXT NOT NULL CHECK ("onDate" ${IS_DAY}),
     "how" TEXT NOT NULL,
     "behaviour" TEXT NOT NULL CHECK ("behaviour" <> ''),
     "person" TEXT NOT NULL CHECK ("person" <> ''),
     ${REMOVED}
   ) STRICT`,
  'CREATE INDEX "lostFollowUpCase" ON "lostFollowUp" ("caseId", "onDate")',
  `CREATE TABLE "lostInquiry" (
     "id" INTEGER PRIMARY KEY,
     "caseId" INTEGER NOT NULL REFERENCES "lostCase"("id"),
     "department" TEXT NOT NULL,
     "office" TEXT NOT NULL CHECK ("office" <> ''),
     "letterNo" TEXT,
     "sentOn" TEXT NOT NULL CHECK ("sentOn" ${IS_DAY}),
     "signedBy" TEXT NOT NULL CHECK ("signedBy" <> ''),
     "asked" TEXT,
     ${day('repliedOn')},
     "answer" TEXT,
     "attemptId" INTEGER REFERENCES "searchAttempt"("id"),
     ${REMOVED}
   ) STRICT`,
  'CREATE INDEX "lostInquiryCase" ON "lostInquiry" ("caseId", "sentOn")',
  'CREATE INDEX "lostInquiryAttempt" ON "lostInquiry" ("attemptId")',
  `CREATE TABLE "lostReport" (
     "id" INTEGER PRIMARY KEY,
     "month" TEXT NOT NULL CHECK ("month" ${IS_MONTH}),
     "reportedOn" TEXT NOT NULL CHECK ("reportedOn" ${IS_DAY}),
     "documentNo" TEXT,
     "note" TEXT,
     ${REMOVED}
   ) STRICT`,
  'CREATE UNIQUE INDEX "lostReportMonth" ON "lostReport" ("month") WHERE "removed" = 0',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
