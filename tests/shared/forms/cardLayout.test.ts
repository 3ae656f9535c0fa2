import { describe, expect, it } from 'vitest'
import { cardSheet } from '../../../src/shared/forms/cardLayout.ts'
import type { CardForm } from '../../../src/shared/forms/description.ts'
import { aRun, ORG } from '../reporting/build.ts'
import { expectSound, pagesOf, texts } from './page.ts'

interface Person {
  id: number
  note: string
  lines: string[]
}

/** A card with a block label over its rows and one row a line. */
const FORM: CardForm<Person> = {
  annex: 1,
  title: '小卡',
  paper: 'A4',
  orientation: 'portrait',
  titleSize: 18,
  bodySize: 9,
  persons: () => [],
  rows: person => [
    {
      height: 20,
      items: [
        { width: 16, label: '块', rows: person.lines.length + 1 },
        { width: 50, label: '备注' },
        { width: 120, key: 'note', text: ({ note }) => note, align: 'left' },
      ],
      headsNext: person.lines.length,
    },
    ...person.lines.map((_, i) => ({
      height: 20,
      items: [
        { width: 90, label: `第${i + 1}行` },
        { width: 80, key: `line${i}`, text: ({ lines }: Person) => lines[i] ?? '' },
      ],
    })),
  ],
  shapeOf: ({ lines }) => String(lines.length),
  headLine: (_, person) => ({ left: person === null ? '空白' : `编号${person.id}` }),
  footLines: () => [{ left: '签字', height: 10 }],
  memberId: ({ id }) => id,
  nameOf: ({ id }) => `党员${id}`,
  blank: { id: 0, note: '', lines: ['', ''] },
}

const run = aRun()
const context = { run, unit: run.unitById.get(ORG.rural)! }
const person = (id: number, lines = 2, note = ''): Person => ({
  id,
  note,
  lines: Array.from({ length: lines }, (_, i) => `内容${i + 1}`),
})

describe('cards', () => {
  it('are one page a person, on a grid that follows from the widths', () => {
    const sheet = cardSheet(FORM, context, [person(1), person(2)])
    expectSound(sheet)
    expect(sheet.columnWidths).toEqual([16, 50, 40, 80])
    const pages = pagesOf(sheet)
    expect(pages.map(page => texts(page, 'line')[0])).toEqual(['编号1', '编号2'])
    // The writer repeats nothing: every card has a head of its own.
    expect(pages.map(({ headRows }) => headRows)).toEqual([0, 0])
    expect(pages[1]!.members.every(({ memberId }) => memberId === 2)).toBe(true)
    expect(pages[1]!.cells.find(({ text }) => text === '内容1')).toMatchObject({
      row: 4,
      col: 3,
      colSpan: 1,
      kind: 'value',
      key: { row: '2', column: 'line0' },
    })
  })

  it('of different shapes share one grid of columns', () => {
    const sheet = cardSheet(FORM, context, [person(1, 1), person(2, 3), person(3, 0)])
    expectSound(sheet)
    expect(pagesOf(sheet).map(page => page.rowHeights.length)).toEqual([6, 8, 5])
  })

  it('go on on a next page where they outgrow theirs, with head and block label again', () => {
    const sheet = cardSheet(FORM, context, [person(1), person(2, 15), person(3)])
    expectSound(sheet)
    expect(sheet.pageCount).toBe(4)
    const [, second, third] = pagesOf(sheet)
    for (const page of [second!, third!]) {
      expect(texts(page, 'line')[0]).toBe('编号2')
      expect(texts(page, 'label')).toContain('块')
    }
    expect([second, third].map(page => texts(page!, 'title'))).toEqual([['小卡'], ['小卡（党员2，续）']])
    // The row that heads the table stands again above its rows, inside the block.
    expect(texts(third!, 'label').slice(0, 2)).toEqual(['块', '备注'])
    const block = third!.cells.find(({ text }) => text === '块')
    expect(block).toMatchObject({ row: 3, rowSpan: third!.rowHeights.length - 4 })
    expect(third!.rowHeights[3]).toBe(20)
    expect(texts(second!, 'line')).not.toContain('签字')
    expect(texts(third!, 'line')).toContain('签字')
    const lines = [second!, third!].flatMap(page => texts(page, 'value')).filter(t => t.startsWith('内容'))
    expect(lines).toEqual(person(2, 15).lines)
  })

  it('grow for a long text, and cut one that is longer than a page', () => {
    const long = cardSheet(FORM, context, [person(1, 2, '字'.repeat(1000))])
    expectSound(long)
    expect(texts(pagesOf(long)[0]!, 'value')).toContain('字'.repeat(1000))
    expect(pagesOf(long)[0]!.rowHeights[3]).toBeGreaterThan(20)
    const endless = cardSheet(FORM, context, [person(1, 2, '字'.repeat(20_000))])
    expectSound(endless)
    const [text] = texts(pagesOf(endless)[0]!, 'value')
    expect(text!.endsWith('…')).toBe(true)
    // Excel's tallest row: 409.5 points.
    expect(Math.max(...pagesOf(endless)[0]!.rowHeights)).toBeLessThanOrEqual((409.5 / 72) * 25.4)
  })

  it('give single pages when asked', () => {
    const sheet = cardSheet(FORM, context, [person(1), person(2, 15), person(3)])
    expect([...sheet.pages(3, 4)]).toEqual(pagesOf(sheet).slice(2))
    expect([...sheet.pages(2, 2)]).toEqual([pagesOf(sheet)[1]])
  })

  it('print blank without persons', () => {
    const sheet = cardSheet(FORM, context, [])
    expectSound(sheet)
    const [page] = pagesOf(sheet)
    expect(texts(page!, 'line')[0]).toBe('空白')
    expect(page!.members).toEqual([])
    expect(page!.cells.every(({ key }) => key === null)).toBe(true)
  })
})
