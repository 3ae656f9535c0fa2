/**
 * Who is to see to it that a dossier is put in order: the ledger of problems names him (S02 21, D29).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('ALTER TABLE "dossierFinding" ADD COLUMN "responsible" TEXT').execute(db)
}
