import { describe, expect, it } from 'vitest'
import {
  checksAt,
  checksText,
  checkTitle,
  marksOf,
  personsFirst,
  sortChecks,
  standing,
} from '../../../src/renderer/reporting/checkWords.ts'
import { sizeText } from '../../../src/renderer/reporting/PacketResult.tsx'
import { chunksOf, pageSize } from '../../../src/renderer/reporting/previewPages.ts'
import { nextZoom, zoomWithin } from '../../../src/renderer/reporting/zoom.ts'
import type { CheckResult } from '../../../src/shared/reporting/methods.ts'

function check(name: string, patch: Partial<CheckResult> = {}): CheckResult {
  return {
    check: name,
    annexes: [7],
    level: 'error',
    passed: true,
    title: `${name}的要求`,
    detail: '',
    rows: [],
    cells: [],
    ...patch,
  }
}

const cellOf = (annex: number, row: string, column: string) => ({ annex, row, column })

const CHECKS = [
  check('X1', { annexes: [4, 5, 6] }),
  check('X5b', { annexes: [5, 6, 7], level: 'warning', passed: false, cells: [cellOf(7, '04', '24')] }),
  check('X7', {
    passed: false,
    cells: [cellOf(7, '04', '24'), cellOf(7, '04', '2'), cellOf(6, '31', 'name')],
  }),
  check('X3b', { annexes: [3], level: 'note', passed: false }),
  check('X15', { annexes: [1, 2], passed: false }),
  check('X16', { annexes: [7, 8, 9] }),
]

const names = (checks: readonly CheckResult[]) => checks.map(one => one.check)

describe('checks beside an annex', () => {
  it('are those of the annex, broken ones first by weight; the others apart', () => {
    const { failed, elsewhere, passed, others } = sortChecks(CHECKS, 7)
    expect(names(failed)).toEqual(['X7', 'X5b'])
    expect(names(elsewhere)).toEqual(['X15', 'X3b'])
    expect(names(passed)).toEqual(['X16'])
    expect(names(others)).toEqual(['X1'])
  })

  it('are all of them on the overview', () => {
    const { failed, elsewhere, passed, others } = sortChecks(CHECKS, null)
    expect(names(failed)).toEqual(['X7', 'X15', 'X5b', 'X3b'])
    expect(names([...elsewhere, ...others])).toEqual([])
    expect(names(passed)).toEqual(['X1', 'X16'])
  })

  it('are counted in words', () => {
    expect(checksText(CHECKS)).toBe('6项：2项通过，2处不平，1处提醒，1处说明')
    expect(checksText([check('X1')])).toBe('1项：1项通过')
  })

  it('say of a broken demand that it is not met', () => {
    expect(checkTitle(check('X7', { passed: false }))).toBe('不符合“X7的要求”')
    expect(checkTitle(check('X7'))).toBe('X7的要求')
    expect(checkTitle(check('X3b', { passed: false, level: 'note' }))).toBe('X3b的要求')
  })
})

describe('cells marked on the paper', () => {
  it('are those of this annex, each once, with the most serious check', () => {
    expect(marksOf(CHECKS, 7)).toEqual([
      { row: '04', column: '24', level: 'error', text: expect.stringContaining('X7') as unknown },
      { row: '04', column: '2', level: 'error', text: expect.stringContaining('X7') as unknown },
    ])
    expect(marksOf(CHECKS, 8)).toEqual([])
  })

  it('lead to their checks, most serious first', () => {
    expect(names(checksAt(CHECKS, 7, { row: '04', column: '24' }))).toEqual(['X7', 'X5b'])
    expect(names(checksAt(CHECKS, 7, { row: '04', column: '2' }))).toEqual(['X7'])
    expect(names(checksAt(CHECKS, 6, { row: '04', column: '2' }))).toEqual([])
  })

  it('put the person of a list row before the others', () => {
    const row = (memberId: number, name: string) => ({
      memberId,
      caseId: null,
      name,
      orgName: '',
      text: '',
    })
    const rows = [row(3, '张三'), row(4, '李四'), row(5, '王五')]
    expect(personsFirst(rows, '5').map(({ name }) => name)).toEqual(['王五', '张三', '李四'])
    expect(personsFirst(rows, '04').map(({ name }) => name)).toEqual(['张三', '李四', '王五'])
    expect(personsFirst(rows, null)).toEqual(rows)
  })
})

describe('the standing of an annex', () => {
  it.each([
    [0, 0, 'ok', '通过'],
    [0, 2, 'warning', '2处提醒'],
    [1, 0, 'error', '1处不平'],
    [1, 2, 'error', '1处不平，2处提醒'],
  ])('%i broken, %i to look at: %s %s', (failed, warned, level, text) => {
    expect(standing({ failed, warned })).toEqual({ level, text })
  })
})

describe('pages that are fetched', () => {
  it.each([
    [0, 1, 31, [0]],
    [3, 4, 31, [0, 4]],
    [4, 7, 31, [4]],
    [28, 30, 31, [28]],
    [30, 60, 31, [28]],
    [0, 1, 0, []],
  ])('pages %i to %i of %i: requests from %j', (first, last, total, chunks) => {
    expect(chunksOf(first, last, total)).toEqual(chunks)
  })

  it('know the paper in pixels', () => {
    expect(pageSize({ paper: 'A4', orientation: 'portrait' }).width).toBeCloseTo(793.7, 1)
    expect(pageSize({ paper: 'A3', orientation: 'landscape' }).width).toBeCloseTo(1587.4, 1)
  })
})

describe('zoom', () => {
  it('goes by its steps, also from between them, and stays at its ends', () => {
    expect(nextZoom(1, 1)).toBe(1.25)
    expect(nextZoom(1, -1)).toBe(0.75)
    expect(nextZoom(0.62, 1)).toBe(0.75)
    expect(nextZoom(0.62, -1)).toBe(0.5)
    expect(nextZoom(2, 1)).toBe(2)
    expect(nextZoom(0.5, -1)).toBe(0.5)
  })

  it('keeps within 50 % and 200 %, in whole percents', () => {
    expect(zoomWithin(0.2)).toBe(0.5)
    expect(zoomWithin(7)).toBe(2)
    expect(zoomWithin(0.51954)).toBe(0.52)
  })
})

describe('the size of a file', () => {
  it.each([
    [1, '1 KB'],
    [999_499, '999 KB'],
    [1_000_000, '1.0 MB'],
    [12_340_000, '12.3 MB'],
  ])('%i is %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text)
  })
})
