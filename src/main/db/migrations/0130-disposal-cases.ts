/**
 * Disposal of unqualified members (rules.md 3.10, 4.3): cases, the steps taken, sessions of education and
 * notes afterwards. An outcome of a lost case now says which disposal decided it, and until when it held:
 * 劝退 that was refused becomes 劝而不退除名.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const IS_DAY = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"
const IS_MONTH = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]'"

const day = (name: string) => `"${name}" TEXT CHECK ("${name}" IS NULL OR "${name}" ${IS_DAY})`
const flag = (name: string) => `"${name}" INTEGER NOT NULL DEFAULT 0 CHECK ("${name}" IN (0, 1))`
const votes = (name: string) => `"${name}" INTEGER CHECK ("${name}" IS NULL OR "${name}" >= 0)`

const STATEMENTS = [
  `CREATE TABLE "disposalCase" (
     "id" INTEGER PRIMARY KEY,
     "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
     "caseNo" TEXT NOT NULL UNIQUE,
     "kind" TEXT NOT NULL,
     "grounds" TEXT NOT NULL CHECK ("grounds" <> ''),
     "source" TEXT NOT NULL,
     "sourceNote" TEXT,
     "lostCaseId" INTEGER REFERENCES "lostCase"("id"),
     "previousDisposalId" INTEGER REFERENCES "disposalCase"("id"),
     "openedOn" TEXT NOT NULL CHECK ("openedOn" ${IS_DAY}),
     "state" TEXT NOT NULL,
     ${flag('unreachable')},
     "sinceOn" TEXT CHECK ("sinceOn" IS NULL OR "sinceOn" ${IS_DAY} OR "sinceOn" ${IS_MONTH}),
     "facts" TEXT,
     "educatorId" INTEGER REFERENCES "member"("id"),
     "secondEducatorId" INTEGER REFERENCES "member"("id"),
     "sessionGapReason" TEXT,
     ${day('heardOn')},
     "hearing" TEXT,
     "unreachableReason" TEXT,
     ${flag('violation')},
     "clueTo" TEXT,
     ${day('clueOn')},
     "clueNo" TEXT,
     ${day('probationEnd')},
     ${day('approvedOn')},
     "approvalNo" TEXT,
     ${day('rectifyTo')},
     "announcedHow" TEXT,
     ${day('concludedOn')},
     ${flag('termMinor')},
     ${flag('termWilling')},
     ${flag('termMeasures')},
     ${flag('archiveAppraisal')},
     ${flag('archiveVote')},
     ${flag('archiveInquiry')},
     ${flag('archiveConclusion')},
     ${flag('archiveMinutes')},
     ${flag('archiveApproval')},
     ${flag('archiveDecision')},
     "remark" TEXT,
     ${flag('removed')}
   ) STRICT`,
  'CREATE INDEX "disposalCaseMember" ON "disposalCase" ("memberId")',
  'CREATE INDEX "disposalCaseLost" ON "disposalCase" ("lostCaseId")',
  'CREATE INDEX "disposalCasePrevious" ON "disposalCase" ("previousDisposalId")',
  'CREATE INDEX "disposalCaseEducator" ON "disposalCase" ("educatorId")',
  'CREATE INDEX "disposalCaseSecondEducator" ON "disposalCase" ("secondEducatorId")',
  `CREATE TABLE "disposalStep" (
     "id" INTEGER PRIMARY KEY,
     "disposalId" INTEGER NOT NULL REFERENCES "disposalCase"("id"),
     "step" TEXT NOT NULL,
     "onDate" TEXT NOT NULL CHECK ("onDate" ${IS_DAY}),
     "actor" TEXT,
     "documentNo" TEXT,
     "text" TEXT,
     "result" TEXT,
     "toState" TEXT NOT NULL,
     ${['expected', 'entitled', 'present', 'agree', 'against', 'abstain'].map(votes).join(',\n     ')},
     "voteRule" TEXT
   ) STRICT`,
  'CREATE INDEX "disposalStepCase" ON "disposalStep" ("disposalId", "onDate")',
  `CREATE TABLE "disposalNote" (
     "id" INTEGER PRIMARY KEY,
     "disposalId" INTEGER NOT NULL REFERENCES "disposalCase"("id"),
     "kind" TEXT NOT NULL CHECK ("kind" IN ('education', 'aftercare')),
     "onDate" TEXT NOT NULL CHECK ("onDate" ${IS_DAY}),
     "person" TEXT,
     "text" TEXT NOT NULL CHECK ("text" <> ''),
     ${flag('removed')}
   ) STRICT`,
  'CREATE INDEX "disposalNoteCase" ON "disposalNote" ("disposalId", "onDate")',
  'ALTER TABLE "lostOutcome" ADD COLUMN "disposalId" INTEGER REFERENCES "disposalCase"("id")',
  `ALTER TABLE "lostOutcome" ADD COLUMN ${day('endedOn')}`,
  'CREATE INDEX "lostOutcomeDisposal" ON "lostOutcome" ("disposalId")',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
