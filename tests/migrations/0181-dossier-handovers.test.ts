import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0181-dossier-handovers.ts'

describe('0181 dossier handovers', () => {
  it('adds lists of dossiers handed over to a first register', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL')`,
    )
    await up(db)
    const handover = (listedOn: string, handedOn: string) => () =>
      raw.exec(
        `INSERT INTO "dossierHandover" ("way", "counterpart", "listedOn", "handedOn")
         VALUES ('转出', '白沙镇党委', '${listedOn}', ${handedOn})`,
      )
    expect(handover('2024-02-01', 'NULL')).not.toThrow()
    expect(handover('2024-02', 'NULL')).toThrow(/CHECK/)
    expect(handover('2024-02-01', "'2024-02'")).toThrow(/CHECK/)
    const item = (handoverId: number, memberId: number, pages: number) => () =>
      raw.exec(
        `INSERT INTO "handoverItem" ("handoverId", "memberId", "content", "copies", "pages")
         VALUES (${handoverId}, ${memberId}, '志愿书', 1, ${pages})`,
      )
    expect(item(1, 1, 0)).not.toThrow()
    expect(item(1, 1, -1)).toThrow(/CHECK/)
    expect(item(9, 1, 1)).toThrow(/FOREIGN KEY/)
    expect(item(1, 9, 1)).toThrow(/FOREIGN KEY/)
  })
})
