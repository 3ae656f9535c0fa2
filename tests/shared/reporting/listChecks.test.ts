/** The cross-checks of the lists and of the paper, each seen passing and failing (forms.md 20). */

import { describe, expect, it } from 'vitest'
import { copyPlan, copyTotal, generalBranches } from '../../../src/shared/forms/copyPlan.ts'
import { INTERNAL_MARK } from '../../../src/shared/forms/sheet.ts'
import { checkAll, checkX12, checkX17 } from '../../../src/shared/reporting/checks.ts'
import { flowBlockWrong, idNumberWrong, remarkLacking } from '../../../src/shared/reporting/collect.ts'
import { ANNEX_NUMBERS } from '../../../src/shared/reporting/facts.ts'
import { checkX2, checkX4, checkX5, checkX6, checkX6b } from '../../../src/shared/reporting/listChecks.ts'
import { checkResultSchema } from '../../../src/shared/reporting/methods.ts'
import { rosterPerson } from '../../../src/shared/reporting/persons.ts'
import { flowBlock } from '../../../src/shared/reporting/remarks.ts'
import {
  aCase,
  aFlow,
  aLetter,
  aMember,
  anIdNo,
  aRun,
  aStay,
  attempt,
  collect,
  ENOUGH,
  ORG,
  ORGANISATIONS,
} from './build.ts'
import { check, entriesOf, result, run, worked } from './checking.ts'
import { EVERYBODY, FLOWING, FOUND, NEITHER, NOT_FOUND } from './worked.ts'

describe('the worked campaign', () => {
  it('passes every check but those for the clerk to look at', () => {
    const failing = checkAll(worked).filter(({ passed }) => !passed)
    expect(failing.map(({ check: name }) => name)).toEqual(['X3b', 'X13b'])
  })

  it('every result fits the contract and is named once', () => {
    const results = checkAll(worked)
    for (const one of results) expect(checkResultSchema.parse(one)).toEqual(one)
    expect(new Set(results.map(({ check: name }) => name)).size).toBe(results.length)
    const numbers = Array.from({ length: 17 }, (_, i) => `X${i + 1}`)
    expect(results.map(({ check: name }) => name)).toEqual(expect.arrayContaining(numbers))
  })

  it('so does an empty committee', () => {
    expect(checkAll(collect(run, [])).filter(({ passed }) => !passed)).toEqual([])
  })
})

describe('X1 annex 4 has no lost members', () => {
  it('a found member on annex 4 breaks it, with words of explanation no longer', () => {
    const idNo = anIdNo('1980-06-15', '男', 1)
    const found = (remark: string | null) =>
      aMember({ idNo, cases: [aCase({ contactOn: '2016-03-01' })], flows: [aFlow({ remark })] })
    const broken = check('X1', [found(null)])
    expect(broken).toMatchObject({ passed: false, level: 'error' })
    expect(broken.rows).toHaveLength(1)
    expect(broken.cells.map(({ annex }) => annex)).toEqual([4, 5])
    expect(check('X1', [found('3月1日取得联系，现在东莞务工')]).passed).toBe(true)
  })

  it('the same person entered twice, lost and away, breaks it whatever the words', () => {
    const idNo = anIdNo('1980-06-15', '男', 2)
    const away = aMember({ idNo, flows: [aFlow({ remark: '已联系' })] })
    expect(check('X1', [away, aMember({ idNo, cases: [aCase()] })]).passed).toBe(false)
    expect(check('X1', [away, aMember({ cases: [aCase()] })]).passed).toBe(true)
  })

  it('persons without an ID number are told apart by name and birth', () => {
    const person = { idNo: null, name: '王同名', birth: '1980-06-15' }
    const away = aMember({ ...person, flows: [aFlow()] })
    expect(check('X1', [away, aMember({ ...person, cases: [aCase()] })]).passed).toBe(false)
    const other = aMember({ ...person, birth: '1981-06-15', cases: [aCase()] })
    expect(check('X1', [away, other]).passed).toBe(true)
  })
})

describe('X2 nobody is on annexes 5 and 6', () => {
  it('the same person entered twice breaks it', () => {
    const idNo = anIdNo('1980-06-15', '男', 3)
    const found = aMember({ idNo, cases: [aCase({ contactOn: '2016-03-01' })] })
    const notFound = aMember({ idNo, cases: [aCase()] })
    const broken = checkX2(run, entriesOf(collect(run, [found, notFound])))
    expect(broken.passed).toBe(false)
    expect(broken.cells).toEqual([
      { annex: 5, row: String(found.id), column: 'name' },
      { annex: 6, row: String(notFound.id), column: 'name' },
    ])
    expect(check('X2', [found, aMember({ cases: [aCase()] })]).passed).toBe(true)
  })
})

