/**
 * 联系方式核对 (S02 42 to 44): the day somebody made sure that a member's phone and address still reach him.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`

const STATEMENTS = [
  `CREATE TABLE "contactCheck" (
     "id" INTEGER PRIMARY KEY,
     "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
     "onDate" TEXT NOT NULL CHECK ("onDate" ${DAY}),
     "person" TEXT,
     "note" TEXT,
     "removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))
   ) STRICT`,
  'CREATE INDEX "contactCheckMember" ON "contactCheck" ("memberId", "removed", "onDate")',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
