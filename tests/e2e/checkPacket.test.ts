/**
 * 支部自查 of a branch's packet: the lines of the running campaign go out, come home with the five checks, the eight
 * headings and the branch's mark, and what the office has marked is shown before it is changed.
 */

import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { fillIn, filledIn } from './pages/packetFile.ts'
import { returnsPage, type ReturnsPage } from './pages/returnsPage.ts'
import { shellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

const EAST = '东岗村支部 党员信息填报表.xlsx'
const SHEET = '支部自查'
const FIVE = ['名册信息', '党员档案', '党费活动', '介绍信存根', '现实表现'].map(one => `核查：${one}`)

let app: Application
let returns: ReturnsPage
let town: Township
let campaignId: number
let file: string

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  const office = behind(app.page)
  const { values } = await office.census.proposal({ template: 'A', year: 2024 })
  const { id } = await office.census.save({ values })
  campaignId = id
  await office.census.listScope({ campaignId, on: '2024-02-14' })
  await office.census.mark({
    campaignId,
    marks: [{ memberId: town.memberIds.张三 ?? 0, item: 'headFlow', state: '有问题', note: '去向不清' }],
  })
  returns = returnsPage(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

const lineOf = async (name: string) => {
  const { rows } = await behind(app.page).census.lines({ campaignId, orgId: town.eastId })
  const line = rows.find(row => row.name === name)
  return [line?.selfBy ?? '', line?.selfOn ?? '', line?.marks.headFlow.state ?? '', line?.state ?? ''].join(
    ' ',
  )
}

describe('the self-check of a branch', () => {
  it('goes out with the lines of the campaign, and is filled in', async () => {
    await shellPage(app.page).goTo('附件报送')
    file = join(await returns.sendOut(), EAST)
    const rows = filledIn(file, SHEET)
    expect(rows.map(({ 姓名 }) => 姓名)).toContain('张三')
    const at = (name: string) => rows.findIndex(({ 姓名 }) => 姓名 === name)
    expect(rows[at('张三')]?.外出流动).toBe('有问题：去向不清')
    const all = Object.fromEntries(FIVE.map(header => [header, '属实']))
    fillIn(file, SHEET, [{ ...all, 外出流动: '正常', 自查人: '王书记', 自查日期: '2024-03-01' }], at('张三'))
    fillIn(file, SHEET, [{ ...all, 自查人: '王书记', 自查日期: '2024-03-01' }], at('李四'))
    fillIn(file, SHEET, [{ [FIVE[0] ?? '']: '属实', 自查人: '王书记', 自查日期: '2024-03-01' }], at('王秀兰'))
  })

  it('comes back: what it would change, and which line is not signed', async () => {
    await returns.back.click()
    await returns.chooser.setInputFiles([file])
    await expect.poll(() => returns.differences.innerText()).toContain('修改自查 张三（东岗村支部）')
    const said = await returns.differences.innerText()
    expect(said).toContain('外出流动：有问题：去向不清 → 正常')
    expect(said).toContain('自查人：空 → 王书记')
    const findings = await returns.findings.innerText()
    expect(findings).toContain('五核查还缺党员档案、党费活动、介绍信存根、现实表现')
    expect(findings).toMatch(/支部自查 第\d行Q列/)
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
  })

  it('is written, and taken back in one step', async () => {
    await returns.importAll.click()
    await returns.file(EAST).getByText('已导入3行').waitFor({ timeout: 60_000 })
    await expect.poll(() => lineOf('张三')).toBe('王书记 2024-03-01 正常 SELF')
    await expect.poll(() => lineOf('李四')).toBe('王书记 2024-03-01  SELF')
    await expect.poll(() => lineOf('王秀兰')).toBe('   CHECKING')
    await returns.undo(EAST).click()
    await expect.poll(() => lineOf('张三')).toBe('  有问题 CHECKING')
    await expect.poll(() => lineOf('李四')).toBe('   TODO')
  })
})
