import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Download, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FormPage } from '../../src/shared/forms/sheet.ts'
import { pageTexts } from '../builders/libreOffice.ts'
import { mirror, sheetsOf } from '../builders/workbookMirror.ts'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { handsOn, type Hands } from './pages/hands.ts'
import { reportingPage, type ReportingPage } from './pages/reportingPage.ts'
import { scopeBar } from './pages/scopeBar.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let reporting: ReportingPage
let hands: Hands

const bytesOf = async (download: Download) => readFileSync(await download.path())

async function downloaded(button: Locator): Promise<Download> {
  const [download] = await Promise.all([
    app.page.waitForEvent('download', { timeout: 60_000 }),
    button.click(),
  ])
  return download
}

async function pagesOf(annex: number): Promise<FormPage[]> {
  const { pages } = await behind(app.page).reporting.preview({ annex, pages: 20 })
  return pages
}

/** The texts of every page as the screen draws them, page after page; each branch has a page 1 of its own. */
async function shownPages(pages: readonly FormPage[]): Promise<string[][]> {
  const shown: string[][] = []
  for (const [at, page] of pages.entries()) {
    const unit = page.cells.find(({ text }) => text.startsWith('填报单位'))?.text ?? ''
    const sheet = reporting.sheets.filter({ hasText: unit })
    await sheet.waitFor()
    shown.push(await reporting.texts(sheet))
    if (at + 1 < pages.length) await reporting.turn('下一页').click()
  }
  return shown
}

