import { expect, test } from 'vitest'
import { readMerges } from '../../../src/main/documents/sheetScan.ts'

function sheet(merges: string, prefix = ''): string {
  const tag = (name: string) => `${prefix}${name}`
  const row = `<${tag('row')} r="1"><${tag('c')} t="inlineStr"><is><t>sheetData 西河村</t></is></${tag('c')}></${tag('row')}>`
  return `<?xml version="1.0"?><${tag('worksheet')}><${tag('sheetData')}>${row}</${tag('sheetData')}><${tag('mergeCells')}>${merges}</${tag('mergeCells')}></${tag('worksheet')}>`
}

/** The bytes in pieces of this size. */
async function* pieces(bytes: Buffer, size = bytes.length) {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

const A1_N1 = { top: 1, bottom: 1, left: 0, right: 13 }
const MERGE = '<mergeCell ref="A1:N1"/>'

test('a merged range is read to its last letter and not beyond', async () => {
  expect(await readMerges(pieces(Buffer.from(sheet(MERGE))))).toEqual([A1_N1])
  expect(await readMerges(pieces(Buffer.from(sheet('<mergeCell ref="AA2:ZZ3"/>'))))).toEqual([
    { top: 2, bottom: 3, left: 26, right: 701 },
  ])
})

test('wherever the bytes are cut, the end of the rows is found', async () => {
  const bytes = Buffer.from(sheet(MERGE))
  for (let size = 1; size <= bytes.length; size += 1) {
    expect(await readMerges(pieces(bytes, size)), `pieces of ${size}`).toEqual([A1_N1])
  }
})

test('a sheet with a prefix, one without rows, and one in UTF-16', async () => {
  const prefixed = sheet('<x:mergeCell ref="A1:N1"/>', 'x:')
  expect(await readMerges(pieces(Buffer.from(prefixed)))).toEqual([A1_N1])
  const empty = `<worksheet><sheetData /><mergeCells>${MERGE}</mergeCells></worksheet>`
  expect(await readMerges(pieces(Buffer.from(empty)))).toEqual([A1_N1])
  const wide = Buffer.from(`\ufeff${sheet(MERGE)}`, 'utf16le')
  for (const size of [7, 64, wide.length])
    expect(await readMerges(pieces(wide, size)), `pieces of ${size}`).toEqual([A1_N1])
})

test('without an end of the rows there is nothing behind them', async () => {
  expect(await readMerges(pieces(Buffer.from(`<worksheet><sheetData>${MERGE}`)))).toEqual([])
})
