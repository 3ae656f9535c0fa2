/** Conditions put together by hand: 且, 或, groups, from the button and from a column. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { openOption } from './pages/openOption.ts'
import { scopeBar } from './pages/scopeBar.ts'
import { shellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let list: GridPage
let memberIds: Record<string, number>
let westId: number

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  ;({ memberIds, westId } = await settleTownship(app.page))
  const { roster } = behind(app.page)
  await roster.update({ id: memberIds['张三'] ?? 0, values: { education: '大专' } })
  await roster.update({ id: memberIds['赵六'] ?? 0, values: { phone: '123' } })
  list = gridPage(app.page, '党员名册')
  await shellPage(app.page).goTo('党员名册')
  await list.rows.first().waitFor()
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

const box = () => app.page.getByRole('group', { name: '按列筛选' })
const chips = () =>
  app.page
    .getByRole('button', { name: /^去掉条件：/ })
    .evaluateAll(all => all.map(one => one.getAttribute('aria-label')?.replace('去掉条件：', '')))

async function choose(field: string, entry: string): Promise<void> {
  await box().getByLabel(field, { exact: true }).click()
  await app.page.locator('.ant-select-item-option:visible').getByText(entry, { exact: true }).click()
}

async function oneOf(column: string, value: string, target?: string): Promise<void> {
  await choose('列', column)
  await box().getByLabel('其中之一').click()
  await openOption(app.page, value).click()
  if (target !== undefined) await choose('加到', target)
  await box().getByRole('button', { name: '加上' }).click()
}

describe('the combined filter', () => {
  it('joins conditions by 或, with a group of its own by 且', async () => {
    const { page } = app
    await page.getByRole('button', { name: '＋ 条件' }).click()
    await oneOf('性别', '男', '新的一组')
    await choose('列', '学历')
    await oneOf('学历', '高中中技')
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '王秀兰', '张三', '赵六'])
    await box().getByLabel('第1组各条之间').getByText('都要符合').click()
    await expect.poll(() => list.column('姓名')).toEqual(['赵六'])
    await choose('列', '性别')
    await oneOf('性别', '女', '单独一条')
    await expect.poll(() => list.grid.getByRole('row').count()).toBe(1)
    await box().getByLabel('各条之间', { exact: true }).getByText('符合一条就行').click()
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '王秀兰', '赵六'])
    expect(await seriousFindings(page)).toEqual([])
    expect(await clippedTexts(page)).toEqual([])
    await page.keyboard.press('Escape')
    await box().waitFor({ state: 'hidden' })
    await expect.poll(chips).toEqual(['一组 （性别 男 且 学历 高中中技）', '或 性别 女'])
  })

  it('is kept when the window is opened anew, and in a view', async () => {
    const { page } = app
    await page.reload()
    await expect.poll(chips).toEqual(['一组 （性别 男 且 学历 高中中技）', '或 性别 女'])
    await page.getByRole('button', { name: /^视图/ }).click()
    await page.getByRole('menuitem', { name: '把现在的样子存为视图…' }).click()
    await page.getByRole('dialog').getByLabel(/^名称/).fill('试')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '视图：试 ▾' }).waitFor()
    await page.getByRole('button', { name: '去掉条件：或 性别 女' }).click()
    await expect.poll(() => list.column('姓名')).toEqual(['赵六'])
    await page.getByRole('button', { name: /^视图/ }).click()
    await page.getByRole('menuitem', { name: '试', exact: false }).first().click()
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '王秀兰', '赵六'])
    await page.getByRole('button', { name: '清除' }).click()
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '王秀兰', '张三', '赵六'])
  })

  it('is reached from the title of a column', async () => {
    const { page } = app
    const menu = async (column: string, entry: string) => {
      await list.header(column).click({ button: 'right' })
      await page.getByRole('menuitem', { name: entry, exact: true }).click()
    }
    await menu('联系电话', '只看有问题的')
    await expect.poll(() => list.column('姓名')).toEqual(['赵六'])
    await expect.poll(chips).toEqual(['联系电话 有问题'])
    await menu('联系电话', '去掉这一列的条件')
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '王秀兰', '张三', '赵六'])
    await menu('姓名', '按这一列筛选…')
    await box().getByLabel('文字').fill('王')
    await page.keyboard.press('Enter')
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰'])
    await page.keyboard.press('Escape')
    await box().waitFor({ state: 'hidden' })
  })
})

describe('several branches at once', () => {
  it('are chosen beside each other, and kept in a view with the searched text', async () => {
    const { page } = app
    await page.getByRole('button', { name: '去掉条件：姓名 含“王”' }).click()
    await behind(page).roster.transfer({
      ids: [memberIds['赵六'] ?? 0],
      orgId: westId,
      on: '2024-03-01',
      evidence: null,
    })
    await page.reload()
    await scopeBar(page).chooseBranch('东岗村支部')
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '王秀兰', '张三'])
    await page.getByRole('button', { name: '＋ 条件' }).click()
    await page.getByRole('combobox', { name: '几个支部' }).click()
    for (const name of ['西河村支部', '东岗村支部']) {
      await page.locator('.ant-select-item-option:visible').getByText(name, { exact: true }).click()
    }
    await page.keyboard.press('Escape')
    await box().waitFor({ state: 'hidden' })
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '王秀兰', '张三', '赵六'])
    await expect.poll(chips).toEqual(['支部 西河村支部、东岗村支部'])
    await page.getByRole('textbox', { name: '在名册中筛选' }).fill('zl')
    await expect.poll(() => list.column('姓名')).toEqual(['赵六'])
    await page.getByRole('button', { name: /^视图/ }).click()
    await page.getByRole('menuitem', { name: '把现在的样子存为视图…' }).click()
    await page.getByRole('dialog').getByLabel(/^名称/).fill('两村')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '视图：两村 ▾' }).waitFor()
    await page.getByRole('button', { name: /^视图/ }).click()
    await page.getByRole('menuitem', { name: '原来的样子' }).click()
    await expect.poll(chips).toEqual([])
    await page.getByRole('button', { name: /^视图/ }).click()
    await page.getByRole('menuitem', { name: '两村', exact: false }).first().click()
    await expect.poll(() => list.column('姓名')).toEqual(['赵六'])
    await expect.poll(chips).toEqual(['支部 西河村支部、东岗村支部'])
  })
})
