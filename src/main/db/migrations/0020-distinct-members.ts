/**
 * Pairs of members the clerk has judged to be two persons: the duplicate check does not ask again.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE TABLE "memberDistinct" (
         "id" INTEGER PRIMARY KEY,
         "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
         "otherId" INTEGER NOT NULL REFERENCES "member"("id"),
         "markedOn" TEXT NOT NULL CHECK ("markedOn" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
         UNIQUE ("memberId", "otherId"),
         CHECK ("memberId" < "otherId")
       ) STRICT`,
    )
    .execute(db)
  await sql.raw('CREATE INDEX "memberDistinctOther" ON "memberDistinct" ("otherId")').execute(db)
}