/** The branch with the fewest members, so that its paper is soon made. */
async function smallestBranch() {
  const { nodes } = await behind(app.page).organisation.tree({})
  const [branch] = nodes
    .filter(({ kind, members }) => kind === '党支部' && members > 0)
    .sort((one, other) => one.members - other.members)
  if (!branch) throw new Error('no branch has members')
  return { id: branch.id, name: branch.shortName, members: branch.members }
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).openDemo()
  shell = shellPage(app.page)
  reporting = reportingPage(app.page)
  hands = handsOn(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('the nine annexes', () => {
  it('stand in one table with whom they count and what breaks a check', async () => {
    await shell.goTo('附件报送')
    await expect.poll(() => reporting.rows.count()).toBe(9)
    const { annexes } = await behind(app.page).reporting.annexes({})
    for (const { annex, title, persons } of annexes) {
      const text = await reporting.row(annex).innerText()
      expect(text).toContain(title)
      expect(text).toContain(String(persons))
    }
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })
})

describe.each([5, 7])('annex %i', annex => {
  let pages: FormPage[]

  it('is shown as paper, cell by cell what it is made of', async () => {
    await shell.goTo('附件报送')
    await reporting.open(annex).click()
    await app.page.getByRole('heading', { level: 1, name: `附件${annex}` }).waitFor()
    pages = await pagesOf(annex)
    expect(pages.length).toBeGreaterThan(0)
    const shown = await shownPages(pages)
    expect(shown).toEqual(pages.map(page => page.cells.map(({ text }) => text).filter(text => text !== '')))
    expect(shown.flat().length).toBeGreaterThan(40)
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('is exported as a workbook with the same cells, read back by another library', async () => {
    const download = await downloaded(reporting.excel)
    expect(download.suggestedFilename()).toMatch(new RegExp(`^附件${annex} .*\\.xlsx$`))
    const { problems, cells } = await mirror(await bytesOf(download), sheetsOf(pages))
    expect(problems).toEqual([])
    expect(cells).toBeGreaterThan(40)
  })

  it('is exported as a PDF with the same pages and words', async () => {
    const download = await downloaded(reporting.pdf)
    expect(download.suggestedFilename()).toMatch(new RegExp(`^附件${annex} .*\\.pdf$`))
    const layers = await pageTexts(await bytesOf(download))
    expect(layers).toHaveLength(pages.length)
    const missing = pages.flatMap((page, index) =>
      page.cells
        .map(({ text }) => text.replace(/[\s☑]/gu, ''))
        .filter(text => text !== '' && !layers[index]?.replaceAll('☑', '').includes(text)),
    )
    expect(missing).toEqual([])
  })
})

describe('annex 1 of one branch', () => {
  it('is on its way to the printer in three clicks, from any screen', async () => {
    const { page } = app
    const branch = await smallestBranch()
    const { pages } = await behind(page).reporting.preview({ annex: 1, orgId: branch.id, pages: 1 })
    await shell.goTo('工作台')
    hands.spent()
    await hands.click(shell.entry('附件报送'))
    await hands.click(reporting.printBranch(1))
    await hands.click(reporting.branch(new RegExp(`^${branch.name}（`)))
    await reporting.printed.waitFor({ state: 'attached', timeout: 30_000 })
    expect(hands.spent()).toEqual({ keys: 0, clicks: 3 })
    const printed = await reporting.printed.contentFrame().locator('body').innerText()
    const squeezed = printed.replace(/\s/g, '')
    expect(squeezed.split('党员基本信息表').length - 1).toBe(branch.members)
    for (const { text } of pages[0]?.cells ?? []) expect(squeezed).toContain(text.replace(/\s/g, ''))
  })
})

describe('a cross-check that fails', () => {
  let person: string
  let caseId: number

  beforeAll(async () => {
    const { rows } = await behind(app.page).search.list({
      filter: { state: 'all' },
      page: { offset: 0, limit: 100 },
    })
    for (const row of rows) {
      const { annexes } = await behind(app.page).search.card({ id: row.id })
      if (annexes.annexes.includes(6)) {
        person = row.name
        caseId = row.id
      }
    }
    await behind(app.page).search.update({ id: caseId, values: { situation: null } })
    await app.page.reload()
  })

  it('leads with one click from the red cell to the person behind it', async () => {
    await shell.goTo('附件报送')
    await reporting.open(7).click()
    const mark = reporting.marks.first()
    await mark.waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
    hands.spent()
    await hands.click(mark)
    const fill = reporting
      .check('X7')
      .getByRole('button', { name: new RegExp(`^去填写：${person}，失去联系情形`) })
    await expect.poll(() => fill.evaluate(button => button === document.activeElement)).toBe(true)
    expect(hands.spent()).toEqual({ keys: 0, clicks: 1 })
    await expect.poll(() => reporting.check('X7').innerText()).toContain('失去联系情形未填写')
  })

  it('is mended at the record, and annex 7 balances again', async () => {
    await app.page.keyboard.press('Enter')
    await app.page.getByRole('heading', { level: 1, name: person }).waitFor()
    await app.page.getByLabel('失去联系情形').click()
    await app.page.keyboard.press('ArrowDown')
    await app.page.keyboard.press('Enter')
    await expect
      .poll(async () => (await behind(app.page).search.card({ id: caseId })).values.situation)
      .not.toBeNull()
    await shell.goTo('附件报送')
    await reporting.open(7).click()
    await app.page.getByText(/X7 附件6共\d+名，附件7各组平衡/).waitFor()
  })
})

describe('the packet of one branch', () => {
  it('is written into a folder in five clicks, every file read back', async () => {
    const { page } = app
    await scopeBar(page).chooseBranch((await smallestBranch()).name)
    await shell.goTo('工作台')
    hands.spent()
    await hands.click(shell.entry('附件报送'))
    await hands.click(reporting.packet)
    await reporting.dialog.getByText('没有插上U盘；插好后重新打开这里就能选。').waitFor()
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
    await hands.click(reporting.dialog.getByRole('radio', { name: '文档' }))
    await reporting.confirmChecks()
    await hands.click(reporting.export)
    await reporting.dialog.getByText('上报包已导出').waitFor({ timeout: 90_000 })
    expect(await seriousFindings(page)).toEqual([])
    const said = await reporting.dialog.innerText()
    await hands.click(reporting.done)
    await reporting.dialog.waitFor({ state: 'hidden' })
    expect(hands.spent()).toEqual({ keys: 0, clicks: 5 })

    const folder = said.split('\n').find(line => line.includes('/')) ?? ''
    expect(existsSync(folder)).toBe(true)
    const names = readdirSync(folder)
    expect(names.filter(name => /^附件\d .*\.xlsx$/.test(name))).toHaveLength(9)
    expect(names.filter(name => /^附件\d .*\.pdf$/.test(name))).toHaveLength(9)
    for (const name of names.filter(one => one.startsWith('附件'))) {
      const hash = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')
      expect(said).toContain(hash.slice(0, 16))
    }
  })
})
