/**
 * Where a dossier went and since when it lies there (R-G05, R-G06, R-G26), and the letter it went along with.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const IS_DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`

const STATEMENTS = [
  'ALTER TABLE "handoverItem" ADD COLUMN "letterId" INTEGER REFERENCES "letter"("id")',
  'CREATE INDEX "handoverItemLetter" ON "handoverItem" ("letterId")',
  `CREATE TABLE "dossierCustody" (
     "id" INTEGER PRIMARY KEY,
     "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
     "onDate" TEXT NOT NULL CHECK ("onDate" ${IS_DAY}),
     "keeper" TEXT NOT NULL CHECK ("keeper" <> ''),
     "keeperBefore" TEXT,
     "reason" TEXT NOT NULL CHECK ("reason" <> ''),
     "handoverId" INTEGER REFERENCES "dossierHandover"("id"),
     "removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))
   ) STRICT`,
  'CREATE INDEX "dossierCustodyMember" ON "dossierCustody" ("memberId", "onDate")',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
