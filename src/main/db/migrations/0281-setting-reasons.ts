/**
 * Why a setting was changed (rules.md 3.16).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE "setting" ADD COLUMN "reason" TEXT CHECK ("reason" <> '')`.execute(db)
}
