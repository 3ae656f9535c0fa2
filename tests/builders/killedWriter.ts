/**
 * Writes changes, then dies by SIGKILL in the middle of one. Prints how many were committed.
 * Usage: killedWriter.ts FILE PASSPHRASE, or without `--child` it runs itself as the child that dies.
 */

import { spawnSync } from 'node:child_process'
import { writeSync } from 'node:fs'
import { change } from '../../src/main/db/change.ts'
import { openRegister } from '../../src/main/db/register.ts'

const [file = '', passphrase = '', mode] = process.argv.slice(2)

if (mode === '--child') {
  const register = await openRegister(file, passphrase)
  const head = { label: '写入', actor: '试验', at: '2016-03-20T09:00:00' }
  const branch = (n: number) => ({ kind: '党支部', fullName: `支部${n}`, shortName: `支部${n}`, parentId: 1 })
  for (let n = 1; n <= 5; n += 1) {
    await change(register, head, async ({ tx }) => {
      await tx.insertInto('organisation').values(branch(n)).execute()
    })
    writeSync(1, `${n}\n`)
  }
  await change(register, head, async ({ tx }) => {
    await tx
      .insertInto('organisation')
      .values([branch(6), branch(7)])
      .execute()
    process.kill(process.pid, 'SIGKILL')
  })
} else {
  const { stdout } = spawnSync(process.execPath, [import.meta.filename, file, passphrase, '--child'], {
    encoding: 'utf8',
  })
  writeSync(1, stdout)
}
