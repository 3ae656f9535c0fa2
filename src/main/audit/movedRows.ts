/** Records that changed hands: merging two members moves those of one to the other. */

import type { Reader } from '../db/register.ts'
import type { Row } from '../db/tables.ts'

type Entry = Pick<Row<'changeRow'>, 'op' | 'before' | 'after'>

function movedBetween({ op, before, after }: Entry): [from: number, to: number] | null {
  if (op !== 'U') return null
  // Written by the journal's own triggers: an object of column values.
  const { memberId: from } = JSON.parse(before ?? '{}') as { memberId?: unknown }
  const { memberId: to } = JSON.parse(after ?? '{}') as { memberId?: unknown }
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : null
}

/** Names of the members between whom these rows were moved. */
export async function movedMembers(
  db: Reader,
  entries: readonly Entry[],
): Promise<ReadonlyMap<number, string>> {
  const ids = [...new Set(entries.flatMap(entry => movedBetween(entry) ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('member').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** 李四（第2号） → 张三（第1号）: two of one name are told apart. Null where the row stayed with its member. */
export function movedWords(
  entry: Entry,
  members: ReadonlyMap<number, string>,
): { field: string; before: string; after: string } | null {
  const moved = movedBetween(entry)
  if (moved === null) return null
  const name = (id: number) => `${members.get(id) ?? ''}（第${id}号）`
  return { field: '所属党员', before: name(moved[0]), after: name(moved[1]) }
}
