/**
 * The report on a branch in the seven chapters of forms.md 15: five more columns of text. Reports that were written
 * before have them empty and are printed as they were.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['checks', 'away', 'relations', 'lost', 'dossiers']) {
    await sql.raw(`ALTER TABLE "branchReport" ADD COLUMN "${column}" TEXT`).execute(db)
  }
}
