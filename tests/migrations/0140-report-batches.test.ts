import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0140-report-batches.ts'

const SHA = 'a'.repeat(64)

describe('0140 report batches', () => {
  it('keeps what was handed up from every statement that would change it', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    await up(db)
    raw.exec(
      `INSERT INTO "reportBatch" ("id", "unit", "campaign", "madeAt", "madeBy", "destination", "folder", "content", "sha256")
         VALUES (1, '甲', '', '2016-03-20T09:00:00', '李', 'U盘', '上报包', '{}', '${SHA}')`,
    )
    const sheet = (batch: number, position: number, sha = SHA) =>
      raw.exec(
        `INSERT INTO "reportBatchSheet" ("batchId", "annex", "position", "pages", "content", "sha256")
           VALUES (${batch}, 2, ${position}, 1, x'00', '${sha}')`,
      )
    sheet(1, 0)
    expect(() => sheet(1, 0)).toThrow(/UNIQUE/)
    expect(() => sheet(9, 1)).toThrow(/FOREIGN KEY/)
    expect(() => sheet(1, 1, 'short')).toThrow(/CHECK/)
    for (const table of ['reportBatch', 'reportBatchSheet']) {
      expect(() => raw.exec(`UPDATE "${table}" SET "sha256" = '${'b'.repeat(64)}'`)).toThrow(/never changed/)
      expect(() => raw.exec(`DELETE FROM "${table}"`)).toThrow(/never changed/)
    }
    const sign = (on: string) =>
      raw.exec(
        `INSERT INTO "reportSignature" ("batchId", "role", "name", "signedOn") VALUES (1, '党委书记', '王', '${on}')`,
      )
    expect(() => sign('2016-3-20')).toThrow(/CHECK/)
    sign('2016-03-20')
    raw.exec('UPDATE "reportSignature" SET "removed" = 1')
    expect(raw.prepare('SELECT "removed" FROM "reportSignature"').pluck().get()).toBe(1)
  })
})
