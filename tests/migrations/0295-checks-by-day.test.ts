import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up as contactChecks } from '../../src/main/db/migrations/0282-contact-checks.ts'
import { up } from '../../src/main/db/migrations/0295-checks-by-day.ts'

describe('0295 checks by day', () => {
  it('lets checks be walked through from the oldest without sorting them', async () => {
    const raw = new Sqlite(':memory:')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    await contactChecks(db)
    const oldest = `SELECT "memberId" FROM "contactCheck" WHERE "removed" = 0 AND "onDate" <= '2016-03-01'
      ORDER BY "onDate", "memberId"`
    const plan = () =>
      raw
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${oldest}`)
        .all()
        .map(({ detail }) => detail)
        .join()
    expect(plan()).toContain('TEMP B-TREE')
    await up(db)
    expect(plan()).toContain('contactCheckDay')
    expect(plan()).not.toContain('TEMP B-TREE')
    raw.close()
  })
})
