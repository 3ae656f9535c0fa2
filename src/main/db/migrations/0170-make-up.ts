/**
 * What is found wrong with a dossier and how it was settled (rules.md 4.5), making up lost dossiers step by
 * step (R-G09–R-G21), and the yearly filing (R-G08).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const IS_DAY = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"
const IS_MONTH = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]'"

const demandedDay = (name: string) => `"${name}" TEXT NOT NULL CHECK ("${name}" ${IS_DAY})`
const day = (name: string) => `"${name}" TEXT CHECK ("${name}" IS NULL OR "${name}" ${IS_DAY})`
const time = (name: string) =>
  `"${name}" TEXT CHECK ("${name}" IS NULL OR "${name}" ${IS_DAY} OR "${name}" ${IS_MONTH})`
const flag = (name: string) => `"${name}" INTEGER NOT NULL DEFAULT 0 CHECK ("${name}" IN (0, 1))`
const member = '"memberId" INTEGER NOT NULL REFERENCES "member"("id")'

const STATEMENTS = [
  `CREATE TABLE "dossierFinding" (
     "id" INTEGER PRIMARY KEY,
     ${member},
     "kind" TEXT NOT NULL CHECK ("kind" GLOB 'F[1-7]'),
     "material" TEXT,
     "description" TEXT NOT NULL CHECK ("description" <> ''),
     ${demandedDay('foundOn')},
     "foundBy" TEXT NOT NULL CHECK ("foundBy" <> ''),
     ${day('dueOn')},
     "state" TEXT NOT NULL,
     ${flag('removed')}
   ) STRICT`,
  'CREATE INDEX "dossierFindingMember" ON "dossierFinding" ("memberId")',
  `CREATE TABLE "dossierFindingStep" (
     "id" INTEGER PRIMARY KEY,
     ${member},
     "findingId" INTEGER NOT NULL REFERENCES "dossierFinding"("id"),
     "step" TEXT NOT NULL,
     ${demandedDay('onDate')},
     "actor" TEXT,
     "documentNo" TEXT,
     "unit" TEXT,
     "text" TEXT,
     "noSender" TEXT,
     "result" TEXT,
     "toState" TEXT NOT NULL
   ) STRICT`,
  'CREATE INDEX "dossierFindingStepFinding" ON "dossierFindingStep" ("findingId", "onDate")',
  'CREATE INDEX "dossierFindingStepMember" ON "dossierFindingStep" ("memberId")',
  `CREATE TABLE "makeUpCase" (
     "id" INTEGER PRIMARY KEY,
     ${member},
     "caseNo" TEXT NOT NULL UNIQUE,
     "findingId" INTEGER REFERENCES "dossierFinding"("id"),
     "kind" TEXT NOT NULL CHECK ("kind" IN ('WHOLE', 'PART')),
     "developedHere" INTEGER NOT NULL CHECK ("developedHere" IN (0, 1)),
     ${demandedDay('openedOn')},
     "state" TEXT NOT NULL,
     "lostHow" TEXT,
     ${['appliedOn', 'activistOn', 'receivedOn', 'fullOn'].map(time).join(',\n     ')},
     "branch" TEXT,
     "committee" TEXT,
     ${flag('vanishedBranch')},
     ${flag('vanishedCommittee')},
     "developedWhere" TEXT,
     ${flag('branchMinutes')},
     ${flag('committeeMinutes')},
     "approvalNo" TEXT,
     ${day('approvalOn')},
     "formVersion" TEXT CHECK ("formVersion" IS NULL OR "formVersion" IN ('OLD', 'NEW')),
     ${flag('cover')},
     "pagesTo" INTEGER CHECK ("pagesTo" IS NULL OR "pagesTo" > 0),
     ${day('fillDate')},
     "partySigner" TEXT,
     ${flag('partySealed')},
     "keeper" TEXT,
     "remark" TEXT,
     ${flag('removed')}
   ) STRICT`,
  'CREATE INDEX "makeUpCaseMember" ON "makeUpCase" ("memberId")',
  'CREATE INDEX "makeUpCaseFinding" ON "makeUpCase" ("findingId")',
  `CREATE TABLE "makeUpStep" (
     "id" INTEGER PRIMARY KEY,
     ${member},
     "makeUpId" INTEGER NOT NULL REFERENCES "makeUpCase"("id"),
     "step" TEXT NOT NULL,
     ${demandedDay('onDate')},
     "actor" TEXT,
     "documentNo" TEXT,
     "text" TEXT,
     "signer" TEXT,
     ${flag('sealed')},
     ${flag('ownSignature')},
     "result" TEXT,
     "toState" TEXT NOT NULL
   ) STRICT`,
  'CREATE INDEX "makeUpStepCase" ON "makeUpStep" ("makeUpId", "onDate")',
  'CREATE INDEX "makeUpStepMember" ON "makeUpStep" ("memberId")',
  `CREATE TABLE "makeUpWitness" (
     "id" INTEGER PRIMARY KEY,
     ${member},
     "makeUpId" INTEGER NOT NULL REFERENCES "makeUpCase"("id"),
     "role" TEXT NOT NULL CHECK ("role" IN ('INTRODUCER', 'KNOWING')),
     "name" TEXT NOT NULL CHECK ("name" <> ''),
     "state" TEXT NOT NULL,
     ${day('onDate')},
     "statement" TEXT,
     ${flag('removed')}
   ) STRICT`,
  'CREATE INDEX "makeUpWitnessCase" ON "makeUpWitness" ("makeUpId")',
  'CREATE INDEX "makeUpWitnessMember" ON "makeUpWitness" ("memberId")',
  `CREATE TABLE "dossierFiling" (
     "id" INTEGER PRIMARY KEY,
     "year" INTEGER NOT NULL CHECK ("year" BETWEEN 1950 AND 2100),
     ${demandedDay('onDate')},
     "actor" TEXT NOT NULL CHECK ("actor" <> ''),
     "volumes" INTEGER CHECK ("volumes" IS NULL OR "volumes" >= 0),
     "remark" TEXT,
     ${flag('removed')}
   ) STRICT`,
  'CREATE UNIQUE INDEX "dossierFilingYear" ON "dossierFiling" ("year") WHERE "removed" = 0',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
