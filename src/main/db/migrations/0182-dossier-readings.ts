/**
 * The register of readings and loans of dossiers (rules.md 3.7, R-G24, R-G25).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const IS_DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`
const day = (column: string) => `"${column}" TEXT CHECK ("${column}" IS NULL OR "${column}" ${IS_DAY})`

const STATEMENTS = [
  `CREATE TABLE "dossierReading" (
     "id" INTEGER PRIMARY KEY,
     "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
     "way" TEXT NOT NULL,
     "firstReader" TEXT NOT NULL CHECK ("firstReader" <> ''),
     "secondReader" TEXT,
     "unit" TEXT NOT NULL,
     "letterNo" TEXT NOT NULL,
     "purpose" TEXT NOT NULL,
     "approvedBy" TEXT NOT NULL,
     "approvedOn" TEXT NOT NULL CHECK ("approvedOn" ${IS_DAY}),
     "onDate" TEXT NOT NULL CHECK ("onDate" ${IS_DAY}),
     "supervisor" TEXT NOT NULL,
     "lendReason" TEXT NOT NULL,
     ${day('dueOn')},
     "distinctReason" TEXT NOT NULL,
     ${day('endedOn')},
     "endCheck" TEXT,
     "remark" TEXT,
     "removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))
   ) STRICT`,
  'CREATE INDEX "dossierReadingMember" ON "dossierReading" ("memberId", "onDate")',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
