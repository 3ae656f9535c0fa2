/** Annexes 3, 5 and 6 of members whose last contact is known from payments and attendance alone (R-B01, R-B02). */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FormPage } from '../../../src/shared/forms/sheet.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'

let test: TestOffice
let branch: number

async function paid(memberId: number, onDate: string): Promise<void> {
  await test.backend.dues.savePayment({
    memberId,
    values: {
      onDate,
      amount: 1000,
      months: [onDate.slice(0, 7)],
      excess: 0,
      payer: '本人',
      consent: false,
      place: null,
      lateReason: null,
      note: null,
    },
  })
}

async function attended(memberId: number, onDate: string): Promise<void> {
  await test.backend.meeting.addLine({
    memberId,
    meeting: { orgId: branch, kind: '党员大会', onDate },
    values: {
      state: '到会',
      signIn: null,
      leaveWritten: false,
      leaveApprovedBy: null,
      leaveSignedLaterOn: null,
      note: null,
    },
  })
}

const ATTEMPTS = [
  ['2024-02-06 09:30', 'C01'],
  ['2024-02-09 09:30', 'C11'],
  ['2024-02-12 09:30', 'C31'],
] as const

/** Searched for from 1 February; found on the day given, or not. */
async function lose(memberId: number, found: string | null): Promise<void> {
  const { search } = test.backend
  const { id } = await search.open({ memberId, values: { foundOn: '2024-02-01', situation: 'AWAY' } })
  await search.startSearching({
    id,
    verifiedOn: '2024-02-05',
    secretary: '支部书记',
    timeLimit: '2024-03-15',
  })
  for (const [at, channel] of ATTEMPTS) {
    await search.addAttempt({
      caseId: id,
      values: {
        at,
        channel,
        target: '亲属',
        targetPhone: null,
        responsible: '支部书记',
        course: '询问去向，没有结果',
        result: '无结果',
        clue: null,
      },
    })
  }
  if (found === null) await search.notFound({ id })
  else
    await search.contactMade({
      id,
      contactOn: found,
      contactHow: 'C11',
      responsible: '支部书记',
      course: '亲属转接，本人通话',
    })
}

const NAME = /^[甲乙丙丁戊]某$/

/** Name → the whole row of the annex, from left to right. */
async function rowsOf(annex: 5 | 6): Promise<Map<string, string[]>> {
  const { pages } = await test.backend.reporting.preview({ annex, pages: 20 })
  const rows = new Map<string, string[]>()
  const rowAt = (page: FormPage, row: number) =>
    page.cells.filter(cell => cell.row === row).sort((a, b) => a.col - b.col)
  for (const page of pages)
    for (const cell of page.cells)
      if (NAME.test(cell.text))
        rows.set(
          cell.text,
          rowAt(page, cell.row).map(({ text }) => text),
        )
  return rows
}

beforeAll(async () => {
  test = await anOffice('2024-03-20')
  branch = await aBranch(test)
  await test.backend.census.save({
    values: {
      name: '排查',
      year: 2024,
      template: 'CUSTOM',
      startOn: '2024-02-01',
      searchEnd: '2024-03-15',
      fillDate: '2024-03-20',
      fillDate9: '2024-06-20',
      firstPerson: null,
    },
  })
  const one = (name: string) => aMember(test, branch, { name })
  // Later of the two: the payment. 2023-05-31 + 9 months is 29 February, 15 days before the end.
  const first = await one('甲某')
  await attended(first, '2023-04-10')
  await paid(first, '2023-05-31')
  await lose(first, null)
  // Later of the two: the meeting; found on 10 March, seven days after eight months were full.
  const second = await one('乙某')
  await paid(second, '2023-06-30')
  await attended(second, '2023-07-03')
  await lose(second, '2024-03-10')
  // The loss was found out the day after six months were full.
  const third = await one('丙某')
  await paid(third, '2023-07-31')
  await lose(third, null)
  // A payment that was entered although it was made after the loss was found out is no last contact of it.
  const fourth = await one('丁某')
  await paid(fourth, '2023-01-15')
  await lose(fourth, null)
  await paid(fourth, '2024-02-02')
}, 120_000)
afterAll(() => test.dispose())

