import { join } from 'node:path'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { randomBytes } from 'node:crypto'
import { Kysely, sql, SqliteDialect } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect, type RawDatabase } from '../../../src/main/db/connection.ts'
import { keepStatements } from '../../../src/main/db/preparedStatements.ts'

interface Tables {
  paper: { id: number; title: string }
}

let folder: string
let raw: RawDatabase

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'statements-'))
  raw = connect(join(folder, 'a.tzdb'), randomBytes(32), {
    readonly: false,
    mustExist: false,
    cacheKiB: 1024,
  })
  raw.exec('CREATE TABLE "paper" ("id" INTEGER PRIMARY KEY, "title" TEXT NOT NULL) STRICT')
  for (const title of ['甲', '乙', '丙']) raw.prepare('INSERT INTO "paper" ("title") VALUES (?)').run(title)
})

afterEach(() => {
  raw.close()
  rmSync(folder, { recursive: true, force: true })
})

const over = (kept?: number) =>
  new Kysely<Tables>({ dialect: new SqliteDialect({ database: keepStatements(raw, kept) }) })

const titles = async (db: Kysely<Tables>, above = 0) => {
  const rows = await db.selectFrom('paper').select('title').where('id', '>', above).orderBy('id').execute()
  return rows.map(row => row.title)
}

test('a query asked again is the same statement with other values', async () => {
  const kept = keepStatements(raw)
  expect(kept.prepare('SELECT ?')).toBe(kept.prepare('SELECT ?'))
  const db = over()
  expect(await titles(db)).toEqual(['甲', '乙', '丙'])
  expect(await titles(db, 1)).toEqual(['乙', '丙'])
  expect(await titles(db)).toEqual(['甲', '乙', '丙'])
})

test('a column added, and a table made anew, are seen by a statement of before', async () => {
  const db = over()
  const all = () => db.selectFrom('paper').selectAll().where('id', '=', 1).execute()
  expect(await all()).toEqual([{ id: 1, title: '甲' }])
  raw.exec(`ALTER TABLE "paper" ADD COLUMN "pages" INTEGER NOT NULL DEFAULT 7`)
  expect(await all()).toEqual([{ id: 1, title: '甲', pages: 7 }])
  raw.exec('DROP TABLE "paper"; CREATE TABLE "paper" ("title" TEXT, "id" INTEGER PRIMARY KEY)')
  raw.exec(`INSERT INTO "paper" ("title") VALUES ('新')`)
  expect(await all()).toEqual([{ title: '新', id: 1 }])
})

test('a trigger added later runs with an insertion prepared before it', async () => {
  const db = over()
  const add = (title: string) =>
    db
      .insertInto('paper')
      .values({ title } as Tables['paper'])
      .execute()
  await add('丁')
  raw.exec('CREATE TABLE "seen" ("title" TEXT)')
  raw.exec('CREATE TRIGGER "see" AFTER INSERT ON "paper" BEGIN INSERT INTO "seen" VALUES (NEW."title"); END')
  await add('戊')
  expect(raw.prepare('SELECT "title" FROM "seen"').pluck().all()).toEqual(['戊'])
})

test('one query read row by row twice at once, and asked for whole in between', () => {
  const kept = keepStatements(raw)
  const query = 'SELECT "title" FROM "paper" ORDER BY "id"'
  const seen: unknown[] = []
  for (const outer of kept.prepare(query).iterate([])) {
    for (const inner of kept.prepare(query).iterate([])) seen.push([outer, inner])
    expect(kept.prepare(query).all([])).toHaveLength(3)
  }
  expect(seen).toHaveLength(9)
  expect(seen[5]).toEqual([{ title: '乙' }, { title: '丙' }])
})

test('a reading given up halfway leaves its statement ready for the next', async () => {
  const db = over()
  const query = db.selectFrom('paper').select('title').where('id', '>', 0).orderBy('id')
  for await (const row of query.stream()) {
    expect(row.title).toBe('甲')
    break
  }
  expect((await query.execute()).map(row => row.title)).toEqual(['甲', '乙', '丙'])
})

test('a write that failed can be asked again', async () => {
  const db = over()
  const add = (id: number) => db.insertInto('paper').values({ id, title: '丁' }).execute()
  await expect(add(1)).rejects.toThrow('UNIQUE')
  await add(9)
  expect(await titles(db, 3)).toEqual(['丁'])
})

test('the same write counts what it changed each time', async () => {
  const db = over()
  const rename = (id: number) =>
    db.updateTable('paper').set({ title: '改' }).where('id', '>=', id).executeTakeFirst()
  expect((await rename(2)).numUpdatedRows).toBe(2n)
  expect((await rename(3)).numUpdatedRows).toBe(1n)
  expect((await rename(4)).numUpdatedRows).toBe(0n)
})

test('the statement not used for longest goes first', () => {
  const kept = keepStatements(raw, 2)
  const first = kept.prepare('SELECT 1')
  const second = kept.prepare('SELECT 2')
  expect(kept.prepare('SELECT 1')).toBe(first)
  kept.prepare('SELECT 3')
  expect(kept.prepare('SELECT 1')).toBe(first)
  expect(kept.prepare('SELECT 2')).not.toBe(second)
})

test('a closed connection answers nothing, whatever was prepared', async () => {
  const db = over()
  expect(await titles(db)).toHaveLength(3)
  raw.close()
  await expect(titles(db)).rejects.toThrow('not open')
})

test('a statement that does not compile is not kept', async () => {
  const db = over()
  const ask = () => sql<{ n: number }>`SELECT count(*) AS "n" FROM "later"`.execute(db)
  await expect(ask()).rejects.toThrow('no such table')
  raw.exec('CREATE TABLE "later" ("id" INTEGER PRIMARY KEY)')
  expect((await ask()).rows).toEqual([{ n: 0 }])
})
