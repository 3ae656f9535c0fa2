/**
 * Which task of a campaign is the hand-up of its packet: its deadline is that of the packet (R-A13, R-A15). It was
 * known by its words, which those of template C do not have and a clerk may change. Tasks that are there are told by the
 * words they had until now, and those of template C by theirs.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const STATEMENTS = [
  'ALTER TABLE "campaignTask" ADD COLUMN "handsUp" INTEGER NOT NULL DEFAULT 0 CHECK ("handsUp" IN (0, 1))',
  `UPDATE "campaignTask" SET "handsUp" = 1
   WHERE ("text" LIKE '%上报%' OR "text" LIKE '登记造册%报送附件7%')
     AND "stageId" IN (SELECT "id" FROM "campaignStage" WHERE "hasPacket" = 1)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
