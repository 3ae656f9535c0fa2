/** The list of backups handed out as it is seen. */

import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createRegister } from '../../../src/main/db/register.ts'
import { writeBackup } from '../../../src/main/vault/backupFile.ts'
import { BACKUP_COLUMNS } from '../../../src/shared/vault/listColumns.ts'
import { sheetOf, told } from '../../builders/listFile.ts'
import {
  anOffice,
  COMMITTEE,
  finish,
  TEST_KDF,
  TEST_PASSPHRASE,
  type TestOffice,
} from '../../builders/office.ts'

const TODAY = '2016-03-20'

let test: TestOffice
beforeEach(async () => {
  test = await anOffice(TODAY)
})
afterEach(() => test.dispose())

/** Puts a backup of another register beside those of the open one. */
async function otherBackup(): Promise<void> {
  const { register } = await createRegister(join(test.folder, '旧台账.tzdb'), TEST_PASSPHRASE, TEST_KDF)
  await writeBackup(register, join(test.folder, '备份', '旧台账.tzbak'), '2016-01-05T10:30:00')
  await register.close()
}

it('has the backups of the register that is open, and those of others after them where they are listed', async () => {
  await finish(test.backend.vault.backup({}))
  await otherBackup()
  const { backups } = await test.backend.vault.backups({})
  expect(backups.map(({ register }) => register)).toEqual(['台账', '旧台账'])
  const own = await sheetOf(test, test.backend.vault.backupsFile({ format: 'xlsx' }))
  expect(own.title).toBe('台账备份一览表')
  expect(own.line).toBe(`填报单位：${COMMITTEE}|共1份，截至${TODAY}`)
  expect(own.rows).toEqual(told(BACKUP_COLUMNS, backups.slice(0, 1), TODAY))
  const all = await sheetOf(test, test.backend.vault.backupsFile({ others: true, format: 'xlsx' }))
  expect(all.line).toBe(`填报单位：${COMMITTEE}；包括其他台账的备份|共2份，截至${TODAY}`)
  expect(all.rows).toEqual(told(BACKUP_COLUMNS, backups, TODAY))
  expect(all.rows[1]?.slice(1, 3)).toEqual(['2016-01-05 10:30', '旧台账'])
})
