/**
 * Photo and scans. What was attached to which record is a row that the journal writes down like any other;
 * the content lies apart, under its own SHA-256, in parts that are only ever added: undo and redo move the
 * rows, and the journal never carries megabytes.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const SHA256 = `CHECK (length("sha256") = 64 AND "sha256" NOT GLOB '*[^0-9a-f]*')`

const STATEMENTS = [
  `CREATE TABLE "attachmentContent" (
     "sha256" TEXT PRIMARY KEY ${SHA256},
     "bytes" INTEGER NOT NULL CHECK ("bytes" > 0)
   ) STRICT`,
  `CREATE TABLE "attachmentPart" (
     "id" INTEGER PRIMARY KEY,
     "sha256" TEXT NOT NULL REFERENCES "attachmentContent"("sha256"),
     "part" INTEGER NOT NULL CHECK ("part" >= 0),
     "data" BLOB NOT NULL CHECK (length("data") > 0),
     UNIQUE ("sha256", "part")
   ) STRICT`,
  `CREATE TABLE "attachment" (
     "id" INTEGER PRIMARY KEY,
     "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
     "ownerTable" TEXT NOT NULL,
     "ownerId" INTEGER,
     "material" TEXT,
     "fileName" TEXT NOT NULL CHECK (length("fileName") BETWEEN 1 AND 200),
     "mediaType" TEXT NOT NULL,
     "bytes" INTEGER NOT NULL,
     "sha256" TEXT NOT NULL REFERENCES "attachmentContent"("sha256"),
     "finding" TEXT,
     "note" TEXT,
     "addedOn" TEXT NOT NULL CHECK ("addedOn" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
     "removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))
   ) STRICT`,
  'CREATE INDEX "attachmentMember" ON "attachment" ("memberId")',
  'CREATE INDEX "attachmentSha256" ON "attachment" ("sha256")',
  ...['attachmentContent', 'attachmentPart'].flatMap(table =>
    ['UPDATE', 'DELETE'].map(
      verb =>
        `CREATE TRIGGER "keep${verb}_${table}" BEFORE ${verb} ON "${table}"
         BEGIN SELECT RAISE(ABORT, 'attachments are only ever added'); END`,
    ),
  ),
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
