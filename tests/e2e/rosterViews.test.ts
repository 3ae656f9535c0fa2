import { readFileSync } from 'node:fs'
import type { Download } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkbook } from '../../src/main/documents/openWorkbook.ts'
import { plainText } from '../../src/shared/intake/cellText.ts'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { conditionBox } from './pages/conditionBox.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { PASSPHRASE, startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let list: GridPage
let town: Township

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  shell = shellPage(app.page)
  list = gridPage(app.page, '党员名册')
  await shell.goTo('党员名册')
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

async function fromMenu(button: string, entry: string): Promise<void> {
  await app.page.getByRole('button', { name: button }).click()
  await app.page.getByRole('menuitem', { name: entry, exact: true }).click()
}

async function handedOut(entry: string): Promise<Download> {
  const [file] = await Promise.all([app.page.waitForEvent('download'), fromMenu('导出 ▾', entry)])
  return file
}

async function rowsOf(file: Download): Promise<string[][]> {
  const bytes = readFileSync(await file.path())
  const rows: string[][] = []
  for await (const sheet of await openWorkbook({
    name: file.suggestedFilename(),
    bytes,
    password: undefined,
  })) {
    for await (const some of sheet.rows())
      rows.push(...some.map(row => row.cells.map(cell => plainText(cell).trim())))
  }
  return rows
}

async function showColumn(title: string): Promise<void> {
  await app.page.getByRole('button', { name: '列', exact: true }).click()
  await app.page.getByRole('checkbox', { name: title }).click()
  await app.page.keyboard.press('Escape')
}

describe('what is seen, handed out', () => {
  it('has the columns, rows and order of the screen, as a workbook and as .csv', async () => {
    const { page } = app
    await showColumn('民族')
    await showColumn('问题')
    await list.header('入党时间').getByRole('button').click()
    await list.header('入党时间').getByRole('button').click()
    await page.getByRole('textbox', { name: '在名册中筛选' }).fill('1370')
    await expect.poll(() => list.column('姓名')).toEqual(['赵六', '张三', '李四', '王秀兰'])
    const titles = (await list.grid.getByRole('columnheader').allInnerTexts()).map(title =>
      title.replace(/[↑↓]\d*|\s/g, ''),
    )
    for (const [entry, extension] of [
      ['屏幕上的名册（Excel）', 'xlsx'],
      ['屏幕上的名册（CSV）', 'csv'],
    ] as const) {
      const file = await handedOut(entry)
      expect(file.suggestedFilename()).toBe(`党员名册2024-03-20.${extension}`)
      const [title, line, head, ...rows] = await rowsOf(file)
      expect(title?.[0]).toBe('党员名册（内部资料）')
      expect(line?.[0]).toBe('共4名，截至2024-03-20。条件：查找：1370')
      expect(head).toEqual(titles.slice(1))
      expect(head).toContain('民族')
      expect(head).not.toContain('问题')
      const drawn = await list.rows.evaluateAll(all =>
        all.map(row =>
          [...row.querySelectorAll('[role=gridcell]')].slice(1).map(cell => cell.textContent.trim()),
        ),
      )
      expect(rows.map(row => head?.map((_, col) => row[col] ?? ''))).toEqual(drawn)
    }
    await shell.goTo('操作记录')
    await page.getByText('导出党员名册（Excel）').first().waitFor()
    await page.getByText('导出党员名册（CSV）').first().waitFor()
    await shell.goTo('党员名册')
  })

  it('is printed with its title, its header and page x of y', async () => {
    const { page } = app
    await page.addInitScript(() => {
      window.print = () => window.top?.postMessage(document.body.innerText)
    })
    await page.reload()
    await list.rows.first().waitFor()
    const printed = page.evaluate(
      () =>
        new Promise<string>(resolve =>
          window.addEventListener('message', event => {
            if (typeof event.data === 'string') resolve(event.data)
          }),
        ),
    )
    await fromMenu('打印 ▾', '屏幕上的名册')
    const text = await printed
    expect(text).toMatch(/内部资料\s*党员名册\s*共4名，截至2024-03-20\s*序号\s*姓名/)
    expect(text).toMatch(/第\s*1\s*页/)
    expect(text).toContain('410400198003120011')
  })
})

