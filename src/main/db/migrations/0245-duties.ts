/**
 * Tasks the organisation gave a member, with what they came to, and reasons for which a member paid no dues, took
 * part in no organisation life or did no task for some months (S01 15, S04 380; R-H23, R-J06).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`
const MONTH = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]'`
const REMOVED = `"removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))`

const STATEMENTS = [
  `CREATE TABLE "assignment" (
     "id" INTEGER PRIMARY KEY,
     "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
     "task" TEXT NOT NULL,
     "givenOn" TEXT NOT NULL CHECK ("givenOn" ${DAY}),
     "dueOn" TEXT NOT NULL CHECK ("dueOn" ${DAY}),
     "givenBy" TEXT,
     "result" TEXT,
     "endedOn" TEXT CHECK ("endedOn" IS NULL OR "endedOn" ${DAY}),
     "reason" TEXT,
     "note" TEXT,
     ${REMOVED}
   ) STRICT`,
  'CREATE INDEX "assignmentMember" ON "assignment" ("memberId", "givenOn")',
  `CREATE TABLE "dutyReason" (
     "id" INTEGER PRIMARY KEY,
     "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
     "fault" TEXT NOT NULL,
     "fromMonth" TEXT NOT NULL CHECK ("fromMonth" ${MONTH}),
     "toMonth" TEXT CHECK ("toMonth" IS NULL OR "toMonth" ${MONTH}),
     "reason" TEXT NOT NULL,
     "evidence" TEXT,
     ${REMOVED}
   ) STRICT`,
  'CREATE INDEX "dutyReasonMember" ON "dutyReason" ("memberId")',
  // Few lines of very many: who was ever absent without a reason.
  `CREATE INDEX "attendanceAbsent" ON "attendance" ("memberId") WHERE "state" = '无故缺席' AND "removed" = 0`,
  // Months paid are read member by member without their rows.
  'CREATE INDEX "duesPaymentMonths" ON "duesPayment" ("memberId", "removed", "onDate", "months")',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
