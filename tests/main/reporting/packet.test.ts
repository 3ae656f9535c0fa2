import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { EncryptedFileError, readXlsx } from 'hucre'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PdfPrinter } from '../../../src/main/office.ts'
import { OfficeError } from '../../../src/shared/api/errors.ts'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import { manifestSchema } from '../../../src/shared/reporting/manifest.ts'
import { putCampaign, putMembers, putOrganisations } from '../../builders/factsRegister.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aCase, aMember, CAMPAIGN, ORG, ORGANISATIONS } from '../../shared/reporting/build.ts'
import { EVERYBODY } from '../../shared/reporting/worked.ts'

/** A blank page for every page of the document. */
const blankPages: PdfPrinter['print'] = async html => {
  const pdf = await PDFDocument.create()
  for (let n = html.split('<section ').length; n > 1; n -= 1) pdf.addPage([100, 100])
  return pdf.save()
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('a packet on a stick', () => {
  let at: TestOffice
  let stick: string
  let print: PdfPrinter['print'] = blankPages

  beforeAll(async () => {
    at = await anOffice('2016-03-20', {
      pdf: { print: (html, signal) => print(html, signal) },
      documentFolders: () => Promise.resolve([{ label: 'U盘（报送）', path: stick, kind: 'usb' as const }]),
    })
    await putOrganisations(at, ORGANISATIONS)
    await putCampaign(at, CAMPAIGN)
    await putMembers(at, EVERYBODY)
  })
  afterAll(() => at.dispose())
  beforeEach(() => {
    print = blankPages
    stick = join(at.folder, 'stick')
    mkdirSync(stick)
  })
  afterEach(() => rmSync(stick, { recursive: true, force: true }))

  const destination = async () => {
    const { places } = await at.backend.reporting.destinations({})
    return places[0]!
  }
  const hand = async (input: Partial<Inputs['reporting']['packet']> = {}) =>
    finish(
      at.backend.reporting.packet({
        annexes: [5, 7],
        place: (await destination()).key,
        confirmed: true,
        ...input,
      }),
    )
  const records = () => at.register.reader.selectFrom('exportRecord').selectAll().execute()

  it('is one folder with every annex, its PDF and the list, each as its hash says', async () => {
    expect(await destination()).toMatchObject({ label: 'U盘（报送）', kind: 'usb' })
    const packet = await hand({ annexes: [7, 5, 9] })
    expect(packet.folder).toBe(join(stick, '上报包 中共青山镇委员会 2016-03-20 0900'))
    expect(readdirSync(stick)).toEqual(['上报包 中共青山镇委员会 2016-03-20 0900'])
    expect(readdirSync(packet.folder).sort()).toEqual(
      [
        '上报清单.json',
        '上报清单.pdf',
        '上报清单.xlsx',
        '附件5 经查找取得联系党员登记表.pdf',
        '附件5 经查找取得联系党员登记表.xlsx',
        '附件7 与党组织失去联系党员情况汇总表.pdf',
        '附件7 与党组织失去联系党员情况汇总表.xlsx',
        '附件9 与党组织失去联系党员管理及处置情况汇总表.pdf',
        '附件9 与党组织失去联系党员管理及处置情况汇总表.xlsx',
      ].sort(),
    )
    for (const file of packet.files) {
      const bytes = readFileSync(join(packet.folder, file.name))
      expect([bytes.byteLength, hash(bytes)]).toEqual([file.bytes, file.sha256])
    }
    expect(packet.files.map(({ annex, persons }) => [annex, persons])).toEqual([
      [5, 11],
      [5, 11],
      [7, 10],
      [7, 10],
      [9, 21],
      [9, 21],
    ])
  })

  it('has a list for programs and one to sign', async () => {
    const { folder, files } = await hand()
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, '上报清单.json'), 'utf8')))
    const { name, startOn, searchEnd, fillDate, fillDate9 } = CAMPAIGN
    expect(manifest).toMatchObject({
      mark: '内部资料',
      unit: '中共青山镇委员会',
      madeAt: '2016-03-20T09:00:00',
      madeBy: '经办人',
      protected: false,
      campaign: { name, startOn, searchEnd, fillDate, fillDate9 },
      settings: { 'lost.months': 6, 'annex6.orgCode': 'literal' },
    })
    expect(manifest.files.map(({ name, sha256 }) => [name, sha256])).toEqual(
      files.map(({ name, sha256 }) => [name, sha256]),
    )
    expect(manifest.files[0]).toMatchObject({ annex: 5, asOf: '2016-03-20', persons: 11 })
    expect(manifest.checks.map(({ check }) => check)).toContain('X7')
    const [sheet] = (await readXlsx(readFileSync(join(folder, '上报清单.xlsx')))).sheets
    const text = JSON.stringify(sheet!.rows)
    expect(text).toContain('附件7 与党组织失去联系党员情况汇总表.xlsx')
    expect(text).toContain(files[0]!.sha256)
    expect(text).toContain('接收人（签名）')
    expect(sheet!.headerFooter?.oddHeader).toContain('内部资料')
  })

  it('is recorded with place, files and settings', async () => {
    const before = (await records()).length
    const { files } = await hand()
    const all = await records()
    expect(all).toHaveLength(before + 1)
    expect(all.at(-1)).toMatchObject({ what: '上报包：附件5、7', destination: 'U盘（报送）' })
    const detail = manifestSchema.parse(JSON.parse(all.at(-1)!.detail))
    expect(detail.files.map(({ sha256 }) => sha256)).toEqual(files.map(({ sha256 }) => sha256))
    const { rows } = await at.backend.audit.changes({ page: { limit: 1 } })
    expect(rows[0]).toMatchObject({ label: '导出上报包：附件5、7', kind: 'export' })
  })

  it('a second one of the same minute stands beside the first', async () => {
    const [first, second] = [await hand(), await hand()]
    expect(second.folder).toBe(`${first.folder} (2)`)
    expect(readdirSync(stick)).toHaveLength(2)
  })

  it('with a password holds workbooks that open only with it, and nothing else of the members', async () => {
    const { folder, files, notes } = await hand({ annexes: [6], password: '平安2016!' })
    expect(readdirSync(folder).sort()).toEqual(
      ['上报清单.json', '上报清单.xlsx', '附件6 经查找仍然无法取得联系党员登记表.xlsx'].sort(),
    )
    const bytes = readFileSync(join(folder, files[0]!.name))
    await expect(readXlsx(bytes)).rejects.toBeInstanceOf(EncryptedFileError)
    const book = await readXlsx(bytes, { password: '平安2016!' })
    expect(JSON.stringify(book.sheets.map(({ rows }) => rows))).toContain('甲一')
    expect(notes.join()).toContain('密码')
    for (const name of ['上报清单.json', '上报清单.xlsx']) {
      const plain = readFileSync(join(folder, name))
      for (const { name: person } of EVERYBODY) expect(plain.includes(person)).toBe(false)
    }
  })

  it('goes without PDFs where there is no browser, and says so', async () => {
    print = () => Promise.reject(new OfficeError('BROWSER_MISSING'))
    const { folder, notes } = await hand()
    expect(readdirSync(folder).filter(name => name.endsWith('.pdf'))).toEqual([])
    expect(notes.filter(note => note.includes('浏览器'))).toHaveLength(1)
    expect((await hand({ pdf: false })).notes.filter(note => note.includes('浏览器'))).toEqual([])
  })

  it('of one organisation holds only its own', async () => {
    const { folder } = await hand({ annexes: [2], orgId: ORG.gov, pdf: false })
    expect(folder).toContain('机关支部')
    const book = await readXlsx(readFileSync(join(folder, '附件2 党员名册.xlsx')))
    expect(book.sheets.map(({ name }) => name)).toEqual(['机关支部'])
  })

  it('goes up with a broken check only when that was looked at and confirmed, each named', async () => {
    const before = (await records()).length
    const { id } = await at.register.reader.selectFrom('member').select('id').executeTakeFirstOrThrow()
    // Its check digit would be another one.
    await at.backend.roster.update({ id, values: { idNo: '410400197207200590' } })
    const { checks } = await at.backend.reporting.checks({})
    const broken = checks.filter(
      ({ passed, level, annexes }) => !passed && level === 'error' && annexes.includes(2),
    )
    expect(broken.map(({ check }) => check)).toContain('X15')
    await expect(hand({ annexes: [2], confirmed: false })).rejects.toMatchObject({
      code: 'CHECKS_UNCONFIRMED',
      message: `有${broken.length}处校验不平（${broken.map(({ check }) => check).join('、')}），请核对后再上报；确实如此的，先确认`,
      data: { field: 'confirmed' },
    })
    expect(readdirSync(stick)).toEqual([])
    expect(await records()).toHaveLength(before)
    expect((await hand({ annexes: [2], confirmed: true })).notes.join()).toContain('校验 X15 未通过')
    await finish(at.backend.audit.undo({}))
    expect((await hand({ annexes: [2], confirmed: false })).notes.join()).not.toContain('X15')
  })

  it('leaves nothing behind when the clerk gives up, and none is recorded', async () => {
    const before = (await records()).length
    const stream = await at.backend.reporting.packet({
      annexes: [1, 2, 3, 4, 5, 6, 7, 8, 9],
      place: (await destination()).key,
      confirmed: true,
    })
    for (;;) {
      const step = await stream.next()
      if (step.done === true || step.value.step.includes('附件3')) break
    }
    await stream.return(undefined)
    expect(readdirSync(stick)).toEqual([])
    expect(await records()).toHaveLength(before)
  })

  it('leaves nothing behind when a page cannot be printed', async () => {
    print = () => Promise.reject(new OfficeError('PDF_FAILED', { reason: '浏览器没有完成打印' }))
    await expect(hand()).rejects.toMatchObject({ code: 'PDF_FAILED' })
    expect(readdirSync(stick)).toEqual([])
  })

  it('says that the stick was pulled out, at whatever moment', async () => {
    const { key } = await destination()
    rmSync(stick, { recursive: true })
    await expect(
      finish(at.backend.reporting.packet({ annexes: [7], place: key, confirmed: true })),
    ).rejects.toMatchObject({
      code: 'DESTINATION_MISSING',
    })
    mkdirSync(stick)
    let prints = 0
    print = (html, signal) => {
      prints += 1
      if (prints === 2) rmSync(stick, { recursive: true })
      return blankPages(html, signal)
    }
    const before = (await records()).length
    await expect(hand()).rejects.toMatchObject({
      code: 'DESTINATION_MISSING',
      message: '找不到“U盘（报送）”，U盘可能已拔出。请插好后重试',
    })
    expect(await records()).toHaveLength(before)
    expect(statSync(at.folder).isDirectory()).toBe(true)
  })

  it('needs the campaign of the annexes that need one', async () => {
    const other = await anOffice('2016-03-20', {
      documentFolders: () => Promise.resolve([{ label: '文档', path: stick, kind: 'documents' as const }]),
    })
    try {
      const { places } = await other.backend.reporting.destinations({})
      const ask = (annexes: number[]) =>
        finish(other.backend.reporting.packet({ annexes, place: places[0]!.key, pdf: false }))
      await expect(ask([2, 7])).rejects.toMatchObject({ code: 'CAMPAIGN_MISSING' })
      expect(readdirSync(stick)).toEqual([])
      const { files } = await ask([2])
      expect(files).toHaveLength(1)
    } finally {
      await other.dispose()
    }
  })

  it('names the checks that failed', async () => {
    // 其他 without its reason (X5).
    const lost = aCase({ contactOn: '2016-03-01', situation: 'OTHER', situationNote: null })
    await putMembers(at, [aMember({ name: '情形不明', cases: [lost] })])
    const { checks } = await at.backend.reporting.checks({})
    const failed = checks.filter(
      ({ passed, level, annexes }) =>
        !passed && level !== 'note' && annexes.some(annex => annex === 5 || annex === 7),
    )
    const { notes } = await hand()
    expect(failed.map(({ check }) => check)).toContain('X5')
    expect(notes).toHaveLength(failed.length)
    for (const { check } of failed) expect(notes.some(note => note.includes(check))).toBe(true)
  })
})
