import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LOG_MAX_BYTES, openLog } from '../../../src/main/hosts/logFile.ts'

let folder: string
const now = () => '2016-03-20T09:00:00'

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-log-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a line has its time, and neither names nor ID numbers', () => {
  openLog(folder, now)('failed for 张三 41040019630512201X at 13800138000')
  const text = readFileSync(join(folder, 'log', 'taizhang.log'), 'utf8')
  expect(text).toBe('2016-03-20T09:00:00 failed for □ #X at #\n')
})

test('the log is the user’s own', () => {
  openLog(folder, now)('line')
  expect(statSync(join(folder, 'log', 'taizhang.log')).mode & 0o077).toBe(0)
  expect(statSync(join(folder, 'log')).mode & 0o077).toBe(0)
})

test('a full file is turned over, and only one old file is kept', () => {
  const log = openLog(folder, now)
  log('first')
  const file = join(folder, 'log', 'taizhang.log')
  writeFileSync(file, 'x'.repeat(LOG_MAX_BYTES))
  log('fits still')
  expect(existsSync(join(folder, 'log', 'taizhang.old.log'))).toBe(false)
  log('on a new page')
  expect(readFileSync(file, 'utf8')).toBe('2016-03-20T09:00:00 on a new page\n')
  writeFileSync(file, 'y'.repeat(LOG_MAX_BYTES + 1))
  log('third')
  expect(readFileSync(join(folder, 'log', 'taizhang.old.log'), 'utf8').startsWith('yyy')).toBe(true)
})

test('a log that cannot be written stops nobody’s work', () => {
  writeFileSync(join(folder, 'log'), 'a file where the folder should be')
  expect(() => openLog(folder, now)('line')).not.toThrow()
})
