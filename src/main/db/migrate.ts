/**
 * Brings a register to the newest version. All migrations that are due are one transaction: a file is never left
 * between two versions of the program.
 *
 * The journal's triggers are taken off first and put on at the end: SQLite reads all of them again at each change of a
 * table, which is most of what a new register would cost. So no migration writes to a journaled table by itself: the log
 * would not know, and the check of the file would call it tampering. What it has to fill in is its `fill`, an entry of
 * the log.
 */

import { Kysely, SqliteDialect } from 'kysely'
import type { RawDatabase } from './connection.ts'
import { installJournal, removeJournal } from './journal.ts'
import { writeEntry } from './logEntry.ts'
import { MIGRATIONS, NEWEST_VERSION } from './migrations/index.ts'
import { kyselyOver } from './preparedStatements.ts'

/** `user_version` of the file: 0 for an empty one. */
export function versionOf(raw: RawDatabase): number {
  return Number(raw.pragma('user_version', { simple: true }))
}

export interface MigrateOptions {
  /** for tests */
  upTo?: number
  /** local time `YYYY-MM-DDTHH:mm:ss` of entries that fill in; an empty file has none */
  at?: string
}

/** Migrates from the version the file has. When a step fails, the file is as before. */
export async function migrate(
  raw: RawDatabase,
  { upTo = NEWEST_VERSION, at = '' }: MigrateOptions = {},
): Promise<void> {
  const version = versionOf(raw)
  const due = MIGRATIONS.filter(one => one.version > version && one.version <= upTo)
  const last = due.at(-1)
  if (!last) return
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
  raw.exec('BEGIN IMMEDIATE')
  try {
    removeJournal(raw)
    for (const { up, name } of due) {
      await up(db)
      const broken = raw.pragma('foreign_key_check') as unknown[]
      if (broken.length > 0) throw new Error(`migration ${name} leaves broken references`)
    }
    installJournal(raw)
    const connection = { writer: kyselyOver(raw), rawWriter: raw }
    for (const { fill } of due) {
      if (!fill) continue
      const entry = { label: fill.label, actor: '程序', at, kind: 'system' } as const
      await writeEntry(connection, entry, () => fill.run(db))
    }
    raw.pragma(`user_version = ${last.version}`)
    raw.exec('COMMIT')
  } catch (error) {
    raw.exec('ROLLBACK')
    throw error
  }
}
