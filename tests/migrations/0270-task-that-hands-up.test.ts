import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up as campaigns } from '../../src/main/db/migrations/0110-campaigns.ts'
import { fill, up } from '../../src/main/db/migrations/0270-task-that-hands-up.ts'

it('tells the tasks that hand up a packet by the words they had, and those of template C by theirs', async () => {
  const raw = new Sqlite(':memory:')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
  await firstRegister(db)
  await campaigns(db)
  raw.exec(
    `INSERT INTO "campaign" ("id", "name", "year", "template", "startOn", "searchEnd", "fillDate", "fillDate9")
       VALUES (3, '排查', 2016, 'A', '2016-02-14', '2016-03-30', '2016-03-30', '2016-08-06');
     INSERT INTO "campaignStage" ("id", "campaignId", "name", "fromOn", "toOn", "state", "hasPacket") VALUES
       (1, 3, '集中排查', '2016-02-25', '2016-03-31', 'RUNNING', 1),
       (2, 3, '总结巩固', '2016-08-01', '2016-08-05', 'PENDING', 0);
     INSERT INTO "campaignTask" ("campaignId", "stageId", "text") VALUES
       (3, 1, '书记签字确认后上报排查情况报告及四张表'),
       (3, 1, '书记主持召开专题会议'),
       (3, 1, '登记造册：附件1、2、4、5、6，报送附件7、附件8，完成信息库建设'),
       (3, 1, '分析总结：形成综合报告，报送附件9'),
       (3, 2, '形成综合报告，填写附件9并上报'),
       (3, NULL, '上报信息库')`,
  )
  await up(db)
  await fill.run(db)
  expect(raw.prepare('SELECT "handsUp" FROM "campaignTask" ORDER BY "id"').pluck().all()).toEqual([
    1,
    null,
    1,
    null,
    null,
    null,
  ])
  expect(() => raw.exec('UPDATE "campaignTask" SET "handsUp" = 2')).toThrow('CHECK')
})
