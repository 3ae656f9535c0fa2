/** The roster as it stands on the screen into a workbook, and the same cells with the bare library. */

import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { PassThrough } from 'node:stream'
import Excel from 'exceljs'
import type { Inputs } from '../../src/shared/api/contract.ts'
import { finish } from '../builders/office.ts'
import type { BenchOffice } from './benchOffice.ts'

/** Milliseconds between two looks at the event loop. */
const LOOK_MS = 4

/** The longest the event loop stood still while `fn` ran, milliseconds. */
export async function longestPause<T>(fn: () => Promise<T>): Promise<{ result: T; pause: number }> {
  const watch = monitorEventLoopDelay({ resolution: LOOK_MS })
  watch.enable()
  // The first look only begins the count.
  await new Promise(resolve => setTimeout(resolve, 4 * LOOK_MS))
  watch.reset()
  const result = await fn()
  // A stop right before the end is seen by the next look.
  await new Promise(resolve => setTimeout(resolve, 2 * LOOK_MS))
  watch.disable()
  return { result, pause: watch.max / 1e6 }
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
  const { result, pause } = await longestPause(() =>
    finish(backend.roster.exportList({ ...LISTING, format })),
  )
  return { count: office.files.collect(result.ticket)?.bytes.byteLength ?? 0, more: { pause } }
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
