import { expect, test } from 'vitest'
import { readMerges } from '../../../src/main/documents/sheetScan.ts'

async function* sheet(merges: string) {
  yield await Promise.resolve(
    `<worksheet><sheetData><row r="1"/></sheetData><mergeCells count="1">${merges}</mergeCells></worksheet>`,
  )
}

test('a merged range is read to its last letter and not beyond', async () => {
  expect(await readMerges(sheet('<mergeCell ref="A1:N1"/>'))).toEqual([
    { top: 1, bottom: 1, left: 0, right: 13 },
  ])
  expect(await readMerges(sheet('<mergeCell ref="AA2:ZZ3"/>'))).toEqual([
    { top: 2, bottom: 3, left: 26, right: 701 },
  ])
})
