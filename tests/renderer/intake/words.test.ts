import { describe, expect, it } from 'vitest'
import { answerWords, proposedName } from '../../../src/renderer/intake/branchWords.ts'
import { byGravity, decisionMark, decisionTabs } from '../../../src/renderer/intake/decisionWords.ts'
import {
  sameRows,
  taken,
  withMending,
  withoutFile,
  newFile,
} from '../../../src/renderer/intake/intakeFiles.ts'
import { columnIndex, pointedMapping, sheetOfSentence } from '../../../src/renderer/intake/PointAtHeader.tsx'
import { firstToMend, planColumns, shownTargets } from '../../../src/renderer/intake/planColumns.tsx'
import { TARGET_GROUPS, editorOf, widthOf } from '../../../src/renderer/intake/targetWords.ts'
import { errorText } from '../../../src/shared/api/errors.ts'
import { REFUSALS } from '../../../src/shared/intake/findings.ts'
import {
  intakeTargetSchema,
  type IntakeFinding,
  type IntakeSheet,
} from '../../../src/shared/intake/schema.ts'
import { aPlan, aRow, NO_ROWS } from './aBackend.ts'

const finding = (patch: Partial<IntakeFinding>): IntakeFinding => ({
  sheet: 'Sheet1',
  row: 3,
  column: 'B',
  field: null,
  value: '',
  code: 'NAME_MISSING',
  level: 'refuse',
  reason: '没有姓名，请补上',
  ...patch,
})

const sheet = (patch: Partial<IntakeSheet>): IntakeSheet => ({
  name: 'Sheet1',
  reads: 'roster',
  headerRows: [1, 1],
  columns: [],
  rows: 1,
  hiddenRows: 0,
  branchFrom: 'column',
  branchText: '',
  skipped: '',
  ...patch,
})

describe('a new branch', () => {
  it.each([
    ['东岗村', '东岗村支部'],
    ['东岗村民委员会', '东岗村支部'],
    ['东岗村委会', '东岗村支部'],
    ['东岗村党支部', '东岗村党支部'],
    ['中共青山镇东岗村支部委员会', '中共青山镇东岗村支部委员会'],
    [' 机关二支部 ', '机关二支部'],
  ])('%s is proposed as %s', (text, name) => {
    expect(proposedName(text)).toBe(name)
  })

  it('is told with the answer that was given', () => {
    const name = (id: number) => (id === 4 ? '东岗村支部' : '')
    const create = { fullName: '西河村支部', parentId: 1, orgType: 'RURAL' as const }
    expect(answerWords({ text: '东港村', answer: { orgId: 4 } }, name)).toBe('东港村：东岗村支部')
    expect(answerWords({ text: '西河', answer: { create } }, name)).toBe('西河：新建“西河村支部”')
    expect(answerWords({ text: '合计', answer: { skip: true } }, name)).toBe('合计：不导入')
  })
})

describe('what becomes of rows', () => {
  it('is counted by tab, those that did not pass first', () => {
    expect(decisionTabs({ new: 40, changed: 3, same: 12, refused: 5 }).map(tab => tab.label)).toEqual([
      '未通过 5',
      '新增 40',
      '修改 3',
      '相同 12',
      '全部 60',
    ])
    expect(taken({ new: 40, changed: 3, same: 12, refused: 5 })).toBe(43)
  })

  it('is marked by its weight, and says what was mended', () => {
    expect(decisionMark(aRow({ decision: 'refused', mended: true }))).toEqual({
      level: 'error',
      text: '未通过',
    })
    expect(decisionMark(aRow({ decision: 'new', mended: true }))).toEqual({
      level: 'ok',
      text: '新增（已改）',
    })
    expect(decisionMark(aRow({ decision: 'changed' })).level).toBe('warning')
    expect(decisionMark(aRow({ decision: 'same' })).level).toBe('note')
  })

  it('names the gravest finding first', () => {
    const found = [finding({ level: 'note' }), finding({ level: 'refuse' }), finding({ level: 'warning' })]
    expect(byGravity(found).map(one => one.level)).toEqual(['refuse', 'warning', 'note'])
  })

  it.each(Object.keys(REFUSALS))('%s leads to the cell or the question where it is settled', code => {
    const column = firstToMend(aRow({ findings: [finding({ level: 'note', code: 'X' }), finding({ code })] }))
    const settled: Record<string, string | null> = {
      NAME_MISSING: 'name',
      NAME_TOO_LONG: 'name',
      KEY_MISSING: 'idNo',
      BRANCH_UNKNOWN: 'branch',
      // Answered by choosing a member, by the row before, by the branch's own answer or in the archive.
      ARCHIVED: null,
      SEVERAL_MATCHES: null,
      DUPLICATE_ROW: null,
      BRANCH_SKIPPED: null,
      LEFT_OUT: null,
    }
    expect(column).toBe(settled[code])
  })
})

