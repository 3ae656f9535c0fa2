import { describe, expect, it } from 'vitest'
import { standingText, stepOf } from '../../../src/shared/audit/changeWords.ts'
import { byRecord } from '../../../src/renderer/audit/FieldChanges.tsx'

const entry = (
  patch: Partial<Parameters<typeof stepOf>[0] & Parameters<typeof standingText>[0]>,
): Parameters<typeof stepOf>[0] & Parameters<typeof standingText>[0] => ({
  id: 7,
  kind: 'edit',
  undone: false,
  undoable: true,
  undoneBy: null,
  ...patch,
})

describe('what one click does to an entry', () => {
  it('takes back what stands', () => {
    expect(stepOf(entry({}))).toEqual({ word: '撤销', id: 7 })
    expect(stepOf(entry({ kind: 'import' }))).toEqual({ word: '撤销', id: 7 })
    expect(stepOf(entry({ kind: 'redo' }))).toEqual({ word: '撤销', id: 7 })
  })

  it('does again what was taken back, from either entry', () => {
    expect(stepOf(entry({ undone: true, undoable: false, undoneBy: 9 }))).toEqual({ word: '重做', id: 9 })
    expect(stepOf(entry({ id: 9, kind: 'undo' }))).toEqual({ word: '重做', id: 9 })
  })

  it('is nothing for an undo that was itself taken back, and for what is history only', () => {
    expect(stepOf(entry({ kind: 'undo', undone: true, undoable: false, undoneBy: 10 }))).toBeNull()
    expect(stepOf(entry({ kind: 'system', undoable: false }))).toBeNull()
    expect(stepOf(entry({ kind: 'export', undoable: false }))).toBeNull()
  })

  it('is told in a word', () => {
    expect(standingText(entry({}))).toBe('')
    expect(standingText(entry({ undone: true, undoable: false }))).toBe('已撤销')
    expect(standingText(entry({ kind: 'undo', undone: true, undoable: false }))).toBe('已重做')
    expect(standingText(entry({ kind: 'export', undoable: false }))).toBe('仅留痕')
  })
})

describe('fields of an entry', () => {
  const field = (record: string, name: string, action: '新增' | '修改' = '修改') => ({
    record,
    action,
    field: name,
    before: '',
    after: '1',
  })

  it('stand together by record, also where two records bear the same name', () => {
    const records = byRecord([
      field('党员 张三', '联系电话'),
      field('党员 张三', '民族'),
      field('党员 张三', '联系电话'),
      field('党员 李四', '姓名', '新增'),
    ])
    expect(records.map(({ record, action, fields }) => [record, action, fields.length])).toEqual([
      ['党员 张三', '修改', 2],
      ['党员 张三', '修改', 1],
      ['党员 李四', '新增', 1],
    ])
  })
})
