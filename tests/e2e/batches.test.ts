/** What was handed up, on the screen: exported, opened from the list, printed again unchanged, signed, compared. */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { reportingPage, type ReportingPage } from './pages/reportingPage.ts'
import { scopeBar } from './pages/scopeBar.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let reporting: ReportingPage

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).openDemo()
  shell = shellPage(app.page)
  reporting = reportingPage(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

/** The branch with the fewest members, so that its paper is soon made. */
async function smallestBranch() {
  const { nodes } = await behind(app.page).organisation.tree({})
  const [branch] = nodes
    .filter(({ kind, members }) => kind === '党支部' && members > 0)
    .sort((one, other) => one.members - other.members)
  if (!branch) throw new Error('no branch has members')
  return branch
}

/** 打印各份 of the nine annexes: two of them, one after the other. */
async function printSome(): Promise<void> {
  await shell.goTo('附件报送')
  await app.page.getByRole('button', { name: '打印各份' }).click()
  const boxes = reporting.dialog.getByRole('checkbox')
  await boxes.first().waitFor()
  for (const annex of [1, 2, 3, 4, 5, 6, 9])
    await reporting.dialog.getByRole('checkbox', { name: new RegExp(`^附件${annex} `) }).uncheck()
  expect(await clippedTexts(app.page)).toEqual([])
  expect(await seriousFindings(app.page)).toEqual([])
  await reporting.dialog.getByRole('button', { name: '开始打印' }).click()
  await expect.poll(() => reporting.dialog.getByText('已送打印').count(), { timeout: 60_000 }).toBe(2)
  await reporting.done.click()
  await reporting.dialog.waitFor({ state: 'hidden' })
}

async function handUp(): Promise<string> {
  await shell.goTo('附件报送')
  await reporting.packet.click()
  await reporting.dialog.getByRole('radio', { name: '文档' }).click()
  await reporting.dialog.getByRole('checkbox', { name: /另存一份 PDF/ }).uncheck()
  await reporting.confirmChecks()
  await reporting.export.click()
  await reporting.dialog.getByText('上报包已导出').waitFor({ timeout: 90_000 })
  const said = await reporting.dialog.innerText()
  await reporting.done.click()
  await reporting.dialog.waitFor({ state: 'hidden' })
  return said.split('\n').find(line => line.includes('/')) ?? ''
}

describe('a packet that was handed up', () => {
  let folder: string
  let memberId: number
  let before: string[]

  const open = async (name: string) => {
    await shell.goTo('附件报送')
    await app.page.getByRole('button', { name: '报送批次', exact: true }).click()
    await app.page.getByRole('heading', { level: 1, name: '报送批次' }).waitFor()
    await app.page.getByRole('button', { name, exact: true }).click()
    await app.page.getByRole('heading', { level: 1, name }).waitFor()
    await app.page.locator('.ant-segmented-item', { hasText: '附件2' }).click()
    await reporting.sheets.filter({ hasText: '党员名册' }).first().waitFor()
  }
  const shown = () => reporting.texts(reporting.sheets.first())

  it('stands in the list and is shown as it was', async () => {
    const branch = await smallestBranch()
    await scopeBar(app.page).chooseBranch(branch.shortName)
    folder = await handUp()
    await shell.goTo('附件报送')
    await app.page.getByRole('button', { name: '报送批次', exact: true }).click()
    const row = app.page.getByRole('table', { name: '报送批次' }).getByRole('row', { name: /^批次1 / })
    await row.waitFor()
    expect(await row.innerText()).toContain('1、2、3、4、5、6、7、8、9')
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
    await open('批次1')
    before = await shown()
    const { pages } = await behind(app.page).reporting.batchPages({ batchId: 1, annex: 2 })
    expect(before).toEqual(pages[0]?.cells.map(({ text }) => text).filter(text => text !== ''))
    memberId = pages[0]?.members[0]?.memberId ?? 0
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('is printed again with the bytes that were handed over, whatever was changed since', async () => {
    await behind(app.page).roster.update({ id: memberId, values: { phone: '13812345678' } })
    await app.page.reload()
    await open('批次1')
    await expect.poll(shown).toEqual(before)
    const [download] = await Promise.all([
      app.page.waitForEvent('download', { timeout: 60_000 }),
      reporting.excel.click(),
    ])
    const file = readdirSync(folder).find(name => /^附件2 .*\.xlsx$/.test(name)) ?? ''
    expect(hash(readFileSync(await download.path()))).toBe(hash(readFileSync(join(folder, file))))
    await app.page.getByRole('button', { name: '原样重印' }).click()
    await reporting.printed.waitFor({ state: 'attached', timeout: 30_000 })
    await app.page.getByRole('button', { name: '核对指纹' }).click()
    await app.page.getByText(/张表与封存时一致/).waitFor()
  })

  it('is printed in the copies of its day, each with where it goes', async () => {
    const before = await reporting.printed.count()
    await app.page.getByRole('button', { name: '打印各份' }).click()
    await expect.poll(() => reporting.printed.count(), { timeout: 30_000 }).toBeGreaterThan(before)
    const copies = reporting.printed.last().contentFrame().locator('.copy')
    await expect.poll(() => copies.count()).toBeGreaterThanOrEqual(3)
    expect(await copies.first().innerText()).toBe('党支部留存 第1份，共3份')
    expect(await app.page.getByLabel('封存时的口径').last().innerText()).toContain('留存1、党委1、组织部1')
  })

  it('is signed, and the signature is taken back with Ctrl+Z', async () => {
    await app.page.getByRole('button', { name: '登记签字' }).click()
    const dialog = app.page.getByRole('dialog', { name: '登记签字' })
    await dialog.getByLabel('签字人').fill('王书记')
    expect(await seriousFindings(app.page)).toEqual([])
    await dialog.getByRole('button', { name: /保\s*存/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    const line = app.page.getByRole('list', { name: '签字' }).getByText(/党委书记 王书记/)
    await line.waitFor()
    await app.page.getByRole('heading', { level: 1 }).click()
    await app.page.keyboard.press('Control+z')
    await line.waitFor({ state: 'hidden' })
  })

  it('is compared with a later one cell by cell', async () => {
    await handUp()
    await open('批次1')
    await app.page.getByLabel('与哪个批次比较').click()
    await app.page.locator('.ant-select-item-option', { hasText: '批次2' }).click()
    const found = app.page.getByRole('list', { name: '附件2的差别' })
    await found.waitFor({ timeout: 30_000 })
    expect(await found.innerText()).toContain('13812345678')
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('and annexes in their copies are printed one after the other', async () => {
    await printSome()
  })

  it('a queue stopped in mid-print prints no more, says what was not printed, and goes on when asked', async () => {
    const { page } = app
    await page.getByRole('button', { name: '打印各份' }).click()
    const line = (annex: number) => reporting.dialog.getByRole('row', { name: new RegExp(`附件${annex} `) })
    await reporting.dialog.getByRole('checkbox').first().waitFor()
    for (const annex of [1, 2, 3, 4, 5, 6])
      await reporting.dialog.getByRole('checkbox', { name: new RegExp(`^附件${annex} `) }).uncheck()
    // The second of three annexes is under way for as long as nobody stops it.
    let asked = 0
    const mine = '**/rpc/reporting/copies'
    await page.route(mine, async route => {
      asked += 1
      if (asked === 2) return
      await route.continue()
    })
    await reporting.dialog.getByRole('button', { name: '开始打印' }).click()
    await expect.poll(() => line(7).innerText(), { timeout: 60_000 }).toContain('已送打印')
    await expect.poll(() => line(8).innerText()).toContain('正在送打印')
    expect(await line(9).innerText()).toContain('等待')
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
    await reporting.dialog.getByRole('button', { name: '取消' }).click()
    await expect.poll(() => line(8).innerText()).toContain('没有打印')
    await expect.poll(() => line(9).innerText()).toContain('没有打印')
    expect(await line(7).innerText()).toContain('已送打印')
    expect(asked).toBe(2)
    await page.unroute(mine)
    // What was not printed is printed now, the other not once more.
    await expect
      .poll(() => reporting.dialog.getByRole('checkbox', { name: /^附件7 / }).isChecked())
      .toBe(false)
    await reporting.dialog.getByRole('button', { name: '开始打印' }).click()
    await expect.poll(() => line(8).innerText(), { timeout: 60_000 }).toContain('已送打印')
    await expect.poll(() => line(9).innerText(), { timeout: 60_000 }).toContain('已送打印')
    await reporting.done.click()
    await reporting.dialog.waitFor({ state: 'hidden' })
  })
})
