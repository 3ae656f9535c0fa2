/**
 * Written reminders to members away (R-E18, rules.md 4.7), and the family or related person of a flow record
 * (R-E14, rules.md 3.3).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`
const day = (column: string) => `"${column}" TEXT CHECK ("${column}" IS NULL OR "${column}" ${DAY})`

const STATEMENTS = [
  'ALTER TABLE "flow" ADD COLUMN "familyContact" TEXT',
  `CREATE TABLE "flowReminder" (
     "id" INTEGER PRIMARY KEY,
     "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
     "flowId" INTEGER NOT NULL REFERENCES "flow"("id"),
     "kind" TEXT NOT NULL,
     "reminderNo" TEXT,
     "onDate" TEXT NOT NULL CHECK ("onDate" ${DAY}),
     "grounds" TEXT NOT NULL,
     "facts" TEXT NOT NULL,
     ${day('mendBy')},
     ${day('servedOn')},
     "servedTo" TEXT,
     "outcome" TEXT,
     ${day('outcomeOn')},
     "outcomeNote" TEXT,
     "removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))
   ) STRICT`,
  'CREATE INDEX "flowReminderMember" ON "flowReminder" ("memberId")',
  'CREATE INDEX "flowReminderFlow" ON "flowReminder" ("flowId", "onDate")',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
