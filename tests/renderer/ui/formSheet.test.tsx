import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { printPages } from '../../../src/main/documents/printPages.ts'
import { quietWork } from '../../../src/main/longWork.ts'
import { FormSheet } from '../../../src/renderer/ui/FormSheet.tsx'
import { pageGeometry } from '../../../src/shared/forms/geometry.ts'
import type { FormCell, FormPage } from '../../../src/shared/forms/sheet.ts'
import { cardSheet, listSheet, someRows } from '../../main/documents/handmadeForm.ts'
import { showOnDesk } from '../showOnDesk.tsx'

const pagesOf = (sheets: ReturnType<typeof listSheet>[]) => sheets.flatMap(sheet => [...sheet.pages()])

describe('the page on screen', () => {
  it('has every cell exactly where the printed page has it', async () => {
    const sheets = [listSheet('东岗村支部', someRows(30)), cardSheet('东岗村支部', ['张三', '李四'])]
    const html = await printPages({ title: '', sheets }, quietWork())
    const printed = [...html.matchAll(/left:(-?\d+)px;top:(\d+)px;width:(\d+)px;height:(\d+)px/g)].map(
      ([, ...box]) => box.map(Number),
    )
    const shown = pagesOf(sheets).flatMap(page => {
      const geometry = pageGeometry(page)
      return page.cells.map(cell => {
        const { left, top, width, height } = geometry.cell(cell)
        return [left, top, width, height]
      })
    })
    expect(shown.length).toBeGreaterThan(100)
    expect(shown).toEqual(printed)
  })
})

const cell = (row: number, col: number, text: string, key: FormCell['key'] = null): FormCell => ({
  row,
  col,
  rowSpan: 1,
  colSpan: 1,
  kind: 'value',
  text,
  align: 'center',
  size: 10.5,
  key,
})

const page: FormPage = {
  page: 1,
  pageCount: 2,
  paper: 'A3',
  orientation: 'landscape',
  columnWidths: [40, 60],
  rowHeights: [10, 10],
  headRows: 1,
  cells: [cell(0, 0, '姓名'), cell(1, 0, '张三'), cell(1, 1, '3', { row: 'RURAL', column: '24' })],
  members: [{ row: 1, memberId: 7 }],
}

describe('what can be done on it', () => {
  it('opens the member a row stands for', () => {
    const onMember = vi.fn()
    showOnDesk(<FormSheet page={page} onMember={onMember} />)
    fireEvent.click(screen.getByRole('button', { name: '打开党员卡：张三 3' }))
    expect(onMember).toHaveBeenCalledWith(7)
    expect(screen.getByText('内部资料')).toBeTruthy()
    expect(screen.getByText('第 1 页 共 2 页')).toBeTruthy()
  })

  it('marks the cell a check fails on, in words, and leads to what is behind it', () => {
    const mark = { row: 'RURAL', column: '24', level: 'error' as const, text: '情形之和与总数差1名' }
    const onMark = vi.fn()
    showOnDesk(<FormSheet page={page} marks={[mark]} onMark={onMark} />)
    fireEvent.click(screen.getByRole('button', { name: '情形之和与总数差1名' }))
    expect(onMark).toHaveBeenCalledWith(mark)
  })
})
