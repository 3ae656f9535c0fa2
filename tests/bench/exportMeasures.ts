/** The roster as it stands on the screen into a workbook, and the same cells with the bare library. */

import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { PassThrough } from 'node:stream'
import Excel from 'exceljs'
import type { Inputs } from '../../src/shared/api/contract.ts'
import { finish } from '../builders/office.ts'
import type { BenchOffice } from './benchOffice.ts'

/** Milliseconds between two looks at the event loop. */
const LOOK_MS = 4

export interface Paused<T> {
  result: T
  /** the longest the event loop stood still while `fn` ran, milliseconds */
  pause: number
  /** the longest its own thread computed in one go, milliseconds: what a busy machine adds is not in it */
  work: number
}

export async function longestPause<T>(fn: () => Promise<T>): Promise<Paused<T>> {
  const watch = monitorEventLoopDelay({ resolution: LOOK_MS })
  watch.enable()
  let before = process.threadCpuUsage()
  let work = 0
  const looks = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before)
    work = Math.max(work, (user + system) / 1000)
    before = process.threadCpuUsage()
  }, LOOK_MS)
  // The first look only begins the count.
  await new Promise(resolve => setTimeout(resolve, 4 * LOOK_MS))
  work = 0
  const result = await fn()
  // A stop right before the end is seen by the next look.
  await new Promise(resolve => setTimeout(resolve, 2 * LOOK_MS))
  watch.disable()
  clearInterval(looks)
  return { result, pause: watch.max / 1e6, work }
}

export const LISTING: Inputs['roster']['printList'] = {
  sort: [{ column: 'orgName' }, { column: 'joinDate', descending: true }],
  columns: (
    [
      'name',
      'sex',
      'idNo',
      'orgName',
      'joinDate',
      'phone',
      'birth',
      'education',
      'nation',
      'unit',
      'residence',
      'age',
    ] as const
  ).map(key => ({ key, width: 120 })),
}

type Format = Inputs['roster']['exportList']['format']

export async function exportRoster(
  { office, backend }: BenchOffice,
  format: Format,
): Promise<{ count: number; more: Record<string, number> }> {
  const { result, pause, work } = await longestPause(() =>
    finish(backend.roster.exportList({ ...LISTING, format })),
  )
  return { count: office.files.collect(result.ticket)?.bytes.byteLength ?? 0, more: { pause, work } }
}

/** As many rows and columns of the same kind of text, with exceljs as its manual says. */
export async function bareWorkbook(members: number): Promise<{ count: number }> {
  let bytes = 0
  const sink = new PassThrough()
  sink.on('data', (piece: Buffer) => {
    bytes += piece.length
  })
  const book = new Excel.stream.xlsx.WorkbookWriter({
    stream: sink,
    useSharedStrings: false,
    useStyles: true,
    zip: { zlib: { level: 1 } },
  })
  const sheet = book.addWorksheet('党员名册')
  sheet.columns = Array.from({ length: 13 }, () => ({ width: 14, style: { numFmt: '@' } }))
  for (let index = 0; index < members; index += 1) {
    sheet
      .addRow([
        String(index + 1),
        `王秀${index % 97}`,
        index % 4 === 0 ? '女' : '男',
        `4104001960${String(index).padStart(8, '0')}`,
        `东岗第${index % 2000}村党支部`,
        '1991-07-01',
        `137${String(index).padStart(8, '0')}`,
        '1960-02-03',
        '大专',
        '汉族',
        '平顶山市某某机械制造有限责任公司',
        `河南省平顶山市某某县青山镇某某村${index % 12}组${index % 200}号`,
        '56',
      ])
      .commit()
    if (index % 500 === 0) await new Promise(resolve => setImmediate(resolve))
  }
  sheet.commit()
  await book.commit()
  return { count: bytes }
}

/** Milliseconds a call took, each of `times`. */
export async function timesOf(times: number, fn: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round < times; round += 1) {
    const start = performance.now()
    await fn()
    taken.push(performance.now() - start)
  }
  return taken
}

/** 重复检查 and 信息质量 asked for the first time, and annex 7 alone: how long, and the longest pause of others. */
export async function wholeRegister({ office, backend }: BenchOffice): Promise<{
  count: number
  more: Record<string, number>
}> {
  const more: Record<string, number> = {}
  let count = 0
  const look = async (name: string, fn: () => Promise<number>) => {
    const start = performance.now()
    const { result, pause, work } = await longestPause(fn)
    more[`${name} ms`] = performance.now() - start - 6 * LOOK_MS
    more[`${name} pause`] = pause
    more[`${name} work`] = work
    count += result
  }
  await look('duplicates', async () => (await backend.duplicates.list({})).total)
  await look('quality', async () => (await backend.quality.overview({})).branches.length)
  await look('annex7', async () => {
    const { ticket } = await finish(backend.reporting.workbook({ annex: 7 }))
    return office.files.collect(ticket)?.bytes.byteLength ?? 0
  })
  return { count, more }
}
