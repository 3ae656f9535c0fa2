/**
 * Handing dossiers over (rules.md 3.7, R-G26, R-G27): a list, its dossiers, signatures, seal and receipt.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const IS_DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`
const day = (column: string) => `"${column}" TEXT CHECK ("${column}" IS NULL OR "${column}" ${IS_DAY})`
const REMOVED = `"removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))`

const STATEMENTS = [
  `CREATE TABLE "dossierHandover" (
     "id" INTEGER PRIMARY KEY,
     "way" TEXT NOT NULL,
     "counterpart" TEXT NOT NULL,
     "counterpartPhone" TEXT,
     "listedOn" TEXT NOT NULL CHECK ("listedOn" ${IS_DAY}),
     ${day('handedOn')},
     "place" TEXT,
     "giver" TEXT,
     "taker" TEXT,
     "packageSealed" INTEGER NOT NULL DEFAULT 0 CHECK ("packageSealed" IN (0, 1)),
     "checkResult" TEXT,
     ${day('receiptOn')},
     "receiptFrom" TEXT,
     "remark" TEXT,
     ${REMOVED}
   ) STRICT`,
  `CREATE TABLE "handoverItem" (
     "id" INTEGER PRIMARY KEY,
     "handoverId" INTEGER NOT NULL REFERENCES "dossierHandover"("id"),
     "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
     "content" TEXT NOT NULL,
     "copies" INTEGER NOT NULL CHECK ("copies" >= 0),
     "pages" INTEGER NOT NULL CHECK ("pages" >= 0)
   ) STRICT`,
  'CREATE INDEX "handoverItemHandover" ON "handoverItem" ("handoverId")',
  'CREATE INDEX "handoverItemMember" ON "handoverItem" ("memberId")',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
