import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up } from '../../src/main/db/migrations/0180-dossier-catalogue.ts'

describe('0180 dossier catalogue', () => {
  it('adds the papers of dossiers to a first register', async () => {
    const raw = new Sqlite(':memory:')
    raw.pragma('foreign_keys = ON')
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
    await firstRegister(db)
    raw.exec(
      `INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "membership") VALUES (1, '张三', 'zhang san', 'zs', 'FORMAL')`,
    )
    await up(db)
    const paper = (memberId: number, madeOn: string, copies: number, pages: string) => () =>
      raw.exec(
        `INSERT INTO "cataloguePaper" ("memberId", "item", "madeOn", "copies", "pages")
         VALUES (${memberId}, 'DI-01', '${madeOn}', ${copies}, ${pages})`,
      )
    expect(paper(1, '1994-05-04', 1, '1')).not.toThrow()
    expect(paper(1, '1994-05', 99, 'NULL')).not.toThrow()
    expect(paper(1, '1994', 1, '1')).toThrow(/CHECK/)
    expect(paper(1, '1994-05', 0, '1')).toThrow(/CHECK/)
    expect(paper(1, '1994-05', 1, '0')).toThrow(/CHECK/)
    expect(paper(2, '1994-05', 1, '1')).toThrow(/FOREIGN KEY/)
  })
})
