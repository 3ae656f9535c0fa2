/**
 * What the steps of a letter need as evidence (rules.md 3.6, 4.4): who hands it over, the talk before leaving,
 * the inquiry of an overdue letter, why somebody landed late, when it was made void and which letter replaces
 * it; and what is checked of somebody who comes in (R-F08 to R-F10).
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

const isDay = (column: string) => `("${column}" GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')`
const dayOrNull = (column: string) => `"${column}" TEXT CHECK ("${column}" IS NULL OR ${isDay(column)})`
const text = (column: string) => `"${column}" TEXT`

const COLUMNS = [
  text('handler'),
  dayOrNull('leaveTalkOn'),
  text('lateReason'),
  dayOrNull('inquiredOn'),
  text('receiptFrom'),
  dayOrNull('voidedOn'),
  text('voidReason'),
  '"reissueOf" INTEGER REFERENCES "letter"("id")',
  text('fromOrg'),
  text('fromOrgAddress'),
  text('fromOrgPhone'),
  text('incomingKind'),
  text('interviewNote'),
  text('dossierResult'),
  text('residenceProof'),
  text('investigation'),
]

const STATEMENTS = [
  ...COLUMNS.map(column => `ALTER TABLE "letter" ADD COLUMN ${column}`),
  'CREATE INDEX "letterNumber" ON "letter" ("letterNo")',
  'CREATE INDEX "letterReissue" ON "letter" ("reissueOf") WHERE "reissueOf" IS NOT NULL',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