/** Name → every text of his page of annex 3. */
async function cards(): Promise<Map<string, string>> {
  const { pages } = await test.backend.reporting.preview({ annex: 3, pages: 20 })
  return new Map(
    pages.flatMap(({ cells }) => {
      const name = cells.map(({ text }) => text).find(text => NAME.test(text))
      return name === undefined ? [] : [[name, cells.map(({ text }) => text).join('|')]]
    }),
  )
}

const LENGTH = 9

describe('lost members known from the ledgers', () => {
  it('stand on annex 6 with months and days from the later of payment and meeting to the end', async () => {
    const rows = await rowsOf(6)
    expect([...rows].map(([name, row]) => [name, row[LENGTH]]).sort()).toEqual(
      [
        ['甲某', '9个月15天'],
        ['丙某', '7个月15天'],
        ['丁某', '14个月0天'],
      ].sort(),
    )
  })

  it('stand on annex 5 with months and days to the day they were found', async () => {
    expect([...(await rowsOf(5))].map(([name, row]) => [name, row[LENGTH]])).toEqual([['乙某', '8个月7天']])
  })

  it('have on annex 3 the day it began, and both days it is reckoned from', async () => {
    const said = await cards()
    expect([...said.keys()].sort()).toEqual(['甲某', '乙某', '丙某', '丁某'].sort())
    expect(said.get('甲某')).toMatch(/9个月15天\s*自2023\.05\.31至2024\.03\.15/)
    expect(said.get('乙某')).toMatch(/8个月7天\s*自2023\.07\.03至2024\.03\.10/)
    expect(said.get('丁某')).toMatch(/14个月0天\s*自2023\.01\.15至2024\.03\.15/)
    expect(said.get('甲某')).toContain('2023.04.10')
    expect(said.get('乙某')).toContain('2023.06.30')
    expect(said.get('丁某')).not.toContain('2024.02.02')
  })

  it('count in annex 9 by a 党纪处分 on their card, from the day they were found missing on', async () => {
    /** Grid columns 18 纪律处分, 20 严重警告 and 24 尚未处理 of the line 总计. */
    const figures = async () => {
      const { pages } = await test.backend.reporting.preview({ annex: 9, pages: 5 })
      const cells = pages.flatMap(page => page.cells)
      const row = cells.find(({ col, text }) => col === 0 && text === '总计')?.row
      return [18, 20, 24].map(col => cells.find(cell => cell.row === row && cell.col === col)?.text)
    }
    const before = ['', '', '4']
    expect(await figures()).toEqual(before)
    const { rows } = await test.backend.search.list({})
    const found = rows.find(({ name }) => name === '乙某')
    if (!found) throw new Error('nobody found')
    const sanction = {
      family: '党纪' as const,
      kind: '严重警告' as const,
      decidedBy: null,
      documentNo: '青纪〔2024〕1号',
      note: null,
    }
    const enter = (decidedOn: string) =>
      test.backend.roster.saveSanction({ memberId: found.memberId, values: { ...sanction, decidedOn } })
    // The day before he was found missing: an earlier matter.
    await enter('2024-01-31')
    expect(await figures()).toEqual(before)
    await enter('2024-02-01')
    expect(await figures()).toEqual(['1', '1', '3'])
    await finish(test.backend.audit.undo({}))
    await finish(test.backend.audit.undo({}))
    expect(await figures()).toEqual(before)
  })

  it('of exactly six months on the day of verification are not searched for yet, of a day more they are', async () => {
    const memberId = await aMember(test, branch, { name: '戊某' })
    await paid(memberId, '2023-08-04')
    await paid(memberId, '2023-08-05')
    await expect(lose(memberId, null)).rejects.toThrow('失联超过6个月')
    expect((await rowsOf(6)).has('戊某')).toBe(false)
    await finish(test.backend.audit.undo({}))
    await finish(test.backend.audit.undo({}))
    await lose(memberId, null)
    expect((await rowsOf(6)).get('戊某')?.[LENGTH]).toBe('7个月11天')
  })
})
