/** 联系方式核对: who has not been checked for too long, confirmed at once by the keyboard, and taken back. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { handsOn } from './pages/hands.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let list: GridPage
let town: Township

const idOf = (name: string) => town.memberIds[name] ?? 0
const dialog = () => app.page.getByRole('dialog')
const names = () => list.column('姓名')
const button = (name: string | RegExp) => app.page.getByRole('button', { name, exact: true })

async function checkedOn(name: string): Promise<string[]> {
  const { rows } = await behind(app.page).search.contactChecks({ memberId: idOf(name) })
  return rows.map(({ on }) => on)
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  // Today is 20 March 2024, and the months are twelve: on the very day they are over, the day before not kept.
  const check = (name: string, on: string) =>
    behind(app.page).search.confirmContacts({ memberIds: [idOf(name)], on, person: '李书记' })
  await check('张三', '2023-03-20')
  await check('李四', '2023-03-19')
  await check('王秀兰', '2022-06-30')
  shell = shellPage(app.page)
  list = gridPage(app.page, '联系方式核对')
  await app.page.reload()
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('the list', () => {
  it('names who was never checked first, then who was checked a day more than the months ago', async () => {
    await shell.goTo('失联查找')
    await button('联系方式核对').click()
    await app.page.getByRole('heading', { level: 1, name: '联系方式核对' }).waitFor()
    await expect.poll(names).toEqual(['赵六', '王秀兰', '李四'])
    await app.page.getByText('超过12个月没有核对3名').waitFor()
    expect(await list.text('赵六', '上次核对')).toContain('没有核对过')
    expect(await list.text('李四', '上次核对')).toContain('2023-03-19')
  })

  it('has everybody where all are asked for, who is in time without the mark', async () => {
    await app.page.locator('.ant-segmented-item', { hasText: '全部在册' }).click()
    await expect.poll(names).toEqual(['赵六', '王秀兰', '李四', '张三'])
    await expect.poll(() => list.text('张三', '上次核对')).toContain('✓')
    await app.page.locator('.ant-segmented-item', { hasText: '待核对' }).click()
    await expect.poll(names).toEqual(['赵六', '王秀兰', '李四'])
  })

  it('is readable, labelled and not clipped on the office PC', async () => {
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
  })
})

describe('several at once', () => {
  it('are chosen and confirmed with the keyboard alone, in one step', async () => {
    const { page } = app
    const hands = handsOn(page)
    await (await list.cell('赵六', '姓名')).click()
    hands.spent()
    await hands.press('Space')
    await hands.press('ArrowDown')
    await hands.press('Space')
    const onButton = () => button('2名核对无误').evaluate(element => element === document.activeElement)
    await button('2名核对无误').waitFor()
    for (let at = 0; at < 20 && !(await onButton()); at += 1) await hands.press('Shift+Tab')
    await hands.press('Enter')
    await dialog().waitFor()
    await expect
      .poll(() =>
        dialog()
          .getByLabel(/^核对日期/)
          .evaluate(field => field === document.activeElement),
      )
      .toBe(true)
    await dialog().getByText('核对无误：所选2名').waitFor()
    await hands.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    expect(hands.spent().clicks).toBe(0)
    await expect.poll(names).toEqual(['李四'])
    expect(await checkedOn('赵六')).toEqual(['2024-03-20'])
    expect(await checkedOn('王秀兰')).toEqual(['2024-03-20', '2022-06-30'])
    await button('核对无误').waitFor()
  })

  it('are taken back together with Ctrl+Z', async () => {
    await app.page.keyboard.press('Control+z')
    await expect.poll(names).toEqual(['赵六', '王秀兰', '李四'])
    expect(await checkedOn('赵六')).toEqual([])
    expect(await checkedOn('王秀兰')).toEqual(['2022-06-30'])
  })

  it('are all of the list with the box of its head', async () => {
    // The ids of the whole list are asked for before the box is ticked.
    await list.grid.getByRole('columnheader').getByRole('checkbox').click()
    await button('3名核对无误').click()
    await dialog().locator(':focus').waitFor({ state: 'attached' })
    await dialog().getByRole('button', { name: '核对无误' }).click()
    await dialog().waitFor({ state: 'hidden' })
    await app.page.getByText('没有要核对的党员。').waitFor()
    await shell.goTo('工作台')
    await app.page.getByRole('heading', { level: 1, name: '工作台' }).waitFor()
    await expect.poll(() => app.page.getByText('联系方式超过12个月没有核对').count()).toBe(0)
  })
})
