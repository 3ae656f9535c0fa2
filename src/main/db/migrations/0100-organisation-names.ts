/**
 * What an organisation was called, and of which level it was, before it was changed: without it a list as of an
 * earlier day would show the name of today (law 7). The present name stays in `organisation`; only past ones are
 * here.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE TABLE "organisationName" (
         "id" INTEGER PRIMARY KEY,
         "orgId" INTEGER NOT NULL REFERENCES "organisation"("id"),
         "kind" TEXT NOT NULL,
         "fullName" TEXT NOT NULL,
         "shortName" TEXT NOT NULL,
         "fromOn" TEXT CHECK ("fromOn" IS NULL OR "fromOn" ${DAY}),
         "toOn" TEXT NOT NULL CHECK ("toOn" ${DAY})
       ) STRICT`,
    )
    .execute(db)
  await sql.raw('CREATE INDEX "nameOrg" ON "organisationName" ("orgId", "toOn")').execute(db)
}
