/**
 * One program at a time on a register. The lock is a file beside it that names the process; a lock whose
 * process is gone is taken over.
 */

import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { OfficeError } from '../../shared/api/errors.ts'

export interface FileLock {
  release: () => void
}

interface Holder {
  pid: number
  host: string
}

function readHolder(lockFile: string): Holder | null {
  try {
    const [pid = '', host = ''] = readFileSync(lockFile, 'utf8').split('\n')
    return /^\d+$/.test(pid) ? { pid: Number(pid), host } : null
  } catch {
    return null
  }
}

function isAlive({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Throws FILE_IN_USE naming the other session, FILE_READONLY where no lock can be written. */
export function takeLock(file: string): FileLock {
  const lockFile = `${file}.lock`
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = openSync(lockFile, 'wx')
      writeSync(handle, `${process.pid}\n${hostname()}\n`)
      closeSync(handle)
      return { release: () => rmSync(lockFile, { force: true }) }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (code !== 'EEXIST') throw new OfficeError('FILE_READONLY', undefined, { cause: error })
      const holder = readHolder(lockFile)
      if (holder && isAlive(holder)) {
        const who = holder.host === hostname() ? '本机另一个窗口' : `电脑“${holder.host}”`
        throw new OfficeError('FILE_IN_USE', { who })
      }
      rmSync(lockFile, { force: true })
    }
  }
  throw new OfficeError('FILE_IN_USE', { who: '另一个程序' })
}
