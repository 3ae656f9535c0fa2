import { describe, expect, it } from 'vitest'
import { planPaste, rangeBetween, type CellRange } from '../../../../src/renderer/ui/grid/blockPlan.ts'
import type { Block } from '../../../../src/renderer/ui/grid/clipboard.ts'

const COLUMNS = [
  { key: 'name', title: '姓名', editable: true },
  { key: 'branch', title: '支部', editable: false },
  { key: 'phone', title: '联系电话', editable: true },
  { key: 'remark', title: '备注', editable: true },
]
const KEYS = COLUMNS.map(({ key }) => key)
const at = (top: number, left: number, rows = 1, columns = 1): CellRange => ({
  top,
  left,
  bottom: top + rows - 1,
  right: left + columns - 1,
})
const plan = (block: Block, range: CellRange, rows = 10) => planPaste(block, range, COLUMNS, { rows })

/** What each cell of the plan's range receives. */
function written({ range, targets, textAt }: ReturnType<typeof plan>) {
  return Array.from({ length: range.bottom - range.top + 1 }, (_, row) =>
    Object.fromEntries(targets.map(target => [target.key, textAt(row, target)])),
  )
}

describe('the block between two cells', () => {
  it('is the same from either corner', () => {
    const [one, other] = [
      { row: 5, column: 'remark' },
      { row: 2, column: 'branch' },
    ]
    expect(rangeBetween(one, other, KEYS)).toEqual({ top: 2, bottom: 5, left: 1, right: 3 })
    expect(rangeBetween(other, one, KEYS)).toEqual({ top: 2, bottom: 5, left: 1, right: 3 })
  })
})

describe('pasting', () => {
  it('lays the block from the active cell on', () => {
    const made = plan(
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
      at(3, 2),
    )
    expect(made).toMatchObject({ range: at(3, 2, 2, 2), left: [] })
    expect(written(made)).toEqual([
      { phone: '1', remark: 'a' },
      { phone: '2', remark: 'b' },
    ])
  })

  it('fits into the last rows exactly, and says how many rows are one too many', () => {
    const rows: Block = [['1'], ['2'], ['3']]
    expect(plan(rows, at(7, 2)).left).toEqual([])
    const over = plan(rows, at(8, 2))
    expect(over.left).toEqual(['剪贴板里有3行，从这里到最后一行只有2行，多出的1行不粘贴。'])
    expect(written(over)).toEqual([{ phone: '1' }, { phone: '2' }])
  })

  it('says which columns cannot be changed, and that there are no more to the right', () => {
    const made = plan([['甲', '东岗', '1', '好', '多']], at(0, 0))
    expect(made.left).toEqual([
      '剪贴板里有5栏，从这里往右只有4栏，多出的1栏不粘贴。',
      '“支部”不能在列表里改，这1栏跳过。',
    ])
    expect(written(made)).toEqual([{ name: '甲', phone: '1', remark: '好' }])
  })

  it('has no target where nothing can be changed', () => {
    expect(plan([['x']], at(0, 1)).targets).toEqual([])
  })

  it('fills a block that is a multiple of what was copied, and no other', () => {
    expect(written(plan([['x']], at(0, 2, 2, 2)))).toEqual([
      { phone: 'x', remark: 'x' },
      { phone: 'x', remark: 'x' },
    ])
    expect(written(plan([['x'], ['y']], at(0, 2, 4, 1))).map(row => row.phone)).toEqual(['x', 'y', 'x', 'y'])
    expect(written(plan([['x'], ['y']], at(0, 2, 3, 1))).map(row => row.phone)).toEqual(['x', 'y'])
  })

  it('leaves cells alone that a merged one covers, and says so', () => {
    const made = plan([['x'], [null]], at(0, 2))
    expect(made.left).toEqual(['剪贴板里有合并的格，被合并掉的格保持原样。'])
    expect(written(made)).toEqual([{ phone: 'x' }, { phone: null }])
  })
})
