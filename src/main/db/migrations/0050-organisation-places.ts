/**
 * Where an organisation stood before it was moved: without it a list as of an earlier day would show the
 * tree of today (law 7). The present place stays in `organisation.parentId`; only past ones are here.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE TABLE "organisationPlace" (
         "id" INTEGER PRIMARY KEY,
         "orgId" INTEGER NOT NULL REFERENCES "organisation"("id"),
         "parentId" INTEGER NOT NULL REFERENCES "organisation"("id"),
         "fromOn" TEXT CHECK ("fromOn" IS NULL OR "fromOn" ${DAY}),
         "toOn" TEXT NOT NULL CHECK ("toOn" ${DAY})
       ) STRICT`,
    )
    .execute(db)
  await sql.raw('CREATE INDEX "placeOrg" ON "organisationPlace" ("orgId", "toOn")').execute(db)
  await sql.raw('CREATE INDEX "placeParent" ON "organisationPlace" ("parentId")').execute(db)
}