describe('X3 annex 3 = annex 5 + annex 6', () => {
  it('who reached six months during the sweep is named apart and does not break it (R-B07)', () => {
    expect(check('X3', [NEITHER.a1, FOUND.f1, NOT_FOUND.n1])).toMatchObject({
      passed: true,
      detail: '附件3共3名，附件5 1名，附件6 1名，仅列附件3 1名',
    })
    const only = check('X3b', [NEITHER.a1])
    expect(only).toMatchObject({ passed: false, level: 'note' })
    expect(only.rows.map(({ name }) => name)).toEqual(['丙一'])
    expect(check('X3b', [FOUND.f1]).passed).toBe(true)
  })

  it('a search that is not complete breaks it, and so does an unknown start', () => {
    const broken = check('X3', [aMember({ cases: [aCase({ attempts: [] })] })])
    expect(broken.passed).toBe(false)
    expect(broken.rows[0]?.text).toContain('查找未到位')
    const unknown = aMember({ joinDate: null, fullDate: null, cases: [aCase({ lastLife: null })] })
    expect(check('X3', [unknown]).passed).toBe(false)
    expect(check('X3', [NEITHER.a2])).toMatchObject({ passed: true })
  })
})

describe('X4 six months', () => {
  it('is measured before the sweep for annex 5 and at its end for annex 6', () => {
    const collected = collect(run, [FOUND.f1, NOT_FOUND.n1])
    expect(checkX4(run, entriesOf(collected), []).passed).toBe(true)
    const later = { ...run, campaign: { ...run.campaign, startOn: '2016-01-31', searchEnd: '2016-03-14' } }
    const broken = checkX4(later, entriesOf(collected), [])
    expect(broken.rows.map(({ text }) => text)).toEqual([
      '到2016-01-31失联未满6个月',
      '到2016-03-14失联未满6个月',
    ])
    expect(broken.cells.map(({ column }) => column)).toEqual(['length', 'length'])
  })

  it('an unknown start breaks it, an assumed one asks for confirmation', () => {
    const unknown = aMember({ joinDate: null, fullDate: null, cases: [aCase({ lastLife: null })] })
    expect(check('X4', [unknown]).passed).toBe(false)
    const assumed = aMember({ cases: [aCase({ lastLife: null })] })
    expect(check('X4', [assumed]).passed).toBe(true)
    expect(check('X4b', [assumed])).toMatchObject({ passed: false, level: 'warning' })
    expect(check('X4b', [NOT_FOUND.n1]).passed).toBe(true)
  })
})

describe('X5 the reason behind 其他', () => {
  it('must be written, and be in the printed remark', () => {
    const silent = (situationNote: string | null) =>
      aMember({ cases: [aCase({ situation: 'OTHER', situationNote })] })
    expect(check('X5', [silent(null)])).toMatchObject({ passed: false, level: 'error' })
    expect(check('X5', [silent('  ')]).passed).toBe(false)
    expect(check('X5', [silent('家庭变故')]).passed).toBe(true)
    expect(checkX5(run, entriesOf(collect(run, [silent('家庭变故')]))).passed).toBe(false)
  })

  it('codes left empty are named (X5b)', () => {
    const bare = aMember({
      lostOccupation: null,
      orgId: ORG.committee,
      cases: [aCase({ situation: null, contactOn: '2016-03-01' })],
    })
    const broken = check('X5b', [bare])
    expect(broken.rows[0]?.text).toBe('职业、失去联系情形、党组织类别未填写')
    expect(broken.cells.map(({ column }) => column)).toEqual(['occupation', 'situation', 'orgType'])
    expect(check('X5b', [NOT_FOUND.n1]).passed).toBe(true)
  })
})

describe('X6 “口袋”党员', () => {
  it('are named in the printed remark', () => {
    const pocket = collect(run, [aMember({ letters: [aLetter()], cases: [aCase()] })])
    expect(result('X6', pocket).passed).toBe(true)
    expect(checkX6(run, entriesOf(pocket)).passed).toBe(false)
  })

  it('of annex 6 alone are counted under annex 7 (X6b)', () => {
    const found = aMember({ letters: [aLetter()], cases: [aCase({ contactOn: '2016-03-01' })] })
    const notFound = aMember({ letters: [aLetter()], cases: [aCase()] })
    const collected = collect(run, [found, notFound])
    expect(result('X6b', collected)).toMatchObject({
      passed: true,
      detail: '附件7补充资料“口袋”党员1名，附件6 1名',
    })
    const wrong = checkX6b(run, 2, entriesOf(collected))
    expect(wrong).toMatchObject({ passed: false, level: 'warning' })
    expect(wrong.cells).toEqual([{ annex: 7, row: 'supplement', column: 'pocket' }])
  })
})

