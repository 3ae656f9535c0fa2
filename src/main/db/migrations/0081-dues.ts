/**
 * Payments of dues, and what the register begins with where there are none yet: up to which month dues
 * were paid, and where the dates typed by hand come from (rules.md 3.2, 3.8).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`
const DATE = (column: string) =>
  `CHECK ("${column}" IS NULL OR "${column}" GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR "${column}" ${DAY})`

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `CREATE TABLE "duesPayment" (
       "id" INTEGER PRIMARY KEY,
       "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
       "onDate" TEXT NOT NULL CHECK ("onDate" ${DAY}),
       "amount" INTEGER NOT NULL CHECK ("amount" > 0),
       "months" TEXT NOT NULL CHECK ("months" GLOB '[12][0-9][0-9][0-9]-[01][0-9]*'),
       "excess" INTEGER NOT NULL DEFAULT 0 CHECK ("excess" >= 0),
       "payer" TEXT NOT NULL,
       "consent" INTEGER NOT NULL DEFAULT 0 CHECK ("consent" IN (0, 1)),
       "place" TEXT,
       "lateReason" TEXT,
       "note" TEXT,
       "removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))
     ) STRICT`,
    'CREATE INDEX "duesPaymentMember" ON "duesPayment" ("memberId", "onDate")',
    'ALTER TABLE "member" ADD COLUMN "lastLifeSource" TEXT',
    'ALTER TABLE "member" ADD COLUMN "lastDuesSource" TEXT',
    `ALTER TABLE "member" ADD COLUMN "duesPaidTo" TEXT ${DATE('duesPaidTo')}`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
