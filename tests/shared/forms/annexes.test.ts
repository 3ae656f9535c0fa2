/** The nine annexes of the worked campaign as they are printed. */

import { describe, expect, it } from 'vitest'
import {
  ANNEX_HEADS,
  blankSheets,
  branchSheets,
  fillDateOf,
  isBranchAnnex,
  personsOfSummary,
  summarySheets,
  type BranchAnnex,
} from '../../../src/shared/forms/annexes.ts'
import { ANNEX_NUMBERS, type MemberFacts } from '../../../src/shared/reporting/facts.ts'
import { frameOf, growth } from '../../../src/shared/forms/fit.ts'
import type { FormSheet } from '../../../src/shared/forms/sheet.ts'
import {
  aCase,
  aFlow,
  aMember,
  aRun,
  aStay,
  attempt,
  branchesOf,
  collect,
  ORG,
  ORGANISATIONS,
} from '../reporting/build.ts'
import { EVERYBODY, FLOWING, FOUND, NOT_FOUND } from '../reporting/worked.ts'
import { column, expectSound, pagesOf, sum, texts } from './page.ts'

const run = aRun()
const collected = collect(run, EVERYBODY)

function sheetsOf(annex: BranchAnnex, members: readonly MemberFacts[], with_ = run): FormSheet[] {
  return branchesOf(with_, members).flatMap(branch => branchSheets(annex, with_, branch))
}

/** The printed row of one person: column key → text. */
function rowOf(annex: BranchAnnex, member: MemberFacts, with_ = run): Record<string, string> {
  const cells = sheetsOf(annex, [member], with_)
    .flatMap(pagesOf)
    .flatMap(page => page.cells)
  return Object.fromEntries(
    cells.flatMap(({ key, text }) => (key?.row === String(member.id) ? [[key.column, text]] : [])),
  )
}

describe('every annex', () => {
  it.each(ANNEX_NUMBERS.filter(isBranchAnnex))('%i has room for a long name of a branch', annex => {
    const fullName = `中共青山镇${'平顶山市石桥河机械制造有限责任公司'.repeat(2)}联合党支部委员会（含退休）`
    const organisations = ORGANISATIONS.map(org => (org.id === ORG.rural ? { ...org, fullName } : org))
    const members = [aMember({ cases: [aCase()] }), aMember({ cases: [aCase({ contactOn: '2016-03-01' })] })]
    const sheets = sheetsOf(annex, [...members, aMember({ flows: [aFlow()] })], aRun({ organisations }))
    expect(sheets.length).toBeGreaterThan(0)
    for (const page of sheets.flatMap(pagesOf)) {
      const named = page.cells.find(({ kind, text }) => kind === 'line' && text.endsWith(fullName))!
      const width = sum(page.columnWidths.slice(named.col, named.col + named.colSpan))
      const frame = frameOf(width, page.rowHeights[named.row] ?? 0, named.size)
      expect(growth(named.text, frame)).toBe(0)
      for (const { text, size } of page.cells.filter(({ row }) => row === named.row)) {
        expect(size, text).toBeGreaterThanOrEqual(6.5)
      }
    }
  })

  it('has the title, paper and number of the seed', () => {
    expect(ANNEX_NUMBERS.map(n => ANNEX_HEADS[n].title)).toEqual([
      '党员基本信息表',
      '党员名册',
      '查找联系失联党员情况记录表',
      '外出流动党员登记表',
      '经查找取得联系党员登记表',
      '经查找仍然无法取得联系党员登记表',
      '与党组织失去联系党员情况汇总表',
      '外出流动党员情况汇总表',
      '与党组织失去联系党员管理及处置情况汇总表',
    ])
    expect(ANNEX_NUMBERS.map(n => ANNEX_HEADS[n].paper)).toEqual([
      ...Array.from({ length: 6 }, () => 'A4'),
      'A3',
      'A4',
      'A3',
    ])
    expect(ANNEX_NUMBERS.map(n => ANNEX_HEADS[n].annex)).toEqual(ANNEX_NUMBERS)
  })

  it.each(ANNEX_NUMBERS)('%i fits its paper and covers its grid, filled and blank', annex => {
    const filled = isBranchAnnex(annex) ? sheetsOf(annex, EVERYBODY) : summarySheets(annex, collected)
    const blank = isBranchAnnex(annex) ? blankSheets(annex, run) : summarySheets(annex, collect(run, []))
    expect(filled.length).toBeGreaterThan(0)
    for (const sheet of [...filled, ...blank]) {
      expectSound(sheet)
      for (const page of pagesOf(sheet)) {
        expect(texts(page, 'annexMark')).toEqual([`附件${annex}`])
        expect(texts(page, 'title')).toHaveLength(1)
      }
    }
  })

  it.each([
    [2, 20],
    [4, 15],
    [5, 15],
    [6, 15],
  ] as const)('%i has %i rows a page', (annex, perPage) => {
    const facts = { 2: {}, 4: { flows: [aFlow()] }, 5: found(), 6: { cases: [aCase()] } }[annex]
    const crowd = Array.from({ length: perPage + 1 }, () => aMember(facts))
    const [sheet] = sheetsOf(annex, crowd)
    expect(pagesOf(sheet!).map(page => page.members.length)).toEqual([perPage, 1])
  })

  const found = () => ({ cases: [aCase({ contactOn: '2016-03-01' })] })

  it('is filled on its own day', () => {
    expect(fillDateOf(8, run)).toBe('2016-03-20')
    expect(fillDateOf(9, run)).toBe('2016-06-20')
  })

  it('of persons has a sheet for each branch with somebody on it, none for the others', () => {
    expect(sheetsOf(6, [NOT_FOUND.n2, NOT_FOUND.n3]).map(({ name }) => name)).toEqual([
      '东街社区支部',
      '机关支部',
    ])
    expect(sheetsOf(6, [FOUND.f1])).toEqual([])
    expect(personsOfSummary(7, collected)).toBe(10)
    expect(personsOfSummary(8, collected)).toBe(6)
    expect(personsOfSummary(9, collected)).toBe(21)
  })
})

