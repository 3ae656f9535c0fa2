import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEnvelope, openEnvelope, replacePassphrase } from '../../../src/main/db/envelope.ts'
import { connect } from '../../../src/main/db/connection.ts'
import { createRegister, keyFileOf, openRegister } from '../../../src/main/db/register.ts'
import { NEWEST_VERSION } from '../../../src/main/db/migrations/index.ts'
import { demandLocalFolder } from '../../../src/main/vault/knownRegisters.ts'
import { dump } from '../../builders/dump.ts'
import { anOffice, finish, TEST_KDF, TEST_PASSPHRASE, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
})
afterEach(() => test.dispose())

const open = (file: string, passphrase = TEST_PASSPHRASE) => test.backend.vault.open({ file, passphrase })

describe('the key', () => {
  it('opens with the passphrase and with the recovery code, and with nothing else', async () => {
    const { envelope, dataKey, recoveryCode } = await createEnvelope('口令是八个字呀呀', TEST_KDF)
    expect(recoveryCode).toMatch(/^([2-9A-Z]{5}-){7}[2-9A-Z]{5}$/)
    expect((await openEnvelope(envelope, '口令是八个字呀呀')).equals(dataKey)).toBe(true)
    expect(
      (await openEnvelope(envelope, recoveryCode.toLowerCase().replaceAll('-', ' '))).equals(dataKey),
    ).toBe(true)
    await expect(openEnvelope(envelope, '口令是八个字呀')).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
  })

  it('asks for eight characters', async () => {
    await expect(createEnvelope('七个字的口令啊', TEST_KDF)).rejects.toMatchObject({
      code: 'PASSPHRASE_WEAK',
    })
  })

  it('keeps the recovery code when the passphrase is changed', async () => {
    const { envelope, dataKey, recoveryCode } = await createEnvelope('old passphrase', TEST_KDF)
    const changed = await replacePassphrase(envelope, 'old passphrase', 'new passphrase', TEST_KDF)
    await expect(openEnvelope(changed, 'old passphrase')).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
    expect((await openEnvelope(changed, 'new passphrase')).equals(dataKey)).toBe(true)
    expect((await openEnvelope(changed, recoveryCode)).equals(dataKey)).toBe(true)
  })

  it('is derived with 128 MiB of scrypt by default', async () => {
    const { envelope } = await createEnvelope('a real passphrase')
    expect(envelope.slots[0]?.kdf).toMatchObject({ name: 'scrypt', N: 131072, r: 8, p: 1 })
  })
})

describe('the file', () => {
  it('is encrypted from its first byte, journal files included', async () => {
    const branch = await aBranch(test)
    await aMember(test, branch, { name: '王秀兰秀兰', phone: '13712345678' })
    for (const name of readdirSync(test.folder)) {
      const path = join(test.folder, name)
      if (!statSync(path).isFile()) continue
      const bytes = readFileSync(path)
      expect(bytes.subarray(0, 15).toString('latin1'), name).not.toBe('SQLite format 3')
      expect(bytes.includes('王秀兰秀兰'), name).toBe(false)
      expect(bytes.includes('13712345678'), name).toBe(false)
    }
  })

  it('has the settings every connection must have', () => {
    const pragma = (name: string) => test.register.rawWriter.pragma(name, { simple: true })
    expect([
      pragma('journal_mode'),
      pragma('synchronous'),
      pragma('foreign_keys'),
      pragma('application_id'),
      pragma('user_version'),
    ]).toEqual(['wal', 2, 1, 0x545a3031, NEWEST_VERSION])
    const loose = test.register.rawReader
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all()
    expect(loose).toEqual([])
  })
})

