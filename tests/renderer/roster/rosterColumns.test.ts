import { describe, expect, it } from 'vitest'
import { rosterColumns } from '../../../src/renderer/roster/rosterColumns.tsx'
import { SORTABLE, type MemberRow } from '../../../src/shared/roster/schema.ts'

const row: MemberRow = {
  id: 1,
  name: '张三',
  orgId: 2,
  orgName: '东岗村支部',
  membership: 'FORMAL',
  sex: '男',
  nation: '汉族',
  birth: '1980-03-20',
  idNo: '410400198003200018',
  education: '高中中技',
  joinDate: '2005-07-01',
  fullDate: '2006-07',
  phone: '13700001121',
  unit: null,
  residence: null,
  remark: null,
  issues: [],
  away: false,
  abroad: false,
  lost: false,
}

const columns = rosterColumns('2024-03-20', () => undefined)
const column = (key: string) => {
  const found = columns.find(one => one.key === key)
  if (!found) throw new Error(`no column ${key}`)
  return found
}

describe('the columns of the roster', () => {
  it('are sorted by nothing the backend cannot sort by', () => {
    for (const { sortBy } of columns) {
      if (sortBy !== undefined) expect(SORTABLE).toContain(sortBy)
    }
  })

  it('count age and party age to the day that is shown', () => {
    expect(column('age').text(row)).toBe('44')
    expect(
      rosterColumns('2024-03-19', () => undefined)
        .find(one => one.key === 'age')
        ?.text(row),
    ).toBe('43')
    expect(column('partyAge').text(row)).toBe('17')
    expect(column('partyAge').text({ ...row, membership: 'PROBATIONARY', fullDate: null })).toBe('预备')
  })

  it('show what could not be read as it was typed, with the reason', () => {
    const kept = { ...row, joinDate: null, asTyped: { joinDate: '1991' }, issues: ['AS_TYPED'] }
    expect(column('joinDate').text(kept)).toBe('1991')
    expect(column('joinDate').finding?.(kept)?.text).toContain('看不懂“1991”')
    expect(column('fullDate').finding?.(kept)).toBeNull()
  })

  it('put a finding beside the cell it is about', () => {
    const wrong = { ...row, issues: ['ID_BIRTH', 'PHONE'] }
    expect(column('birth').finding?.(wrong)).toEqual({ level: 'error', text: '出生日期与身份证不符' })
    expect(column('idNo').finding?.(wrong)).toBeNull()
    // The number shown is in order: the finding is about the second one, which the list does not show.
    expect(column('phone').finding?.(wrong)).toBeNull()
    expect(column('phone').finding?.({ ...wrong, phone: '123' })?.text).toBe('电话号码格式不对')
  })

  it('tell the most serious trouble first', () => {
    const troubled = { ...row, issues: ['FULL_MISSING', 'ID_CHECK'], lost: true, away: true }
    expect(column('issues').text(troubled)).toBe('身份证校验码不符；失联查找中；缺转正时间；外出流动')
  })
})
