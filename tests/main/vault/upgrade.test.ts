/** A file of an earlier version: backed up, brought to the newest in one step, and as its log says. */

import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { APPLICATION_ID, connect, type RawDatabase } from '../../../src/main/db/connection.ts'
import { createEnvelope } from '../../../src/main/db/envelope.ts'
import { columnsOf, JOURNALED } from '../../../src/main/db/journal.ts'
import { writeEntry } from '../../../src/main/db/logEntry.ts'
import { migrate, versionOf } from '../../../src/main/db/migrate.ts'
import { MIGRATIONS, NEWEST_VERSION } from '../../../src/main/db/migrations/index.ts'
import { kyselyOver } from '../../../src/main/db/preparedStatements.ts'
import { keyFileOf, openRegister } from '../../../src/main/db/register.ts'
import { anOffice, finish, TEST_KDF, TEST_PASSPHRASE, type TestOffice } from '../../builders/office.ts'

/** Before the task that hands up a packet was marked: the newest migration that fills in. */
const EARLIER = 262

const CAMPAIGN = `
  INSERT INTO "campaign" ("id", "name", "year", "template", "startOn", "searchEnd", "fillDate", "fillDate9")
    VALUES (3, '排查', 2016, 'A', '2016-02-14', '2016-03-30', '2016-03-30', '2016-08-06');
  INSERT INTO "campaignStage" ("id", "campaignId", "name", "fromOn", "toOn", "state", "hasPacket")
    VALUES (1, 3, '集中排查', '2016-02-25', '2016-03-31', 'RUNNING', 1);
  INSERT INTO "campaignTask" ("campaignId", "stageId", "text") VALUES
    (3, 1, '书记主持召开专题会议'), (3, 1, '书记签字确认后上报排查情况报告及四张表');`

let test: TestOffice
let file: string
let dataKey: Buffer

const connected = () => connect(file, dataKey, { readonly: false, mustExist: false, cacheKiB: 2048 })

/** A register as the program of that day left it, with a campaign in its log. */
async function anEarlierFile(): Promise<void> {
  file = join(test.folder, '从前.tzdb')
  const made = await createEnvelope(TEST_PASSPHRASE, TEST_KDF)
  dataKey = made.dataKey
  writeFileSync(keyFileOf(file), JSON.stringify(made.envelope))
  const raw = connected()
  raw.pragma(`application_id = ${APPLICATION_ID}`)
  await migrate(raw, { upTo: EARLIER })
  const entry = { label: '开展排查', actor: '李干事', at: '2016-02-14T09:00:00' }
  raw.exec('BEGIN')
  await writeEntry({ writer: kyselyOver(raw), rawWriter: raw }, entry, () => {
    raw.exec(CAMPAIGN)
    return Promise.resolve()
  })
  raw.exec('COMMIT')
  raw.close()
}

beforeEach(async () => {
  test = await anOffice('2016-03-20')
  await test.backend.vault.close({})
  await anEarlierFile()
})
afterEach(() => test.dispose())

const open = () => test.backend.vault.open({ file, passphrase: TEST_PASSPHRASE })
const backups = () => readdirSync(join(test.folder, '备份')).filter(name => name.includes('升级前'))

function stateOf(raw: RawDatabase) {
  const schema = raw.prepare('SELECT "name", "sql" FROM sqlite_master ORDER BY "name"').all()
  const entries = raw.prepare('SELECT * FROM "change"').all()
  return { version: versionOf(raw), schema, entries }
}

describe('a file of an earlier version', () => {
  it('is backed up, brought to the newest, and what was filled in stands in the log', async () => {
    await open()
    expect(backups()).toHaveLength(1)
    const { reader } = test.office.register()
    const tasks = await reader.selectFrom('campaignTask').select('handsUp').orderBy('id').execute()
    expect(tasks.map(({ handsUp }) => handsUp)).toEqual([null, 1])
    const { rows } = await test.backend.audit.changes({})
    expect(rows.map(({ label, actor, at, undoable }) => [label, actor, at, undoable])).toEqual([
      ['升级：标出哪项任务是上报材料的期限', '程序', '2016-03-20T09:00:00', false],
      ['开展排查', '李干事', '2016-02-14T09:00:00', true],
    ])
    const report = await finish(test.backend.vault.verify({}))
    expect(report).toMatchObject({ ok: true, problems: [] })
  })

  it('is taken back past the upgrade only where the row stands as it was', async () => {
    await open()
    const state = await test.backend.audit.state({})
    expect(state.undo?.label).toBe('开展排查')
    await expect(finish(test.backend.audit.undo({ id: state.undo?.id ?? 0 }))).rejects.toMatchObject({
      code: 'UNDO_CONFLICT',
    })
  })

  it('stays as it is, with its backup, when the upgrade fails half-way', async () => {
    const broken = connected()
    // A step of the newest migrations finds it there already.
    broken.exec('CREATE TABLE "attachmentNew" ("id" INTEGER)')
    const before = stateOf(broken)
    broken.close()
    expect(before.version).toBe(EARLIER)
    await expect(open()).rejects.toMatchObject({ code: 'MIGRATION_FAILED' })
    expect(backups()).toHaveLength(1)
    const raw = connected()
    expect(stateOf(raw)).toEqual(before)
    raw.close()
  })

  it('is not opened where nobody takes the backup', async () => {
    await expect(openRegister(file, TEST_PASSPHRASE)).rejects.toThrow('nobody to back it up')
    const raw = connected()
    expect(versionOf(raw)).toBe(EARLIER)
    raw.close()
  })
})

describe('migrations', () => {
  it('leave new columns of records empty: the log knows of no value it did not write', async () => {
    const raw = new Sqlite(':memory:')
    const known = new Map<string, readonly string[]>()
    for (const { version } of MIGRATIONS) {
      await migrate(raw, { upTo: version })
      for (const table of JOURNALED) {
        const columns = columnsOf(raw, table)
        const earlier = known.get(table)
        known.set(table, columns)
        const added = raw
          .prepare<[string], { name: string; notnull: number; dflt_value: string | null }>(
            'SELECT name, "notnull", dflt_value FROM pragma_table_info(?)',
          )
          .all(table)
          .filter(({ name }) => earlier !== undefined && earlier.length > 0 && !earlier.includes(name))
        for (const { name, notnull, dflt_value } of added) {
          expect([notnull, dflt_value], `${version}: ${table}.${name}`).toEqual([0, null])
        }
      }
    }
    expect(versionOf(raw)).toBe(NEWEST_VERSION)
    raw.close()
  })

  it('put the same triggers on a file brought up step by step as on a new one', async () => {
    const triggers = (raw: RawDatabase) =>
      raw.prepare(`SELECT "name", "sql" FROM sqlite_master WHERE "type" = 'trigger' ORDER BY "name"`).all()
    const fresh = new Sqlite(':memory:')
    await migrate(fresh)
    const grown = new Sqlite(':memory:')
    for (const { version } of MIGRATIONS) await migrate(grown, { upTo: version })
    expect(triggers(grown)).toEqual(triggers(fresh))
    expect(triggers(fresh).length).toBeGreaterThan(3 * JOURNALED.length)
  })
})
