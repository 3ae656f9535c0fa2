import { describe, expect, it } from 'vitest'
import { errorCell, numberCell } from '../../../src/shared/intake/cellText.ts'
import { isRefused, RowReader } from '../../../src/shared/intake/readRow.ts'
import type { IntakeTarget } from '../../../src/shared/intake/schema.ts'

const TODAY = '2016-03-20'
const ID = '410400198006151016'

function read(cells: Partial<Record<IntakeTarget, string>>, hidden = false, section = '') {
  const targets = Object.keys(cells) as IntakeTarget[]
  return new RowReader(targets, TODAY).read(Object.values(cells), section, hidden)
}

const codes = (cells: Partial<Record<IntakeTarget, string>>, hidden = false) => {
  const { own, facts } = read(cells, hidden)
  return [...own, ...facts].map(finding => finding.code)
}

const WHOLE = {
  name: '张三',
  sex: '男',
  birth: '1980-06-15',
  idNo: ID,
  kind: '正式党员',
  joinDate: '2000-07-01',
  fullDate: '2001-07-01',
}

describe('a row as a member', () => {
  it('without anything to be said', () => {
    const reading = read(WHOLE)
    expect(reading.values).toMatchObject({ name: '张三', sex: '男', birth: '1980-06-15', idNo: ID })
    expect(reading).toMatchObject({ membership: 'FORMAL', kindGiven: true, derived: [], issues: null })
    expect(codes(WHOLE)).toEqual([])
  })

  it('takes sex and birth from the ID number when they are empty, and says so', () => {
    const reading = read({ ...WHOLE, sex: '', birth: ' ' })
    expect(reading.values).toMatchObject({ sex: '男', birth: '1980-06-15' })
    expect(reading.derived).toEqual(['birth', 'sex'])
    expect(reading.own.map(({ code, level }) => [code, level])).toEqual([
      ['BIRTH_FROM_ID', 'note'],
      ['SEX_FROM_ID', 'note'],
    ])
  })

  it('does not put a derived birth over one that cannot be read', () => {
    const reading = read({ ...WHOLE, birth: '1980年夏' })
    expect(reading.values.birth).toBeNull()
    expect(reading.asTyped).toEqual({ birth: '1980年夏' })
    expect(reading.facts.map(finding => finding.code)).toEqual(['AS_TYPED'])
  })

  it('recovers an ID number stored as a number where its digits prove it', () => {
    const reading = read({ ...WHOLE, idNo: numberCell(ID) })
    expect(reading.values.idNo).toBe(ID)
    expect(reading.own.map(finding => finding.code)).toEqual(['ID_FROM_NUMBER'])
  })

  it('keeps lost digits beside the field, never in it, and still knows the birth', () => {
    const reading = read({ ...WHOLE, sex: '', birth: '', idNo: numberCell('4.10400198006151E+17') })
    expect(reading.values).toMatchObject({ idNo: null, birth: '1980-06-15', sex: null })
    expect(reading.asTyped.idNo).toBe('410400198006151000')
    expect(reading.facts.map(finding => finding.code)).toEqual(['ID_LOST', 'SEX_MISSING'])
    expect(reading.issues).toBe('AS_TYPED,SEX_MISSING')
    expect(isRefused(reading)).toBe(false)
  })

  it('says once, with the likely cause, that zeros have replaced digits', () => {
    const reading = read({ ...WHOLE, idNo: '410400198006150000' })
    expect(reading.values.idNo).toBe('410400198006150000')
    expect([...reading.own, ...reading.facts].map(finding => finding.code)).toEqual(['ID_ZEROS', 'ID_SEX'])
    expect(reading.issues).toBe('ID_CHECK,ID_SEX')
  })

  it('keeps a wrong ID number as typed, with its finding', () => {
    const reading = read({ ...WHOLE, idNo: '410400198006151017' })
    expect(reading.values.idNo).toBe('410400198006151017')
    expect(reading.facts).toMatchObject([{ code: 'ID_CHECK', level: 'warning', value: '410400198006151017' }])
  })

  it('notes a hidden row', () => {
    expect(codes(WHOLE, true)).toEqual(['HIDDEN_ROW'])
  })

  it('treats a failed formula as blank and says so', () => {
    const reading = read({ ...WHOLE, nation: errorCell('#REF!') })
    expect(reading.values.nation).toBeNull()
    expect(reading.own).toMatchObject([{ code: 'CELL_ERROR', field: 'nation', value: '#REF!' }])
  })

  it('keeps a text that is longer than its field whole, as typed, and says so', () => {
    const whole = '甲'.repeat(300)
    expect(read({ ...WHOLE, remark: whole })).toMatchObject({
      values: { remark: whole },
      asTyped: {},
      facts: [],
    })
    const long = `${'甲'.repeat(299)}𠮷乙`
    const reading = read({ ...WHOLE, remark: long })
    expect(reading.values.remark).toBeNull()
    expect(reading.asTyped).toEqual({ remark: long })
    expect(reading.facts).toMatchObject([
      { code: 'AS_TYPED', field: 'remark', reason: `“${'甲'.repeat(40)}…”：最多300个字，这里有302个字` },
    ])
  })

  it('assumes the state from the dates where no category is given', () => {
    expect(read({ ...WHOLE, kind: '' })).toMatchObject({ membership: 'FORMAL', kindGiven: false })
    expect(read({ name: '李四', idNo: ID, joinDate: '2015.7' }).membership).toBe('PROBATIONARY')
    expect(codes({ ...WHOLE, kind: '' })).toEqual(['KIND_ASSUMED'])
  })

  it('loses neither a category nor a post it does not know', () => {
    const reading = read({ ...WHOLE, kind: '失联党员', partyPost: '第一书记', remark: '在外' })
    expect(reading.values.remark).toBe('在外；党员类别：失联党员；现任党内职务：第一书记')
    expect(reading.own.map(finding => finding.code)).toEqual(['KIND_UNREAD', 'POST_KEPT'])
  })

  it('reads posts', () => {
    expect(read({ ...WHOLE, partyPost: '支部书记' }).posts).toEqual([{ body: '党支部', post: '书记' }])
  })

  it('takes the branch from its column, else from the section above', () => {
    expect(read({ ...WHOLE, branch: '东岗村 党支部' }).branch).toBe('东岗村党支部')
    expect(read(WHOLE, false, '西河村').branch).toBe('西河村')
    expect(read({ ...WHOLE, branch: '东岗村' }, false, '西河村').branch).toBe('东岗村')
    expect(read({ ...WHOLE, branch: errorCell('#N/A') }, false, '西河村').branch).toBe('西河村')
  })
})

