/**
 * The catalogue of a dossier, paper by paper (rules.md 3.7, forms.md 12).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`
const MONTH = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]'`

const STATEMENTS = [
  `CREATE TABLE "cataloguePaper" (
     "id" INTEGER PRIMARY KEY,
     "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
     "item" TEXT NOT NULL,
     "title" TEXT,
     "madeOn" TEXT CHECK ("madeOn" IS NULL OR "madeOn" ${DAY} OR "madeOn" ${MONTH}),
     "copies" INTEGER NOT NULL CHECK ("copies" BETWEEN 1 AND 99),
     "pages" INTEGER CHECK ("pages" IS NULL OR "pages" BETWEEN 1 AND 999),
     "form" TEXT,
     "comparedBy" TEXT,
     "comparedOn" TEXT CHECK ("comparedOn" IS NULL OR "comparedOn" ${DAY}),
     "remark" TEXT,
     "removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))
   ) STRICT`,
  'CREATE INDEX "cataloguePaperMember" ON "cataloguePaper" ("memberId", "item")',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
