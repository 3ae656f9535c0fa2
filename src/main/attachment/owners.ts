/** The records attachments hang on: whose they are, whether they stand, and what the clerk calls them. */

import { sql, type RawBuilder } from 'kysely'
import type { AttachmentOwner } from '../../shared/attachment/codes.ts'
import { CATALOGUE_ITEM } from '../../shared/dossier/catalogue.ts'
import { FINDING_KIND, FINDING_STEP } from '../../shared/dossier/findings.ts'
import { MAKE_UP_STEP } from '../../shared/dossier/makeUp.ts'
import type { CodeTable } from '../../shared/kernel/codes.ts'
import type { LOST_CHILDREN } from '../db/linkedTables.ts'
import type { Reader } from '../db/register.ts'

/** Owners that are rows; the others are the person itself. */
type RowOwner = Exclude<AttachmentOwner, 'photo' | 'member' | 'dossierItem'>

interface Source {
  /** the table, as `r`, with what leads to the member */
  from: RawBuilder<unknown>
  /** absent where nothing of the table is ever taken away */
  stays?: true
  memberId: RawBuilder<unknown>
  text: RawBuilder<unknown>
}

const own = sql`r."memberId"`

/** What a stored key is called. */
const labelled = (column: RawBuilder<unknown>, { items }: CodeTable<string>) =>
  sql`CASE ${column} ${sql.join(
    items.map(({ key, label }) => sql`WHEN ${key} THEN ${label}`),
    sql` `,
  )} END`

/** What hangs on a lost case leads to its member. */
const ofLostCase = (table: (typeof LOST_CHILDREN)[number], text: RawBuilder<unknown>): Source => ({
  from: sql`${sql.table(table)} AS r JOIN "lostCase" AS c ON c."id" = r."caseId"`,
  memberId: sql`c."memberId"`,
  text,
})

const SOURCES: Readonly<Record<RowOwner, Source>> = {
  education: {
    from: sql`"education" AS r`,
    memberId: own,
    text: sql`concat(r."level", ' ', r."school")`,
  },
  orgPost: {
    from: sql`"orgPost" AS r JOIN "organisation" AS o ON o."id" = r."orgId"`,
    memberId: own,
    text: sql`concat(o."shortName", ' ', r."post")`,
  },
  honour: {
    from: sql`"honour" AS r`,
    memberId: own,
    text: sql`concat(r."grantedOn", ' ', r."title")`,
  },
  sanction: {
    from: sql`"sanction" AS r`,
    memberId: own,
    text: sql`concat(r."decidedOn", ' ', r."kind")`,
  },
  flow: { from: sql`"flow" AS r`, memberId: own, text: sql`concat(r."leftOn", ' 外出')` },
  flowContact: {
    from: sql`"flowContact" AS r JOIN "flow" AS f ON f."id" = r."flowId"`,
    memberId: sql`f."memberId"`,
    text: sql`r."onDate"`,
  },
  overseas: { from: sql`"overseas" AS r`, memberId: own, text: sql`concat(r."leftOn", ' 出国')` },
  lostCase: { from: sql`"lostCase" AS r`, memberId: own, text: sql`r."caseNo"` },
  searchAttempt: ofLostCase('searchAttempt', sql`concat(r."at", ' ', r."target")`),
  lostOutcome: ofLostCase('lostOutcome', sql`concat(r."decidedOn", ' ', r."documentNo")`),
  lostInquiry: ofLostCase('lostInquiry', sql`concat(r."sentOn", ' ', r."office")`),
  conductCheck: ofLostCase('conductCheck', sql`concat(r."onDate", ' ', r."kind")`),
  lostFollowUp: ofLostCase('lostFollowUp', sql`concat(r."onDate", ' 回访')`),
  exemption: {
    from: sql`"exemption" AS r`,
    memberId: own,
    text: sql`concat(r."fromOn", ' ', r."kind")`,
  },
  cataloguePaper: {
    from: sql`"cataloguePaper" AS r`,
    memberId: own,
    text: sql`concat(r."madeOn", ' ', coalesce(r."title", ${labelled(sql`r."item"`, CATALOGUE_ITEM)}))`,
  },
  dossierReading: {
    from: sql`"dossierReading" AS r`,
    memberId: own,
    text: sql`concat(r."onDate", ' ', r."unit")`,
  },
  dossierFinding: {
    from: sql`"dossierFinding" AS r`,
    memberId: own,
    text: sql`concat(r."foundOn", ' ', ${labelled(sql`r."kind"`, FINDING_KIND)})`,
  },
  dossierFindingStep: {
    from: sql`"dossierFindingStep" AS r`,
    stays: true,
    memberId: own,
    text: sql`concat(r."onDate", ' ', ${labelled(sql`r."step"`, FINDING_STEP)})`,
  },
  makeUpStep: {
    from: sql`"makeUpStep" AS r`,
    stays: true,
    memberId: own,
    text: sql`concat(r."onDate", ' ', ${labelled(sql`r."step"`, MAKE_UP_STEP)})`,
  },
  makeUpWitness: { from: sql`"makeUpWitness" AS r`, memberId: own, text: sql`r."name"` },
  registrationForm: {
    from: sql`"registrationForm" AS r JOIN "registrationDrive" AS d ON d."id" = r."driveId"`,
    memberId: own,
    text: sql`concat(d."name", ' ', coalesce(r."wish", ''))`,
  },
  duesPayment: { from: sql`"duesPayment" AS r`, memberId: own, text: sql`r."onDate"` },
  letter: {
    from: sql`"letter" AS r`,
    memberId: own,
    text: sql`concat(r."direction", ' ', r."letterNo")`,
  },
  branchReport: {
    from: sql`"branchReport" AS r JOIN "organisation" AS o ON o."id" = r."orgId"`,
    stays: true,
    memberId: sql`NULL`,
    text: sql`o."shortName"`,
  },
}

export interface OwnerRow {
  id: number
  /** null: a branch's */
  memberId: number | null
  removed: number
  text: string
}

export function isRowOwner(table: AttachmentOwner): table is RowOwner {
  return Object.hasOwn(SOURCES, table)
}

/** The rows of one table, by id; those that are gone altogether are not in it. */
export async function ownerRows(
  db: Reader,
  table: RowOwner,
  ids: readonly number[],
): Promise<Map<number, OwnerRow>> {
  if (ids.length === 0) return new Map()
  const { from, memberId, text, stays } = SOURCES[table]
  const removed = stays ? sql`0` : sql`r."removed"`
  const rows = await db
    .selectFrom(
      sql<OwnerRow>`(SELECT r."id" AS "id", ${memberId} AS "memberId", ${removed} AS "removed", ${text} AS "text"
        FROM ${from} WHERE r."id" IN (${sql.join(ids)}))`.as('owner'),
    )
    .selectAll()
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}
