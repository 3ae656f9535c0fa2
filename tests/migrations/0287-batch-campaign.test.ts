import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up as organisationNames } from '../../src/main/db/migrations/0100-organisation-names.ts'
import { up as reportBatches } from '../../src/main/db/migrations/0140-report-batches.ts'
import { fill, up } from '../../src/main/db/migrations/0287-batch-campaign.ts'

const SHA = 'a'.repeat(64)

it('tells whose the batches are by the names they bear, and keeps them from any other statement', async () => {
  const raw = new Sqlite(':memory:')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
  await firstRegister(db)
  await organisationNames(db)
  await reportBatches(db)
  raw.exec(
    `INSERT INTO "setting" ("key", "value") VALUES ('committee.name', '中共青山镇委员会');
     INSERT INTO "organisation" ("id", "parentId", "kind", "fullName", "shortName") VALUES
       (1, NULL, '党委', '青山镇党委', '青山镇'), (2, 1, '党支部', '东岗村支部', '东岗'), (3, 1, '党支部', '新村支部', '新村');
     INSERT INTO "organisationName" ("orgId", "kind", "fullName", "shortName", "toOn")
       VALUES (3, '党支部', '旧村支部', '旧村', '2016-01-01');
     INSERT INTO "campaign" ("id", "name", "year", "template", "startOn", "searchEnd", "fillDate", "fillDate9") VALUES
       (3, '排查', 2016, 'A', '2016-02-14', '2016-03-30', '2016-03-30', '2016-08-06'),
       (4, '排查', 2017, 'A', '2017-02-14', '2017-03-30', '2017-03-30', '2017-08-06'),
       (5, '另一次', 2017, 'C', '2017-02-01', '2017-03-20', '2017-03-20', '2017-06-20')`,
  )
  const batch = raw.prepare(
    `INSERT INTO "reportBatch" ("unit", "campaign", "madeAt", "madeBy", "destination", "folder", "content", "sha256")
       VALUES (?, ?, '2016-03-20T09:00:00', '李', 'U盘', '上报包', ?, '${SHA}')`,
  )
  const begun = (startOn: string) => JSON.stringify({ campaign: { startOn } })
  batch.run('中共青山镇委员会', '排查', begun('2016-02-14'))
  batch.run('青山镇党委', '排查', begun('2017-02-14'))
  batch.run('东岗村支部', '另一次', begun('2016-01-01'))
  batch.run('旧村支部', '', '{"campaign":null}')
  batch.run('别处', '早已改名的排查', begun('2016-02-14'))
  await up(db)
  await fill.run(db)
  expect(raw.prepare('SELECT "campaignId", "orgId" FROM "reportBatch" ORDER BY "id"').raw().all()).toEqual([
    [3, 1],
    [4, 1],
    [5, 2],
    [null, 3],
    [null, null],
  ])
  expect(() => raw.exec('UPDATE "reportBatch" SET "campaignId" = 5')).toThrow(/never changed/)
  expect(() => raw.exec('DELETE FROM "reportBatch"')).toThrow(/never changed/)
  raw.close()
})