describe('rows that cannot be taken', () => {
  it.each([
    [{ ...WHOLE, name: '' }, 'NAME_MISSING'],
    [{ ...WHOLE, name: '\u3000' }, 'NAME_MISSING'],
    [{ ...WHOLE, name: '名'.repeat(51) }, 'NAME_TOO_LONG'],
    [{ name: '张三' }, 'KEY_MISSING'],
    [{ name: '张三', birth: '不详', idNo: '无' }, 'KEY_MISSING'],
    [{ name: '张三', birth: '1980年夏' }, 'KEY_MISSING'],
  ])('%j: %s', (cells, code) => {
    const reading = read(cells)
    expect(isRefused(reading)).toBe(true)
    expect(reading.own.filter(finding => finding.level === 'refuse').map(finding => finding.code)).toEqual([
      code,
    ])
  })

  it('fifty characters of a name are enough, rare ones counted as one', () => {
    expect(isRefused(read({ ...WHOLE, name: '𠮷'.repeat(25) }))).toBe(false)
    expect(isRefused(read({ ...WHOLE, name: '名'.repeat(50) }))).toBe(false)
  })

  it('one of birth and ID number is enough', () => {
    expect(isRefused(read({ name: '张三', birth: '1980-06' }))).toBe(false)
    expect(isRefused(read({ name: '张三', idNo: '12345' }))).toBe(false)
  })
})
