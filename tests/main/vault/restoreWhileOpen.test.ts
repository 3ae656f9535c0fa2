/** A restore from inside the open register, as the screen 备份 does it. */

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { anOffice, finish, TEST_PASSPHRASE, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice()
})
afterEach(() => test.dispose())

async function members(): Promise<number> {
  return (await test.backend.roster.list({})).total
}

async function aBackupOfOneMember(): Promise<string> {
  const branch = await aBranch(test)
  await aMember(test, branch)
  await finish(test.backend.vault.backup({}))
  await aMember(test, branch, { name: '李四' })
  const { backups } = await test.backend.vault.backups({})
  expect(backups).toMatchObject([{ register: '台账', members: 1 }])
  return backups[0]?.key ?? ''
}

it('puts the open register aside and opens the backup in its place', async () => {
  const key = await aBackupOfOneMember()
  const { file } = test.register
  const restored = await finish(test.backend.vault.restore({ key, passphrase: TEST_PASSPHRASE }))
  expect(restored).toMatchObject({ members: 1, asideAs: '台账-恢复前-20160320-090000.tzdb' })
  expect(test.office.register().file).toBe(file)
  expect(await members()).toBe(1)

  await test.backend.vault.close({})
  await test.backend.vault.open({
    file: join(test.folder, restored.asideAs ?? ''),
    passphrase: TEST_PASSPHRASE,
  })
  expect(await members()).toBe(2)
})

it('leaves the open register open and as it is when the passphrase is wrong', async () => {
  const key = await aBackupOfOneMember()
  await expect(finish(test.backend.vault.restore({ key, passphrase: '不是这个口令' }))).rejects.toMatchObject(
    { code: 'PASSPHRASE_WRONG' },
  )
  expect(await members()).toBe(2)
  expect(existsSync(test.register.file)).toBe(true)
  expect(
    readdirSync(test.folder).filter(name => name.includes('恢复前') || name.endsWith('.restoring')),
  ).toEqual([])
})
