import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let branches: GridPage

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  const town = await settleTownship(app.page)
  await behind(app.page).roster.create({
    orgId: town.westId,
    values: {
      name: '孙某',
      sex: '男',
      birth: '1980-03-13',
      idNo: '410400198003120011',
      joinDate: '2005-07-01',
      fullDate: '2006-07-01',
      phone: '13700002222',
      residence: '西河村',
      domicile: '青山镇',
      wechat: 'sm1',
      qq: '10001',
    },
  })
  await app.page.reload()
  shell = shellPage(app.page)
  branches = gridPage(app.page, '信息质量')
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('信息质量', () => {
  it('shows each branch with its share of whole key information', async () => {
    await shell.goTo('信息质量')
    await app.page.getByText('在册5名，六项关键信息齐全1名（20%），有问题5名').waitFor()
    await expect.poll(() => branches.column('支部')).toEqual(['合计', '东岗村支部', '西河村支部'])
    await expect.poll(() => branches.column('齐全率')).toEqual(['20%', '0%', '100%'])
    await expect.poll(() => branches.column('缺微信')).toEqual(['4', '4', '0'])
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
  })

  it('leads to just those members with one click', async () => {
    await (await branches.cell('东岗村支部', '支部')).click()
    const panel = app.page.getByRole('complementary', { name: '缺什么' })
    await panel.getByRole('heading', { name: '东岗村支部' }).waitFor()
    await panel.getByRole('button', { name: '缺微信号 4名，占100%' }).click()
    await app.page.getByRole('heading', { level: 1, name: '党员名册' }).waitFor()
    await app.page.getByText('缺关键信息 微信号').waitFor()
    const roster = gridPage(app.page, '党员名册')
    await expect.poll(() => roster.column('姓名')).toEqual(['李四', '王秀兰', '张三', '赵六'])
  })

  it('leads to a contradiction in the same way', async () => {
    await app.page.getByRole('button', { name: /^去掉条件：支部/ }).click()
    await shell.goTo('信息质量')
    const panel = app.page.getByRole('complementary', { name: '缺什么' })
    await panel.getByRole('heading', { name: '东岗村支部' }).waitFor()
    await (await branches.cell('西河村支部', '支部')).click()
    await panel.getByRole('button', { name: '出生日期与身份证不符 1名，占100%' }).click()
    const roster = gridPage(app.page, '党员名册')
    await expect.poll(() => roster.column('姓名')).toEqual(['孙某'])
  })
})
