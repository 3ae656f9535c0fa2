import { Kysely, SqliteDialect } from 'kysely'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { up as firstRegister } from '../../src/main/db/migrations/0010-first-register.ts'
import { up as catalogue } from '../../src/main/db/migrations/0180-dossier-catalogue.ts'
import { up } from '../../src/main/db/migrations/0286-marks-and-signatures.ts'

it('keeps marks and papers as they are, and takes signers, seals and whole days', async () => {
  const raw = new Sqlite(':memory:')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: raw }) })
  await firstRegister(db)
  await catalogue(db)
  raw.exec(
    `INSERT INTO "organisation" ("id", "parentId", "kind", "fullName", "shortName") VALUES (1, NULL, '党委', '甲', '甲');
     INSERT INTO "member" ("id", "name", "namePinyin", "nameInitials", "orgId", "membership")
       VALUES (7, '张三', 'zhang san', 'zs', 1, 'FORMAL');
     INSERT INTO "dossierItem" ("id", "memberId", "item", "present", "note") VALUES (3, 7, 'VOLUNTEER', '缺', '遗失');
     INSERT INTO "cataloguePaper" ("id", "memberId", "item", "copies") VALUES (4, 7, 'DI-01', 1)`,
  )
  const rows = (table: string) => raw.prepare<[], object>(`SELECT * FROM "${table}"`).all()
  const [items, papers] = [rows('dossierItem'), rows('cataloguePaper')]
  await up(db)
  expect(rows('dossierItem')).toEqual(items.map(row => ({ ...row, markedOn: null })))
  expect(rows('cataloguePaper')).toEqual(papers.map(row => ({ ...row, signer: null, seal: null })))
  const set = (table: string, column: string, value: string) => () =>
    raw.prepare(`UPDATE "${table}" SET "${column}" = ?`).run(value)
  expect(set('cataloguePaper', 'seal', '盖了')).toThrow(/CHECK/)
  expect(set('cataloguePaper', 'seal', '未盖章')).not.toThrow()
  expect(set('dossierItem', 'markedOn', '2024-03')).toThrow(/CHECK/)
  expect(set('dossierItem', 'markedOn', '2024-03-05')).not.toThrow()
})