describe('conditions on columns', () => {
  const chips = () =>
    app.page
      .getByRole('button', { name: /^去掉条件：/ })
      .evaluateAll(all => all.map(one => one.getAttribute('aria-label')?.replace('去掉条件：', '')))

  it('narrow by several codes at once, by empty and filled, by text and by days, all together', async () => {
    const { page } = app
    const conditions = conditionBox(page)
    await page.getByRole('textbox', { name: '在名册中筛选' }).fill('')
    await expect.poll(() => list.column('姓名')).toEqual(['赵六', '张三', '李四', '王秀兰'])
    await conditions.oneOf('学历', ['高中中技', '大专'])
    await conditions.is('转正时间', '没有填')
    await conditions.between('出生日期', '1956', '198012')
    await expect.poll(() => list.column('姓名')).toEqual(['张三', '李四', '王秀兰'])
    await conditions.text('身份证号', '含', '0020')
    await expect.poll(() => list.column('姓名')).toEqual(['李四'])
    await expect
      .poll(() => chips())
      .toEqual(['学历 高中中技、大专', '转正时间 没有填', '出生日期 1956-01 至 1980-12', '身份证号 含“0020”'])
    expect(await seriousFindings(page)).toEqual([])
  })

  it('are taken away one by one, and keep no number on the computer', async () => {
    const { page } = app
    const kept = await page.evaluate(() => JSON.stringify(window.localStorage))
    expect(kept).toContain('高中中技')
    expect(kept).not.toContain('0020')
    await page.getByRole('button', { name: /^去掉条件：.*0020/ }).click()
    await expect.poll(() => list.column('姓名')).toEqual(['张三', '李四', '王秀兰'])
    await page.getByRole('button', { name: '清除' }).click()
    await expect.poll(() => list.column('姓名')).toEqual(['赵六', '张三', '李四', '王秀兰'])
  })

  it('shows the conditions without a serious accessibility finding', async () => {
    const { page } = app
    await page.getByRole('button', { name: '＋ 条件' }).click()
    await conditionBox(page).box.waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
  })
})

describe('views with names', () => {
  const viewButton = () => app.page.getByRole('button', { name: /^视图/ })
  const inMenu = async (entry: string | RegExp) => {
    await viewButton().click()
    await app.page.getByRole('menuitem', { name: entry }).click()
  }
  const titles = async () =>
    (await list.grid.getByRole('columnheader').allInnerTexts()).map(title => title.replace(/\s/g, ''))

  it('keep conditions, columns and order, and bring them back', async () => {
    const { page } = app
    await conditionBox(page).oneOf('性别', ['女'])
    await list.header('出生日期').getByRole('button').click()
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰', '李四'])
    const kept = await titles()
    await inMenu('把现在的样子存为视图…')
    await page.getByRole('dialog').getByLabel(/^名称/).fill('女党员')
    await page.keyboard.press('Enter')
    await expect.poll(() => viewButton().innerText()).toBe('视图：女党员 ▾')
    await inMenu('原来的样子')
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '王秀兰', '张三', '赵六'])
    await inMenu('女党员')
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰', '李四'])
    await expect.poll(() => titles()).toEqual(kept)
    expect(await seriousFindings(page)).toEqual([])
  })

  it('say when the list has been changed since, take the change, and get another name', async () => {
    const { page } = app
    await list.header('姓名').getByRole('button').click()
    await expect.poll(() => viewButton().innerText()).toBe('视图：女党员（有改动） ▾')
    await inMenu('把改动存入“女党员”')
    await expect.poll(() => viewButton().innerText()).toBe('视图：女党员 ▾')
    await inMenu('给“女党员”改名…')
    await page.getByRole('dialog').getByLabel(/^名称/).fill('妇女党员')
    await page.keyboard.press('Enter')
    await expect.poll(() => viewButton().innerText()).toBe('视图：妇女党员 ▾')
  })

  it('are there after a restart', async () => {
    const { folder } = app
    await app.stop()
    expect(app.complaints).toEqual([])
    app = await startApplication({ folder })
    await app.page.getByLabel('口令', { exact: true }).fill(PASSPHRASE)
    await app.page.keyboard.press('Enter')
    shell = shellPage(app.page)
    list = gridPage(app.page, '党员名册')
    await shell.goTo('党员名册')
    await inMenu(/妇女党员$/)
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '王秀兰'])
  })

  it('are removed, and put back with Ctrl+Z', async () => {
    const { page } = app
    await inMenu('删除“妇女党员”…')
    await page.getByRole('dialog').getByRole('button', { name: '删除视图' }).click()
    await expect.poll(() => viewButton().innerText()).toBe('视图 ▾')
    await page.keyboard.press('Control+z')
    await expect.poll(() => viewButton().innerText()).toBe('视图：妇女党员 ▾')
  })
})

describe('the history of a member', () => {
  it('puts an earlier value back with one click, as a new change', async () => {
    const { page } = app
    const { memberIds } = town
    await behind(page).roster.update({ id: memberIds['张三'] ?? 0, values: { phone: '13911112222' } })
    // A dialog on its way out hands the focus back to the list, and the letters would go there.
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Control+k')
    await expect.poll(() => shell.find.evaluate(box => box === document.activeElement)).toBe(true)
    await page.keyboard.type('zs')
    await shell.found.filter({ hasText: '张三' }).waitFor()
    await page.keyboard.press('Enter')
    const card = page.getByRole('article', { name: '党员卡：张三' })
    await card.getByRole('tab', { name: '记录' }).click()
    await card.getByRole('button', { name: '恢复此值：联系电话 13700001121' }).click()
    await page.getByText('联系电话已恢复为“13700001121”，可按 Ctrl Z 撤销').waitFor()
    const stored = await behind(page).roster.card({ id: memberIds['张三'] ?? 0 })
    expect(stored.values.phone).toBe('13700001121')
    await card.getByRole('button', { name: '恢复此值：联系电话 13911112222' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(await clippedTexts(page)).toEqual([])
  })
})
