/**
 * What was handed up (报送批次): the cells of every packet as they were, with who signed its paper. No
 * statement changes or removes a batch or its sheets. The unit and the campaign stand there as words and
 * not as references: undoing what made them must neither touch a batch nor be held up by it.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

const forbid = (table: string, event: 'UPDATE' | 'DELETE') =>
  `CREATE TRIGGER "${table}No${event === 'UPDATE' ? 'Update' : 'Delete'}" BEFORE ${event} ON "${table}"
     BEGIN SELECT RAISE(ABORT, 'what was handed up is never changed'); END`

const STATEMENTS = [
  `CREATE TABLE "reportBatch" (
     "id" INTEGER PRIMARY KEY,
     "unit" TEXT NOT NULL,
     "campaign" TEXT NOT NULL,
     "madeAt" TEXT NOT NULL,
     "madeBy" TEXT NOT NULL,
     "destination" TEXT NOT NULL,
     "folder" TEXT NOT NULL,
     "content" TEXT NOT NULL,
     "sha256" TEXT NOT NULL CHECK (length("sha256") = 64)
   ) STRICT`,
  `CREATE TABLE "reportBatchSheet" (
     "id" INTEGER PRIMARY KEY,
     "batchId" INTEGER NOT NULL REFERENCES "reportBatch"("id"),
     "annex" INTEGER NOT NULL CHECK ("annex" BETWEEN 1 AND 9),
     "position" INTEGER NOT NULL CHECK ("position" >= 0),
     "pages" INTEGER NOT NULL,
     "content" BLOB NOT NULL,
     "sha256" TEXT NOT NULL CHECK (length("sha256") = 64),
     UNIQUE ("batchId", "annex", "position")
   ) STRICT`,
  `CREATE TABLE "reportSignature" (
     "id" INTEGER PRIMARY KEY,
     "batchId" INTEGER NOT NULL REFERENCES "reportBatch"("id"),
     "role" TEXT NOT NULL CHECK ("role" <> ''),
     "name" TEXT NOT NULL CHECK ("name" <> ''),
     "signedOn" TEXT NOT NULL CHECK ("signedOn" ${DAY}),
     "removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))
   ) STRICT`,
  'CREATE INDEX "reportSignatureBatch" ON "reportSignature" ("batchId")',
  forbid('reportBatch', 'UPDATE'),
  forbid('reportBatch', 'DELETE'),
  forbid('reportBatchSheet', 'UPDATE'),
  forbid('reportBatchSheet', 'DELETE'),
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
