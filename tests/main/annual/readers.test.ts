/** The frozen roster as a workbook, read back by a library that did not write it. */

import { readXlsx } from 'hucre'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { finish } from '../../builders/office.ts'
import { aMember, anIdNumber } from '../../builders/people.ts'
import { columnBelow } from '../../builders/countByHand.ts'
import { mirror, sheetsOf } from '../../builders/workbookMirror.ts'
import { aReviewedTownship, type ReviewedTownship } from './township.ts'

const MEMBERS = 45

let town: ReviewedTownship
beforeEach(async () => {
  town = await aReviewedTownship()
})
afterEach(() => town.test.dispose())

describe('the frozen roster as others read it', () => {
  it('has every cell, merged range and page break of the paper, and ID numbers as text', async () => {
    const ids = Array.from({ length: MEMBERS }, (_, n) => anIdNumber('1970-05-01', '男', n + 1))
    for (const [n, idNo] of ids.entries()) {
      await aMember(town.test, town.east, { name: `安${String.fromCodePoint(0x4e00 + n)}`, idNo })
    }
    const rosterId = await town.frozen(town.east, 2023)
    const { pages, title } = await town.test.backend.annual.roster({ rosterId })
    expect(pages).toHaveLength(3)
    expect(title).toBe('2023年度党员花名册')
    for (const page of pages) {
      expect(page).toMatchObject({ paper: 'A4', orientation: 'landscape', pageCount: 3 })
      const texts = page.cells.map(({ text }) => text)
      expect(texts).toContain('2023年度党员花名册')
      expect(texts).toContain('身份证号码')
    }
    const last = pages.at(-1)?.cells.map(({ text }) => text.trim()) ?? []
    expect(last.some(text => text.startsWith('党支部书记签字'))).toBe(true)
    expect(last).toContain('报送：中共青山镇委员会备案')

    const { ticket, fileName } = await finish(town.test.backend.annual.workbook({ rosterId }))
    expect(fileName).toBe('2023年度党员花名册（东岗村支部）.xlsx')
    const bytes = town.test.office.files.collect(ticket)?.bytes ?? new Uint8Array()
    const { problems, cells } = await mirror(bytes, sheetsOf(pages))
    expect(problems).toEqual([])
    expect(cells).toBeGreaterThan(MEMBERS * 10)
    const { sheets } = await readXlsx(bytes, { readStyles: true })
    const [sheet] = sheets.filter(one => one.hidden !== true)
    expect(columnBelow(sheet?.rows ?? [], '身份证号码').sort()).toEqual([...ids].sort())
    expect(sheet?.name).toBe('东岗村支部')
  })
})
