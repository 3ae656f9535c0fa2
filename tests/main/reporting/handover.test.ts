import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import * as promises from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sha256, startHandover } from '../../../src/main/reporting/handover.ts'

vi.mock('node:fs/promises', { spy: true })

describe('files onto a stick', () => {
  let stick: string
  beforeEach(() => {
    stick = mkdtempSync(join(tmpdir(), 'taizhang-stick-'))
  })
  afterEach(() => {
    vi.restoreAllMocks()
    rmSync(stick, { recursive: true, force: true })
  })
  const place = () => ({ label: 'U盘', path: stick })

  it('stand under an unfinished name until all are written', async () => {
    const handover = await startHandover(place(), '上报包')
    const written = await handover.write('甲.txt', '内部资料')
    expect(readdirSync(stick)).toEqual(['上报包.未完成'])
    expect(written).toEqual({ name: '甲.txt', bytes: 12, sha256: sha256(Buffer.from('内部资料', 'utf8')) })
    expect(await handover.finish()).toBe(join(stick, '上报包'))
    expect(readFileSync(join(stick, '上报包', '甲.txt'), 'utf8')).toBe('内部资料')
    expect(readdirSync(stick)).toEqual(['上报包'])
  })

  it('that read back otherwise than they were written are refused', async () => {
    const handover = await startHandover(place(), '上报包')
    vi.mocked(promises.readFile).mockResolvedValueOnce(Buffer.from('内部资科', 'utf8'))
    await expect(handover.write('甲.txt', '内部资料')).rejects.toMatchObject({
      code: 'COPY_DAMAGED',
      message: '“甲.txt”写入后读出来不一样，“U盘”可能已损坏，没有留下文件。请换一个U盘重试',
    })
    await handover.abandon()
    expect(readdirSync(stick)).toEqual([])
  })

  it.each([
    ['EIO', 'DESTINATION_MISSING'],
    ['ENODEV', 'DESTINATION_MISSING'],
    ['EROFS', 'DESTINATION_READONLY'],
    ['ENOSPC', 'DISK_FULL'],
  ])('%s is said as %s', async (system, code) => {
    const handover = await startHandover(place(), '上报包')
    vi.mocked(promises.open).mockRejectedValueOnce(Object.assign(new Error('no'), { code: system }))
    await expect(handover.write('甲.txt', 'x')).rejects.toMatchObject({ code })
  })

  it('onto a stick that is gone are refused at every step', async () => {
    const missing = { code: 'DESTINATION_MISSING' }
    const handover = await startHandover(place(), '上报包')
    await handover.write('甲.txt', 'x')
    rmSync(stick, { recursive: true })
    await expect(handover.write('乙.txt', 'x')).rejects.toMatchObject(missing)
    await expect(handover.finish()).rejects.toMatchObject(missing)
    await handover.abandon()
    await expect(startHandover(place(), '上报包')).rejects.toMatchObject(missing)
    expect(existsSync(stick)).toBe(false)
  })

  it('never overwrite an earlier packet, finished or not', async () => {
    mkdirSync(join(stick, '上报包'))
    mkdirSync(join(stick, '上报包 (2).未完成'))
    chmodSync(join(stick, '上报包'), 0o755)
    const handover = await startHandover(place(), '上报包')
    expect(await handover.finish()).toBe(join(stick, '上报包 (3)'))
  })
})
