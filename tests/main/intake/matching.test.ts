/** Whom of the register a row means, and what it may change of them. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { apply, decisions, memberNamed, members, planRows, rowsOf } from '../../builders/imports.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aBranch, aMember } from '../../builders/people.ts'
import type { Grid } from '../../builders/workbooks.ts'

/** 男 1980-06-15; the second is of the same day, the third has a wrong check digit */
const WANG = '410400198006151016'
const OTHER = '410400198006151032'
const WRONG = '410400198006151017'

const TITLE = ['东岗村党支部党员名册']
const HEADER = ['姓名', '身份证号', '出生日期', '联系电话']

let test: TestOffice
let east: number
beforeEach(async () => {
  test = await anOffice()
  east = await aBranch(test, '东岗村支部')
})
afterEach(() => test.dispose())

const onRecord = (name: string, idNo: string | null, birth: string | null, more = {}) =>
  aMember(test, east, { name, idNo, birth, ...more })

async function planOne(row: Grid[number], header: Grid[number] = HEADER) {
  const plan = await planRows(test, [TITLE, header, row])
  const [found] = await rowsOf(test, plan.planId)
  if (!found) throw new Error('no row')
  return { planId: plan.planId, row: found, codes: found.findings.map(finding => finding.code) }
}

describe('a row means', () => {
  it('the member with its ID number, whatever the name', async () => {
    const id = await onRecord('王伍', WANG, '1980-06-15')
    const { row, codes, planId } = await planOne(['王五', WANG, '1980-06-15', ''])
    expect([row.decision, row.memberId, row.changes]).toEqual([
      'changed',
      id,
      [{ field: 'name', before: '王伍', after: '王五' }],
    ])
    expect(codes).toContain('NAME_DIFFERS')
    await apply(test, planId)
    expect(members(test).map(({ id: own, name, nameInitials }) => [own, name, nameInitials])).toEqual([
      [id, '王五', 'ww'],
    ])
  })

  it.each([
    ['without an ID number', '', '1980-06-15', '1980-06-15'],
    ['by the month where only that is known', '', '1980.06', '1980-06-15'],
    ['by the day where only the month is on record', '', '1980-06-15', '1980-06'],
  ])('the member of its name and birth: %s', async (_, idNo, typed, birth) => {
    const id = await onRecord('王五', null, birth)
    await onRecord('王五', null, '1980-07-15')
    await onRecord('王五一', null, birth)
    const { row, codes } = await planOne(['王五', idNo, typed, '13700000009'])
    expect([row.decision, row.memberId]).toEqual(['changed', id])
    expect(codes).toContain('MATCHED_BY_NAME')
  })

  it('by its ID number before any namesake', async () => {
    await onRecord('王五', null, '1980-06-15')
    const id = await onRecord('王五', WANG, '1980-06-15')
    expect((await planOne(['王五', WANG, '1980-06-15', ''])).row.memberId).toBe(id)
  })

  describe('where he is in the archive', () => {
    const archive = (...ids: number[]) => test.backend.roster.archive({ ids, reason: '重复' })

    it('nobody new: it is refused, and says where to put him back', async () => {
      await archive(await onRecord('王五', WANG, '1980-06-15'))
      const { row, codes, planId } = await planOne(['王五', WANG, '1980-06-15', ''])
      expect([row.decision, codes.at(-1)]).toEqual(['refused', 'ARCHIVED'])
      expect(row.findings.at(-1)?.reason).toBe(
        '这个身份证号的党员已归档，请先在名册的“已归档”里放回名册，再导入',
      )
      await expect(apply(test, planId)).rejects.toThrow('没有可以导入的行')
    })

    it('him, once he is put back', async () => {
      const id = await onRecord('王五', WANG, '1980-06-15')
      await archive(id)
      await test.backend.roster.putBack({ ids: [id] })
      expect((await planOne(['王五', WANG, '1980-06-15', ''])).row.memberId).toBe(id)
    })

    it('perhaps him by name and birth: somebody new, with a word', async () => {
      await archive(await onRecord('王五', null, '1980-06-15'))
      const { row, codes } = await planOne(['王五', WANG, '1980-06-15', ''])
      expect(row.decision).toBe('new')
      expect(codes).toContain('ARCHIVED_ALIKE')
    })

    it('not him by name alone, nor with another right ID number', async () => {
      await archive(await onRecord('王五', OTHER, '1980-06-15'), await onRecord('王五', null, '1980-06-16'))
      const { row, codes } = await planOne(['王五', WANG, '1980-06-15', ''])
      expect([row.decision, codes.filter(code => code.startsWith('ARCHIVED'))]).toEqual(['new', []])
    })
  })

  it('nobody on record, where one of name and birth differs', async () => {
    await onRecord('王五', null, '1980-06-15')
    for (const row of [
      ['王六', '', '1980-06-15', ''],
      ['王五', '', '1980-06-16', ''],
      ['王五', '', '1980.05', ''],
    ])
      expect((await planOne(row)).row.decision, row.join()).toBe('new')
  })

  it('another person, where both have right ID numbers that differ', async () => {
    await onRecord('王五', WANG, '1980-06-15')
    const { row, codes } = await planOne(['王五', OTHER, '1980-06-15', ''])
    expect([row.decision, row.memberId]).toEqual(['new', null])
    expect(codes).toContain('NAMESAKE')
  })

  it('the same person, where one of the ID numbers is wrong', async () => {
    const id = await onRecord('王五', WANG, '1980-06-15')
    const { row, codes } = await planOne(['王五', WRONG, '1980-06-15', ''])
    expect([row.decision, row.memberId]).toEqual(['changed', id])
    expect(codes).toEqual(expect.arrayContaining(['MATCHED_BY_NAME', 'ID_DIFFERS']))
  })

  it('nobody whose entry was undone', async () => {
    await onRecord('王五', WANG, '1980-06-15')
    await finish(test.backend.audit.undo({}))
    expect((await planOne(['王五', WANG, '1980-06-15', ''])).row.decision).toBe('new')
  })
})

