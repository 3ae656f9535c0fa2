/**
 * Who signed a paper of a dossier and whether it bears a seal (rules.md 3.7, R-G14), and the day a material was
 * marked.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const STATEMENTS = [
  'ALTER TABLE "cataloguePaper" ADD COLUMN "signer" TEXT',
  `ALTER TABLE "cataloguePaper" ADD COLUMN "seal" TEXT CHECK ("seal" IN ('已盖章', '未盖章'))`,
  `ALTER TABLE "dossierItem" ADD COLUMN "markedOn" TEXT
     CHECK ("markedOn" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
