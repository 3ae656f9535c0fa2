/**
 * Exemptions of a member and his hours of study (rules.md 3.2).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`
const REMOVED = `"removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))`
const day = (column: string) => `"${column}" TEXT CHECK ("${column}" IS NULL OR "${column}" ${DAY})`

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `CREATE TABLE "exemption" (
       "id" INTEGER PRIMARY KEY,
       "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
       "kind" TEXT NOT NULL,
       "reason" TEXT NOT NULL,
       "fromOn" TEXT NOT NULL CHECK ("fromOn" ${DAY}),
       ${day('toOn')},
       ${day('agreedOn')},
       ${day('passedOn')},
       "evidence" TEXT NOT NULL,
       "note" TEXT,
       ${REMOVED}
     ) STRICT`,
    'CREATE INDEX "exemptionMember" ON "exemption" ("memberId", "kind")',
    `CREATE TABLE "studyHours" (
       "id" INTEGER PRIMARY KEY,
       "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
       "year" INTEGER NOT NULL CHECK ("year" BETWEEN 1921 AND 2100),
       "tenths" INTEGER NOT NULL CHECK ("tenths" >= 0),
       "note" TEXT,
       ${REMOVED}
     ) STRICT`,
    'CREATE INDEX "studyHoursMember" ON "studyHours" ("memberId", "year")',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
