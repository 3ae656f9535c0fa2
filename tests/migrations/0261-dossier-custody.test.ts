import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up as handovers } from '../../src/main/db/migrations/0181-dossier-handovers.ts'
import { up } from '../../src/main/db/migrations/0261-dossier-custody.ts'

it('dates who keeps a dossier, and leaves lists without a letter as they were', async () => {
  const raw = new Sqlite(':memory:')
  raw.pragma('foreign_keys = ON')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
  await firstRegister(db)
  await handovers(db)
  raw.exec(
    `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL');
     INSERT INTO "dossierHandover" ("way", "counterpart", "listedOn") VALUES ('转出', '白沙镇党委', '2024-02-01');
     INSERT INTO "handoverItem" ("handoverId", "memberId", "content", "copies", "pages") VALUES (1, 1, '志愿书', 1, 1)`,
  )
  await up(db)
  expect(raw.prepare('SELECT "letterId" FROM "handoverItem"').all()).toEqual([{ letterId: null }])
  expect(() => raw.exec('UPDATE "handoverItem" SET "letterId" = 9')).toThrow(/FOREIGN KEY/)
  const move = (onDate: string, keeper: string, handoverId: string) => () =>
    raw.exec(
      `INSERT INTO "dossierCustody" ("memberId", "onDate", "keeper", "reason", "handoverId")
       VALUES (1, '${onDate}', '${keeper}', '转出', ${handoverId})`,
    )
  expect(move('2024-02-01', '白沙镇党委', '1')).not.toThrow()
  expect(move('2024-02-01', '白沙镇党委', 'NULL')).not.toThrow()
  expect(move('2024-02', '白沙镇党委', '1')).toThrow(/CHECK/)
  expect(move('2024-02-01', '', '1')).toThrow(/CHECK/)
  expect(move('2024-02-01', '白沙镇党委', '9')).toThrow(/FOREIGN KEY/)
})
