/** What files that cannot be read are answered with. */

import { expect } from 'vitest'
import { everything, failure, planFile, upload } from '../../builders/imports.ts'
import { finish, type TestOffice } from '../../builders/office.ts'
import { sheetXml } from '../../builders/workbooks.ts'

export interface Case {
  what: string
  file: string
  bytes: () => Buffer | Promise<Buffer>
  code: string
  sentence: string
  password?: string
}

export const UNREADABLE = (file: string) =>
  `“${file}”打不开：文件已损坏或不是表格。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入`
export const OTHER = (file: string, found: string) =>
  `“${file}”其实不是表格文件（${found}）。请让支部用 Excel 或 WPS 另存为 .xlsx 后重新报送`
export const CUT = (file: string) => `“${file}”不完整，可能没有拷贝完。请重新拷贝后再导入`
export const BOMB = (file: string, size: string) =>
  `“${file}”解压后大得不正常（${size}），可能是恶意文件，没有读取`
export const EMPTY = (file: string) => `“${file}”里没有内容，请检查是否选错文件`
export const HEADLESS =
  '工作表“Sheet1”里找不到表头：没有“姓名”一栏。请检查表头，或指出表头在第几行、姓名在哪一栏'

export const WANG = '410400198006151016'

const text = (value: string, column: string, row: number) =>
  `<c r="${column}${row}" t="str"><v>${value}</v></c>`
export const row = (number: number, ...cells: string[]) =>
  `<row r="${number}">${cells.map((cell, i) => text(cell, 'ABCDE'[i] ?? 'F', number)).join('')}</row>`
export const HEADER_ROW = row(1, '姓名', '身份证号', '支部')
export const WHOLE = sheetXml(
  HEADER_ROW + row(2, '王五', WANG, '东岗村') + row(3, '赵六', '410400196811203019', '东岗村'),
)

/** MiB the program may grow by while it reads anything of this. */
const GROWTH_MAX = 300

/** Plans the file, and imports it in one go: both are answered, and nothing is written. */
export async function expectAnswer(
  test: TestOffice,
  { file, bytes, code, sentence, password }: Case,
): Promise<void> {
  const content = await bytes()
  const before = everything(test.register)
  const start = process.memoryUsage.rss()
  let peak = start
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5)
  const more = password === undefined ? {} : { password }
  const planned = await failure(planFile(test, content, { name: file, ...more }))
  const fileId = await upload(test, content, file)
  const run = await failure(finish(test.backend.intake.run({ fileId, ...more })))
  clearInterval(watch)
  expect([planned, run]).toEqual([
    { code, sentence },
    { code, sentence },
  ])
  expect(everything(test.register)).toEqual(before)
  expect((peak - start) / 1024 / 1024).toBeLessThan(GROWTH_MAX)
}
