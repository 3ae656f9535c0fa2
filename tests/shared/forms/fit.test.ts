import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANNEX3_LIST } from '../../../src/shared/forms/annex3List.ts'
import { ANNEX4 } from '../../../src/shared/forms/annex4.ts'
import { isGroup, leavesOf, type BranchListForm } from '../../../src/shared/forms/description.ts'
import { listedSheet } from '../../../src/shared/forms/listLayout.ts'
import { branchSignatures, smallLine } from '../../../src/shared/forms/sheetLines.ts'
import {
  cutToLines,
  emWidth,
  fitSize,
  frameOf,
  growth,
  linesIn,
  MIN_SIZE,
} from '../../../src/shared/forms/fit.ts'

const MM_PER_POINT = 25.4 / 72

describe('width of a text', () => {
  it.each([
    ['', 0],
    ['党员', 2],
    ['𠮷', 1],
    ['12', 1.2],
    ['X', 0.72],
    ['a', 0.6],
    ['2016.03.05', 5.8],
    ['（境）', 3],
  ])('%s is %d em', (text, ems) => {
    expect(emWidth(text)).toBeCloseTo(ems, 9)
  })
})

describe('type size', () => {
  // 20 mm leave 18 for the text: 5.1 characters of 10 pt, 8.5 of 6 pt; 8 mm hold one line, or two.
  const frame = frameOf(20, 8, 10)

  it.each([
    ['五个汉字呀', 10],
    ['六个汉字的话', 8.5],
    ['两行才能放得下的一段话', 7.5],
    ['410400198006151016', 6],
    ['', 10],
  ])('%s in 20 × 8 mm is set at %d pt', (text, size) => {
    expect(fitSize(text, frame)).toBe(size)
  })

  it('a number is set smaller rather than torn, down to the smallest size', () => {
    expect(fitSize('13900000000', frameOf(20, 8, 10))).toBe(7.5)
    expect(fitSize('13900000000', frameOf(10, 8, 10))).toBe(MIN_SIZE)
  })

  it('leaves room for the lines of the frame: 24 mm of text do not stand in a frame of 24.36 mm', () => {
    expect(fitSize('兴农食品公司支部', frameOf(24.36, 6.5, 9))).toBe(7.5)
    expect(fitSize('兴农食品公司支部', frameOf(26.1, 6.5, 9))).toBe(8.5)
  })

  it('line breaks are lines', () => {
    expect(fitSize('一\n二', frameOf(20, 8, 10))).toBeLessThan(10)
    expect(fitSize('一\n二', frameOf(20, 12, 10))).toBe(10)
  })

  it('never exceeds the form’s own size nor falls below the smallest', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 5, max: 80 }),
        fc.integer({ min: 4, max: 30 }),
        (text, width, height) => {
          const size = fitSize(text, frameOf(width, height, 9))
          expect(size).toBeGreaterThanOrEqual(MIN_SIZE)
          expect(size).toBeLessThanOrEqual(9)
        },
      ),
    )
  })
})

/** Characters that would fill the frame if nothing were ever broken at a bad place. */
function roughlyFits(text: string, width: number, height: number, size: number): boolean {
  const em = size * MM_PER_POINT
  const lines = Math.floor(height / (em * 1.2))
  return [...text].length * em <= lines * width
}

describe('rows that grow', () => {
  it('stay as they are while the text fits', () => {
    const frame = frameOf(20, 7, 8)
    expect(growth('', frame)).toBe(0)
    expect(growth('青山镇石桥村三组18号', frame)).toBe(0)
    expect(growth('青山镇石桥村三组18号（供销社家属院）', frame)).toBeGreaterThan(0)
  })

  it('grow by whole lines of the smallest size', () => {
    const line = MIN_SIZE * MM_PER_POINT * 1.41
    const frame = frameOf(20, 7, 8)
    // 8.69 em a line, two lines: 17 characters need a third line, 25 a fourth
    expect(growth('字'.repeat(16), frame)).toBe(0)
    expect(growth('字'.repeat(17), frame)).toBeCloseTo(line, 6)
    expect(growth('字'.repeat(25), frame)).toBeCloseTo(2 * line, 6)
  })

  it('a text that needs no growth has room at the size it is given', () => {
    const han = fc.string({ unit: fc.constantFrom('党', '员', '册', '𠮷', '村'), maxLength: 80 })
    fc.assert(
      fc.property(han, fc.integer({ min: 10, max: 60 }), fc.integer({ min: 5, max: 25 }), (text, w, h) => {
        const frame = frameOf(w, h, 9)
        if (growth(text, frame) > 0) return
        expect(roughlyFits(text, w, h, fitSize(text, frame))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a text longer than a page', () => {
  it('is cut where its room ends and shows it', () => {
    const frame = frameOf(20, 7, 8)
    const cut = cutToLines('字'.repeat(300), frame, 3)
    expect(cut).toBe(`${'字'.repeat(23)}…`)
    expect(cutToLines('字'.repeat(24), frame, 3)).toBe('字'.repeat(24))
    expect(cutToLines('𠮷'.repeat(300), frame, 1)).toBe(`${'𠮷'.repeat(7)}…`)
  })

  it('knows how many lines so many millimetres hold', () => {
    expect([2, 3.4, 6, 6.5, 110].map(mm => linesIn(mm))).toEqual([1, 1, 1, 2, 36])
  })
})

describe('a form with a smallest size of its own', () => {
  const long = '在浙江省杭州市余杭区仓前街道某路12号某公司务工，每月联系一次'

  it('lets the row grow instead of setting its text smaller', () => {
    const [usual, own] = [frameOf(18, 8.1, 7.5), frameOf(18, 8.1, 7.5, 7)]
    expect([fitSize(long, usual), fitSize(long, own)]).toEqual([6, 7])
    expect(growth(long, own)).toBeGreaterThan(growth(long, usual))
  })

  it('keeps a number whole, smaller where it must be, and never below the smallest of all', () => {
    const idNo = '410400199001011234'
    const sizes = [29.9, 28.5, 26.5, 20].map(width => fitSize(idNo, frameOf(width, 8.1, 7.5, 7)))
    expect(sizes).toEqual([7, 6.5, 6, 7])
  })
})

function headsOf<Row>({ title, bodySize, columns, headerHeights }: BranchListForm<Row>) {
  const whole = headerHeights.reduce((sum, height) => sum + height, 0)
  const heads = columns.flatMap(node =>
    isGroup(node)
      ? leavesOf(node.columns).map(({ header, width }) => ({ header, width, height: headerHeights[1] ?? 0 }))
      : [{ header: node.header, width: node.width, height: whole }],
  )
  return [title, bodySize, heads] as const
}

const HEADS = [headsOf(ANNEX3_LIST), headsOf(ANNEX4)]

describe('annexes 3 and 4', () => {
  it.each(HEADS)('%s: every head stands in the size of the form', (_title, size, heads) => {
    for (const { header, width, height } of heads) {
      expect(fitSize(header, frameOf(width, height, size)), header).toBe(size)
    }
  })

  it('annex 4 has fifteen rows a page (forms.md)', () => {
    const line = { left: '填报单位' }
    const foot = [smallLine('职业'), smallLine('党组织类型'), branchSignatures()]
    const sheet = listedSheet(
      { ...ANNEX4, mark: '附件4' },
      { name: '空表', headLine: line, footLines: foot, cells: [] },
      [],
    )
    const [page] = [...sheet.pages()]
    expect(page?.rowHeights.filter(height => height === ANNEX4.rowHeight)).toHaveLength(15)
  })
})
