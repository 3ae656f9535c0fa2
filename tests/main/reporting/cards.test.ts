import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { readXlsx } from 'hucre'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PdfPrinter } from '../../../src/main/office.ts'
import { createCardNames } from '../../../src/main/reporting/fileNames.ts'
import { OfficeError } from '../../../src/shared/api/errors.ts'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import { putMembers, putOrganisations } from '../../builders/factsRegister.ts'
import { manyBranches, manyMember, PER_BRANCH } from '../../builders/manyMembers.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

/** A blank page for every page of the document. */
const blankPages: PdfPrinter['print'] = async html => {
  const pdf = await PDFDocument.create()
  for (let n = html.split('<section ').length; n > 1; n -= 1) pdf.addPage([100, 100])
  return pdf.save()
}

let at: TestOffice
let stick: string
let print: PdfPrinter['print']
let east: number
let west: number
let zhang: number
let li: number

beforeEach(async () => {
  print = blankPages
  at = await anOffice('2016-03-20', {
    pdf: { print: (html, signal) => print(html, signal) },
    documentFolders: () => Promise.resolve([{ label: 'U盘（报送）', path: stick, kind: 'usb' as const }]),
  })
  stick = join(at.folder, 'stick')
  mkdirSync(stick)
  east = await aBranch(at, '东岗村支部')
  west = await aBranch(at, '西河/村:支部')
  zhang = await aMember(at, east, { name: '张三' })
  await aMember(at, east, { name: '张三', birth: '1981-02-03' })
  li = await aMember(at, west, { name: '李𠮷' })
})
afterEach(() => at.dispose())

const key = async () => (await at.backend.reporting.destinations({})).places[0]!.key
type Cards = Inputs['reporting']['cards']
const hand = async (input: Omit<Cards, 'place'>) =>
  finish(at.backend.reporting.cards({ ...input, place: await key() }))
const records = () => at.register.reader.selectFrom('exportRecord').selectAll().execute()

describe('附件1, a file a person', () => {
  it('names each file by branch and name, safe and each only once, in a folder of its own', async () => {
    const { folder, files, note } = await hand({ format: 'pdf' })
    expect([files, note]).toEqual([3, null])
    expect(readdirSync(stick)).toEqual(['附件1 每人一份 2016-03-20 0900'])
    expect(readdirSync(folder).sort()).toEqual(
      ['东岗村支部-张三(2)-附件1.pdf', '东岗村支部-张三-附件1.pdf', '西河村支部-李𠮷-附件1.pdf'].sort(),
    )
    for (const name of readdirSync(folder)) {
      expect((await PDFDocument.load(readFileSync(join(folder, name)))).getPageCount()).toBe(1)
    }
  })

  it('never writes over what is there', async () => {
    const first = await hand({ format: 'xlsx', memberIds: [zhang] })
    const before = readFileSync(join(first.folder, '东岗村支部-张三-附件1.xlsx'))
    const second = await hand({ format: 'xlsx', memberIds: [zhang] })
    expect(second.folder).not.toBe(first.folder)
    expect(readFileSync(join(first.folder, '东岗村支部-张三-附件1.xlsx')).equals(before)).toBe(true)
    expect(readdirSync(stick)).toHaveLength(2)
  })

  it('holds the cells of the preview of that member alone, read by another library', async () => {
    const { folder } = await hand({ format: 'xlsx', memberIds: [li, zhang] })
    const { pages } = await at.backend.reporting.preview({ annex: 1, memberId: li })
    const shown = pages.flatMap(page => page.cells.map(({ text }) => text)).filter(text => text !== '')
    const { sheets } = await readXlsx(readFileSync(join(folder, '西河村支部-李𠮷-附件1.xlsx')))
    const read = sheets[0]?.rows.flat().filter(cell => cell !== null && cell !== '')
    expect(read?.map(String)).toEqual(shown)
    expect(shown).toContain('李𠮷')
    expect(sheets[0]?.headerFooter?.oddHeader).toContain('内部资料')
  })

  it('of one branch holds only its members', async () => {
    const { folder } = await hand({ format: 'xlsx', orgId: west })
    expect(readdirSync(folder)).toEqual(['西河村支部-李𠮷-附件1.xlsx'])
  })

  it('stands in the log with every file and its hash', async () => {
    const { folder } = await hand({ format: 'xlsx', memberIds: [zhang] })
    const [name = ''] = readdirSync(folder)
    const bytes = readFileSync(join(folder, name))
    const [entry] = (await at.backend.audit.changes({ kind: 'export' })).rows
    expect(entry?.label).toBe('导出附件1 党员基本信息表（每人一个 Excel）')
    const [record] = await records()
    expect(record?.destination).toBe('U盘（报送）')
    expect(JSON.parse(record?.detail ?? '')).toMatchObject({
      asOf: '2016-03-20',
      files: [{ name, sha256: createHash('sha256').update(bytes).digest('hex') }],
    })
  })

  it('tells who was chosen and has no card', async () => {
    await at.backend.roster.setMembership({
      id: li,
      membership: 'DECEASED',
      on: '2016-03-10',
      evidence: '死亡证明',
    })
    const { files, note } = await hand({ format: 'xlsx', memberIds: [zhang, li] })
    expect([files, note]).toEqual([1, '李𠮷在2016-03-20不在册，没有附件1'])
    await expect(hand({ format: 'xlsx', memberIds: [li] })).rejects.toMatchObject({
      code: 'NOBODY_ON_CARD',
      message: '李𠮷在2016-03-20不在册，没有附件1。请检查党籍状态和日期',
    })
    await expect(hand({ format: 'xlsx', orgId: west })).rejects.toMatchObject({ code: 'CARDS_EMPTY' })
    const { note: said } = await finish(at.backend.reporting.workbook({ annex: 1, memberIds: [zhang, li] }))
    expect(said).toBe('李𠮷在2016-03-20不在册，没有附件1')
    expect(readdirSync(stick)).toHaveLength(1)
  })

  it('leaves nothing behind when one cannot be printed, or the clerk gives up, and none is recorded', async () => {
    let prints = 0
    print = (html, signal) => {
      prints += 1
      if (prints === 2) return Promise.reject(new OfficeError('PDF_FAILED', { reason: '浏览器没有完成打印' }))
      return blankPages(html, signal)
    }
    await expect(hand({ format: 'pdf' })).rejects.toMatchObject({ code: 'PDF_FAILED' })
    expect(readdirSync(stick)).toEqual([])
    print = blankPages
    const stream = await at.backend.reporting.cards({ format: 'pdf', place: await key() })
    for (;;) {
      const step = await stream.next()
      if (step.done === true || step.value.step === '正在写入附件1') break
    }
    await stream.return(undefined)
    expect(readdirSync(stick)).toEqual([])
    expect(await records()).toEqual([])
  })

  it('says that the stick was pulled out', async () => {
    const place = await key()
    rmSync(stick, { recursive: true })
    await expect(finish(at.backend.reporting.cards({ format: 'xlsx', place }))).rejects.toMatchObject({
      code: 'DESTINATION_MISSING',
    })
  })
})

