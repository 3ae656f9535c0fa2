/**
 * 外出流动党员 of a branch's packet: filled in there with another program, compared and taken over on the screen
 * together with the roster, as one step of undo.
 */

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idCheckDigit } from '../../src/shared/kernel/idNumber.ts'
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
const SHEET = '外出流动党员'
const FIRST_17 = '41040019880607003'
const NEW = `${FIRST_17}${idCheckDigit(FIRST_17)}`

let app: Application
let shell: ShellPage
let returns: ReturnsPage
let intake: IntakePage
let town: Township
let folder: string

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  await behind(app.page).flow.save({
    memberId: town.memberIds.张三 ?? 0,
    values: { leftOn: '2015-03-01', reason: '经商', direction: 'CROSS_CITY', destPlace: '洛阳' },
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

const eastFile = () => join(folder, EAST)

const flowsOf = async (name: string) => {
  const { rows } = await behind(app.page).flow.list({ filter: { status: 'all' } })
  return rows
    .filter(row => row.name === name)
    .map(({ leftOn, returnedOn }) => `${leftOn} ${returnedOn ?? ''}`)
}

describe('the absences of a branch', () => {
  it('go out filled in, and are filled in further', async () => {
    await shell.goTo('附件报送')
    folder = await returns.sendOut()
    expect(readdirSync(folder)).toContain(EAST)
    const [first] = filledIn(eastFile(), SHEET)
    expect(first).toMatchObject({
      姓名: '张三',
      身份证号: expect.stringMatching(/^410400/) as string,
      职业: '',
      外出日期: '2015-03-01',
      外出流向: '跨市流动',
      '外出地点（详址）': '洛阳',
      外出原因: '经商',
    })
    // He is back; somebody new to the roster is away; a number that nobody has.
    fillIn(eastFile(), SHEET, [{ 返回日期: '2016-01-10' }], 0)
    fillIn(eastFile(), '党员名册', [{ 姓名: '新来者', 身份证号: NEW, 党员类别: '正式党员' }], 'below')
    fillIn(
      eastFile(),
      SHEET,
      [
        { 姓名: '新来者', 身份证号: NEW, 外出日期: '2016-02-01', 外出流向: '跨省流动', 外出原因: '外出务工' },
        { 姓名: '无此人', 身份证号: '410400198506070030', 外出日期: '2016-02-01', 外出原因: '经商' },
      ],
      'below',
    )
  })

  it('come back: what they would change, and which cell keeps a row out', async () => {
    await returns.back.click()
    await returns.chooser.setInputFiles([join(folder, EAST)])
    await returns.file(EAST).getByText('1行未通过，不写入').waitFor({ timeout: 60_000 })
    await expect.poll(() => returns.differences.innerText()).toContain('返回日期：空 → 2016-01-10')
    const said = await returns.differences.innerText()
    expect(said).toContain('修改外出 张三（东岗村支部）')
    expect(said).toContain('新增外出 新来者（东岗村支部）')
    expect(said).toContain('外出流向：空 → 跨省流动')
    expect(said).toContain(`${EAST} ${SHEET}第3行`)
    const findings = await returns.findings.innerText()
    expect(findings).toContain('名册里没有这个身份证号')
    expect(findings).toContain(`${SHEET} 第5行B列`)
    expect(await app.page.getByRole('heading', { level: 1 }).innerText()).toContain('收支部填报')
    await expectGoodScreen()
  })

  it('stand beside the members where the file is looked at', async () => {
    await returns.open(EAST).click()
    await app.page.getByRole('heading', { level: 1, name: '导入' }).waitFor()
    await intake.tab(/^修改/).click()
    await expect.poll(() => intake.rows.grid.innerText()).toContain('返回日期：2016-01-10')
    await app.page.getByText(SHEET, { exact: true }).first().click()
    await app.page.getByText('按外出流动党员登记表读').waitFor()
    await expectGoodScreen()
    await app.page.getByRole('button', { name: '‹ 收支部填报' }).click()
    await returns.importAll.waitFor()
  })

  it('are written with the members, and taken back in one step', async () => {
    await returns.importAll.click()
    await returns.file(EAST).getByText('已导入3行').waitFor({ timeout: 60_000 })
    await expect.poll(() => flowsOf('张三')).toEqual(['2015-03-01 2016-01-10'])
    await expect.poll(() => flowsOf('新来者')).toEqual(['2016-02-01 '])
    await returns.undo(EAST).click()
    await expect.poll(() => flowsOf('张三')).toEqual(['2015-03-01 '])
    await expect.poll(() => flowsOf('新来者')).toEqual([])
  })
})
