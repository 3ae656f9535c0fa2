/**
 * Why a letter was sent back, by its kind: nobody may be refused without a reason (R-F07). What older letters
 * say in words stays as it was written.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('ALTER TABLE "letter" ADD COLUMN "returnKind" TEXT').execute(db)
}
