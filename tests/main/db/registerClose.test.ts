import { existsSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { openRegister } from '../../../src/main/db/register.ts'
import { anOffice, TEST_PASSPHRASE, type TestOffice } from '../../builders/office.ts'

let built: TestOffice

afterEach(() => built.dispose())

test('closing ends both connections although neither was ever used', async () => {
  built = await anOffice()
  const { file } = built.register
  await built.register.close()
  built.office.setRegister(null)

  const opened = await openRegister(file, TEST_PASSPHRASE)
  await opened.close()
  // Kysely ends only what it began: a command that merely opens and closes would leave the file held,
  // and on Windows a held file can be neither renamed nor restored over.
  expect(opened.rawWriter.open).toBe(false)
  expect(opened.rawReader.open).toBe(false)
  expect(existsSync(`${file}-wal`)).toBe(false)
  expect(existsSync(`${file}.lock`)).toBe(false)
})
