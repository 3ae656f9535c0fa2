/**
 * The one way to write (law 5): `change(register, label, fn)` is one transaction, one entry in the log
 * with before and after of every row (by the triggers of journal.ts), one step of undo.
 *
 * Changes run one after another; readers go on meanwhile and see only what is committed. The log is
 * chained: each entry's hash covers its rows and the hash before it, so `verify` finds any tampering.
 */

import { translateSqliteError } from './connection.ts'
import { writeEntry, type ChangeLabel, type ChangeScope, type Changed } from './logEntry.ts'
import type { Register, Writer } from './register.ts'

export type { ChangeKind, ChangeLabel, ChangeScope, Changed } from './logEntry.ts'

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

/** Opens the next entry inside the transaction of `changes`. */
export type NextEntry = <T>(label: ChangeLabel, fn: (scope: ChangeScope) => Promise<T>) => Promise<Changed<T>>

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
      const value = await fn((label, write) => writeEntry(register, label, write), writer)
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
