/**
 * The one way to write (law 5): `change(register, label, fn)` is one transaction, one entry in the log
 * with before and after of every row (by the triggers of journal.ts), one step of undo.
 *
 * Changes run one after another; readers go on meanwhile and see only what is committed. The log is
 * chained: each entry's hash covers its rows and the hash before it, so `verify` finds any tampering.
 */

import { createHash, type Hash } from 'node:crypto'
import { translateSqliteError } from './connection.ts'
import type { Register, Writer } from './register.ts'
import type { Row } from './tables.ts'

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
  tx: Writer
  changeId: number
  /** says anew what is being done, once it is known: an import counts while it writes */
  rename: (label: string) => void
}

const queues = new WeakMap<Register, Promise<unknown>>()

/** Runs `task` after every change that was asked for before it. */
async function inTurn<T>(register: Register, task: () => Promise<T>): Promise<T> {
  const before = queues.get(register) ?? Promise.resolve()
  const mine = before.then(task, task)
  queues.set(
    register,
    mine.catch(() => undefined),
  )
  return mine
}

/** Waits until every change asked for so far has ended. */
export async function settled(register: Register): Promise<void> {
  await inTurn(register, () => Promise.resolve())
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
function hashRows(register: Register, changeId: number, hash: Hash): number {
  const page = register.rawWriter
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

async function lastHash(tx: Writer): Promise<string> {
  const last = await tx.selectFrom('change').select('hash').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return last?.hash ?? ''
}

async function sealEntry(
  register: Register,
  tx: Writer,
  previousHash: string,
  head: ChangeHead,
): Promise<number> {
  const hash = startHash(previousHash, head)
  const rows = hashRows(register, head.id, hash)
  await tx
    .updateTable('change')
    .set({ rows, hash: hash.digest('hex'), label: head.label })
    .where('id', '=', head.id)
    .execute()
  return rows
}

/** Opens the next entry inside the transaction of `changes`. */
export type NextEntry = <T>(label: ChangeLabel, fn: (scope: ChangeScope) => Promise<T>) => Promise<Changed<T>>

async function makeEntry<T>(
  register: Register,
  label: ChangeLabel,
  fn: (scope: ChangeScope) => Promise<T>,
): Promise<Changed<T>> {
  const { writer: tx } = register
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
  const rows = await sealEntry(register, tx, previousHash, { id, ...entry })
  await tx.updateTable('changeContext').set({ changeId: null }).execute()
  if (rows === 0) await tx.deleteFrom('change').where('id', '=', id).execute()
  return { changeId: rows === 0 ? null : id, value }
}

/**
 * Several changes that are written together or not at all, each an entry and a step of undo of its own.
 * When `fn` throws, nothing of any of them is written.
 */
export async function changes<T>(
  register: Register,
  fn: (next: NextEntry, tx: Writer) => Promise<T>,
): Promise<T> {
  return inTurn(register, async () => {
    const { rawWriter, writer } = register
    try {
      rawWriter.exec('BEGIN IMMEDIATE')
    } catch (error) {
      throw translateSqliteError(error)
    }
    try {
      // An import inserts children before all their parents are known to SQLite.
      rawWriter.pragma('defer_foreign_keys = ON')
      const value = await fn((label, write) => makeEntry(register, label, write), writer)
      rawWriter.exec('COMMIT')
      return value
    } catch (error) {
      if (rawWriter.inTransaction) rawWriter.exec('ROLLBACK')
      throw translateSqliteError(error)
    }
  })
}

/**
 * Runs `fn` as one change. When it throws, nothing is written. When it writes nothing, no entry is left.
 */
export async function change<T>(
  register: Register,
  label: ChangeLabel,
  fn: (scope: ChangeScope) => Promise<T>,
): Promise<Changed<T>> {
  return changes(register, next => next(label, fn))
}