describe('annex 1', () => {
  const member = aMember({
    nation: '回族',
    marital: '丧偶',
    workStart: '1998-07',
    joinDate: '2005-07',
    degree: '学士',
    education: '大学本科',
    posts: [
      { body: '党支部', post: '书记', fromOn: '2015-01-01', toOn: null },
      { body: '党支部', post: '组织委员', fromOn: null, toOn: null },
      { body: '党委', post: '委员', fromOn: null, toOn: '2016-03-20' },
    ],
    flows: [aFlow({ certNo: '4104-1', hostContact: '林某', hostContactPhone: '0769-85550000' })],
    overseas: [aStay()],
    card: {
      family: [
        { relation: '配偶', name: '李某', birth: '1970-03-21', politics: '群众', unit: '石桥村', post: null },
      ],
      education: [],
      keeper: '镇党委',
      personnelFile: '无',
      otherMaterials: '思想汇报',
      materials: { VOLUNTEER: '有', APPLICATION: '不规范', POLITICAL: '缺', CULTIVATION: '有' },
    },
  })

  it('prints the facts as lists and forms demand', () => {
    expect(rowOf(1, member)).toMatchObject({
      nation: '回',
      birth: '1980.06',
      workStart: '1998.07',
      joinDate: '2005.07',
      fullDate: '2006.07.01',
      education: '大学本科、学士',
      posts: '党支部书记',
      flowLeftOn: '2015.03.01',
      flowDirection: '跨省流动',
      flowHoldsCertificate: '是',
      flowCertNo: '4104-1',
      flowOrgType: '非公企业',
      flowReason: '外出务工',
      abroadLeftOn: '2015.09.01',
      abroadHandling: '保留党籍二年',
      'family1.relation': '配偶',
      'family1.age': '45',
      'family2.name': '',
      materials: '☑入党志愿书　☑入党申请书　□政治审查材料　□转正申请书　☑培养教育考察材料　其他：思想汇报',
    })
  })

  it('leaves the flow block empty for who is not away, and knows no direction 出国（境） (X-51)', () => {
    const home = rowOf(1, aMember())
    const block = Object.entries(home).filter(([key]) => key.startsWith('flow'))
    expect(block).toHaveLength(9)
    expect(block.every(([, text]) => text === '')).toBe(true)
    const abroad = rowOf(1, aMember({ flows: [aFlow({ direction: 'ABROAD' })] }))
    expect(abroad).toMatchObject({ flowDirection: '', flowHoldsCertificate: '否', flowLeftOn: '2015.03.01' })
  })

  it('prints what was typed where it could not be read (law 9)', () => {
    const typed = aMember({
      fullDate: null,
      asTyped: { fullDate: '2006年春', education: '私塾' },
      education: null,
    })
    expect(rowOf(1, typed)).toMatchObject({ fullDate: '2006年春', education: '私塾' })
  })

  it('has a row for every relative, six at least', () => {
    const relative = { relation: '子女', name: '某', birth: null, politics: null, unit: null, post: null }
    const big = aMember({ card: { ...member.card!, family: Array.from({ length: 8 }, () => relative) } })
    expect(rowOf(1, big)['family8.name']).toBe('某')
    expect(sheetsOf(1, [big, member])).toHaveLength(1)
    for (const sheet of sheetsOf(1, [big, member])) expectSound(sheet)
  })

  it('is printed for one member when asked', () => {
    const [branch] = branchesOf(run, EVERYBODY).filter(({ orgId }) => orgId === ORG.rural)
    const [sheet] = branchSheets(1, run, branch!, FLOWING.w1.id)
    expect(sheet!.pageCount).toBe(1)
    expect(column(sheet!, 'name')).toEqual(['丁一'])
  })
})

describe('annex 2', () => {
  it('prints kind, posts and remark; the line counts the members', () => {
    expect(rowOf(2, FLOWING.w4)).toMatchObject({ membership: '预备', remark: '外出流动', nation: '回' })
    const sheets = sheetsOf(2, EVERYBODY)
    const rural = sheets.find(({ name }) => name === '石桥村支部')
    expect(texts(pagesOf(rural!)[0]!, 'line').slice(0, 3)).toEqual([
      '党支部名称（盖章）：石桥村支部',
      '党员总数8名（其中预备党员1名）',
      '填报日期：2016年3月20日',
    ])
  })
})

