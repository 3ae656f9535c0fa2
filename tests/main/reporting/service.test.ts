import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OfficeError } from '../../../src/shared/api/errors.ts'
import type { Inputs } from '../../../src/shared/api/contract.ts'
import type { FormPage } from '../../../src/shared/forms/sheet.ts'
import { branchSheets, blankSheets, summarySheets } from '../../../src/shared/forms/annexes.ts'
import { putCampaign, putMembers, putOrganisations } from '../../builders/factsRegister.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { mirror } from '../../builders/workbookMirror.ts'
import {
  aMember,
  aRun,
  branchesOf,
  CAMPAIGN,
  collect,
  ORG,
  ORGANISATIONS,
} from '../../shared/reporting/build.ts'
import { EVERYBODY, FLOWING, NOT_FOUND } from '../../shared/reporting/worked.ts'

const ANNEXES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** The sheets of an annex straight from the facts, without any register. */
function sheetsFromFacts(annex: (typeof ANNEXES)[number]) {
  const run = aRun()
  if (annex >= 7) return summarySheets(annex as 7 | 8 | 9, collect(run, EVERYBODY))
  const branchAnnex = annex as 1 | 2 | 3 | 4 | 5 | 6
  const sheets = branchesOf(run, EVERYBODY).flatMap(branch => branchSheets(branchAnnex, run, branch))
  return sheets.length === 0 ? blankSheets(branchAnnex, run) : sheets
}

function pagesFromFacts(annex: (typeof ANNEXES)[number]): FormPage[] {
  return sheetsFromFacts(annex).flatMap(sheet => [...sheet.pages()])
}

describe('the annexes of a campaign', () => {
  let at: TestOffice
  beforeAll(async () => {
    at = await anOffice('2016-03-20', {
      pdf: { print: () => Promise.reject(new OfficeError('BROWSER_MISSING')) },
    })
    await putOrganisations(at, ORGANISATIONS)
    await putCampaign(at, CAMPAIGN)
    await putMembers(at, EVERYBODY)
  })
  afterAll(() => at.dispose())

  const preview = (input: Inputs['reporting']['preview']) => at.backend.reporting.preview(input)
  const fetch = async (format: 'workbook' | 'pdf' | 'print', input: Inputs['reporting']['workbook']) => {
    const ticket = await finish(at.backend.reporting[format](input))
    const file = at.office.files.collect(ticket.ticket)
    return { ticket, file: file! }
  }

  it.each(ANNEXES)('annex %i is previewed as it is laid out from the facts', async annex => {
    const expected = pagesFromFacts(annex)
    const { info, pages } = await preview({ annex, pages: 20 })
    expect(info.pages).toBe(expected.length)
    expect(pages).toEqual(expected.slice(0, 20))
  })

  it('any page can be asked for, over the borders of branches', async () => {
    const expected = pagesFromFacts(2)
    for (const [fromPage, count] of [
      [1, 1],
      [3, 4],
      [expected.length, 3],
    ] as const) {
      const { pages } = await preview({ annex: 2, fromPage, pages: count })
      expect(pages).toEqual(expected.slice(fromPage - 1, fromPage - 1 + count))
    }
    expect((await preview({ annex: 2, fromPage: expected.length + 1 })).pages).toEqual([])
  })

  it('the overview counts persons, pages, copies and failed checks', async () => {
    const { annexes, campaign } = await at.backend.reporting.annexes({})
    expect(campaign).toBe(CAMPAIGN.name)
    expect(annexes.map(({ annex }) => annex)).toEqual([...ANNEXES])
    const persons = Object.fromEntries(annexes.map(({ annex, persons: count }) => [annex, count]))
    // worked.ts: ten not found, eleven found, one that reached six months during the sweep.
    expect(persons[3]).toBe(10 + 11 + 1)
    expect(persons[5]).toBe(11)
    expect(persons[6]).toBe(10)
    expect(persons[7]).toBe(10)
    expect(persons[9]).toBe(21)
    expect(persons[8]).toBe(persons[4])
    expect(annexes[3]!.copies.reduce((sum, { count }) => sum + count, 0)).toBe(6)
    expect(annexes.map(({ asOf }) => asOf)).toEqual([
      ...new Array<string>(8).fill('2016-03-20'),
      '2016-06-20',
    ])
    expect(annexes[6]).toMatchObject({ paper: 'A3', orientation: 'landscape' })
    const { checks } = await at.backend.reporting.checks({})
    const failed = checks.filter(
      ({ annexes: about, level, passed }) => !passed && level === 'error' && about.includes(5),
    )
    expect(annexes[4]!.failed).toBe(failed.length)
  })

  it('a changed record is seen at once', async () => {
    const before = (await preview({ annex: 2, orgId: ORG.pubinst })).info.persons
    const { id } = await at.backend.roster.create({
      orgId: ORG.pubinst,
      values: { name: '新来', sex: '男', joinDate: '2000-01-01' },
    })
    expect((await preview({ annex: 2, orgId: ORG.pubinst })).info.persons).toBe(before + 1)
    const { undo } = await at.backend.audit.state({})
    await finish(at.backend.audit.undo({ id: undo!.id }))
    expect((await preview({ annex: 2, orgId: ORG.pubinst })).info.persons).toBe(before)
    expect(id).toBeGreaterThan(0)
  })

  it('a branch, a person and another day can be asked for', async () => {
    const rural = await preview({ annex: 2, orgId: ORG.rural, pages: 20 })
    const expected = branchSheets(
      2,
      aRun(),
      branchesOf(aRun(), EVERYBODY).find(({ orgId }) => orgId === ORG.rural)!,
    )
    expect(rural.pages).toEqual(expected.flatMap(sheet => [...sheet.pages()]))

    const { id } = NOT_FOUND.n3
    const card = await preview({ annex: 1, memberId: id })
    expect(card.pages).toHaveLength(1)
    expect(card.pages[0]!.cells.map(({ text }) => text)).toContain('甲三')
    const record = await preview({ annex: 3, memberId: id })
    expect(record.pages).toHaveLength(1)
    expect(record.pages[0]!.orientation).toBe('portrait')

    // 丁五 left on the day after the fill date: on annex 4 only for a later day.
    const names = async (asOf?: string) =>
      (await preview({ annex: 4, orgId: ORG.community, ...(asOf ? { asOf } : {}) })).pages.flatMap(page =>
        page.cells.map(({ text }) => text),
      )
    expect(await names()).not.toContain(FLOWING.w5.name)
    expect(await names('2016-03-21')).toContain(FLOWING.w5.name)
  })

  it.each(ANNEXES)('annex %i is exported as it is previewed', async annex => {
    const { ticket, file } = await fetch('workbook', { annex })
    const { problems } = await mirror(file.bytes, sheetsFromFacts(annex))
    expect(problems).toEqual([])
    expect(ticket).toMatchObject({ fileName: file.name, bytes: file.bytes.byteLength })
  })

  it('files are named after the annex, the branch, the person', async () => {
    expect((await fetch('workbook', { annex: 7 })).file.name).toBe(
      '附件7 与党组织失去联系党员情况汇总表.xlsx',
    )
    expect((await fetch('workbook', { annex: 2, orgId: ORG.rural })).file.name).toBe(
      '附件2 党员名册（石桥村支部）.xlsx',
    )
    const { file } = await fetch('print', { annex: 1, memberId: NOT_FOUND.n3.id })
    expect(file.name).toBe('附件1 党员基本信息表（甲三）.html')
    expect(file.mime).toBe('text/html; charset=utf-8')
    expect(Buffer.from(file.bytes).toString('utf8')).toContain('>甲三<')
  })

  it('the same register gives the same bytes', async () => {
    const [a, b] = [await fetch('workbook', { annex: 3 }), await fetch('workbook', { annex: 3 })]
    expect(Buffer.compare(a.file.bytes, b.file.bytes)).toBe(0)
  })

  it('handing a file over is logged with its hash and settings; nothing else is, and it cannot be undone', async () => {
    const count = async () => (await at.backend.audit.changes({})).total
    const before = await count()
    await fetch('print', { annex: 2 })
    await preview({ annex: 2 })
    expect(await count()).toBe(before)
    const { file } = await fetch('workbook', { annex: 5 })
    expect(await count()).toBe(before + 1)
    const record = await at.register.reader
      .selectFrom('exportRecord')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(record.what).toBe('附件5 经查找取得联系党员登记表（Excel）')
    const detail: unknown = JSON.parse(record.detail)
    expect(detail).toMatchObject({
      asOf: '2016-03-20',
      files: [{ name: file.name, bytes: file.bytes.byteLength }],
      settings: { 'lost.months': 6 },
    })
    const { undo } = await at.backend.audit.state({})
    expect(undo?.label ?? '').not.toContain('附件5')
  })

  it('a browser, an organisation, a person that is not there is said so', async () => {
    await expect(fetch('pdf', { annex: 2 })).rejects.toMatchObject({ code: 'BROWSER_MISSING' })
    for (const scope of [{ orgId: 9999 }, { memberId: 999_999 }, { campaignId: 77 }]) {
      await expect(preview({ annex: 1, ...scope })).rejects.toMatchObject({ code: 'RECORD_MISSING' })
      await expect(fetch('workbook', { annex: 1, ...scope })).rejects.toMatchObject({
        code: 'RECORD_MISSING',
      })
    }
  })
})

