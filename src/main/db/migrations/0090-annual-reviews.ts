/**
 * The yearly review of every branch (R-M16): marks by member and heading, the frozen roster of the year
 * with what was done to its paper, and why a further version was begun. What a frozen roster says cannot
 * be changed by any statement; only undo takes it away whole.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"

const STATEMENTS = [
  `CREATE TABLE "annualMark" (
     "id" INTEGER PRIMARY KEY,
     "orgId" INTEGER NOT NULL REFERENCES "organisation"("id"),
     "year" INTEGER NOT NULL CHECK ("year" BETWEEN 1921 AND 2999),
     "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
     "heading" TEXT NOT NULL,
     "state" TEXT,
     "note" TEXT,
     CHECK ("state" IS NOT NULL OR "note" IS NOT NULL),
     UNIQUE ("year", "orgId", "memberId", "heading")
   ) STRICT`,
  'CREATE INDEX "annualMarkMember" ON "annualMark" ("memberId")',
  'CREATE INDEX "annualMarkOrg" ON "annualMark" ("orgId")',
  `CREATE TABLE "annualRoster" (
     "id" INTEGER PRIMARY KEY,
     "orgId" INTEGER NOT NULL REFERENCES "organisation"("id"),
     "year" INTEGER NOT NULL CHECK ("year" BETWEEN 1921 AND 2999),
     "version" INTEGER NOT NULL CHECK ("version" >= 1),
     "reopeningId" INTEGER REFERENCES "annualReopening"("id"),
     "rosterOn" TEXT NOT NULL CHECK ("rosterOn" ${DAY}),
     "frozenAt" TEXT NOT NULL,
     "frozenBy" TEXT NOT NULL,
     "persons" INTEGER NOT NULL,
     "content" TEXT NOT NULL,
     "settings" TEXT NOT NULL,
     "sha256" TEXT NOT NULL CHECK (length("sha256") = 64),
     "signedOn" TEXT CHECK ("signedOn" IS NULL OR "signedOn" ${DAY}),
     "signedBy" TEXT,
     "sealed" INTEGER NOT NULL DEFAULT 0 CHECK ("sealed" IN (0, 1)),
     "handedOn" TEXT CHECK ("handedOn" IS NULL OR "handedOn" ${DAY}),
     CHECK (("version" = 1) = ("reopeningId" IS NULL)),
     CHECK ("handedOn" IS NULL OR ("signedOn" IS NOT NULL AND "sealed" = 1)),
     UNIQUE ("orgId", "year", "version")
   ) STRICT`,
  'CREATE INDEX "annualRosterReopening" ON "annualRoster" ("reopeningId")',
  `CREATE TRIGGER "annualRosterFrozen"
     BEFORE UPDATE OF "id", "orgId", "year", "version", "reopeningId", "rosterOn", "frozenAt", "frozenBy", "persons",
       "content", "settings", "sha256" ON "annualRoster"
     BEGIN SELECT RAISE(ABORT, 'a frozen roster is never changed'); END`,
  `CREATE TABLE "annualReopening" (
     "id" INTEGER PRIMARY KEY,
     "orgId" INTEGER NOT NULL REFERENCES "organisation"("id"),
     "year" INTEGER NOT NULL CHECK ("year" BETWEEN 1921 AND 2999),
     "version" INTEGER NOT NULL CHECK ("version" >= 2),
     "openedOn" TEXT NOT NULL CHECK ("openedOn" ${DAY}),
     "rosterId" INTEGER NOT NULL REFERENCES "annualRoster"("id"),
     "reason" TEXT NOT NULL CHECK ("reason" <> ''),
     UNIQUE ("orgId", "year", "version")
   ) STRICT`,
  'CREATE INDEX "annualReopeningRoster" ON "annualReopening" ("rosterId")',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
