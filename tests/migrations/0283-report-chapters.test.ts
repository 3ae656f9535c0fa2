import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up as campaigns } from '../../src/main/db/migrations/0110-campaigns.ts'
import { up } from '../../src/main/db/migrations/0283-report-chapters.ts'

it('keeps what was written and leaves the new chapters empty', async () => {
  const raw = new Sqlite(':memory:')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
  await firstRegister(db)
  await campaigns(db)
  raw.exec(
    `INSERT INTO "organisation" ("id", "parentId", "kind", "fullName", "shortName") VALUES
       (1, NULL, '党委', '甲', '甲'), (2, 1, '党支部', '乙', '乙');
     INSERT INTO "campaign" ("id", "name", "year", "template", "startOn", "searchEnd", "fillDate", "fillDate9")
       VALUES (3, '排查', 2016, 'A', '2016-02-14', '2016-03-30', '2016-03-30', '2016-08-06');
     INSERT INTO "branchReport" ("id", "campaignId", "orgId", "asOf", "figures", "situation", "s1")
       VALUES (5, 3, 2, '2016-03-28', '{}', '情况', '每月联系')`,
  )
  const before = raw.prepare<[], object>('SELECT * FROM "branchReport"').all()
  await up(db)
  const chapters = { checks: null, away: null, relations: null, lost: null, dossiers: null }
  expect(raw.prepare('SELECT * FROM "branchReport"').all()).toEqual(
    before.map(row => ({ ...row, ...chapters })),
  )
})