describe('without a campaign', () => {
  let at: TestOffice
  beforeAll(async () => {
    at = await anOffice('2020-05-06')
    await putOrganisations(at, ORGANISATIONS)
    await putMembers(at, [aMember({ id: 1, name: '张三' }), FLOWING.w1])
  })
  afterAll(() => at.dispose())

  it('annexes 1, 2 and 4 are made for today', async () => {
    const { annexes, campaign } = await at.backend.reporting.annexes({})
    expect(campaign).toBe('')
    expect(annexes.map(({ annex, asOf, persons }) => [annex, asOf, persons])).toEqual([
      [1, '2020-05-06', 2],
      [2, '2020-05-06', 2],
      [4, '2020-05-06', 1],
    ])
    const { pages } = await at.backend.reporting.preview({ annex: 2 })
    expect(pages[0]!.cells.map(({ text }) => text)).toContain('张三')
  })

  it.each([3, 5, 6, 7, 8, 9])('annex %i and the checks ask for the dates', async annex => {
    const missing = { code: 'CAMPAIGN_MISSING' }
    await expect(at.backend.reporting.preview({ annex })).rejects.toMatchObject(missing)
    await expect(finish(at.backend.reporting.workbook({ annex }))).rejects.toMatchObject(missing)
    await expect(at.backend.reporting.checks({})).rejects.toMatchObject(missing)
  })
})

describe('an empty register', () => {
  it('gives one empty form of every annex', async () => {
    const at = await anOffice()
    try {
      await putCampaign(at, CAMPAIGN)
      for (const annex of ANNEXES) {
        const { info, pages } = await at.backend.reporting.preview({ annex, pages: 20 })
        expect(info.persons).toBe(0)
        expect(pages.length).toBe(annex === 3 ? 2 : 1)
        const { ticket } = await finish(at.backend.reporting.workbook({ annex }))
        expect(at.office.files.collect(ticket)!.bytes.byteLength).toBeGreaterThan(3000)
      }
    } finally {
      await at.dispose()
    }
  })
})