describe('X12 six copies', () => {
  it('with and without a 党总支', () => {
    const plan = (general: string | null) => copyPlan(4, run, general)
    expect(plan('党总支')).toEqual([
      { to: '党支部留存', count: 1 },
      { to: '党总支', count: 1 },
      { to: '中共青山镇委员会', count: 1 },
      { to: '县委组织部', count: 3 },
    ])
    expect(plan('村党委')[1]).toEqual({ to: '村党委', count: 1 })
    expect(plan(null)).toEqual([
      { to: '党支部留存', count: 1 },
      { to: '中共青山镇委员会', count: 2 },
      { to: '县委组织部', count: 3 },
    ])
    const plans = ANNEX_NUMBERS.map(annex => ({ annex, copies: copyPlan(annex, run, null) }))
    expect(checkX12(run, plans).passed).toBe(true)
    expect(ANNEX_NUMBERS.map(annex => copyTotal(annex, run))).toEqual([1, 3, 3, 6, 6, 6, 2, 2, 2])
  })

  it('name the committee as the register does', () => {
    const named = (shortName: string, fullName: string, setting = '') => {
      const root = { shortName, fullName }
      const organisations = ORGANISATIONS.map(org => (org.id === ORG.committee ? { ...org, ...root } : org))
      const own = aRun({ organisations, settings: { 'committee.name': setting } })
      return [copyPlan(7, own, null)[0]?.to, copyPlan(4, own, null)[1]?.to]
    }
    const full = '中共青山镇委员会'
    expect(named('青山镇党委', full)).toEqual(['青山镇党委留存', '青山镇党委'])
    expect(named('', full)).toEqual([`${full}留存`, full])
    expect(named('', '', '白水街道党工委')).toEqual(['白水街道党工委留存', '白水街道党工委'])
    expect(named('', '')).toEqual(['党委留存', '党委'])
  })

  it('a plan of five breaks it', () => {
    const five = checkX12(run, [{ annex: 4, copies: plan5() }])
    expect(five).toMatchObject({ passed: false, level: 'note' })
    expect(five.detail).toBe('附件4应印6份，去向合计5份')
  })

  it('are as many as the office has set (X-55)', () => {
    const own = aRun({ settings: { 'print.copyPlan.4': '留存1、党委1、组织部2' } })
    expect(check('X12', [], own).passed).toBe(true)
    const copies = copyPlan(4, own, null)
    expect(checkX12(own, [{ annex: 4, copies }]).detail).toBe(
      '附件4：党支部留存1份，中共青山镇委员会1份，县委组织部2份',
    )
    expect(checkX12(own, [{ annex: 4, copies: copies.slice(1) }]).detail).toBe('附件4应印4份，去向合计3份')
  })

  it('name the 党总支 or 村党委 above a branch, the nearest of both (X-14)', () => {
    const kinds = (kind: string, parentId: number) =>
      aRun({
        organisations: ORGANISATIONS.map(org =>
          org.id === ORG.general ? { ...org, kind } : org.id === ORG.gov ? { ...org, parentId } : org,
        ),
      })
    const village = kinds('村党委', ORG.committee)
    expect(village.unitById.get(ORG.rural)?.generalKind).toBe('村党委')
    expect(village.unitById.get(ORG.gov)?.generalKind).toBeNull()
    expect(generalBranches(village)).toBe('村党委')
    expect(generalBranches(run)).toBe('党总支')
    expect(generalBranches(kinds('党支部', ORG.committee))).toBeNull()
  })

  const plan5 = () => copyPlan(4, run, null).map(copy => ({ ...copy, count: Math.min(copy.count, 2) }))
})

describe('X13 the remark of annex 2', () => {
  it('names who is away or abroad', () => {
    expect(check('X13', [FLOWING.w1, FLOWING.w3, FLOWING.w9]).passed).toBe(true)
    const away = rosterPerson(run, FLOWING.w1)!
    const abroad = rosterPerson(run, aMember({ overseas: [aStay()] }))!
    expect(remarkLacking(away, '')).toBe('外出流动未在备注栏注明')
    expect(remarkLacking(away, '外出流动')).toBe('')
    expect(remarkLacking(abroad, '外出流动')).toBe('出国（境）未在备注栏注明')
    expect(remarkLacking(abroad, '出国（境）')).toBe('')
    const broken = { ...worked, remarksLacking: { count: 1, rows: [row('外出流动未在备注栏注明')] } }
    expect(result('X13', broken)).toMatchObject({
      passed: false,
      cells: [{ annex: 2, row: '7', column: 'remark' }],
    })
  })
})

