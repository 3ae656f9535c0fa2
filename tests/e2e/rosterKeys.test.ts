/** Choosing all, cutting, and reading all that is wrong with a row: by keyboard. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { shellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'
import { readElsewhere } from './pages/systemClipboard.ts'

let app: Application
let list: GridPage
let town: Township

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  const { roster } = behind(app.page)
  await roster.update({
    id: town.memberIds['张三'] ?? 0,
    values: { phone: '123', sex: '女', joinDate: '1990' },
  })
  list = gridPage(app.page, '党员名册')
  await shellPage(app.page).goTo('党员名册')
  await list.rows.first().waitFor()
  await list.cursor.focus()
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

const stored = async (name: string) =>
  (await behind(app.page).roster.card({ id: town.memberIds[name] ?? 0 })).values

describe('all cells of the list', () => {
  it('are chosen with Ctrl+A and copied with Ctrl+C', async () => {
    const { page } = app
    await page.keyboard.press('Control+a')
    await page.getByText(/^选定4行 × \d+栏$/).waitFor()
    await page.keyboard.press('Control+c')
    const { text } = await readElsewhere(page)
    expect(
      text
        .trim()
        .split('\r\n')
        .map(line => line.split('\t')[0]),
    ).toEqual(['李四', '王秀兰', '张三', '赵六'])
    await page.keyboard.press('Escape')
  })
})

describe('cutting', () => {
  it('puts one cell on the clipboard and empties it, as one step of undo', async () => {
    const { page } = app
    await (await list.cell('李四', '联系电话')).click()
    await page.keyboard.press('Control+x')
    await expect.poll(async () => (await stored('李四')).phone).toBe(null)
    expect((await readElsewhere(page)).text).toBe('13700001121')
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await stored('李四')).phone).toBe('13700001121')
  })

  it('does the same with a block', async () => {
    const { page } = app
    // What the screen shows is cut: the undo before must have reached it.
    await expect.poll(() => list.text('李四', '联系电话')).toBe('13700001121')
    await (await list.cell('李四', '入党时间')).click()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+x')
    await page.getByText('已清空4格，可按 Ctrl Z 撤销').waitFor()
    expect((await readElsewhere(page)).text.trim().split(/\r\n|\t/)).toEqual([
      '1999-06-30',
      '13700001121',
      '1978-06-30',
      '13700001121',
    ])
    expect(await stored('王秀兰')).toMatchObject({ joinDate: null, phone: null })
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await stored('王秀兰')).joinDate).toBe('1978-06-30')
  })
})

describe('what is wrong with a row', () => {
  it('is counted in its cell, and told whole where Enter leads', async () => {
    const { page } = app
    const cell = await list.cell('张三', '问题')
    await cell.click()
    await expect.poll(() => cell.innerText()).toMatch(/^[2-9]项/)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: /^张三：[2-9]项$/ })
    await dialog.getByText('性别与身份证不符').waitFor()
    await dialog.getByText('电话号码格式不对').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(await clippedTexts(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => list.cursor.getAttribute('aria-label')).toMatch(/^王秀兰，问题/)
  })
})
