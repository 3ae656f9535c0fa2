/** The report on a branch: its numbers by hand, what changed since, acceptance, the files. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FIVE_CHECKS } from '../../../src/shared/census/codes.ts'
import { renewedTexts, type ChapterKey, type ReportTexts } from '../../../src/shared/census/report.ts'
import { finish } from '../../builders/office.ts'
import { aMember } from '../../builders/people.ts'
import { zipPart } from '../../builders/zipPart.ts'
import { aSweep, type Sweep } from './sweep.ts'

let sweep: Sweep
let signed: number
beforeEach(async () => {
  sweep = await aSweep()
  const { test, east } = sweep
  signed = await sweep.person('赵一', east, '2010-01-01')
  const away = await sweep.person('钱二', east, '2010-01-01')
  await aMember(test, east, { name: '孙三', unattached: true }, { fromOn: '2010-01-01' })
  await aMember(
    test,
    east,
    { name: '李四', joinDate: '2015-07-01', fullDate: null },
    { membership: 'PROBATIONARY', fromOn: '2015-07-01' },
  )
  await sweep.list()
  await test.backend.flow.save({
    memberId: away,
    values: { leftOn: '2015-10-01', reason: '外出务工', returnedOn: '2016-02-25' },
  })
  await sweep.five(signed)
  await sweep.sign('self', east, '2016-02-20', [signed])
  await sweep.sign('group', east, '2016-03-01', [signed])
})
afterEach(() => sweep.test.dispose())

const census = () => sweep.test.backend.census
const report = (asOf?: string) =>
  census().report({
    campaignId: sweep.campaignId,
    orgId: sweep.east,
    ...(asOf === undefined ? {} : { asOf }),
  })
const CHAPTERS = {
  checks: '核查属实',
  away: '流动一名',
  relations: '空挂一名',
  lost: '没有失联',
  dossiers: '档案齐全',
}
const TEXTS = {
  situation: '情况',
  ...CHAPTERS,
  s1: '每月联系',
  s2: '补办手续',
  s3: '走访亲属',
  s4: '按规定处理',
}
const save = (
  texts: Omit<ReportTexts, ChapterKey> & Partial<ReportTexts> = TEXTS,
  asOf = '2016-03-01',
  reportedOn: string | null = '2016-03-01',
  renew = false,
) =>
  census().saveReport({
    campaignId: sweep.campaignId,
    orgId: sweep.east,
    asOf,
    texts: { situation: '', ...texts },
    renew,
    reportedOn,
    reportedBy: '李干事',
  })
const accept = (on: string | null = '2016-03-01', by: string | null = '镇党委') =>
  census().acceptReport({ campaignId: sweep.campaignId, orgId: sweep.east, on, by, note: null })

const NONE = {
  letters: 0,
  excused: 0,
  lost: 0,
  found: 0,
  notFound: 0,
  onlyThree: 0,
  pocket: 0,
  dossier: 0,
  unfinished: 0,
  materials: [],
  certified: 0,
  tier1: 0,
  tier2: 0,
  tier3: 0,
}

describe('the numbers', () => {
  it('are those of the day: who stood, what was signed, what the register tells', async () => {
    expect((await report()).figures).toEqual({
      ...NONE,
      onRoll: 4,
      probationary: 1,
      listed: 4,
      self: 1,
      done: 1,
      // Back during the sweep: annex 4 has him (R-E13).
      flow: 1,
      directions: [],
      unattached: 1,
      five: FIVE_CHECKS.map(item => ({ item, results: [{ result: '属实', count: 1 }] })),
    })
    // Before the work group signed.
    expect((await report('2016-02-24')).figures).toMatchObject({ flow: 1, self: 1, done: 0 })
    expect((await report('2016-02-19')).figures).toMatchObject({ self: 0 })
    const { draft } = await report()
    expect(draft.situation).toContain('在册党员4名，其中预备党员1名')
    expect(draft.checks).toContain('名册信息：属实1名、未核查3名；党员档案：属实1名、未核查3名；')
    expect(draft.checks).toContain('核查项目有待完善或有问题的0名。')
    expect(draft.away).toBe('外出流动党员1名（附件4）。持《流动党员活动证》0名，未持证1名。')
    expect(draft.relations).toBe('空挂党员1名，“口袋”党员0名。')
    expect(draft.lost).toBe('没有列入组通字〔2016〕1号附件1、组通字〔2016〕1号附件2的失联党员。')
    expect(draft.dossiers).toBe('档案缺件或不规范的0名。')
  })

  it('of members away and lost are those of annexes 3 to 6 (forms.md 15, R-B17, R-B20)', async () => {
    const { test, east, west, campaignId } = sweep
    const { flow, search } = test.backend
    const away = async (name: string, values: object) => {
      const id = await sweep.person(name, east, '2010-01-01')
      await flow.save({ memberId: id, values: { leftOn: '2015-09-01', reason: '外出务工', ...values } })
      return id
    }
    const direction = 'CROSS_CITY'
    await away('庚证', { direction, certNo: '豫活字7号' })
    await away('甲拟', { status: '拟外出' })
    await away('乙返', { status: '已返回' })
    const missing = await away('丙失', {})
    const open = async (memberId: number, foundOn: string, lastLife: string, searched: boolean) => {
      const { id } = await search.open({ memberId, values: { foundOn, lastLife, situation: 'AWAY' } })
      if (!searched) return id
      await search.startSearching({
        id,
        verifiedOn: '2016-02-21',
        secretary: '王书记',
        timeLimit: '2016-03-10',
      })
      for (const [at, channel] of [
        ['2016-02-22 09:00', 'C01'],
        ['2016-02-23 09:00', 'C11'],
        ['2016-02-24 09:00', 'C31'],
      ] as const) {
        const words = {
          target: '其兄',
          targetPhone: null,
          responsible: '王书记',
          course: '问过，没有消息',
          clue: null,
        }
        await search.addAttempt({ caseId: id, values: { at, channel, ...words, result: '无结果' } })
      }
      return id
    }
    await open(missing, '2016-02-20', '2014-01-10', true)
    const found = await open(await sweep.person('丁得', east, '2010-01-01'), '2016-02-20', '2014-01-10', true)
    await search.contactMade({
      id: found,
      contactOn: '2016-02-25',
      contactHow: 'C11',
      responsible: '王书记',
      course: '亲属转接，本人通话',
    })
    // Still being verified: annex 3 alone, until the search has been made.
    await open(await sweep.person('戊核', east, '2010-01-01'), '2016-02-28', '2014-01-10', false)
    await open(await sweep.person('己西', west, '2010-01-01'), '2016-02-20', '2014-01-10', true)
    await sweep.list()

    const { figures, draft } = await report()
    expect(figures).toMatchObject({ flow: 2, lost: 2, found: 1, notFound: 1, onlyThree: 1 })
    expect(draft.lost).toBe(
      '与党组织失去联系党员2名，其中经查找取得联系1名（组通字〔2016〕1号附件1），' +
        '仍然无法取得联系1名（组通字〔2016〕1号附件2）。仅列附件3的另有1名。' +
        // Three attempts each for 丙失 and 丁得, and the contact with the latter is one more, by his relatives.
        '联系查找7次：按原有方式联系2次，向亲友等了解3次，请职能部门查询2次。',
    )
    expect(draft.away).toBe('外出流动党员2名（附件4）：跨市流动1名。持《流动党员活动证》1名，未持证1名。')
    const before = (await report('2016-02-23')).figures
    expect([before.tier1, before.tier2, before.tier3]).toEqual([2, 2, 0])
    const { annexes } = await test.backend.reporting.annexes({ campaignId, orgId: east, asOf: '2016-03-01' })
    const persons = (annex: number) => annexes.find(one => one.annex === annex)?.persons
    expect([persons(3), persons(4), persons(5), persons(6)]).toEqual([3, 2, 1, 1])
    const whole = (await census().campaignReport({ campaignId, kind: 'D11' })).figures.counts
    expect(whole).toMatchObject({ flow: 2, away: 2, lost: 3, found: 1, notFound: 2, onlyThree: 1 })
    const { lists } = await census().lists({ campaignId, orgId: east })
    const listed = (key: string) => lists.find(({ list }) => list === key)?.persons
    expect([listed('FLOW'), listed('LOST')]).toEqual([2, 3])
  })

  it('are shown as differences once they changed, and never rewrite what was written', async () => {
    await save(TEXTS, '2016-02-24')
    const { kept, differences } = await report()
    expect(kept?.texts).toEqual(TEXTS)
    expect(differences).toEqual([{ label: '双查完成', before: 0, now: 1 }])
    await save()
    expect((await report()).differences).toEqual([])
  })

  it('stay those the words were written with until the new ones are asked for', async () => {
    const { draft } = await report()
    await save({ ...draft, s1: '每月联系' })
    await sweep.person('庚新', sweep.east, '2010-01-01')
    expect((await report()).differences).toEqual([{ label: '在册党员', before: 4, now: 5 }])
    await save({ ...draft, s1: '每月联系一次' })
    const { kept, differences, draft: fresh } = await report()
    expect(differences).toEqual([{ label: '在册党员', before: 4, now: 5 }])
    // What nobody touched takes the new numbers; what was written stays.
    const renewed = renewedTexts(kept?.texts ?? fresh, kept, fresh)
    expect(renewed).toEqual({ ...fresh, s1: '每月联系一次' })
    expect(renewed.situation).toContain('在册党员5名')
    await save(renewed, '2016-03-01', '2016-03-01', true)
    expect((await report()).differences).toEqual([])
  })
})

describe('acceptance', () => {
  it.each([
    ['s1', '落实流动党员管理措施'],
    ['s2', '理顺空挂党员组织关系'],
    ['s3', '寻找失联党员的途径方法'],
    ['s4', '处理失联党员的初步建议'],
  ] as const)('is refused without %s, named', async (key, words) => {
    await save({ ...TEXTS, [key]: ' ' })
    await expect(accept()).rejects.toThrow(`还缺：${words}。补上后才能验收`)
  })

  it('needs the report, its day and who accepts, closes it, and can be taken back', async () => {
    await expect(accept()).rejects.toThrow('还缺：核查情况报告。补上后才能验收')
    await save(TEXTS, '2016-03-01', null)
    await expect(accept()).rejects.toThrow('还缺：报告日期')
    await save()
    await expect(accept('2016-03-01', null)).rejects.toThrow('还缺：验收人')
    await expect(accept('2016-03-02')).rejects.toThrow('验收日期不能晚于今天')
    await accept()
    await expect(save({ ...TEXTS, s1: '改' })).rejects.toThrow('这份报告已在2016-03-01验收')
    const { rows } = await census().board({ campaignId: sweep.campaignId })
    expect(rows[0]).toMatchObject({ reported: true, accepted: true })
    await accept(null)
    await save({ ...TEXTS, s1: '改' })
    expect((await report()).kept?.texts.s1).toBe('改')
  })
})

/** The Word file's paragraphs in their order, and the head of its pages. */
function wordsOf(ticket: string) {
  const bytes = Buffer.from(sweep.test.office.files.collect(ticket)?.bytes ?? [])
  const paragraphs = zipPart(bytes, 'word/document.xml')
    .split('</w:p>')
    .map(part => part.replace(/<[^>]*>/g, ''))
    .filter(words => words !== '')
  return { paragraphs, header: zipPart(bytes, 'word/header1.xml') }
}

