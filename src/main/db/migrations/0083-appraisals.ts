/**
 * Rounds of 民主评议 and the result of each member (rules.md 3.9).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = (column: string) =>
  `"${column}" TEXT CHECK ("${column}" IS NULL OR "${column}" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')`
const REMOVED = `"removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))`

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `CREATE TABLE "appraisalRound" (
       "id" INTEGER PRIMARY KEY,
       "orgId" INTEGER NOT NULL REFERENCES "organisation"("id"),
       "year" INTEGER NOT NULL,
       "half" TEXT NOT NULL,
       ${DAY('onDate')},
       ${REMOVED}
     ) STRICT`,
    'CREATE INDEX "appraisalRoundOrg" ON "appraisalRound" ("orgId", "year")',
    `CREATE TABLE "appraisalResult" (
       "id" INTEGER PRIMARY KEY,
       "roundId" INTEGER NOT NULL REFERENCES "appraisalRound"("id"),
       "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
       "final" TEXT NOT NULL,
       "finding" TEXT,
       "findingDoc" TEXT,
       "selfView" TEXT,
       "branchOpinion" TEXT,
       "comment" TEXT,
       ${DAY('toldOn')},
       "exempt" INTEGER NOT NULL DEFAULT 0 CHECK ("exempt" IN (0, 1)),
       "opinionHeard" TEXT,
       ${REMOVED}
     ) STRICT`,
    'CREATE INDEX "appraisalResultMember" ON "appraisalResult" ("memberId")',
    'CREATE INDEX "appraisalResultRound" ON "appraisalResult" ("roundId")',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
