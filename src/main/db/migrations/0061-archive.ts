/**
 * 归档: a member taken off the roster, since which day and why. Lists of earlier days still show whom the
 * day is set for; one entered by mistake has a reason alone. Both are empty for everybody else, so what the
 * log wrote down of a member before this migration still is what stands there.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `ALTER TABLE "member" ADD COLUMN "archivedOn" TEXT CHECK ("archivedOn" IS NULL OR "archivedOn" ${DAY})`,
    )
    .execute(db)
  await sql.raw(`ALTER TABLE "member" ADD COLUMN "archiveReason" TEXT`).execute(db)
}
