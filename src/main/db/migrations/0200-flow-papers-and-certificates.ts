/**
 * Members away (rules.md 2.E, 3.3): the paper chosen instead of the proposed one with its reason, the letter of
 * proof, inside or outside the province, moves told in a contact; the register of 流动党员活动证 with its yearly
 * inspections (forms.md 11).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`
const REMOVED = `"removed" INTEGER NOT NULL DEFAULT 0 CHECK ("removed" IN (0, 1))`
const day = (column: string) => `"${column}" TEXT CHECK ("${column}" IS NULL OR "${column}" ${DAY})`

const STATEMENTS = [
  ...['"paper" TEXT', '"paperReason" TEXT', '"provinceIn" TEXT', '"proofNo" TEXT', day('proofOn')].map(
    column => `ALTER TABLE "flow" ADD COLUMN ${column}`,
  ),
  ...['"place" TEXT', '"fromPlace" TEXT'].map(column => `ALTER TABLE "flowContact" ADD COLUMN ${column}`),
  `CREATE TABLE "flowCertificate" (
     "id" INTEGER PRIMARY KEY,
     "memberId" INTEGER NOT NULL REFERENCES "member"("id"),
     "flowId" INTEGER NOT NULL REFERENCES "flow"("id"),
     "certNo" TEXT NOT NULL,
     ${day('issuedOn')},
     "issuedBy" TEXT,
     "ending" TEXT,
     ${day('endedOn')},
     "remark" TEXT,
     ${REMOVED}
   ) STRICT`,
  'CREATE INDEX "flowCertificateMember" ON "flowCertificate" ("memberId")',
  'CREATE INDEX "flowCertificateFlow" ON "flowCertificate" ("flowId")',
  'CREATE INDEX "flowCertificateNumber" ON "flowCertificate" ("certNo")',
  `CREATE TABLE "certificateInspection" (
     "id" INTEGER PRIMARY KEY,
     "certificateId" INTEGER NOT NULL REFERENCES "flowCertificate"("id"),
     "year" INTEGER NOT NULL CHECK ("year" BETWEEN 1921 AND 2100),
     "onDate" TEXT NOT NULL CHECK ("onDate" ${DAY}),
     "inspectedBy" TEXT,
     "note" TEXT,
     ${REMOVED}
   ) STRICT`,
  'CREATE INDEX "certificateInspectionOf" ON "certificateInspection" ("certificateId", "year")',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
