/**
 * 失联党员 of a branch's packet: filled in there with another program, compared on the screen, a case opened only
 * where the clerk lets it, and taken back in one step; what is decided stays with the case.
 */

import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { intakePage, type IntakePage } from './pages/intakePage.ts'
import { fillIn, filledIn } from './pages/packetFile.ts'
import { returnsPage, type ReturnsPage } from './pages/returnsPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

const EAST = '东岗村支部 党员信息填报表.xlsx'
const SHEET = '失联党员'

let app: Application
let shell: ShellPage
let returns: ReturnsPage
let intake: IntakePage
let town: Township
let file: string

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  const { id } = await behind(app.page).search.open({
    memberId: town.memberIds.张三 ?? 0,
    values: { foundOn: '2016-02-01', lastLife: '2015-01-10', reasonText: '外出打工' },
  })
  await behind(app.page).search.addAttempt({
    caseId: id,
    values: {
      at: '2016-02-03',
      channel: 'C01',
      target: '本人',
      targetPhone: null,
      responsible: '李书记',
      course: '原来的号码已是空号',
      result: '无结果',
      clue: null,
    },
  })
  shell = shellPage(app.page)
  returns = returnsPage(app.page)
  intake = intakePage(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

async function expectGoodScreen() {
  expect(await seriousFindings(app.page)).toEqual([])
  expect(await clippedTexts(app.page)).toEqual([])
}

const casesOf = async (name: string) => {
  const { rows } = await behind(app.page).search.ofMember({ memberId: town.memberIds[name] ?? 0 })
  return rows.map(({ foundOn, state, attempts, outcomes }) =>
    [foundOn, state, attempts, ...outcomes].join(' '),
  )
}

describe('the lost members of a branch', () => {
  it('go out filled in with what was tried, and are filled in further', async () => {
    await shell.goTo('附件报送')
    file = join(await returns.sendOut(), EAST)
    const [first, ...others] = filledIn(file, SHEET)
    expect(others).toEqual([])
    expect(first).toMatchObject({
      姓名: '张三',
      发现失联日期: '2016-02-01',
      最近参加组织生活: '2015-01-10',
      失联原因: '外出打工',
      已登记的查找: '2016-02-03 电话（本人）无结果',
      查找日期: '',
    })
    const people = filledIn(file, '党员名册')
    const numberOf = (name: string) => people.find(({ 姓名 }) => 姓名 === name)?.身份证号 ?? ''
    const tried = {
      查找方式: '亲属',
      联系对象: '其兄',
      查找责任人: '李书记',
      查找经过: '电话询问，称没有联系',
    }
    fillIn(
      file,
      SHEET,
      [
        {
          失联原因: '外出打工后换了号码',
          查找日期: '2016-02-10',
          ...tried,
          查找结果: '无结果',
          党支部意见: '建议停止党籍',
        },
      ],
      0,
    )
    fillIn(
      file,
      SHEET,
      [
        { 姓名: '李四', 身份证号: numberOf('李四'), 发现失联日期: '2016-02-20', 最近交纳党费: '2015-03' },
        { 姓名: '王秀兰', 身份证号: numberOf('王秀兰'), 发现失联日期: '2016-02-21' },
        { 姓名: '无此人', 身份证号: '410400198506070030', 发现失联日期: '2016-02-21' },
      ],
      'below',
    )
  })

  it('come back: what they would change, whose case would be opened, and where to decide', async () => {
    await returns.back.click()
    await returns.chooser.setInputFiles([file])
    await returns.file(EAST).getByText('1行未通过，不写入').waitFor({ timeout: 60_000 })
    await expect
      .poll(() => returns.differences.innerText())
      .toContain('失联原因：外出打工 → 外出打工后换了号码')
    const said = await returns.differences.innerText()
    expect(said).toContain('修改失联 张三（东岗村支部）')
    expect(said).toContain('查找记录：空 → 2016-02-10 亲属（其兄）无结果：电话询问，称没有联系')
    expect(said).toContain('新增失联 李四（东岗村支部）')
    expect(said).toContain('失联记录：空 → 核查中（新立）')
    const findings = await returns.findings.innerText()
    expect(findings).toContain('“停止党籍”是处理结果，不从填报表取')
    expect(findings).toContain(`${SHEET} 第3行V列`)
    expect(findings).toContain('名册里没有这个身份证号')
    expect(findings).toContain(`${SHEET} 第6行B列`)
    await expectGoodScreen()
  })

  it('open no case that the clerk leaves out', async () => {
    await returns.open(EAST).click()
    await app.page.getByRole('heading', { level: 1, name: '导入' }).waitFor()
    await intake.tab(/^新增/).click()
    await expect.poll(() => intake.rows.grid.innerText()).toContain('写入时立失联记录')
    await expectGoodScreen()
    await app.page.getByText(SHEET, { exact: true }).first().click()
    await app.page.getByText('按失联党员表读').waitFor()
    const row = intake.rows.grid.getByRole('row').filter({ hasText: '王秀兰' })
    await row.getByRole('button', { name: '不导入' }).click()
    await expect.poll(() => intake.tab(/^新增/).innerText()).toBe('新增 1')
    await intake.tab(/^未通过/).click()
    await row.getByRole('button', { name: '仍要导入' }).waitFor()
    await app.page.getByRole('button', { name: '‹ 收支部填报' }).click()
    await returns.importAll.waitFor()
  })

  it('are written with the members, and taken back in one step', async () => {
    await returns.importAll.click()
    await returns.file(EAST).getByText('已导入2行').waitFor({ timeout: 60_000 })
    await expect.poll(() => casesOf('张三')).toEqual(['2016-02-01 VERIFYING 2'])
    await expect.poll(() => casesOf('李四')).toEqual(['2016-02-20 VERIFYING 0'])
    expect(await casesOf('王秀兰')).toEqual([])
    await returns.undo(EAST).click()
    await expect.poll(() => casesOf('张三')).toEqual(['2016-02-01 VERIFYING 1'])
    await expect.poll(() => casesOf('李四')).toEqual([])
  })
})
