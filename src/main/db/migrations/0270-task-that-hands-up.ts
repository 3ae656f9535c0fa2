/**
 * Which task of a campaign is the hand-up of its packet: its deadline is that of the packet (R-A13, R-A15). It was
 * known by its words, which those of template C do not have and a clerk may change. Empty: it is not.
 * Tasks that are there are told by the words they had until now, and those of template C by theirs.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE "campaignTask" ADD COLUMN "handsUp" INTEGER CHECK ("handsUp" IN (0, 1))`.execute(db)
}

export const fill = {
  label: '升级：标出哪项任务是上报材料的期限',
  run: async (db: Kysely<unknown>): Promise<void> => {
    await sql`UPDATE "campaignTask" SET "handsUp" = 1
      WHERE ("text" LIKE '%上报%' OR "text" LIKE '登记造册%报送附件7%')
        AND "stageId" IN (SELECT "id" FROM "campaignStage" WHERE "hasPacket" = 1)`.execute(db)
  },
}