describe('the columns of the preview', () => {
  const column = (index: number, target: IntakeSheet['columns'][number]['target']) => ({
    index,
    letter: 'A',
    header: '',
    target,
    from: 'header' as const,
    samples: [],
  })

  it('are those of the workbook, each once, what everyone looks for first', () => {
    const sheets = [
      sheet({ columns: [column(0, 'seq'), column(1, 'name'), column(2, 'phone'), column(3, null)] }),
      sheet({ name: '二', columns: [column(0, 'name'), column(1, 'joinDate'), column(2, 'phone')] }),
      sheet({ name: '三', skipped: '没有内容', columns: [column(0, 'remark')] }),
    ]
    expect(shownTargets(sheets)).toEqual(['name', 'idNo', 'branch', 'sex', 'birth', 'phone', 'joinDate'])
  })

  it('show what stands on record and what it becomes, and what is wrong beside the cell', () => {
    const columns = planColumns([sheet({ columns: [column(0, 'phone')] })], {
      branches: [],
      onChoose: () => undefined,
      onOut: null,
    })
    const phone = columns.find(one => one.key === 'phone')
    const row = aRow({
      decision: 'changed',
      cells: { name: '张三', phone: '1370000' },
      changes: [{ field: 'phone', before: '13700001121', after: '1370000' }],
      findings: [
        finding({ field: 'phone', level: 'note', reason: '已去掉空格' }),
        finding({ field: 'phone', level: 'warning', reason: '电话号码格式不对，请核对' }),
      ],
    })
    expect(phone?.text(row)).toBe('1370000')
    expect(phone?.finding?.(row)).toEqual({ level: 'warning', text: '电话号码格式不对，请核对；已去掉空格' })
    expect(columns.find(one => one.key === 'issues')?.text(row)).toBe('电话号码格式不对，请核对')
  })

  it('name the sheet only where there are several', () => {
    const where = (sheets: IntakeSheet[]) =>
      planColumns(sheets, { branches: [], onChoose: () => undefined, onOut: null })
        .find(one => one.key === 'place')
        ?.text(aRow({ sheet: '东岗村', row: 12 }))
    expect(where([sheet({})])).toBe('第12行')
    expect(where([sheet({}), sheet({ name: '二' })])).toBe('东岗村 第12行')
    expect(where([sheet({}), sheet({ name: '二', skipped: '没有内容' })])).toBe('第12行')
  })
})

describe('targets', () => {
  it('are all offered, each once, with an editor and a width', () => {
    const offered = TARGET_GROUPS.flatMap(group => group.options.map(option => option.value))
    expect([...offered].sort()).toEqual([...intakeTargetSchema.options].sort())
    for (const target of offered) {
      expect(editorOf(target).maxLength).toBeGreaterThan(0)
      expect(widthOf(target)).toBeGreaterThanOrEqual(60)
    }
  })
})

describe('the desk', () => {
  const three = {
    files: [1, 2, 3].map(id => newFile(id, new File([], `${id}.xlsx`))),
    current: 2,
    settled: [],
  }

  it('looks at the next file when the present one goes, at the one before when it was the last', () => {
    expect(withoutFile(three, 2).current).toBe(3)
    expect(withoutFile({ ...three, current: 3 }, 3).current).toBe(2)
    expect(withoutFile(three, 1).current).toBe(2)
  })

  it('keeps the last word about a cell and about a member', () => {
    const first = withMending([], { kind: 'cells', rowKey: '0', cells: { name: '张' } })
    const second = withMending(first, { kind: 'member', rowKey: '0', memberId: 3 })
    const third = withMending(second, { kind: 'member', rowKey: '0', memberId: null })
    expect(withMending(third, { kind: 'cells', rowKey: '0', cells: { name: '张三' } })).toEqual([
      { kind: 'member', rowKey: '0', memberId: null },
      { kind: 'cells', rowKey: '0', cells: { name: '张三' } },
    ])
  })

  it('takes rows for the same only while headers and numbers of rows agree', () => {
    const plan = aPlan({ sheets: [sheet({})] })
    expect(sameRows(plan, aPlan({ sheets: [sheet({})], counts: { ...NO_ROWS, refused: 1 } }))).toBe(true)
    expect(sameRows(plan, aPlan({ sheets: [sheet({ headerRows: [2, 2] })] }))).toBe(false)
    expect(sameRows(plan, aPlan({ sheets: [sheet({ rows: 2 })] }))).toBe(false)
  })
})

describe('pointing at a header', () => {
  it('finds the sheet in the sentence, whatever it is called', () => {
    for (const sheet of ['Sheet1', '东岗村“新”', '']) {
      expect(sheetOfSentence(errorText('HEADER_MISSING', { sheet }))).toBe(sheet)
    }
  })

  it.each([
    ['A', 0],
    ['z', 25],
    [' aa ', 26],
    ['AZ', 51],
    ['BA', 52],
    ['XFD', 16383],
    ['', null],
    ['2', null],
    ['ABCD', null],
  ])('%j is column %s', (letters, index) => {
    expect(columnIndex(letters)).toBe(index)
  })

  it('is whole with a row and a column', () => {
    expect(pointedMapping('甲', '3', 'b')).toEqual({
      sheet: '甲',
      headerRows: [3, 3],
      columns: [{ index: 1, target: 'name' }],
    })
    expect(pointedMapping('甲', '0', 'b')).toBeNull()
    expect(pointedMapping('甲', '', 'b')).toBeNull()
    expect(pointedMapping('甲', '3', '')).toBeNull()
  })
})