const row = (text: string) => ({ memberId: 7, caseId: null, name: '某某', orgName: '石桥村支部', text })

describe('X14 the flow block of annex 1', () => {
  it('is empty for who is not away', () => {
    expect(check('X14', EVERYBODY).passed).toBe(true)
    expect(flowBlockWrong(false, flowBlock(null))).toBe('')
    expect(flowBlockWrong(true, flowBlock(aFlow()))).toBe('')
    expect(flowBlockWrong(false, flowBlock(aFlow()))).toContain('空白')
    const broken = { ...worked, flowBlocks: { count: 1, rows: [row('应为空白')] } }
    expect(result('X14', broken).passed).toBe(false)
  })
})

describe('X15 ID numbers', () => {
  it.each([
    [{}, true],
    [{ idNo: null }, false],
    [{ idNo: '410400198006150000' }, false],
    [{ idNo: anIdNo('1981-06-15', '男', 5) }, false],
    [{ idNo: anIdNo('1980-06-15', '女', 6) }, false],
    [{ idNo: '410400800615101' }, false],
  ])('%j: passes %s', (facts, passes) => {
    expect(check('X15', [aMember(facts)]).passed).toBe(passes)
  })

  it('stand only once, in the whole committee', () => {
    const idNo = anIdNo('1980-06-15', '男', 7)
    const broken = check('X15', [
      aMember({ idNo, name: '张一' }),
      aMember({ idNo, name: '张二', orgId: ORG.gov }),
    ])
    expect(broken.rows).toMatchObject([{ name: '张二', text: '身份证号与张一（石桥村支部）重复' }])
  })

  it('are not asked of who is not on the roll', () => {
    expect(check('X15', [aMember({ idNo: null, membership: 'LEFT' })]).passed).toBe(true)
    expect(idNumberWrong({ idNo: anIdNo('2016-03-21', '男', 8), birth: null, sex: null }, '2016-03-20')).toBe(
      '身份证第7–14位不是有效日期',
    )
  })

  it('all are counted, five hundred are shown', () => {
    const broken = check(
      'X15',
      Array.from({ length: 501 }, () => aMember({ idNo: null })),
    )
    expect(broken.rows).toHaveLength(500)
    expect(broken.detail).toBe('共501名，列出前500名')
  })
})

describe('X17 内部资料', () => {
  it('stands on every form', () => {
    const marks = ANNEX_NUMBERS.map(annex => ({ annex, mark: INTERNAL_MARK }))
    expect(checkX17(marks).passed).toBe(true)
    const bare = checkX17([...marks.slice(0, 8), { annex: 9, mark: '' }])
    expect(bare).toMatchObject({ passed: false, detail: '附件9没有印“内部资料”' })
  })
})

describe('X6c attempts that reached the member', () => {
  const reached = (at: string, changes: object = {}) =>
    aMember({
      name: '已联系',
      cases: [aCase({ attempts: [...ENOUGH, attempt(at, 'C01', '取得联系')], ...changes })],
    })
  it('warn where contact was not registered, by the end of the search', () => {
    const warned = check('X6c', [reached('2016-03-15 10:00')])
    expect(warned).toMatchObject({ passed: false, level: 'warning', annexes: [3, 6] })
    expect(warned.rows).toMatchObject([
      { name: '已联系', text: '2016-03-15的查找结果是“取得联系”，没有办理取得联系' },
    ])
    expect(check('X6c', [reached('2016-03-16 10:00')]).passed).toBe(true)
    expect(check('X6c', [reached('2016-03-01 10:00', { contactOn: '2016-03-01' })]).passed).toBe(true)
    expect(check('X6c', [aMember({ cases: [aCase()] })]).passed).toBe(true)
  })
})

describe('X13b members abroad without a flow record', () => {
  it('are named: annexes 4 and 8 do not have them (S03 87)', () => {
    const warned = check('X13b', [aMember({ name: '在外', overseas: [aStay()] })])
    expect(warned).toMatchObject({ passed: false, level: 'warning', annexes: [4, 8] })
    expect(warned.rows).toMatchObject([{ name: '在外' }])
    expect(warned.rows[0]?.text).toContain('没有列入附件4、8')
    const both = aMember({ overseas: [aStay()], flows: [aFlow({ direction: 'ABROAD' })] })
    expect(check('X13b', [both]).passed).toBe(true)
    expect(check('X13b', [aMember({ overseas: [aStay({ returnedOn: '2016-03-20' })] })]).passed).toBe(true)
    expect(check('X13b', [aMember({ overseas: [aStay()], cases: [aCase()] })]).passed).toBe(true)
  })
})
