/** What happened to members since an entry of the log: the yearly review shows what to look at anew. */

import { sql } from 'kysely'
import type { Reader } from '../db/register.ts'
import { LINKED_TABLES } from '../db/linkedTables.ts'
import type { TableName } from '../db/tables.ts'
import { changesOfMember, describe } from './history.ts'

/** A row of a member that was written, without its values. */
export interface Written {
  memberId: number
  changeId: number
  table: TableName
  /** columns that changed, or were filled */
  columns: string[]
}

/** Members asked for at a time: SQLite takes a bounded number of values. */
const BATCH = 500

function columnsIn(before: string | null, after: string | null): string[] {
  const image = (json: string | null) => Object.keys(JSON.parse(json ?? '{}') as object)
  return [...new Set([...image(before), ...image(after)])]
}

/**
 * Rows of these members written after the entry named for each, the member itself and what hangs on it;
 * `tables` are left out.
 */
export async function changedSince(
  db: Reader,
  since: ReadonlyMap<number, number>,
  without: ReadonlySet<TableName>,
): Promise<Written[]> {
  const found: Written[] = []
  const members = [...since.keys()]
  for (let from = 0; from < members.length; from += BATCH) {
    const ids = members.slice(from, from + BATCH)
    const first = Math.min(...ids.map(id => since.get(id) ?? 0))
    const add = (
      table: TableName,
      rows: readonly { memberId: number; changeId: number; before: string | null; after: string | null }[],
    ) => {
      for (const { memberId, changeId, before, after } of rows) {
        if (changeId <= (since.get(memberId) ?? 0)) continue
        found.push({ memberId, changeId, table, columns: columnsIn(before, after) })
      }
    }
    const rows = db
      .selectFrom('changeRow as r')
      .select(['r.changeId', 'r.before', 'r.after'])
      .where('r.changeId', '>', first)
    add(
      'member',
      await rows
        .select('r.rowId as memberId')
        .where('r.tableName', '=', 'member')
        .where('r.rowId', 'in', ids)
        .execute(),
    )
    for (const table of LINKED_TABLES) {
      if (without.has(table)) continue
      const linked = sql<{ id: number; memberId: number }>`${sql.table(table)}`
      add(
        table,
        await rows
          .innerJoin(linked.as('t'), 't.id', 'r.rowId')
          .select('t.memberId')
          .where('r.tableName', '=', table)
          .where('t.memberId', 'in', ids)
          .execute(),
      )
    }
  }
  return found
}

/** One field of a member's records that changed. */
export interface MemberChange {
  changeId: number
  at: string
  label: string
  table: TableName
  columns: string[]
  record: string
  field: string
  before: string
  after: string
}

/** The same of one member in words, newest first, up to `limit` rows of the log. */
export async function changesOfMemberSince(
  db: Reader,
  memberId: number,
  since: number,
  { without, limit }: { without: ReadonlySet<TableName>; limit: number },
): Promise<{ changes: MemberChange[]; more: boolean }> {
  const entries = await changesOfMember(db, memberId)
    .select(['r.op', 'r.tableName', 'r.rowId', 'r.before', 'r.after', 'c.id as changeId', 'c.at', 'c.label'])
    .where('c.id', '>', since)
    .where('r.tableName', 'not in', [...without, 'changeContext'])
    .orderBy('r.id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = entries.slice(0, limit)
  const described = await describe(db, shown)
  return {
    changes: described.flatMap(({ entry, rows }) =>
      rows.map(({ record, field, before, after }) => ({
        changeId: entry.changeId,
        at: entry.at,
        label: entry.label,
        // The journal holds journaled tables only.
        table: entry.tableName as TableName,
        columns: columnsIn(entry.before, entry.after),
        record,
        field,
        before,
        after,
      })),
    ),
    more: entries.length > limit,
  }
}
