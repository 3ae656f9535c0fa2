/** Checks of contact data by their day: the list of who is to be checked walks through them from the oldest. */

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX "contactCheckDay" ON "contactCheck" ("removed", "onDate", "memberId")`.execute(db)
}