describe('annex 3', () => {
  const searched = aMember({
    cases: [
      aCase({
        contactOn: '2016-03-01',
        situation: 'OTHER',
        situationNote: '与家人失和',
        conduct: '无',
        investigation: '走访其兄',
        attempts: Array.from({ length: 9 }, (_, i) => attempt(`2016-02-1${i} 09:00`, 'C01', '无结果')),
      }),
    ],
  })

  it('is a list of the branch and a card for each person', () => {
    const [list, cards] = sheetsOf(3, [searched, NOT_FOUND.n1])
    expect(list).toMatchObject({ orientation: 'landscape', name: '石桥村支部' })
    expect(cards).toMatchObject({ orientation: 'portrait', name: '石桥村支部 逐人', pageCount: 2 })
    expect(column(list!, 'length')).toEqual(['13个月20天', '6个月0天'])
    expect(column(list!, 'situation')).toEqual(['其他：与家人失和', '外出务工经商'])
    expect(column(list!, 'result')).toEqual(['2016.03.01取得联系', '仍然无法取得联系'])
  })

  it('the card has a row for every attempt and ticks what is so', () => {
    const card = rowOf(3, searched)
    expect(card['attempt9.at']).toBe('2016.02.18 09:00')
    expect(card).toMatchObject({ lastLife: '2015.01.10', searchEnd: '2016.03.01' })
    expect(card.length).toContain('13个月20天')
    expect(card.pocket).toMatch(/^☑否.□是/)
    const cards = sheetsOf(3, [searched])[1]!
    expect(column(cards, 'situation')[0]).toMatch(/☑其他（注明具体原因）与家人失和$/)
    expect(column(cards, 'result')[0]).toMatch(/^☑取得联系（日期：2016\.03\.01，.*□仍然无法取得联系$/)
  })

  it('blank has every box empty', () => {
    const [, card] = blankSheets(3, run)
    const values = pagesOf(card!).flatMap(page => texts(page, 'value'))
    expect(values.some(text => text.includes('☑'))).toBe(false)
    expect(values.some(text => text.includes('□否\u3000□是'))).toBe(true)
  })
})

describe('codes print with the digits of their own annex (rules.md 2.N)', () => {
  const keys = [
    'RURAL',
    'COMMUNITY',
    'GOV',
    'SOE',
    'PRIVATE',
    'SOCIAL',
    'TALENT',
    'SCHOOL',
    'PUBINST',
    'OTHER',
  ]
  const branches = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
  const digits = (annex: 5 | 6, with_ = run) =>
    branches.map(orgId => {
      const contactOn = annex === 5 ? '2016-03-01' : null
      return rowOf(annex, aMember({ orgId, cases: [aCase({ contactOn })] }), with_).orgType
    })

  it('annex 4', () => {
    const printed = keys.map(key => rowOf(4, aMember({ flows: [aFlow({ hostOrgType: key })] })).orgType)
    expect(printed).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
    expect(rowOf(4, FLOWING.w7)).toMatchObject({
      occupation: '1',
      direction: '1',
      remark: '2016.03.05返回',
    })
  })

  it('annex 5', () => {
    expect(digits(5)).toEqual(['3', '7', '4', '1', '2', '8', '9', '5', '6', '9'])
  })

  it('annex 6 to the letter, or as annex 5', () => {
    expect(digits(6)).toEqual(['3', '8', '4', '1', '2', '7', '8', '5', '6', '8'])
    expect(digits(6, aRun({ settings: { 'annex6.orgCode': 'asAnnex5' } }))).toEqual(digits(5))
  })

  it('occupation and situation', () => {
    expect(rowOf(6, NOT_FOUND.n7)).toMatchObject({
      occupation: '7',
      situation: '7',
      orgType: '8',
      length: '132个月0天',
      remark: '家庭变故后搬离；公共就业和人才服务机构',
    })
    expect(rowOf(6, NOT_FOUND.n2)).toMatchObject({ occupation: '2', situation: '2', remark: '街道社区' })
  })

  it('the legend under the form has the same digits', () => {
    const line = (annex: 5 | 6) =>
      blankSheets(annex, run)
        .flatMap(pagesOf)
        .flatMap(page => texts(page, 'line'))
        .find(text => text.includes('党组织类别：'))
    expect(line(5)).toContain('⑦街道社区；⑧社会组织；⑨其他')
    expect(line(6)).toContain('⑦社会组织；⑧其他')
    expect(line(6)).not.toContain('街道社区')
  })

  it.each([4, 5, 6] as const)('the legends of annex %i are no smaller than 7 points', annex => {
    const cells = blankSheets(annex, run)
      .flatMap(pagesOf)
      .flatMap(page => page.cells)
    const legends = cells.filter(({ kind, text }) => kind === 'line' && text.includes('①'))
    expect(legends.length).toBeGreaterThan(1)
    for (const { size, text } of legends) expect(size, text).toBeGreaterThanOrEqual(7)
  })
})
