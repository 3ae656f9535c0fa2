/** The cross-checks of the summaries, each seen passing and failing (forms.md 20, 22). */

import { describe, expect, it } from 'vitest'
import {
  checkX10,
  checkX11,
  checkX16,
  checkX7,
  checkX7b,
  checkX7c,
  checkX8,
  checkX9,
} from '../../../src/shared/reporting/figureChecks.ts'
import { TOTAL } from '../../../src/shared/reporting/figures.ts'
import { summarySheets } from '../../../src/shared/forms/annexes.ts'
import type { MemberFacts } from '../../../src/shared/reporting/facts.ts'
import { pagesOf, texts } from '../forms/page.ts'
import { aCase, aFlow, aLetter, aMember, anIdNo, aRun, collect, ORG, ORGANISATIONS } from './build.ts'
import { check, run, tampered, worked } from './checking.ts'
import { FLOWING, NOT_FOUND } from './worked.ts'

describe('X7 annex 7 balances', () => {
  it('an empty 失去联系情形 breaks it, with the row, the cells and the person', () => {
    const bare = aMember({ name: '司马明', cases: [aCase({ situation: null })] })
    const broken = check('X7', [bare])
    expect(broken).toMatchObject({ passed: false, level: 'error' })
    expect(broken.detail).toContain('农村：第22–28栏之和为0，第2栏为1，差1名')
    expect(broken.cells).toContainEqual({ annex: 7, row: 'RURAL', column: '24' })
    expect(broken.rows).toMatchObject([{ name: '司马明', text: '失去联系情形未填写' }])
  })

  it.each([
    ['年龄', { birth: null }],
    ['学历', { education: '其他' }],
    ['职业', { lostOccupation: null }],
  ])('so does an unknown %s', (_, facts) => {
    expect(check('X7', [aMember({ ...facts, idNo: null, cases: [aCase()] })]).passed).toBe(false)
  })

  it.each([
    ['2', 1, false],
    ['2', -1, false],
    ['3', 9, true],
    ['3', 10, false],
    ['1', -25, true],
    ['1', -26, false],
    ['9', 1, false],
    ['17', 1, false],
    ['21', -1, false],
    ['28', 1, false],
    ['36', -1, false],
  ])('total, column %s changed by %i: passes %s', (column, by, passes) => {
    expect(checkX7(run, tampered(worked.annex7, TOTAL, column, by), worked.lost).passed).toBe(passes)
  })

  it('党龄 may leave the 预备党员 out or take them in, nothing else (X7b)', () => {
    expect(checkX7b(run, worked.annex7, worked.lost).passed).toBe(true)
    const taken = tampered(tampered(worked.annex7, TOTAL, '10', 1), 'PUBINST', '10', 1)
    expect(checkX7b(run, taken, worked.lost).passed).toBe(true)
    expect(checkX7b(run, tampered(worked.annex7, TOTAL, '10', 2), worked.lost).passed).toBe(false)
    expect(checkX7b(run, tampered(worked.annex7, TOTAL, '10', -1), worked.lost).passed).toBe(false)
    const undated = check('X7b', [aMember({ fullDate: null, cases: [aCase()] })])
    expect(undated).toMatchObject({ passed: false, level: 'warning' })
    expect(undated.rows[0]?.text).toBe('转正时间未填写')
  })
})

