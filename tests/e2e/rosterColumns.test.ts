/** The columns of the roster: how they are sorted, where they stand, which stay; all of it is kept. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { settleTownship } from './pages/behind.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { shellPage } from './pages/shellPage.ts'
import { PASSPHRASE, startPage } from './pages/startPage.ts'

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

async function columnMenu(column: string, entry: string): Promise<void> {
  await list.header(column).click({ button: 'right' })
  await app.page.getByRole('menuitem', { name: entry, exact: true }).click()
}

const titles = async () =>
  (await list.grid.getByRole('columnheader').allInnerTexts()).map(title =>
    title.replace(/笔?[↑↓]\d*|\s/g, ''),
  )

const stays = (column: string) => list.header(column).getAttribute('data-pinned')

describe('the menu of a column', () => {
  it('sorts names by strokes of the surname, by mouse', async () => {
    await columnMenu('姓名', '按姓氏笔画升序')
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰', '李四', '张三', '赵六'])
    await columnMenu('姓名', '按姓氏笔画降序')
    await expect.poll(() => list.column('姓名')).toEqual(['赵六', '张三', '李四', '王秀兰'])
    await columnMenu('姓名', '按拼音升序')
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '王秀兰', '张三', '赵六'])
  })

  it('is opened, used and left by keyboard', async () => {
    const { page } = app
    await list.cursor.focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByRole('menuitem', { name: '按拼音升序' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    const marked = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    await expect
      .poll(async () => {
        await page.keyboard.press('ArrowDown')
        return marked()
      })
      .toBe('按姓氏笔画升序')
    await page.keyboard.press('Enter')
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰', '李四', '张三', '赵六'])
    await expect.poll(() => list.cursor.evaluate(cursor => cursor === document.activeElement)).toBe(true)
  })

  it('moves, freezes and hides a column', async () => {
    await columnMenu('性别', '右移一列')
    await expect.poll(async () => (await titles()).slice(2, 5)).toEqual(['姓名', '支部', '性别'])
    expect(await stays('支部')).toBe('false')
    await columnMenu('支部', '冻结到这一列')
    await expect.poll(() => stays('支部')).toBe('true')
    expect(await stays('性别')).toBe('false')
    await columnMenu('转正时间', '隐藏这一列')
    await expect.poll(() => titles()).not.toContain('转正时间')
  })

  it('leaves all as it is over navigation, and when the window is opened anew', async () => {
    const { page } = app
    const kept = await titles()
    await page.mouse.move(0, 0)
    // The column stays, so it is in sight however far the list was scrolled.
    const edge = list.header('支部').getByTitle('拖动改列宽，双击复原')
    const { x, y } = (await edge.boundingBox()) ?? { x: 0, y: 0 }
    await page.mouse.move(x + 4, y + 10)
    await page.mouse.down()
    await page.mouse.move(x + 44, y + 10, { steps: 4 })
    await page.mouse.up()
    const width = async () => Math.round((await list.header('支部').boundingBox())?.width ?? 0)
    await expect.poll(width).toBe(156)
    await shellPage(page).goTo('操作记录')
    await shellPage(page).goTo('党员名册')
    await expect.poll(() => titles()).toEqual(kept)
    await page.reload()
    await list.rows.first().waitFor()
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰', '李四', '张三', '赵六'])
    expect(await titles()).toEqual(kept)
    expect(await stays('支部')).toBe('true')
    expect(Math.round((await list.header('支部').boundingBox())?.width ?? 0)).toBe(156)
  })

  it('leaves all as it is when the program is ended and started again', async () => {
    const kept = await titles()
    const { folder } = app
    const memory = await app.memory()
    await app.stop()
    expect(app.complaints).toEqual([])
    app = await startApplication({ folder, memory })
    const start = startPage(app.page)
    await start.passphrase.fill(PASSPHRASE)
    await start.openButton.click()
    list = gridPage(app.page, '党员名册')
    await shellPage(app.page).goTo('党员名册')
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰', '李四', '张三', '赵六'])
    expect(await titles()).toEqual(kept)
    expect(await stays('支部')).toBe('true')
    const width = async () => Math.round((await list.header('支部').boundingBox())?.width ?? 0)
    await expect.poll(width).toBe(156)
  })
})
