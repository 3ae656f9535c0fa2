import { readFileSync } from 'node:fs'
import type { Download } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkbook } from '../../src/main/documents/openWorkbook.ts'
import { plainText } from '../../src/shared/intake/cellText.ts'
import { startApplication, type Application } from './pages/application.ts'
import { settleTownship } from './pages/behind.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let list: GridPage

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  await settleTownship(app.page)
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
