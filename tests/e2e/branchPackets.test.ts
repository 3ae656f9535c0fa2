/** Tables for the branches: written, filled in with another library, read in, mended, imported with one undo. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idCheckDigit } from '../../src/shared/kernel/idNumber.ts'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { intakePage, type IntakePage } from './pages/intakePage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let intake: IntakePage
let folder: string

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).openDemo()
  shell = shellPage(app.page)
  intake = intakePage(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('the tables of the branches', () => {
  it('are written from the screen, one a branch', async () => {
    await shell.goTo('附件报送')
    await app.page.getByRole('button', { name: '支部填报包' }).click()
    const dialog = app.page.getByRole('dialog')
    await dialog.getByRole('radio', { name: '文档' }).click()
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
    await dialog.getByRole('button', { name: '导出', exact: true }).click()
    await dialog.getByText('支部填报包已导出').waitFor({ timeout: 90_000 })
    const said = await dialog.innerText()
    folder = said.split('\n').find(line => line.includes('/')) ?? ''
    const { nodes } = await behind(app.page).organisation.tree({})
    expect(readdirSync(folder)).toHaveLength(nodes.filter(({ kind }) => kind === '党支部').length)
    await dialog.getByRole('button', { name: '完成' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })

  it('are one file for the committee above where that is chosen', async () => {
    const { page } = app
    await page.getByRole('button', { name: '支部填报包' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: '全部支部合成一个文件' }).click()
    await dialog.getByRole('radio', { name: '文档' }).click()
    expect(await clippedTexts(page)).toEqual([])
    await dialog.getByRole('button', { name: '导出', exact: true }).click()
    await dialog.getByText('已写入一个文件').waitFor({ timeout: 90_000 })
    const said = await dialog.innerText()
    const whole = said.split('\n').find(line => line.includes('/')) ?? ''
    const [file] = readdirSync(whole)
    expect(file).toMatch(/ 党员信息汇总表\.xlsx$/)
    await dialog.getByRole('button', { name: '完成' }).click()
    await dialog.waitFor({ state: 'hidden' })
    // Read where it comes from, it changes nobody, and nobody is missing.
    await page.getByRole('button', { name: '收支部填报' }).click()
    await page.getByLabel('选择支部交回的文件').setInputFiles(join(whole, file ?? ''))
    await page.getByRole('table', { name: '交回的文件' }).waitFor({ timeout: 60_000 })
    await page.getByText('都交了').waitFor({ timeout: 60_000 })
    const row = page
      .getByRole('table', { name: '交回的文件' })
      .getByRole('row')
      .filter({ hasText: file ?? '' })
    await expect.poll(() => row.innerText()).toContain('与台账相同')
    expect(await page.getByRole('button', { name: '全部导入' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: `移出：${file}` }).click()
    await page.getByText('选取支部交回的全部填报表').waitFor()
    await shell.goTo('附件报送')
  })

  it('come back filled in, are read in and imported as one step of undo', async () => {
    const { nodes } = await behind(app.page).organisation.tree({})
    const branch = nodes.find(({ kind, members }) => kind === '党支部' && members > 0)
    if (!branch) throw new Error('no branch has members')
    const file = readdirSync(folder).find(name => name.startsWith(`${branch.shortName} `)) ?? ''
    const book = new Excel.Workbook()
    const bytes = readFileSync(join(folder, file))
    await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
    const sheet = book.getWorksheet('党员名册')
    if (!sheet) throw new Error('the table is missing')
    const column = (header: string) => {
      const row = sheet.getRow(2)
      for (let col = 1; col <= sheet.columnCount; col += 1) if (row.getCell(col).text === header) return col
      throw new Error(`${header} is missing`)
    }
    const first17 = '41040019850607003'
    const idNo = `${first17}${idCheckDigit(first17)}`
    sheet.getRow(3).getCell(column('工作单位')).value = '村民委员会新填'
    const blank = sheet.getRow(3 + branch.members + 1)
    blank.getCell(column('姓名')).value = '新来者'
    blank.getCell(column('身份证号')).value = idNo
    blank.getCell(column('党员类别')).value = '正式党员'
    const filled = join(folder, file)
    writeFileSync(filled, new Uint8Array(await book.xlsx.writeBuffer()))

    const known = async () => {
      const { total } = await behind(app.page).roster.list({ filter: { text: idNo }, page: { limit: 1 } })
      return total
    }
    await shell.goTo('导入')
    await intake.choose(filled)
    await intake.import.waitFor({ timeout: 60_000 })
    // One member is changed, one is new, nobody is taken for somebody else.
    expect(await intake.import.innerText()).toContain('2')
    await intake.tab(/^新增/).click()
    await expect.poll(() => intake.rows.grid.innerText()).toContain('新来者')
    await intake.tab(/^修改/).click()
    await expect.poll(() => intake.rows.grid.innerText()).toContain('村民委员会新填')
    expect(await known()).toBe(0)
    await intake.import.click()
    await intake.undo.waitFor({ timeout: 60_000 })
    await expect.poll(known).toBe(1)
    await intake.undo.click()
    await expect.poll(known).toBe(0)

    // The same file together with another: read at once, compared, imported, undone.
    const { page } = app
    await shell.goTo('附件报送')
    await page.getByRole('button', { name: '收支部填报' }).click()
    await page.getByRole('heading', { level: 1, name: '收支部填报' }).waitFor()
    const another = readdirSync(folder).find(name => name !== file) ?? ''
    await page.getByLabel('选择支部交回的文件').setInputFiles([filled, join(folder, another)])
    await page.getByRole('table', { name: '交回的文件' }).waitFor({ timeout: 60_000 })
    await expect
      .poll(() => page.getByRole('list', { name: '要写入的' }).innerText())
      .toContain('村民委员会新填')
    const late = page.getByRole('list', { name: '还没有交的支部' }).getByRole('listitem')
    expect(await late.count()).toBeGreaterThan(0)
    expect(await late.allInnerTexts()).not.toContain(branch.shortName)
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '全部导入' }).click()
    await expect.poll(known, { timeout: 60_000 }).toBe(1)
    await page.getByText('已导入').first().waitFor({ timeout: 60_000 })
  })
})
