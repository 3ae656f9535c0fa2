/**
 * Re-registration of members (S01 15; rules.md 3.15 ReReg): drives, a form a member, and the disposal case a form
 * with the wish not to register led to.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const IS_DAY = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"
const day = (name: string) => `"${name}" TEXT CHECK ("${name}" IS NULL OR "${name}" ${IS_DAY})`
const REMOVED = `"removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))`

const STATEMENTS = [
  `CREATE TABLE "registrationDrive" (
     "id" INTEGER PRIMARY KEY,
     "name" TEXT NOT NULL CHECK ("name" <> ''),
     "issuedOn" TEXT NOT NULL CHECK ("issuedOn" ${IS_DAY}),
     "days" INTEGER NOT NULL CHECK ("days" > 0),
     "note" TEXT,
     ${REMOVED}
   ) STRICT`,
  `CREATE TABLE "registrationForm" (
     "id" INTEGER PRIMARY KEY,
     "driveId" INTEGER NOT NULL REFERENCES "registrationDrive"("id"),
     "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
     "issuedOn" TEXT NOT NULL CHECK ("issuedOn" ${IS_DAY}),
     "deadline" TEXT NOT NULL CHECK ("deadline" ${IS_DAY}),
     ${day('returnedOn')},
     "wish" TEXT,
     ${day('applicationOn')},
     "thought" TEXT,
     "work" TEXT,
     "style" TEXT,
     "life" TEXT,
     ${day('signedOn')},
     "branchOpinion" TEXT,
     ${day('branchOpinionOn')},
     "committeeOpinion" TEXT,
     ${day('committeeOpinionOn')},
     "checkState" TEXT,
     "checkNote" TEXT,
     ${day('checkedOn')},
     "checkedBy" TEXT,
     "note" TEXT,
     ${REMOVED},
     CHECK (("returnedOn" IS NULL) = ("wish" IS NULL))
   ) STRICT`,
  `CREATE UNIQUE INDEX "registrationFormOnce" ON "registrationForm" ("driveId", "memberId") WHERE "removed" = 0`,
  'CREATE INDEX "registrationFormMember" ON "registrationForm" ("memberId")',
  'ALTER TABLE "disposalCase" ADD COLUMN "registrationId" INTEGER REFERENCES "registrationForm"("id")',
  'CREATE INDEX "disposalCaseRegistration" ON "disposalCase" ("registrationId") WHERE "registrationId" IS NOT NULL',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