describe('X7c members of annex 6 who came after the sweep had begun', () => {
  const period = (orgId: number, fromOn: string | null, toOn: string | null) => ({
    orgId,
    membership: 'FORMAL',
    fromOn,
    toOn,
  })
  const came = (on: string) =>
    aMember({ name: '后来', periods: [period(ORG.gov, on, null)], cases: [aCase()] })
  const moved = () =>
    aMember({
      name: '调来',
      periods: [period(ORG.soe, null, '2016-02-10'), period(ORG.gov, '2016-02-10', null)],
      cases: [aCase()],
    })
  const supplement = (members: readonly MemberFacts[]) =>
    summarySheets(7, collect(run, members))
      .flatMap(pagesOf)
      .flatMap(page => texts(page, 'line'))
      .filter(text => text.includes('第1栏'))

  it('stand in column 2 alone: said as a warning and on the paper, no error without a way out', () => {
    const members = [came('2016-02-02')]
    expect(check('X7', members).passed).toBe(true)
    const warned = check('X7c', members)
    expect(warned).toMatchObject({ passed: false, level: 'warning', annexes: [6, 7] })
    expect(warned.detail).toContain('党政机关：第2栏1多于第1栏0')
    expect(warned.cells).toContainEqual({ annex: 7, row: 'GOV', column: '2' })
    expect(warned.rows).toMatchObject([{ name: '后来', caseId: members[0]!.cases[0]!.id }])
    expect(warned.rows[0]!.text).toContain('请更正进入支部的日期')
    expect(supplement(members)).toEqual([
      '　　　　　2.第2栏中有排查开始以后转入的党员　1　名，不在同行第1栏人数内。',
    ])
  })

  it('who was there on the first day is counted in both columns', () => {
    const members = [came('2016-02-01')]
    for (const name of ['X7', 'X7c']) expect(check(name, members).passed, name).toBe(true)
    expect(supplement(members)).toEqual([])
  })

  it('are named also where others hide the difference, but then the paper needs no word', () => {
    const members = [came('2016-02-02'), aMember({ orgId: ORG.gov })]
    expect(check('X7c', members)).toMatchObject({ passed: false, cells: [] })
    expect(supplement(members)).toEqual([])
  })

  it('who changed the class stands in column 1 of the old row', () => {
    const members = [moved()]
    expect(check('X7', members).passed).toBe(true)
    const warned = check('X7c', members)
    expect(warned.detail).toContain('党政机关：第2栏1多于第1栏0')
    expect(warned.detail).not.toContain('总计')
    expect(warned.rows).toMatchObject([{ text: '排查期间由本单位其他党组织转入，第1栏计在原党组织' }])
    expect(supplement(members)).toHaveLength(1)
    expect(check('X7c', [moved(), aMember({ orgId: ORG.gov })]).passed).toBe(true)
  })

  it('who is transferred out without a receipt stands in column 2 alone, in the own branch (R-A01 b)', () => {
    const out = (changes: Parameters<typeof aMember>[0]) =>
      aMember({ name: '口袋', letters: [aLetter()], cases: [aCase()], ...changes })
    const members = [out({ membership: 'LEFT', orgId: ORG.gov })]
    expect(collect(run, members).lost).toMatchObject([{ unitOrgId: ORG.gov, pocket: true }])
    expect(check('X7', members).passed).toBe(true)
    const warned = check('X7c', members)
    expect(warned.rows).toMatchObject([{ text: '组织关系已转出、未收到回执，不在排查前在册人数内' }])
    expect(supplement(members)).toEqual([
      '　　　　　2.第2栏中有组织关系已转出、未收到回执的党员　1　名，不在同行第1栏人数内。',
    ])
    // beside members on the roll nothing is to be said
    const beside = [...members, aMember({ orgId: ORG.gov })]
    expect(check('X7c', beside).passed).toBe(true)
    expect(supplement(beside)).toEqual([])
    const leftFrom = (orgId: number | null) =>
      out({
        periods: [
          period(ORG.soe, null, '2015-10-01'),
          { orgId, membership: 'LEFT', fromOn: '2015-10-01', toOn: null },
        ],
      })
    expect(collect(run, [leftFrom(ORG.gov)]).lost).toMatchObject([{ unitOrgId: ORG.gov }])
    expect(collect(run, [leftFrom(null)]).lost).toMatchObject([{ unitOrgId: ORG.soe }])
  })

  it('explain only themselves: one more in column 2 is an error still', () => {
    const collected = collect(run, [came('2016-02-02')])
    expect(checkX7(run, tampered(collected.annex7, 'GOV', '1', -1), collected.lost).passed).toBe(false)
    expect(checkX7c(run, worked.annex7, worked.lost).passed).toBe(true)
  })
})

describe('X8 the roll before the sweep and annex 2', () => {
  it('differ by who came and went in between', () => {
    const joined = aMember({
      name: '新来',
      periods: [{ orgId: ORG.gov, membership: 'FORMAL', fromOn: '2016-02-02', toOn: null }],
    })
    const broken = check('X8', [aMember(), joined])
    expect(broken).toMatchObject({ passed: false, level: 'warning' })
    expect(broken.detail).toContain('附件7第1栏1名，附件2 2名')
    expect(broken.rows).toMatchObject([{ name: '新来', text: '排查开始以后列入名册' }])
    expect(check('X8', [aMember(), aMember()]).passed).toBe(true)
    expect(checkX8(worked.annex7, 34, worked.rollChanges).passed).toBe(false)
  })
})