describe('the file', () => {
  it('is Word with every heading, the words, and 内部资料 in the head of every page', async () => {
    await save()
    const ticket = await finish(census().reportDocx({ campaignId: sweep.campaignId, orgId: sweep.east }))
    expect(ticket.fileName).toBe('东岗村支部党员组织关系核查情况报告.docx')
    const { paragraphs, header } = wordsOf(ticket.ticket)
    expect(paragraphs).toEqual([
      '东岗村支部党员组织关系核查情况报告',
      '数据截至2016年3月1日',
      '一、基本情况',
      '情况',
      '二、五核查结果',
      '核查属实',
      '三、流动党员',
      '流动一名',
      '四、空挂和“口袋”党员',
      '空挂一名',
      '五、失联党员',
      '没有失联',
      '六、档案问题',
      '档案齐全',
      '七、处理建议',
      '（一）落实流动党员管理措施',
      '每月联系',
      '（二）理顺空挂党员组织关系',
      '补办手续',
      '（三）寻找失联党员的途径方法',
      '走访亲属',
      '（四）处理失联党员的初步建议',
      '按规定处理',
      '报告人：李干事',
      '工作组组长（签字）：＿＿＿＿＿＿',
      '支部书记（签字）：＿＿＿＿＿＿',
      '（盖章）',
      '2016年3月1日',
    ])
    expect(header).toContain('内部资料')
  })

  it('of a report from before the chapters stands as it was: one chapter and four proposals', async () => {
    const { situation, s1, s2, s3, s4 } = TEXTS
    await save({ situation, s1, s2, s3, s4 })
    const ticket = await finish(census().reportDocx({ campaignId: sweep.campaignId, orgId: sweep.east }))
    expect(wordsOf(ticket.ticket).paragraphs.slice(2, 12)).toEqual([
      '一、基本情况',
      '情况',
      '二、落实流动党员管理措施',
      '每月联系',
      '三、理顺空挂党员组织关系',
      '补办手续',
      '四、寻找失联党员的途径方法',
      '走访亲属',
      '五、处理失联党员的初步建议',
      '按规定处理',
    ])
  })

  it('is not made before anything was saved', async () => {
    await expect(
      finish(census().reportPrint({ campaignId: sweep.campaignId, orgId: sweep.east })),
    ).rejects.toThrow('还缺：核查情况报告（请先保存）')
  })
})