describe('several members that fit', () => {
  let ids: number[]
  beforeEach(async () => {
    ids = [await onRecord('王五', null, '1980-06'), await onRecord('王五', null, '1980-06-15')]
  })
  const ROW = ['王五', WANG, '1980-06-15', '13700000009']

  it('refuse the row and are named', async () => {
    const { row, planId } = await planOne(ROW)
    expect([row.decision, row.memberId, row.candidates.map(one => one.memberId)]).toEqual([
      'refused',
      null,
      ids,
    ])
    const refusal = row.findings.find(({ level }) => level === 'refuse')
    expect([refusal?.code, refusal?.column, refusal?.reason]).toEqual([
      'SEVERAL_MATCHES',
      'A',
      '与王五（东岗村支部，1980-06）、王五（东岗村支部，1980-06-15）都相符，请指定是哪一名',
    ])
    await expect(apply(test, planId)).rejects.toMatchObject({ code: 'NOTHING_TO_IMPORT' })
  })

  it('are chosen from by the clerk', async () => {
    const { row, planId } = await planOne(ROW)
    const chosen = await test.backend.intake.choose({ planId, rowKey: row.rowKey, memberId: ids[0] ?? 0 })
    expect([chosen.row.decision, chosen.row.memberId]).toEqual(['changed', ids[0]])
    await apply(test, planId)
    expect(members(test).map(({ id, birth, idNo, phone }) => [id, birth, idNo, phone])).toEqual([
      [ids[0], '1980-06-15', WANG, '13700000009'],
      [ids[1], '1980-06-15', null, '13700000001'],
    ])
  })

  it('or none of them is meant', async () => {
    const { row, planId } = await planOne(ROW)
    const chosen = await test.backend.intake.choose({ planId, rowKey: row.rowKey, memberId: null })
    expect([chosen.row.decision, chosen.row.memberId]).toEqual(['new', null])
    await apply(test, planId)
    expect(members(test).map(({ idNo }) => idNo)).toEqual([null, null, WANG])
  })

  it('also by one ID number on two cards', async () => {
    const twice = [await onRecord('赵六', OTHER, '1980-06-15'), await onRecord('赵陆', OTHER, '1980-06-15')]
    const { row } = await planOne(['赵六', OTHER, '', ''])
    expect([row.decision, row.candidates.map(one => one.memberId)]).toEqual(['refused', twice])
  })
})