describe('X9 annex 8 counts annex 4', () => {
  it('and balances', () => {
    expect(checkX9(worked.annex8, worked.flow).passed).toBe(true)
    expect(checkX9(worked.annex8, worked.flow.slice(1)).passed).toBe(false)
    for (const column of ['1', '9', '15', '16', '17']) {
      expect(checkX9(tampered(worked.annex8, TOTAL, column, 1), worked.flow).passed, column).toBe(false)
    }
  })

  it('an unknown occupation or direction is named with the person', () => {
    const bare = aMember({ name: '赵缺项', flowOccupation: null, flows: [aFlow({ direction: null })] })
    const broken = check('X9', [bare, FLOWING.w1])
    expect(broken.passed).toBe(false)
    expect(broken.rows).toMatchObject([{ name: '赵缺项', text: '职业（附件4）、外出流向未填写' }])
  })

  it('counts the same person once', () => {
    const idNo = anIdNo('1980-06-15', '男', 4)
    const twice = [aMember({ idNo, flows: [aFlow()] }), aMember({ idNo, flows: [aFlow()] })]
    expect(check('X9', twice).passed).toBe(false)
  })
})

describe('X10 annex 9 counts annexes 5 and 6', () => {
  it.each(['1', '2', '3'])('column %s changed breaks it', column => {
    expect(checkX10(tampered(worked.annex9, TOTAL, column, 1), worked.annex7, worked.lost).passed).toBe(false)
  })

  it('a different annex 7 breaks it, and 纳入组织管理 beyond the found members', () => {
    expect(checkX10(worked.annex9, worked.annex7, worked.lost).passed).toBe(true)
    expect(checkX10(worked.annex9, tampered(worked.annex7, TOTAL, '2', 1), worked.lost).passed).toBe(false)
    expect(checkX10(tampered(worked.annex9, 'SOE', '4', 2), worked.annex7, worked.lost).passed).toBe(false)
    expect(checkX10(worked.annex9, worked.annex7, worked.lost.slice(1)).passed).toBe(false)
  })

  it('a person found after the search end stays in column 3 (R-D11)', () => {
    expect(check('X10', [NOT_FOUND.n10]).passed).toBe(true)
  })
})

describe('X11 each member in one column of annex 9', () => {
  it('a dropped −o breaks it', () => {
    const forgotten = tampered(worked.annex9, TOTAL, 'o', -2)
    const broken = checkX11(run, forgotten, worked.lost)
    expect(broken.passed).toBe(false)
    expect(broken.detail).toContain('总计：各项结果之和减去交叉为23，第1栏为21，差2名')
    expect(checkX11(run, worked.annex9, worked.lost).passed).toBe(true)
  })

  it.each(['5', '7', '8', '9', '10', '13', '17', '19', '23', '24'])('column %s changed breaks it', column => {
    expect(checkX11(run, tampered(worked.annex9, TOTAL, column, 1), worked.lost).passed).toBe(false)
  })

  const decided = (...outcomes: string[]) =>
    aMember({
      cases: [
        aCase({
          contactOn: '2016-03-01',
          outcomes: outcomes.map(outcome => ({ outcome, decidedOn: '2016-05-01' })),
        }),
      ],
    })

  it('处置 and 处分 may cross, nothing else may', () => {
    expect(check('X11', [decided('O4', 'P6')]).passed).toBe(true)
    expect(check('X11', [decided('P1', 'P4')]).passed).toBe(true)
    for (const pair of [
      ['M1', 'P1'],
      ['C1', 'P1'],
      ['M1', 'O1'],
      ['O1', 'C1'],
    ]) {
      const broken = check('X11', [decided(...pair)])
      expect(broken.passed, pair.join()).toBe(false)
      expect(broken.rows, pair.join()).toHaveLength(1)
    }
  })
})

describe('X16 totals', () => {
  it.each(['annex7', 'annex8', 'annex9'] as const)('%s: a changed figure breaks it', annex => {
    const broken = { ...worked, [annex]: tampered(worked[annex], 'SOE', '1', 1) }
    expect(checkX16(broken)).toMatchObject({
      passed: false,
      cells: [{ annex: worked[annex].annex, row: TOTAL, column: '1' }],
    })
  })

  it('a branch without a class breaks it and is named', () => {
    const organisations = ORGANISATIONS.map(org => (org.id === ORG.gov ? { ...org, orgType: null } : org))
    const broken = check('X16', [aMember({ orgId: ORG.gov, name: '无类别' })], aRun({ organisations }))
    expect(broken.passed).toBe(false)
    expect(broken.rows).toMatchObject([{ name: '无类别', text: '所在党组织没有填类别' }])
  })

  it('so does a flowing member without 党组织类型', () => {
    const broken = check('X16', [aMember({ name: '无类型', flows: [aFlow({ hostOrgType: null })] })])
    expect(broken.rows).toMatchObject([{ name: '无类型', text: '党组织类型未填写' }])
  })
})
