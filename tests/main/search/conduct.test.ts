/** 核实记录 (R-C09, R-C12; rules.md 3.5): kept one by one, with papers, printed on annex 3 and D15. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FormPage } from '../../../src/shared/forms/sheet.ts'
import { anOffice, finish, type TestOffice } from '../../builders/office.ts'
import { aPng, asFile } from '../../builders/papers.ts'
import { aBranch } from '../../builders/people.ts'
import { aCase, aCheck, anAttempt, take, TODAY, type Walker } from './walk.ts'

let test: TestOffice
let walker: Walker
beforeAll(async () => {
  test = await anOffice(TODAY)
  walker = { test, branch: await aBranch(test) }
})
afterAll(() => test.dispose())

const card = (id: number) => test.backend.search.card({ id })
const words = (pages: readonly FormPage[]) => pages.flatMap(({ cells }) => cells.map(({ text }) => text))

describe('a check of conduct', () => {
  it('is entered, put right and taken away, each in one step of undo', async () => {
    const { id } = await aCase(walker, { state: 'FOUND', found: true })
    const { id: later } = await test.backend.search.addConductCheck({
      caseId: id,
      values: { ...aCheck('2016-03-05'), kind: '党费', source: '党费收缴登记', finding: '欠交12个月' },
    })
    const { id: first } = await test.backend.search.addConductCheck({
      caseId: id,
      values: aCheck('2016-03-02'),
    })
    expect((await card(id)).conductChecks.map(({ id: one }) => one)).toEqual([first, later])
    await test.backend.search.updateConductCheck({
      id: first,
      values: { ...aCheck('2016-03-03'), conduct: '不合格表现', person: null },
    })
    expect((await card(id)).conductChecks[0]).toEqual({
      id: first,
      on: '2016-03-03',
      kind: '组织生活',
      source: '支部会议记录簿',
      finding: '2015年3月以后没有到会记录',
      conduct: '不合格表现',
      person: null,
    })
    await test.backend.search.removeConductCheck({ id: first })
    expect((await card(id)).conductChecks.map(({ id: one }) => one)).toEqual([later])
    await finish(test.backend.audit.undo({}))
    expect((await card(id)).conductChecks).toHaveLength(2)
  })

  it('cannot lie in the future, nor be changed once the case is decided', async () => {
    const { id } = await aCase(walker, { state: 'FOUND', found: true })
    const add = (on: string) => test.backend.search.addConductCheck({ caseId: id, values: aCheck(on) })
    await expect(add('2017-01-01')).rejects.toMatchObject({ code: 'DATE_FUTURE' })
    await expect(add('')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    const { id: check } = await add('2016-12-31')
    await take(walker, id, 'INVESTIGATE')
    await take(walker, id, 'PROPOSE')
    await take(walker, id, 'DISPOSE')
    const refused = { code: 'LOST_STEP_REFUSED' }
    await expect(
      test.backend.search.updateConductCheck({ id: check, values: aCheck('2016-12-30') }),
    ).rejects.toMatchObject(refused)
    await expect(test.backend.search.removeConductCheck({ id: check })).rejects.toMatchObject(refused)
  })

  it('is what the investigation rests on, as well as a text; its paper is the evidence asked for (R-C09)', async () => {
    const { id, memberId } = await aCase(walker, { state: 'FOUND', found: true })
    const investigate = () =>
      test.backend.search.investigate({
        id,
        on: '2016-03-25',
        investigatedBy: '赵六',
        conduct: '不合格表现',
        cause: '个人主观',
        attitude: '端正',
      })
    await expect(investigate()).rejects.toMatchObject({ message: /核实情况.*证据材料/ })
    const { id: check } = await test.backend.search.addConductCheck({
      caseId: id,
      values: aCheck('2016-03-02'),
    })
    await expect(investigate()).rejects.toMatchObject({ message: /^还缺：证据材料/ })
    const { rows } = await test.backend.attachment.add({
      memberId,
      owner: { table: 'conductCheck', rowId: check },
      files: [asFile('会议记录.png', aPng(40))],
    })
    expect(rows[0]?.ownerText).toBe('核实记录 2016-03-02 组织生活')
    await investigate()
    expect((await card(id)).state).toBe('INVESTIGATED')
  })

  it('stands on annex 3, D15 and the contents of the file, and the old text beside it', async () => {
    const { id } = await aCase(walker, { state: 'FOUND', found: true })
    await test.backend.search.addConductCheck({ caseId: id, values: aCheck('2016-03-02') })
    await test.backend.search.update({ id, values: { conduct: '无', investigation: '走访邻居，没有问题' } })
    const check = '组织生活（支部会议记录簿）：2015年3月以后没有到会记录'
    const register = words((await test.backend.search.paper({ id, paper: 'REGISTER' })).pages)
    expect(register).toEqual(
      expect.arrayContaining(['核实方面', '组织生活', '支部会议记录簿', '2015年3月以后没有到会记录', '赵六']),
    )
    expect(register.some(text => text.includes('走访邻居，没有问题'))).toBe(true)
    const cover = words((await test.backend.search.paper({ id, paper: 'COVER' })).pages)
    expect(cover).toContain('核实记录：组织生活（支部会议记录簿）')
    const { values } = await test.backend.census.proposal({ template: 'C', year: 2016 })
    await test.backend.census.save({ values: { ...values, startOn: '2016-02-20', searchEnd: '2016-03-20' } })
    const card3 = await test.backend.reporting.preview({ annex: 3 })
    const text = `失联期间表现：无不合格表现；${check}；走访邻居，没有问题`
    expect(words(card3.pages)).toContain(text)
  })

  it('told with the clue an attempt brought, once where its course holds it already', async () => {
    const own = await aBranch(test, '西岗村支部')
    const { id } = await aCase({ test, branch: own }, { state: 'SEARCHING', found: false })
    const clue = '其堂兄去年在邻县见过本人'
    const { search, census, reporting } = test.backend
    await search.addAttempt({ caseId: id, values: anAttempt('2016-02-24', 'C12', { result: '线索', clue }) })
    const letter = {
      department: 'C31',
      office: '县公安局',
      letterNo: null,
      sentOn: '2016-02-25',
      signedBy: '李书记',
      asked: null,
    } as const
    const { id: inquiry } = await search.sendInquiry({ caseId: id, values: letter })
    await search.answerInquiry({
      id: inquiry,
      repliedOn: '2016-02-28',
      answer: '户口已迁往邻县',
      result: '线索',
    })
    const register = words((await search.paper({ id, paper: 'REGISTER' })).pages)
    expect(register).toContain(`多次联系没有结果。线索：${clue}`)
    expect(register).toContain('发函请求协查户籍系统（公安）；2016-02-28答复：户口已迁往邻县。线索')
    const { values } = await census.proposal({ template: 'C', year: 2016 })
    await census.save({ values: { ...values, startOn: '2016-02-20', searchEnd: '2016-03-20' } })
    await search.update({ id, values: { situation: 'AWAY' } })
    await search.notFound({ id, on: '2016-03-20' })
    expect(words((await reporting.preview({ annex: 3, orgId: own })).pages)).toContain(
      `多次联系没有结果。线索：${clue}`,
    )
  })
})

describe('papers on inquiries and follow-ups', () => {
  it('are kept with the record and listed in the contents of the file', async () => {
    const { id, memberId } = await aCase(walker, { state: 'SEARCHING', found: false })
    const { id: inquiry } = await test.backend.search.sendInquiry({
      caseId: id,
      values: {
        department: 'C31',
        office: '县公安局',
        letterNo: '青党组函〔2016〕3号',
        sentOn: '2016-02-24',
        signedBy: '李书记',
        asked: null,
      },
    })
    await take(walker, id, 'CONTACT')
    await take(walker, id, 'FOLLOW_UP')
    const [visit] = (await card(id)).followUps
    const files = [
      { table: 'lostInquiry', rowId: inquiry, text: '部门协查 2016-02-24 县公安局', name: '复函.png' },
      { table: 'lostFollowUp', rowId: visit?.id ?? 0, text: '跟踪回访 2016-03-08 回访', name: '照片.png' },
    ] as const
    for (const [n, { table, rowId, text, name }] of files.entries()) {
      const { rows } = await test.backend.attachment.add({
        memberId,
        owner: { table, rowId },
        files: [asFile(name, aPng(50 + n))],
      })
      expect(rows[0]?.ownerText).toBe(text)
    }
    const cover = async () => words((await test.backend.search.paper({ id, paper: 'COVER' })).pages)
    expect(await cover()).toEqual(expect.arrayContaining(['证据材料：复函.png', '证据材料：照片.png']))
    // The file is bound in the order its papers came about.
    const days = (await cover()).filter(text => /^\d{4}-\d{2}-\d{2}$/.test(text))
    expect(days.length).toBeGreaterThan(4)
    expect(days).toEqual(days.toSorted())
    await test.backend.search.removeFollowUp({ id: visit?.id ?? 0 })
    expect(await cover()).not.toContain('证据材料：照片.png')
  })
})
