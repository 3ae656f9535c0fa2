/**
 * One sweep of an invented township from its first day to annex 9, entered as a clerk enters it, and annexes 3
 * to 9 as another library reads them from the written workbooks, cell by cell beside tables worked out by hand.
 */

import { readXlsx, type Sheet } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { finish } from '../../builders/office.ts'
import { CARD_LABELS, CARDS3 } from './campaign/handCards.ts'
import { ANNEX3, ANNEX4, ANNEX5, ANNEX6, type HandList } from './campaign/handLists.ts'
import { ANNEX7, ANNEX8, ANNEX9, CHANGES9, SUPPLEMENT7, type Table } from './campaign/handSummaries.ts'
import { walkedCampaign, type Walked } from './campaign/walked.ts'

let town: Walked
beforeAll(async () => {
  town = await walkedCampaign()
}, 120_000)
afterAll(() => town.at.dispose())

async function sheets(annex: number): Promise<Sheet[]> {
  const { ticket } = await finish(town.at.backend.reporting.workbook({ annex }))
  const file = town.at.office.files.collect(ticket)
  if (file === null) throw new Error('no file')
  const book = await readXlsx(file.bytes)
  return book.sheets.filter(({ hidden }) => hidden !== true)
}

const text = (value: unknown) =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
const texts = ({ rows }: Sheet) => rows.map(row => row.map(text))

/** Behind each list of annex 3 stand the cards. */
const isList = (rows: readonly string[][]) => rows.some(row => row[0] === '序号' && row.includes('姓名'))

const UNIT = /(?:填报单位|党支部名称)（盖章）：(\S+)/

/** 党支部 → rows of persons, in the order of the sheet. */
async function lists(annex: number, columns: number): Promise<HandList> {
  const branches: Record<string, string[][]> = {}
  for (const sheet of await sheets(annex)) {
    const rows = texts(sheet)
    if (!isList(rows)) continue
    const unit = rows.flatMap(row => UNIT.exec(row.join('　'))?.[1] ?? [])[0] ?? sheet.name
    branches[unit] = rows
      .filter(row => /^\d+$/.test(row[0] ?? ''))
      .map(row => Array.from({ length: columns }, (_, i) => row[i] ?? ''))
  }
  return branches
}

/** Row → column → figure; the columns as the row of their numbers names them. */
function figures(sheet: Sheet): { table: Table; order: string[] } {
  const rows = texts(sheet)
  const numbers = rows.find(row => row[0] === '甲') ?? []
  const table: Record<string, Record<string, number>> = {}
  const order: string[] = []
  for (const row of rows) {
    if (!/^\d\d$/.test(row[1] ?? '')) continue
    order.push(`${row[1] ?? ''} ${row[0] ?? ''}`)
    table[row[0] ?? ''] = Object.fromEntries(
      numbers.flatMap((number, i) =>
        i < 2 || (row[i] ?? '') === '' ? [] : [[number, Number(row[i])] as const],
      ),
    )
  }
  return { table, order }
}

const inOrder = (table: Table) =>
  Object.keys(table).map((label, i) => `${String(i + 1).padStart(2, '0')} ${label}`)

describe('the lists', () => {
  it.each([
    [3, 13, ANNEX3],
    [4, 20, ANNEX4],
    [5, 17, ANNEX5],
    [6, 17, ANNEX6],
  ] as const)('annex %i: every cell of every branch', async (annex, columns, byHand) => {
    const found = await lists(annex, columns)
    expect(Object.keys(found)).toEqual(Object.keys(byHand))
    expect(found).toEqual(byHand)
  })
})

/** The cards of annex 3: of each the name and what stands beside the labels. */
async function cards(): Promise<string[][]> {
  const found: string[][] = []
  for (const sheet of await sheets(3)) {
    const rows = texts(sheet)
    if (isList(rows)) continue
    for (const row of rows) {
      if (row[0] === '姓名') found.push([row.slice(1).find(cell => cell !== '') ?? ''])
      CARD_LABELS.forEach((label, i) => {
        const at = row.indexOf(label)
        if (at === -1) return
        const next = row.findIndex((cell, c) => c > at && CARD_LABELS.some(other => other === cell))
        const beside = row.slice(at + 1, next === -1 ? undefined : next).join('')
        found.at(-1)?.splice(i + 1, 1, beside.trim())
      })
    }
  }
  return found
}

it('annex 3 has a card for everybody on the list, with the dates the length is reckoned from', async () => {
  expect(await cards()).toEqual(CARDS3)
})

describe('the summaries', () => {
  it.each([
    [7, ANNEX7],
    [8, ANNEX8],
    [9, ANNEX9],
  ] as const)('annex %i: every figure, and nothing where it is 0', async (annex, byHand) => {
    const [sheet] = await sheets(annex)
    const { table, order } = figures(sheet!)
    expect(order).toEqual(inOrder(byHand))
    expect(table).toEqual(byHand)
  })

  it('annex 7 says under the table who is “口袋”, and who is hidden in 其他', async () => {
    const [sheet] = await sheets(7)
    const lines = texts(sheet!).flatMap(row => row.filter(cell => /补充资料|^\u3000+\d\./.test(cell)))
    expect(lines).toEqual(SUPPLEMENT7)
  })

  it('annex 9 explains what changed after the search ended', async () => {
    const [, changes] = await sheets(9)
    const rows = texts(changes!).filter(row => /^\d+$/.test(row[0] ?? ''))
    expect(rows.map(row => row.slice(0, 7))).toEqual(CHANGES9)
  })
})