describe('opening', () => {
  let file: string
  beforeEach(async () => {
    file = test.register.file
    await test.backend.vault.close({})
  })

  const untouched = async (code: string, act: () => Promise<unknown>) => {
    const before = existsSync(file) ? readFileSync(file) : null
    const names = readdirSync(dirname(file))
    await expect(act()).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/\p{Script=Han}/u) as string,
    })
    expect(existsSync(file) ? readFileSync(file) : null).toEqual(before)
    expect(readdirSync(dirname(file))).toEqual(names)
  }

  it('refuses a wrong passphrase', () => untouched('PASSPHRASE_WRONG', () => open(file, 'something else')))

  it('refuses a missing file and a missing or damaged key', async () => {
    await untouched('FILE_MISSING', () => open(join(test.folder, '没有.tzdb')))
    const key = readFileSync(keyFileOf(file))
    writeFileSync(keyFileOf(file), key.subarray(0, 40))
    await untouched('KEY_DAMAGED', () => open(file))
    execFileSync('rm', [keyFileOf(file)])
    await untouched('KEY_MISSING', () => open(file))
  })

  it('refuses a newer file', async () => {
    const register = await openRegister(file, TEST_PASSPHRASE)
    register.rawWriter.pragma(`user_version = ${NEWEST_VERSION + 10}`)
    await register.close()
    await untouched('FILE_NEWER', () => open(file))
  })

  it('refuses a plain SQLite file and another program’s encrypted one', async () => {
    const plain = new Sqlite(join(test.folder, 'plain.db'))
    plain.exec('CREATE TABLE t (a)')
    plain.close()
    copyFileSync(join(test.folder, 'plain.db'), file)
    await untouched('FILE_FOREIGN', () => open(file))

    const other = await createRegister(join(test.folder, '另.tzdb'), TEST_PASSPHRASE, TEST_KDF)
    other.register.rawWriter.pragma('application_id = 7')
    await other.register.close()
    file = join(test.folder, '另.tzdb')
    await untouched('FILE_FOREIGN', () => open(file))
  })

  it('refuses a damaged file: cut off, overwritten in the middle, or with another key', async () => {
    const whole = readFileSync(file)
    truncateSync(file, 5000)
    await untouched('FILE_DAMAGED', () => open(file))
    const scrambled = Buffer.from(whole)
    scrambled.fill(7, 20_000, 60_000)
    writeFileSync(file, scrambled)
    await untouched('FILE_DAMAGED', () => open(file))
    writeFileSync(file, Buffer.alloc(8192, 1))
    await untouched('FILE_DAMAGED', () => open(file))
  })

  it('refuses a file another session holds, and takes over a lock left by a dead one', async () => {
    const first = await openRegister(file, TEST_PASSPHRASE)
    await expect(open(file)).rejects.toMatchObject({ code: 'FILE_IN_USE', message: /本机另一个窗口/ })
    await first.close()
    writeFileSync(`${file}.lock`, '999999999\nsome-other-host\n')
    await expect(open(file)).rejects.toMatchObject({ code: 'FILE_IN_USE', message: /some-other-host/ })
    writeFileSync(`${file}.lock`, 'not a lock at all')
    await open(file)
  })

  it('refuses network shares and synced folders', async () => {
    const synced = join(test.folder, 'OneDrive - 镇政府')
    mkdirSync(synced)
    await expect(
      test.backend.vault.create({
        committee: '镇',
        passphrase: TEST_PASSPHRASE,
        file: join(synced, 'a.tzdb'),
      }),
    ).rejects.toMatchObject({ code: 'FOLDER_SHARED' })
    for (const path of ['\\\\server\\share\\a.tzdb', 'D:\\坚果云\\a.tzdb', '/home/a/WPS云盘/我的/a.tzdb']) {
      expect(() => demandLocalFolder(path), path).toThrow(/网络共享或同步盘/)
    }
    for (const path of ['D:\\党员台账\\a.tzdb', '/home/a/文档/党员台账/a.tzdb']) {
      expect(() => demandLocalFolder(path), path).not.toThrow()
    }
  })

  it('does not overwrite a register', () =>
    untouched('FILE_EXISTS', () =>
      test.backend.vault.create({ committee: '镇', passphrase: TEST_PASSPHRASE, file }),
    ))
})

