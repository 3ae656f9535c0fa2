/**
 * When a paper was put into its dossier, so that the catalogue has a past; and whether the branch keeps copies
 * where the dossier lies with the personnel file (S02 83).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const STATEMENTS = [
  `ALTER TABLE "cataloguePaper" ADD COLUMN "filedOn" TEXT
     CHECK ("filedOn" IS NULL OR "filedOn" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')`,
  `ALTER TABLE "dossier" ADD COLUMN "branchCopy" TEXT CHECK ("branchCopy" IS NULL OR "branchCopy" IN ('有', '无'))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
