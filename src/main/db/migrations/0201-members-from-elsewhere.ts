/**
 * Members from elsewhere who live or work here while their relation stays at home (流入党员): what the statistic
 * of forms.md 16 counts besides those who went away.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `CREATE TABLE "flowIn" (
       "id" INTEGER PRIMARY KEY,
       "name" TEXT NOT NULL,
       "idNo" TEXT,
       "phone" TEXT,
       "fromOrg" TEXT,
       "fromProvince" TEXT NOT NULL CHECK ("fromProvince" IN ('省内', '省外')),
       "orgId" INTEGER REFERENCES "organisation"("id"),
       "arrivedOn" TEXT NOT NULL CHECK ("arrivedOn" ${DAY}),
       "leftOn" TEXT CHECK ("leftOn" IS NULL OR "leftOn" ${DAY}),
       "unitName" TEXT,
       "certNo" TEXT,
       "remark" TEXT,
       "removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))
     ) STRICT`,
    'CREATE INDEX "flowInOrg" ON "flowIn" ("orgId")',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
