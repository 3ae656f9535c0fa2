/**
 * What was looked into about a lost member's conduct, item by item (R-C09, R-C12; rules.md 3.5 ConductCheck).
 * The one text kept so far stays on the case, as the findings in sum.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const STATEMENTS = [
  `CREATE TABLE "conductCheck" (
     "id" INTEGER PRIMARY KEY,
     "caseId" INTEGER NOT NULL REFERENCES "lostCase"("id"),
     "onDate" TEXT NOT NULL CHECK ("onDate" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
     "kind" TEXT NOT NULL,
     "source" TEXT NOT NULL CHECK ("source" <> ''),
     "finding" TEXT NOT NULL CHECK ("finding" <> ''),
     "conduct" TEXT,
     "person" TEXT,
     "removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))
   ) STRICT`,
  'CREATE INDEX "conductCheckCase" ON "conductCheck" ("caseId", "onDate")',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
