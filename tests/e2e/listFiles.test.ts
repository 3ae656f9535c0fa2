/** Every list goes out as it is seen: as a workbook another library reads, and to the printer. */

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readXlsx } from 'hucre/xlsx'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship } from './pages/behind.ts'
import { gridPage } from './pages/gridPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage

const button = (name: string) => app.page.getByRole('button', { name, exact: true })

/** The workbook that 导出 hands over, as rows of texts. */
async function exported(): Promise<{ fileName: string; rows: string[][] }> {
  const [file] = await Promise.all([app.page.waitForEvent('download'), button('导出').click()])
  const { sheets } = await readXlsx(readFileSync(await file.path()))
  const rows = (sheets[0]?.rows ?? []).map(row => row.map(cell => String(cell ?? '')))
  return { fileName: file.suggestedFilename(), rows }
}

/** What 打印 lays before the printer. */
async function printed(): Promise<string> {
  const before = app.page.frames().length
  await button('打印').click()
  const paper = () =>
    app.page
      .frames()
      .slice(before)
      .findLast(frame => frame.url().includes('/print/'))
  await expect.poll(() => paper()?.locator('.page').count()).toBeGreaterThan(0)
  return (await paper()?.locator('body').innerText()) ?? ''
}

beforeAll(async () => {
  app = await startApplication()
  await app.page.addInitScript(() => {
    window.print = () => undefined
  })
  await startPage(app.page).makeRegister()
  const { memberIds } = await settleTownship(app.page)
  for (const [name, foundOn] of [
    ['王秀兰', '2024-02-20'],
    ['张三', '2024-03-01'],
    ['李四', '2024-03-10'],
  ] as const) {
    await behind(app.page).search.open({ memberId: memberIds[name] ?? 0, values: { foundOn } })
  }
  await app.page.reload()
  shell = shellPage(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('a list handed out', () => {
  it('has the rows, the order and the columns the clerk sees, as workbook and on paper', async () => {
    const { page } = app
    await shell.goTo('失联查找')
    const list = gridPage(page, '失联党员')
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '张三', '王秀兰'])
    await button('列').click()
    await page.getByRole('checkbox', { name: '核查期限' }).uncheck()
    await page.getByRole('checkbox', { name: '编号' }).check()
    await page.keyboard.press('Escape')
    await expect.poll(() => list.header('核查期限').count()).toBe(0)
    const { fileName, rows } = await exported()
    expect(fileName).toBe('失联党员名单（2024-03-20）.xlsx')
    const [, , head = [], ...body] = rows
    expect(head.slice(0, 5)).toEqual(['序号', '姓名', '支部', '编号', '状态'])
    expect(head).not.toContain('核查期限')
    expect(body.map(row => row[1])).toEqual(['李四', '张三', '王秀兰'])
    await page.getByLabel('在失联党员中筛选').fill('张')
    await expect.poll(() => list.column('姓名')).toEqual(['张三'])
    const paper = await printed()
    for (const words of ['内部资料', '失联党员名单', '查找：张', '共1名，截至2024-03-20', '张三'])
      expect(paper).toContain(words)
    expect(paper).not.toContain('李四')
    expect(paper).not.toContain('核查期限')
  })

  it('stands in 操作记录, which goes out as it is narrowed', async () => {
    const { page } = app
    await shell.goTo('操作记录')
    const list = gridPage(page, '操作记录')
    await list.row('导出失联党员名单（3名，Excel）').first().waitFor()
    await page.getByRole('radiogroup', { name: '类别' }).getByText('修改', { exact: true }).click()
    await list.row('导出失联党员名单').first().waitFor({ state: 'hidden' })
    const labels = await list.column('操作')
    const { rows } = await exported()
    expect(rows[1]?.[0]).toContain('类别：修改')
    const at = rows[2]?.indexOf('操作') ?? -1
    expect(rows.slice(3, 3 + labels.length).map(row => row[at])).toEqual(labels)
  })
})
