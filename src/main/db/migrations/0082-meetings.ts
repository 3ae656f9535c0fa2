/**
 * Meetings and who attended them (rules.md 3.15).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`
const REMOVED = `"removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))`

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `CREATE TABLE "meeting" (
       "id" INTEGER PRIMARY KEY,
       "orgId" INTEGER NOT NULL REFERENCES "organisation"("id"),
       "kind" TEXT NOT NULL,
       "onDate" TEXT NOT NULL CHECK ("onDate" ${DAY}),
       "place" TEXT,
       "chair" TEXT,
       "recorder" TEXT,
       "agenda" TEXT,
       "minutes" TEXT,
       "resolution" TEXT,
       ${REMOVED}
     ) STRICT`,
    'CREATE INDEX "meetingOrg" ON "meeting" ("orgId", "onDate")',
    `CREATE TABLE "attendance" (
       "id" INTEGER PRIMARY KEY,
       "meetingId" INTEGER NOT NULL REFERENCES "meeting"("id"),
       "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
       "state" TEXT NOT NULL,
       "signIn" TEXT,
       "leaveWritten" INTEGER NOT NULL DEFAULT 0 CHECK ("leaveWritten" IN (0, 1)),
       "leaveApprovedBy" TEXT,
       "leaveSignedLaterOn" TEXT CHECK ("leaveSignedLaterOn" IS NULL OR "leaveSignedLaterOn" ${DAY}),
       "note" TEXT,
       ${REMOVED}
     ) STRICT`,
    'CREATE INDEX "attendanceMember" ON "attendance" ("memberId")',
    'CREATE INDEX "attendanceMeeting" ON "attendance" ("meetingId")',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
