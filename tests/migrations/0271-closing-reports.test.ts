import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up as attachments } from '../../src/main/db/migrations/0070-attachments.ts'
import { up as campaigns } from '../../src/main/db/migrations/0110-campaigns.ts'
import { up } from '../../src/main/db/migrations/0271-closing-reports.ts'

it('keeps reports and attachments as they were, and takes the closing report of a branch with its scan', async () => {
  const raw = new Sqlite(':memory:')
  raw.pragma('foreign_keys = ON')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
  await firstRegister(db)
  await attachments(db)
  await campaigns(db)
  const hash = 'a'.repeat(64)
  raw.exec(
    `INSERT INTO "organisation" ("id", "parentId", "kind", "fullName", "shortName") VALUES
       (1, NULL, '党委', '甲', '甲'), (2, 1, '党支部', '乙', '乙');
     INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "orgId", "membership")
       VALUES (7, '张三', 'zhang san', 'zs', 2, 'FORMAL');
     INSERT INTO "campaign" ("id", "name", "year", "template", "startOn", "searchEnd", "fillDate", "fillDate9")
       VALUES (3, '排查', 2016, 'A', '2016-02-14', '2016-03-30', '2016-03-30', '2016-08-06');
     INSERT INTO "branchReport" ("id", "campaignId", "orgId", "asOf", "figures", "s1", "reportedOn")
       VALUES (5, 3, 2, '2016-03-28', '{}', '每月联系', '2016-03-29');
     INSERT INTO "attachmentContent" VALUES ('${hash}', 3);
     INSERT INTO "attachment" ("id", "memberId", "ownerTable", "ownerId", "material", "fileName", "mediaType", "bytes",
         "sha256", "finding", "note", "addedOn", "removed") VALUES
       (11, 7, 'sanction', 4, NULL, '甲.pdf', 'application/pdf', 3, '${hash}', 'damaged', '说明', '2016-03-01', 0),
       (12, 7, 'photo', NULL, NULL, '乙.jpg', 'image/jpeg', 3, '${hash}', NULL, NULL, '2016-03-02', 1)`,
  )
  const reports = raw.prepare<[], object>('SELECT * FROM "branchReport"').all()
  const files = raw.prepare('SELECT * FROM "attachment"').all()
  await up(db)
  expect(raw.prepare('SELECT * FROM "attachment"').all()).toEqual(files)
  expect(raw.prepare('SELECT * FROM "branchReport"').all()).toEqual(
    reports.map(row => ({ ...row, closingOn: null, closingText: null })),
  )

  const closing = (on: string | null, text: string | null) => () =>
    raw.prepare('UPDATE "branchReport" SET "closingOn" = ?, "closingText" = ?').run(on, text)
  expect(closing('2016-08', null)).toThrow(/CHECK/)
  expect(closing(null, '已整改')).toThrow(/CHECK/)
  expect(closing('2016-08-01', null)).not.toThrow()
  expect(closing('2016-08-01', '已整改')).not.toThrow()

  const attach = (memberId: number | null, table: string, ownerId: number | null) => () =>
    raw
      .prepare(
        `INSERT INTO "attachment"
           ("memberId", "ownerTable", "ownerId", "fileName", "mediaType", "bytes", "sha256", "addedOn")
         VALUES (?, ?, ?, '丙.pdf', 'application/pdf', 3, ?, '2016-08-01')`,
      )
      .run(memberId, table, ownerId, hash)
  expect(attach(null, 'branchReport', 5)).not.toThrow()
  expect(attach(7, 'sanction', 4)).not.toThrow()
  expect(attach(null, 'branchReport', null)).toThrow(/CHECK/)
  expect(attach(7, 'branchReport', 5)).toThrow(/CHECK/)
  expect(attach(null, 'sanction', 4)).toThrow(/CHECK/)
  expect(attach(8, 'sanction', 4)).toThrow(/FOREIGN KEY/)
})