describe('what a row changes', () => {
  const FULL = {
    nation: '回族',
    phone: '13700000001',
    domicile: '东岗村1组',
    remark: '老党员',
    education: '大专',
  }
  const WIDE = ['姓名', '身份证号', '出生日期', '民族', '联系电话', '户籍地', '备注', '文化程度']

  it('a blank never erases, nor does a sign for nothing', async () => {
    await onRecord('王五', WANG, '1980-06-15', FULL)
    const before = memberNamed(test, '王五')
    for (const blank of ['', ' ', '\u3000', null]) {
      const { row } = await planOne(['王五', WANG, blank, blank, blank, blank, blank, blank], WIDE)
      expect([row.decision, row.changes]).toEqual(['same', []])
    }
    const { row, planId } = await planOne(['王五', WANG, '—', '', '无', '', '新来', ''], WIDE)
    expect(row.changes).toEqual([{ field: 'remark', before: '老党员', after: '新来' }])
    await apply(test, planId)
    expect(memberNamed(test, '王五')).toEqual({ ...before, remark: '新来' })
  })

  it('a blank erases where the clerk says so, in the columns the sheet has', async () => {
    await onRecord('王五', WANG, '1980-06-15', FULL)
    const plan = await planRows(test, [TITLE, ['姓名', '身份证号', '备注'], ['王五', WANG, '']], {
      options: { blankErases: true },
    })
    await apply(test, plan.planId)
    expect(memberNamed(test, '王五')).toMatchObject({ ...FULL, remark: null, birth: '1980-06-15', sex: '男' })
  })

  it('a month says nothing new of a known day; a text nobody can read pushes nothing aside', async () => {
    await onRecord('王五', WANG, '1980-06-15', { joinDate: '2001-07-01' })
    const header = ['姓名', '身份证号', '出生年月', '入党时间']
    expect((await planOne(['王五', WANG, '1980.06', '2001.7'], header)).row.decision).toBe('same')
    const { row, codes } = await planOne(['王五', WANG, '1980.06', '改革后'], header)
    expect([row.decision, row.changes]).toEqual(['same', []])
    expect(codes).toContain('RECORD_KEPT')
  })

  it('what is only worked out from an ID number fills gaps and corrects nothing', async () => {
    await onRecord('王五', WANG, '1980-06-16', { sex: '女' })
    await onRecord('赵六', OTHER, null, { sex: null })
    const rows = [
      ['王五', WANG, '', ''],
      ['赵六', OTHER, '', ''],
    ]
    const plan = await planRows(test, [TITLE, HEADER, ...rows])
    expect(await decisions(test, plan.planId)).toEqual(['3 王五 same', '4 赵六 changed'])
    await apply(test, plan.planId)
    expect(members(test).map(({ sex, birth }) => [sex, birth])).toEqual([
      ['女', '1980-06-16'],
      ['男', '1980-06-15'],
    ])
  })

  it('neither branch nor state of somebody on record, which are told instead', async () => {
    const west = await aBranch(test, '西河村支部')
    await aMember(test, west, { name: '王五', idNo: WANG, birth: '1980-06-15' })
    const header = ['姓名', '身份证号', '党员类别']
    const { row, codes } = await planOne(['王五', WANG, '预备党员'], header)
    expect([row.decision, codes]).toEqual([
      'same',
      expect.arrayContaining(['BRANCH_DIFFERS', 'KIND_DIFFERS']),
    ])
    expect(memberNamed(test, '王五')).toMatchObject({ orgId: west, membership: 'FORMAL' })
  })
})
