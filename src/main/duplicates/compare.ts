/** Two members beside each other, before they are merged. */

import { sql, type RawBuilder } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import { comparedFields } from '../../shared/duplicates/merging.ts'
import { likeness } from '../../shared/duplicates/rules.ts'
import { LINKED_TABLES, type LinkedTable } from '../db/linkedTables.ts'
import type { Reader } from '../db/register.ts'
import { memberFacts, memberRecord } from '../roster/service.ts'
import { LINKS } from './links.ts'
import { openGroups } from './openRecords.ts'
import { isDistinct, sideOf } from './service.ts'

type Comparison = Outputs['duplicates']['compare']

/** Records that were taken away still move, but are not counted; periods, dossiers, marks and lines of a list have none. */
const WITHOUT_REMOVAL: ReadonlySet<LinkedTable> = new Set<LinkedTable>([
  'membershipPeriod',
  'dossier',
  'dossierItem',
  'handoverItem',
  'memberDistinct',
  'dossierFindingStep',
  'makeUpStep',
  'annualMark',
  'checkLine',
])

async function countOf(
  db: Reader,
  table: LinkedTable,
  memberId: number,
  condition?: RawBuilder<unknown>,
): Promise<number> {
  const standing = WITHOUT_REMOVAL.has(table) ? sql`1` : sql`"removed" = 0`
  const row = await db
    .selectFrom(sql<{ memberId: number }>`${sql.table(table)}`.as('linked'))
    .select(eb => eb.fn.countAll().as('count'))
    .where('linked.memberId', '=', memberId)
    .where(sql<boolean>`${standing}`)
    .where(sql<boolean>`${condition ?? sql`1`}`)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Of these, too, only one should be open at a time, but each is ended by its own steps: the clerk is told. */
const OPEN: readonly { table: LinkedTable; open: RawBuilder<unknown>; note: string }[] = [
  {
    table: 'disposalCase',
    open: sql`"state" NOT IN ('CONCLUDED', 'ENDED', 'FILED')`,
    note: '两条都有正在办理的处置案，合并后请了结其中一件',
  },
  {
    table: 'makeUpCase',
    open: sql`"state" NOT IN ('FILED', 'REFUSED', 'SEALED')`,
    note: '两条都有正在补办的档案，合并后请删除误立的一件',
  },
  {
    table: 'overseas',
    open: sql`"returnedOn" IS NULL`,
    note: '两条都有未回国的出国（境）记录，合并后请核对',
  },
]

async function notesOf(db: Reader, keepId: number, otherId: number): Promise<string[]> {
  const notes: string[] = []
  for (const { table, open, note } of OPEN) {
    if ((await countOf(db, table, keepId, open)) > 0 && (await countOf(db, table, otherId, open)) > 0) {
      notes.push(note)
    }
  }
  const marks = await db
    .selectFrom('dossierItem as k')
    .innerJoin('dossierItem as o', 'o.item', 'k.item')
    .select(eb => eb.fn.countAll().as('count'))
    .where('k.memberId', '=', keepId)
    .where('o.memberId', '=', otherId)
    .whereRef('k.present', '<>', 'o.present')
    .executeTakeFirstOrThrow()
  if (Number(marks.count) > 0) {
    notes.push(`档案材料有${Number(marks.count)}项标记不同，取材料较全的一种，另一种记入说明`)
  }
  return notes
}

/** Throws RECORD_MISSING when one of the two is gone. */
export async function compareMembers(
  db: Reader,
  { keepId, otherId }: Parsed['duplicates']['compare'],
): Promise<Comparison> {
  const [kept, other] = [await memberRecord(db, keepId), await memberRecord(db, otherId)]
  const like = keepId < otherId ? likeness(kept, other) : likeness(other, kept)
  const records: Comparison['records'] = []
  for (const table of LINKED_TABLES) {
    const counts = { kept: await countOf(db, table, keepId), other: await countOf(db, table, otherId) }
    if (counts.kept + counts.other > 0) records.push({ label: LINKS[table].label, ...counts })
  }
  return {
    kept: await sideOf(db, keepId),
    other: await sideOf(db, otherId),
    words: like?.words ?? null,
    differentIds: like?.differentIds ?? false,
    distinct: await isDistinct(db, { keepId, otherId }),
    placeConflict: kept.orgId !== other.orgId || kept.membership !== other.membership,
    fields: comparedFields(memberFacts(kept), memberFacts(other)),
    records,
    open: await openGroups(db, { keepId, otherId }),
    notes: await notesOf(db, keepId, otherId),
  }
}
