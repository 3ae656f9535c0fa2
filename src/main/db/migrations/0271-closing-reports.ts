/**
 * 整改规范综合报告 (S00 32): the closing report each branch hands to the committee — the day it came and what it says —
 * and its scan. A scan of a branch's paper is no member's, so an attachment may stand without one; what is attached
 * stays as it is.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'
const COLUMNS = `"id", "memberId", "ownerTable", "ownerId", "material", "fileName", "mediaType", "bytes", "sha256",
  "finding", "note", "addedOn", "removed"`

const STATEMENTS = [
  `ALTER TABLE "branchReport" ADD COLUMN "closingOn" TEXT CHECK ("closingOn" GLOB '${DAY}')`,
  `ALTER TABLE "branchReport" ADD COLUMN "closingText" TEXT
     CHECK ("closingText" IS NULL OR "closingOn" IS NOT NULL)`,
  `CREATE TABLE "attachmentNew" (
     "id" INTEGER PRIMARY KEY,
     "memberId" INTEGER REFERENCES "member"("id"),
     "ownerTable" TEXT NOT NULL,
     "ownerId" INTEGER,
     "material" TEXT,
     "fileName" TEXT NOT NULL CHECK (length("fileName") BETWEEN 1 AND 200),
     "mediaType" TEXT NOT NULL,
     "bytes" INTEGER NOT NULL,
     "sha256" TEXT NOT NULL REFERENCES "attachmentContent"("sha256"),
     "finding" TEXT,
     "note" TEXT,
     "addedOn" TEXT NOT NULL CHECK ("addedOn" GLOB '${DAY}'),
     "removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1)),
     CHECK (("memberId" IS NULL) = ("ownerTable" = 'branchReport')),
     CHECK ("memberId" IS NOT NULL OR "ownerId" IS NOT NULL)
   ) STRICT`,
  `INSERT INTO "attachmentNew" (${COLUMNS}) SELECT ${COLUMNS} FROM "attachment"`,
  'DROP TABLE "attachment"',
  'ALTER TABLE "attachmentNew" RENAME TO "attachment"',
  'CREATE INDEX "attachmentMember" ON "attachment" ("memberId")',
  'CREATE INDEX "attachmentSha256" ON "attachment" ("sha256")',
  `CREATE INDEX "attachmentOfNobody" ON "attachment" ("ownerTable", "ownerId") WHERE "memberId" IS NULL`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
