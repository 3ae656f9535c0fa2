/**
 * One entry of the log: opened, so that the triggers of journal.ts know whose rows they write, and sealed with the
 * hash of its rows and the hash before it.
 */

import { createHash, type Hash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { RawDatabase } from './connection.ts'
import type { RegisterTables, Row } from './tables.ts'

/** The connection that writes, with and without Kysely. */
export interface Writing {
  readonly writer: Kysely<RegisterTables>
  readonly rawWriter: RawDatabase
}

/** `export` and `system` entries are history only: there is nothing to take back. */
export type ChangeKind = 'edit' | 'import' | 'undo' | 'redo' | 'export' | 'system'

export interface ChangeLabel {
  /** what is being done, in Chinese, as 操作记录 and the undo button show it */
  label: string
  /** who does it */
  actor: string
  /** local time `YYYY-MM-DDTHH:mm:ss` */
  at: string
  kind?: ChangeKind
  undoOf?: number
}

export interface Changed<T> {
  /** null when nothing was written: such a change leaves no entry */
  changeId: number | null
  value: T
}

/** What `fn` may do: write through Kysely, and know the entry it belongs to. */
export interface ChangeScope {
  tx: Kysely<RegisterTables>
  changeId: number
  /** says anew what is being done, once it is known: an import counts while it writes */
  rename: (label: string) => void
}

type JournalRow = Pick<Row<'changeRow'>, 'op' | 'tableName' | 'rowId' | 'before' | 'after'>
type ChangeHead = Pick<Row<'change'>, 'id' | 'at' | 'actor' | 'label' | 'kind' | 'undoOf'>

/** Starts the hash of an entry: what it says of itself, and the hash before it. */
export function startHash(previousHash: string, head: ChangeHead): Hash {
  const { id, at, actor, label, kind, undoOf } = head
  return createHash('sha256').update(JSON.stringify([previousHash, id, at, actor, label, kind, undoOf]))
}

export function hashRow(hash: Hash, row: JournalRow): void {
  hash.update(`\n${row.op} ${row.tableName} ${row.rowId} ${row.before ?? ''}\t${row.after ?? ''}`)
}

const SEALED_AT_ONCE = 500

/**
 * Adds the rows of an entry to its hash, some hundred at a time: SQLite joins what `hashRow` would, and no
 * row becomes an object on the way. Returns how many there were.
 */
function hashRows(connection: Writing, changeId: number, hash: Hash): number {
  const page = connection.rawWriter
    .prepare<[number, number, number], [Buffer | null, number, number]>(
      `SELECT CAST(string_agg("text", '' ORDER BY "id") AS BLOB), count(*), max("id") FROM (
         SELECT "id", concat(char(10), "op", ' ', "tableName", ' ', "rowId", ' ', "before", char(9), "after") AS "text"
         FROM "changeRow" WHERE "changeId" = ? AND "id" > ? ORDER BY "id" LIMIT ?)`,
    )
    .raw()
  let rows = 0
  let above = 0
  for (;;) {
    const [bytes, count, last] = page.get(changeId, above, SEALED_AT_ONCE) ?? [null, 0, 0]
    if (bytes) hash.update(bytes)
    rows += count
    above = last
    if (count < SEALED_AT_ONCE) return rows
  }
}

async function lastHash(tx: Kysely<RegisterTables>): Promise<string> {
  const last = await tx.selectFrom('change').select('hash').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return last?.hash ?? ''
}

async function sealEntry(
  connection: Writing,
  tx: Kysely<RegisterTables>,
  previousHash: string,
  head: ChangeHead,
): Promise<number> {
  const hash = startHash(previousHash, head)
  const rows = hashRows(connection, head.id, hash)
  await tx
    .updateTable('change')
    .set({ rows, hash: hash.digest('hex'), label: head.label })
    .where('id', '=', head.id)
    .execute()
  return rows
}

/**
 * What `fn` writes, as the next entry; inside a transaction that is begun already. Where it writes nothing, no entry
 * is left.
 */
export async function writeEntry<T>(
  connection: Writing,
  label: ChangeLabel,
  fn: (scope: ChangeScope) => Promise<T>,
): Promise<Changed<T>> {
  const { writer: tx } = connection
  const previousHash = await lastHash(tx)
  const entry = {
    at: label.at,
    actor: label.actor,
    label: label.label,
    kind: label.kind ?? 'edit',
    undoOf: label.undoOf ?? null,
  }
  const { id } = await tx
    .insertInto('change')
    .values({ ...entry, rows: 0, previousHash, hash: '' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.updateTable('changeContext').set({ changeId: id }).execute()
  const rename = (label: string) => {
    entry.label = label
  }
  const value = await fn({ tx, changeId: id, rename })
  const rows = await sealEntry(connection, tx, previousHash, { id, ...entry })
  await tx.updateTable('changeContext').set({ changeId: null }).execute()
  if (rows === 0) await tx.deleteFrom('change').where('id', '=', id).execute()
  return { changeId: rows === 0 ? null : id, value }
}
