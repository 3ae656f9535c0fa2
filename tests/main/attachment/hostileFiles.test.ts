/** Files that are not what they say, and names that would reach where they should not. */

import { afterEach, beforeEach, describe, expect, it, test as plain } from 'vitest'
import fc from 'fast-check'
import { safeFileName } from '../../../src/shared/attachment/rules.ts'
import { jpegHead, tellFile } from '../../../src/main/attachment/fileTypes.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aPdf, aPng, asFile, jpegBytes } from '../../builders/papers.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let member: number
beforeEach(async () => {
  test = await anOffice()
  member = await aMember(test, await aBranch(test))
})
afterEach(() => test.dispose())

const add = (name: string, bytes: Buffer, type = '') =>
  test.backend.attachment.add({
    memberId: member,
    owner: { table: 'member' },
    files: [asFile(name, bytes, type)],
  })

const text = (content: string) => Buffer.from(content, 'utf8')

describe('what is refused, whatever it is called', () => {
  it.each([
    [
      '图.png',
      text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      '是 SVG 图形，里面可以藏程序',
    ],
    [
      '图.png',
      text('\uFEFF<?xml version="1.0"?>\n<!-- a --><svg onload="1"/>'),
      '是 SVG 图形，里面可以藏程序',
    ],
    ['照片.jpg', text('<!DOCTYPE html><html><body>1</body></html>'), '是网页'],
    ['说明.pdf', text(' \n<html>%PDF-1.4</html>'), '是网页'],
    ['花名册.pdf', Buffer.from('PK\x03\x04rest', 'latin1'), '是 Word、Excel 文件或压缩包'],
    ['表.pdf', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), '是旧版 Word、Excel 文件'],
    ['看.png', Buffer.from('MZ\x90', 'latin1'), '是程序'],
    ['动.jpg', text('GIF89a...'), '是 GIF 图片'],
    ['手机.jpg', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), '是手机的 HEIC 图片或视频'],
    ['扫.png', Buffer.from('II*\0....', 'latin1'), '是 TIFF 图片'],
    ['空.pdf', Buffer.alloc(0), '是空文件'],
    ['字.pdf', text('只是几行字'), '不是 PDF、JPG 或 PNG'],
  ])('%s that %#', async (name, bytes, found) => {
    await expect(add(name, bytes, 'image/png')).rejects.toMatchObject({
      code: 'ATTACHMENT_FOREIGN',
      message: `“${name}”${found}，没有附上。请另存为 PDF、JPG 或 PNG 后再附`,
    })
    expect((await test.backend.attachment.ofMember({ memberId: member })).rows).toEqual([])
  })

  it('a picture that would fill the memory of the computer', async () => {
    const bomb = aPng(2, 2)
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    await expect(add('图.png', bomb)).rejects.toMatchObject({
      message: '“图.png”有360000万像素，最多10000万。请用300dpi重新扫描后再附',
    })
    await expect(add('甲.jpg', jpegBytes(10_001, 10_000))).rejects.toMatchObject({
      code: 'ATTACHMENT_TOO_MANY_PIXELS',
    })
    expect((await add('乙.jpg', jpegBytes(10_000, 10_000))).rows).toHaveLength(1)
  })
})

describe('what is kept as it is, and said so', () => {
  it('a PDF with a password, and one that ends too early', async () => {
    const pdf = await aPdf(2)
    const kept = [
      await add('有密码.pdf', await aPdf(1, '1234')),
      await add('半份.pdf', pdf.subarray(0, pdf.byteLength - 200)),
      await add('整份.pdf', pdf),
    ]
    expect(kept.map(({ rows }) => rows[0]?.finding)).toEqual(['encrypted', 'damaged', null])
  })

  it('pictures that end too early', () => {
    const png = aPng()
    expect(tellFile(png.subarray(0, png.byteLength - 12))).toMatchObject({
      type: 'image/png',
      finding: 'damaged',
    })
    expect(tellFile(jpegBytes(9, 9).subarray(0, -2))).toMatchObject({
      type: 'image/jpeg',
      finding: 'damaged',
    })
    expect(tellFile(jpegBytes(9, 9))).toMatchObject({ finding: null, size: { width: 9, height: 9 } })
  })

  it('a PDF that speaks of /Encrypt in its text only', () => {
    expect(tellFile(text('%PDF-1.4\n(see /Encrypt here) startxref 1 %%EOF'))).toMatchObject({ finding: null })
    expect(tellFile(text('%PDF-1.4\n/Encrypt\n12 0 R startxref 1 %%EOF'))).toMatchObject({
      finding: 'encrypted',
    })
  })
})

plain('no bytes whatever stop the reading of what they are', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        [0xff, 0xd8, 0xff],
        [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
        [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31],
      ),
      fc.uint8Array({ maxLength: 200 }),
      (lead, rest) => {
        const bytes = Buffer.from([...lead, ...rest])
        expect(tellFile(bytes).type).not.toBeNull()
        jpegHead(bytes)
      },
    ),
  )
})

describe('names', () => {
  it.each([
    ['../../etc/决定.pdf', '决定.pdf'],
    ['C:\\Users\\x\\决定.pdf', '决定.pdf'],
    ['..', '附件.pdf'],
    ['.pdf', '附件.pdf'],
    ['con.pdf', 'con_.pdf'],
    ['决\u0000定\u202Efdp.exe', '决定fdp.exe.pdf'],
    ['甲<b>|乙?.PDF', '甲_b__乙_.pdf'],
    ['第1页.jpg', '第1页.jpg.pdf'],
    ['  名  称 .pdf ', '名 称.pdf'],
  ])('%j is kept as %s', async (given, kept) => {
    const { rows } = await add(given, await aPdf())
    expect(rows[0]?.fileName).toBe(kept)
  })

  it('a very long name keeps its ending; one beyond all measure is refused at the door', async () => {
    const { rows } = await add(`${'长'.repeat(900)}.pdf`, await aPdf())
    expect(rows[0]?.fileName).toBe(`${'长'.repeat(116)}.pdf`)
    await expect(add(`${'长'.repeat(1000)}.pdf`, await aPdf())).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
  })

  it('is always one that every file system takes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme' })),
        fc.constantFrom('application/pdf' as const, 'image/jpeg' as const, 'image/png' as const),
        (given, type) => {
          const name = safeFileName(given, type)
          expect([...name].length).toBeLessThanOrEqual(120)
          expect(name).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}]+\.(pdf|jpe?g|png)$/u)
          expect(name).not.toMatch(/^[. ]|[. ]$/)
          expect(name.isWellFormed()).toBe(true)
          expect(safeFileName(name, type)).toBe(name)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('the door', () => {
  it('takes no more files at once than it says', async () => {
    const files = Array.from({ length: 21 }, (_, n) => asFile(`${n}.png`, aPng(10 + n)))
    await expect(
      test.backend.attachment.add({ memberId: member, owner: { table: 'member' }, files }),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('writes no content and no name into the maintainer’s log when something fails', async () => {
    const mark = 'INNER-SECRET'
    await expect(add('王秀兰.pdf', text(mark))).rejects.toMatchObject({ code: 'ATTACHMENT_FOREIGN' })
    test.register.rawWriter.exec('DROP TABLE "attachmentPart"')
    await expect(add('王秀兰.pdf', text(`%PDF-1.4 ${mark}`))).rejects.toMatchObject({ code: 'UNEXPECTED' })
    expect(test.logged.join('\n')).not.toMatch(/INNER-SECRET|王秀兰/)
  })
})
