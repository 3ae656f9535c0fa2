/**
 * What a campaign still lacked: whose meeting it was and how many were expected, the number and the asked-for day
 * of a question sent up (rules.md D45), which key groups the campaign looks at (R-A03), the committee's own
 * reports (D11, D12) with the figures they were written with, and the frozen batch a document of the packet is (R-A09).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const isDay = (column: string) => `("${column}" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')`
const dayOrNull = (column: string) => `"${column}" TEXT CHECK ("${column}" IS NULL OR ${isDay(column)})`

const STATEMENTS = [
  'ALTER TABLE "campaign" ADD COLUMN "keyGroups" TEXT',
  'ALTER TABLE "campaignMeeting" ADD COLUMN "orgId" INTEGER REFERENCES "organisation"("id")',
  'ALTER TABLE "campaignMeeting" ADD COLUMN "expected" INTEGER CHECK ("expected" IS NULL OR "expected" >= 0)',
  'ALTER TABLE "consultation" ADD COLUMN "number" TEXT',
  `ALTER TABLE "consultation" ADD COLUMN ${dayOrNull('dueOn')}`,
  'ALTER TABLE "packetDocument" ADD COLUMN "batchId" INTEGER REFERENCES "reportBatch"("id")',
  `CREATE TABLE "campaignReport" (
     "id" INTEGER PRIMARY KEY,
     "campaignId" INTEGER NOT NULL REFERENCES "campaign"("id"),
     "kind" TEXT NOT NULL,
     "asOf" TEXT NOT NULL CHECK ${isDay('asOf')},
     "figures" TEXT NOT NULL,
     "texts" TEXT NOT NULL,
     "writtenBy" TEXT,
     ${dayOrNull('writtenOn')},
     "signedBy" TEXT,
     ${dayOrNull('signedOn')},
     UNIQUE ("campaignId", "kind")
   ) STRICT`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
