/** 归档 by hand: off the roster with a reason, seen among the archived, put back with one click. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { settleTownship } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { shellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let list: GridPage

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  await settleTownship(app.page)
  list = gridPage(app.page, '党员名册')
  await shellPage(app.page).goTo('党员名册')
  await list.rows.first().waitFor()
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

const check = async (name: string) => {
  await list.row(name).getByRole('checkbox').check()
}

async function showArchived(): Promise<void> {
  const { page } = app
  await page.getByRole('button', { name: '＋ 条件' }).click()
  await page.getByRole('combobox', { name: '归档' }).click()
  await page.locator('.ant-select-item-option:visible').getByText('已归档', { exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('group', { name: '按列筛选' }).waitFor({ state: 'hidden' })
}

describe('the archive', () => {
  it('takes chosen members off the roster, with a reason', async () => {
    const { page } = app
    await check('李四')
    await check('赵六')
    await page.getByRole('button', { name: '归档（2）' }).click()
    const dialog = page.getByRole('dialog', { name: '移入归档' })
    await dialog.getByText('李四').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await dialog.getByLabel(/^原因/).fill('划归他镇')
    await dialog.getByRole('button', { name: '归档2名' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰', '张三'])
  })

  it('is seen by a condition, with day and reason, and is only read', async () => {
    const { page } = app
    await showArchived()
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '赵六'])
    await expect.poll(() => list.text('李四', '问题')).toContain('已归档 2024-03-20：划归他镇')
    await page.getByRole('button', { name: '去掉条件：归档 已归档' }).waitFor()
    expect(await clippedTexts(page)).toEqual([])
    await (await list.cell('李四', '联系电话')).click()
    await page.keyboard.type('1')
    await expect.poll(() => list.text('李四', '联系电话')).toBe('13700001121')
  })

  it('gives back with one click, and takes it back with Ctrl+Z', async () => {
    const { page } = app
    await check('李四')
    await page.getByRole('button', { name: '放回名册（1）' }).click()
    await expect.poll(() => list.column('姓名')).toEqual(['赵六'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '赵六'])
    await page.getByRole('button', { name: '去掉条件：归档 已归档' }).click()
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰', '张三'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '王秀兰', '张三', '赵六'])
  })
})
