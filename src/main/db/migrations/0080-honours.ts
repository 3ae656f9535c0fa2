/**
 * Honours of a member (rules.md 3.2).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DATE = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]'`
const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE TABLE "honour" (
         "id" INTEGER PRIMARY KEY,
         "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
         "title" TEXT NOT NULL,
         "level" TEXT,
         "grantedBy" TEXT,
         "grantedOn" TEXT CHECK ("grantedOn" IS NULL OR "grantedOn" ${DATE} OR "grantedOn" ${DAY}),
         "documentNo" TEXT,
         "note" TEXT,
         "removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))
       ) STRICT`,
    )
    .execute(db)
  await sql.raw('CREATE INDEX "honourMember" ON "honour" ("memberId")').execute(db)
}