describe('backup and restore', () => {
  it('brings everything back on another computer, with the passphrase', async () => {
    const branch = await aBranch(test)
    await aMember(test, branch, { name: '吕𠮷祥' })
    const before = dump(test.register)
    const backup = join(test.folder, 'u盘', '备份.tzbak')
    const info = await finish(test.backend.vault.backup({ file: backup }))
    expect(info).toMatchObject({ members: 1, version: NEWEST_VERSION, fileName: '备份.tzbak' })
    expect(readFileSync(backup).includes('吕𠮷祥')).toBe(false)
    await test.backend.vault.close({})

    const elsewhere = join(test.folder, '新电脑', '台账.tzdb')
    await expect(
      finish(
        test.backend.vault.restore({ file: backup, target: elsewhere, passphrase: 'not the passphrase' }),
      ),
    ).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' })
    expect(existsSync(elsewhere)).toBe(false)
    const restored = await finish(
      test.backend.vault.restore({ file: backup, target: elsewhere, passphrase: TEST_PASSPHRASE }),
    )
    expect(restored).toMatchObject({ members: 1, asideAs: null })
    expect(dump(test.office.register())).toEqual(before)
  })

  it('puts the present register aside, so that a restore can be taken back', async () => {
    const { file } = test.register
    const backup = join(test.folder, 'b.tzbak')
    await finish(test.backend.vault.backup({ file: backup }))
    await aBranch(test, '后来的支部')
    await test.backend.vault.close({})
    const { asideAs } = await finish(
      test.backend.vault.restore({ file: backup, target: file, passphrase: TEST_PASSPHRASE }),
    )
    expect((await test.backend.organisation.tree({})).nodes).toHaveLength(1)
    await test.backend.vault.close({})
    await open(join(test.folder, asideAs ?? ''))
    expect((await test.backend.organisation.tree({})).nodes).toHaveLength(2)
  })

  it('refuses a backup with a single changed byte, a cut-off one, and a file that is none', async () => {
    const backup = join(test.folder, 'b.tzbak')
    await finish(test.backend.vault.backup({ file: backup }))
    await test.backend.vault.close({})
    const whole = readFileSync(backup)
    const restore = () =>
      finish(
        test.backend.vault.restore({
          file: backup,
          target: join(test.folder, 'x.tzdb'),
          passphrase: TEST_PASSPHRASE,
        }),
      )
    const damaged = Buffer.from(whole)
    damaged.writeUInt8(damaged.readUInt8(whole.length - 100) ^ 1, whole.length - 100)
    for (const [bytes, reason] of [
      [damaged, /内容已损坏/],
      [whole.subarray(0, -10), /没有拷贝完/],
      [Buffer.from('PK not a backup'), /不是本程序的备份/],
    ] as const) {
      writeFileSync(backup, bytes)
      await expect(restore()).rejects.toMatchObject({ code: 'BACKUP_INVALID', message: reason })
      expect(readdirSync(test.folder).filter(name => name.startsWith('x.tzdb'))).toEqual([])
    }
  })

  it('is listed beside the register, newest first, and found on a stick', async () => {
    await finish(test.backend.vault.backup({}))
    const { backups } = await test.backend.vault.backups({})
    expect(backups).toMatchObject([{ madeAt: '2016-03-20T09:00:00', place: join(test.folder, '备份') }])
    expect(basename(backups[0]?.fileName ?? '')).toBe('台账-20160320-090000.tzbak')
  })

  it('opens with its data key alone: the copy inside is a whole register', async () => {
    const backup = join(test.folder, 'b.tzbak')
    await finish(test.backend.vault.backup({ file: backup }))
    const bytes = readFileSync(backup)
    const head = bytes.readUInt32LE(7)
    const inner = join(test.folder, 'inner.db')
    writeFileSync(inner, bytes.subarray(11 + head))
    const raw = connect(inner, test.register.dataKey, { readonly: true, mustExist: true, cacheKiB: 2000 })
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
    raw.close()
  })
})

describe('durability', () => {
  it('a process killed in the middle of a change loses nothing that was committed, and leaves no half', async () => {
    const { file } = test.register
    await test.backend.vault.close({})
    const script = join(dirname(import.meta.dirname), '..', 'builders', 'killedWriter.ts')
    const output = execFileSync(process.execPath, [script, file, TEST_PASSPHRASE], { encoding: 'utf8' })
    const committed = Number(output.trim().split('\n').at(-1))
    expect(committed).toBeGreaterThan(0)
    await open(file)
    const { nodes } = await test.backend.organisation.tree({})
    expect(nodes.length - 1).toBe(committed)
    expect((await finish(test.backend.vault.verify({}))).problems).toEqual([])
  })
})
