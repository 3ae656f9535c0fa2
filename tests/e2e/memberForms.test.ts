/** 附件1 of one member, of chosen members and of a branch: one file or a file a person, read back. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Download, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageTexts } from '../builders/libreOffice.ts'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { handsOn } from './pages/hands.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let list: GridPage

const dialog = () => app.page.getByRole('dialog', { name: '附件1 每人一个文件' })
const item = (name: string | RegExp) => app.page.getByRole('menuitem', { name })
const bytesOf = async (download: Download) => readFileSync(await download.path())

async function downloaded(click: Locator): Promise<Download> {
  const [download] = await Promise.all([
    app.page.waitForEvent('download', { timeout: 60_000 }),
    click.click(),
  ])
  return download
}

/** Ticks the rows of these members and no others. */
async function choose(...names: string[]): Promise<void> {
  for (const name of names) await list.row(name).getByRole('checkbox').check()
}

/** The folder the dialog names. */
async function writtenFolder(): Promise<string> {
  await dialog()
    .getByText(/已写入\d+个文件/)
    .waitFor({ timeout: 60_000 })
  const said = await dialog().innerText()
  return said.split('\n').find(line => line.includes('附件1 每人一份')) ?? ''
}

beforeAll(async () => {
  app = await startApplication()
  shell = shellPage(app.page)
  await startPage(app.page).makeRegister()
  await settleTownship(app.page)
  await app.page.reload()
  list = gridPage(app.page, '党员名册')
  await shell.goTo('党员名册')
  await list.row('张三').waitFor()
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('chosen members', () => {
  it('go into one PDF, each on a page of their own', async () => {
    await choose('张三', '王秀兰')
    await app.page.getByRole('button', { name: '导出 ▾' }).click()
    const download = await downloaded(item('附件1 党员基本信息表（选中的2名，PDF）'))
    expect(download.suggestedFilename()).toBe('附件1 党员基本信息表（王秀兰等2名）.pdf')
    const pages = await pageTexts(await bytesOf(download))
    expect(pages).toHaveLength(2)
    expect(pages.map(text => ['张三', '王秀兰', '李四', '赵六'].filter(name => text.includes(name)))).toEqual(
      [['王秀兰'], ['张三']],
    )
    for (const page of pages) expect(page).toContain('党支部名称：中共青山镇东岗村支部委员会')
  })

  it('go each into a file named by branch and name, in a new folder, by keyboard alone', async () => {
    const { page } = app
    await page.getByRole('button', { name: '导出 ▾' }).click()
    await item('附件1 党员基本信息表（选中的2名，每人一个文件）').click()
    await dialog().getByText('选中的2名党员，每人一个文件。').waitFor()
    await dialog().getByRole('radio', { name: '文档' }).waitFor()
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
    const focused = () =>
      dialog()
        .getByRole('radio', { name: 'PDF' })
        .evaluate(one => one === document.activeElement)
    await expect.poll(focused).toBe(true)
    await page.keyboard.press('Enter')
    const folder = await writtenFolder()
    expect(await seriousFindings(page)).toEqual([])
    expect(readdirSync(folder).sort()).toEqual(
      ['东岗村支部-张三-附件1.pdf', '东岗村支部-王秀兰-附件1.pdf'].sort(),
    )
    const [text = '', ...more] = await pageTexts(readFileSync(join(folder, '东岗村支部-张三-附件1.pdf')))
    expect(more).toEqual([])
    expect(text).toContain('410400198003120011')
    expect(text).toContain('第1页共1页')
    expect(text).not.toContain('王秀兰')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    const { rows } = await behind(page).audit.changes({ kind: 'export' })
    expect(rows[0]?.label).toBe('导出附件1 党员基本信息表（每人一个 PDF）')
  })
})

describe('a branch', () => {
  it('goes into files a person in five clicks, from the organisation itself', async () => {
    const { page } = app
    await shell.goTo('党组织')
    const hands = handsOn(page)
    hands.spent()
    await hands.click(gridPage(page, '党组织').row('东岗村支部'))
    await hands.click(page.getByRole('button', { name: '导出 ▾' }))
    await hands.click(item('附件1 党员基本信息表（每人一个文件）'))
    await dialog().getByText('东岗村支部的在册党员，每人一个文件。').waitFor()
    await hands.click(dialog().getByRole('radio', { name: 'Excel' }))
    await hands.click(dialog().getByRole('button', { name: '存放' }))
    const folder = await writtenFolder()
    expect(hands.spent()).toEqual({ keys: 0, clicks: 5 })
    expect(existsSync(folder)).toBe(true)
    expect(readdirSync(folder)).toHaveLength(4)
    expect(readdirSync(folder).every(name => /^东岗村支部-.+-附件1\.xlsx$/.test(name))).toBe(true)
    await dialog().getByRole('button', { name: '完成' }).click()
  })
})

describe('one member', () => {
  it('is saved from the card as PDF', async () => {
    const { page } = app
    await shell.goTo('党员名册')
    await list.row('李四').getByRole('gridcell').nth(2).click()
    const card = page.getByRole('complementary', { name: '党员卡片' })
    await card.getByRole('heading', { name: '李四' }).waitFor()
    await card.getByRole('button', { name: /更多/ }).first().click()
    const download = await downloaded(item('附件1 存为 PDF'))
    expect(download.suggestedFilename()).toBe('附件1 党员基本信息表（李四）.pdf')
    const pages = await pageTexts(await bytesOf(download))
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('410400197511020020')
  })
})
