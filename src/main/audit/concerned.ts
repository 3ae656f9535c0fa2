/** Whom an operation was about, for the list of operations. */

import { sql } from 'kysely'
import { CHILD_TABLES, LINKED_TABLES } from '../db/linkedTables.ts'
import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'

/** An operation on more rows than this is about a list (an import, marks of a branch), not about persons. */
const PERSONS_MAX_ROWS = 40

type RowTouched = Pick<Row<'changeRow'>, 'tableName' | 'rowId' | 'before' | 'after'>

/** The owner of a row by its id, from the row itself. */
type Owners = ReadonlyMap<string, number>

const keyOf = (table: string, id: number) => `${table} ${id}`

/** Changed rows carry only what changed: whose they are stands in the table. */
async function ownersOf(db: Reader, touched: readonly RowTouched[]): Promise<Owners> {
  const owners = new Map<string, number>()
  const idsIn = (table: string) => [
    ...new Set(touched.filter(row => row.tableName === table).map(row => row.rowId)),
  ]
  for (const table of LINKED_TABLES) {
    const ids = idsIn(table)
    if (ids.length === 0) continue
    const rows = await db.selectFrom(table).select(['id', 'memberId']).where('id', 'in', ids).execute()
    for (const { id, memberId } of rows) if (memberId !== null) owners.set(keyOf(table, id), memberId)
  }
  for (const { table, column, owner } of CHILD_TABLES) {
    const ids = idsIn(table)
    if (ids.length === 0) continue
    const rows = await db
      .selectFrom(
        sql<{ id: number; memberId: number }>`(SELECT c."id", o."memberId" FROM ${sql.table(table)} AS c
          JOIN ${sql.table(owner)} AS o ON o."id" = ${sql.ref(`c.${column}`)})`.as('r'),
      )
      .select(['r.id', 'r.memberId'])
      .where('r.id', 'in', ids)
      .execute()
    for (const { id, memberId } of rows) owners.set(keyOf(table, id), memberId)
  }
  return owners
}

/** The owner as the journal wrote it down: also of rows that are gone. */
function writtenOwner(row: RowTouched): number | null {
  const image = JSON.parse(row.after ?? row.before ?? '{}') as { memberId?: unknown }
  return typeof image.memberId === 'number' ? image.memberId : null
}

function ownerOf(row: RowTouched, owners: Owners): number | null {
  if (row.tableName === 'member') return row.rowId
  return owners.get(keyOf(row.tableName, row.rowId)) ?? writtenOwner(row)
}

/** The member whose record each of these rows is; null where it is nobody's. */
export async function ownersOfRows(db: Reader, rows: readonly RowTouched[]): Promise<(number | null)[]> {
  const owners = await ownersOf(db, rows)
  return rows.map(row => ownerOf(row, owners))
}

/** `张三`, `张三等3名`, by operation. */
export async function concernedMembers(
  db: Reader,
  changes: readonly { id: number; rows: number }[],
): Promise<ReadonlyMap<number, string>> {
  const small = changes.filter(({ rows }) => rows <= PERSONS_MAX_ROWS).map(({ id }) => id)
  if (small.length === 0) return new Map()
  const touched = await db
    .selectFrom('changeRow')
    .select(['changeId', 'tableName', 'rowId', 'before', 'after'])
    .where('changeId', 'in', small)
    .orderBy('id')
    .execute()
  const owners = await ownersOf(db, touched)
  const members = new Map<number, Set<number>>()
  for (const row of touched) {
    const owner = ownerOf(row, owners)
    if (owner === null) continue
    const known = members.get(row.changeId)
    if (known) known.add(owner)
    else members.set(row.changeId, new Set([owner]))
  }
  const ids = [...new Set([...members.values()].flatMap(set => [...set]))]
  if (ids.length === 0) return new Map()
  const named = await db.selectFrom('member').select(['id', 'name']).where('id', 'in', ids).execute()
  const names = new Map(named.map(({ id, name }) => [id, name]))
  return new Map(
    [...members].map(([changeId, set]) => {
      const first = [...set].map(id => names.get(id)).find(name => name !== undefined) ?? ''
      return [changeId, set.size > 1 && first !== '' ? `${first}等${set.size}名` : first]
    }),
  )
}
