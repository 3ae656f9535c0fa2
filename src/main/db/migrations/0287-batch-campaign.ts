/**
 * Of which campaign and of which organisation a batch is: it was known by their names, which a clerk may change. Plain
 * numbers and no references, as its words are (0140): undoing what made a campaign neither touches a batch nor is held
 * up by it. Empty: made without a campaign, or of one no longer known by the name it has on the batch.
 * Batches that are there are told by their names, the campaign of two with one name by the day it begins.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE "reportBatch" ADD COLUMN "campaignId" INTEGER`.execute(db)
  await sql`ALTER TABLE "reportBatch" ADD COLUMN "orgId" INTEGER`.execute(db)
}

/** The committee prints the name of its settings, an organisation below its own, now or once. */
const TOLD = `UPDATE "reportBatch" SET
  "campaignId" = (SELECT "c"."id" FROM "campaign" AS "c"
    WHERE "c"."name" = "reportBatch"."campaign" AND "c"."removed" = 0
    ORDER BY "c"."startOn" IS json_extract("reportBatch"."content", '$.campaign.startOn') DESC, "c"."id" DESC LIMIT 1),
  "orgId" = coalesce(
    (SELECT "o"."id" FROM "organisation" AS "o" JOIN "setting" AS "s" ON "s"."key" = 'committee.name'
      WHERE "o"."parentId" IS NULL AND "o"."removed" = 0 AND "s"."value" = "reportBatch"."unit" LIMIT 1),
    (SELECT "o"."id" FROM "organisation" AS "o" WHERE "o"."fullName" = "reportBatch"."unit"
      ORDER BY "o"."removed", "o"."parentId" IS NOT NULL, "o"."id" LIMIT 1),
    (SELECT "n"."orgId" FROM "organisationName" AS "n" WHERE "n"."fullName" = "reportBatch"."unit"
      ORDER BY "n"."toOn" DESC LIMIT 1))`

const UNTOUCHED = `CREATE TRIGGER "reportBatchNoUpdate" BEFORE UPDATE ON "reportBatch"
     BEGIN SELECT RAISE(ABORT, 'what was handed up is never changed'); END`

export const fill = {
  label: '升级：给报送批次注明是哪次排查、哪个党组织的',
  run: async (db: Kysely<unknown>): Promise<void> => {
    // What was handed up stays as it is: of a batch these two alone are written, this once.
    for (const statement of ['DROP TRIGGER "reportBatchNoUpdate"', TOLD, UNTOUCHED]) {
      await sql.raw(statement).execute(db)
    }
  },
}