describe('附件1 of chosen members in one file', () => {
  it('has them all, branch after branch, and nobody else', async () => {
    const { ticket, fileName, note } = await finish(
      at.backend.reporting.workbook({ annex: 1, memberIds: [li, zhang] }),
    )
    expect([fileName, note]).toEqual(['附件1 党员基本信息表（李𠮷等2名）.xlsx', null])
    const { sheets } = await readXlsx(at.office.files.collect(ticket)!.bytes)
    const texts = sheets.map(({ rows }) => rows.flat().map(cell => String(cell ?? '')))
    expect(
      texts.map(cells => cells.filter(text => text === '姓名' || text === '张三' || text === '李𠮷')),
    ).toEqual([
      ['姓名', '张三', '姓名'],
      ['姓名', '李𠮷', '姓名'],
    ])
  })

  it('is only made of annex 1', async () => {
    await expect(finish(at.backend.reporting.pdf({ annex: 2, memberIds: [li] }))).rejects.toMatchObject({
      message: expect.stringContaining('只有附件1可以只做选中的党员') as string,
    })
  })
})

describe('an annex too long for the printer or for one PDF', () => {
  it('is refused before a page is made, and says what to do', async () => {
    const COUNT = 3001
    await putOrganisations(
      at,
      manyBranches(COUNT).map(org => ({ ...org, id: org.id + 100 })),
    )
    await putMembers(
      at,
      Array.from({ length: COUNT }, (_, index) => ({
        ...manyMember(index + 100, false),
        periods: [
          { orgId: 102 + Math.floor(index / PER_BRANCH), membership: 'FORMAL', fromOn: null, toOn: null },
        ],
        flows: [],
        cases: [],
        letters: [],
        overseas: [],
        posts: [],
      })),
    )
    print = () => Promise.reject(new Error('nothing is printed'))
    await expect(finish(at.backend.reporting.print({ annex: 1 }))).rejects.toMatchObject({
      code: 'PAPER_TOO_LONG',
      message: '共1000页以上，一次最多打印1000页。请先选支部，或改为导出 PDF、Excel',
    })
    await expect(finish(at.backend.reporting.pdf({ annex: 1 }))).rejects.toMatchObject({
      code: 'PDF_TOO_LONG',
    })
    const { ticket } = await finish(at.backend.reporting.print({ annex: 1, orgId: 102 }))
    expect(at.office.files.collect(ticket)?.bytes.byteLength).toBeGreaterThan(10_000)
  })
})

describe('names of files', () => {
  it.each([
    ['东岗村支部', '张三', '东岗村支部-张三-附件1.pdf'],
    ['..\\东岗/村', 'A:B*?"<>|', '东岗村-AB-附件1.pdf'],
    ['', ' . ', '未分支部-无名-附件1.pdf'],
    ['东岗\u202E村', '张\u0000三', '东岗村-张三-附件1.pdf'],
  ])('%s and %s make %s', (branch, name, file) => {
    expect(createCardNames('pdf')(branch, name)).toBe(file)
  })

  it('stay within what a file system takes, and differ where it takes case for the same', () => {
    const nameOf = createCardNames('xlsx')
    const long = nameOf('𠮷'.repeat(80), '犇'.repeat(80))
    expect(Buffer.byteLength(long, 'utf8')).toBeLessThanOrEqual(255)
    expect(nameOf('支部', 'Anna')).toBe('支部-Anna-附件1.xlsx')
    expect(nameOf('支部', 'ANNA')).toBe('支部-ANNA(2)-附件1.xlsx')
  })
})
