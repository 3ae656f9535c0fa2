/** The main job as one story: from a branch's workbook to annexes 5 and 7, and everything taken back. */

import { readFileSync } from 'node:fs'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mirror, sheetsOf } from '../builders/workbookMirror.ts'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { auditPage, type AuditPage } from './pages/auditPage.ts'
import { behind } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { dossierPage } from './pages/dossierPage.ts'
import { gridPage } from './pages/gridPage.ts'
import { handsOn, type Hands } from './pages/hands.ts'
import { intakePage } from './pages/intakePage.ts'
import { openOption } from './pages/openOption.ts'
import { reportingPage } from './pages/reportingPage.ts'
import { searchPage } from './pages/searchPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { COMMITTEE, startPage } from './pages/startPage.ts'
import { MENDED, messyVillage } from './pages/villageWorkbooks.ts'

let app: Application
let shell: ShellPage
let hands: Hands
let audit: AuditPage

const WORKBOOK = '导入“北坪村报送.xlsx”'

async function memberCount(): Promise<number> {
  const { total } = await behind(app.page).roster.list({ filter: {}, page: { offset: 0, limit: 1 } })
  return total
}

/** What every screen of the story is held to. */
async function expectGoodScreen() {
  expect(await clippedTexts(app.page)).toEqual([])
  expect(await seriousFindings(app.page)).toEqual([])
}

async function downloadedBytes(button: Locator): Promise<Buffer> {
  const [download] = await Promise.all([app.page.waitForEvent('download'), button.click()])
  return readFileSync(await download.path())
}

beforeAll(async () => {
  app = await startApplication()
  shell = shellPage(app.page)
  hands = handsOn(app.page)
  audit = auditPage(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

it('makes a register', async () => {
  await startPage(app.page).makeRegister()
  await app.page.getByText('台账还是空的。先导入各支部报送的名册').waitFor()
  await expect.poll(() => app.page.getByRole('banner').innerText()).toContain(COMMITTEE)
  await expectGoodScreen()
})

it('imports a messy workbook, its branch made and a refused row mended in place', async () => {
  const intake = intakePage(app.page)
  await shell.goTo('导入')
  await expectGoodScreen()
  await intake.choose(await messyVillage(app.folder))
  await intake.question('北坪村支部').click()
  await openOption(app.page, '新建支部').click()
  await intake.newBranch.click()
  await expect.poll(() => intake.summary.innerText()).toMatch(/^新增5名.*6行未通过/)
  // The keyboard stands on the first thing to mend.
  await expect.poll(() => intake.rows.cursor.evaluate(field => field === document.activeElement)).toBe(true)
  hands.spent()
  await hands.press('Enter')
  await hands.type(MENDED.idNumbers[0])
  await hands.press('Enter')
  expect(hands.spent()).toEqual({ keys: MENDED.idNumbers[0].length + 2, clicks: 0 })
  await expect.poll(() => intake.rows.text('尤世杰', '结果')).toBe('✓ 新增（已改）')
  await expectGoodScreen()
  await intake.import.getByText('只导入通过的6名').click()
  await intake.result.getByText('新增6名，修改0名，与台账相同没有改动0名；未通过的5行没有导入。').waitFor()
  await expect.poll(() => memberCount()).toBe(6)
})

it('finds 张三 by zs from anywhere and opens the card', async () => {
  hands.spent()
  await hands.press('Control+k')
  await hands.type('zs')
  await hands.press('Enter')
  const card = app.page.getByRole('article', { name: '党员卡：张三' })
  await card.waitFor()
  expect(hands.spent()).toEqual({ keys: 4, clicks: 0 })
  await expect.poll(() => card.getByLabel('身份证号').inputValue()).toBe('410400196804090036')
  await card.getByLabel('失联党员职业').waitFor()
  await expectGoodScreen()
})

it('fills in on the card what the annexes will ask for', async () => {
  const card = app.page.getByRole('article', { name: '党员卡：张三' })
  await card.getByLabel('籍贯').fill('河南平顶山')
  await app.page.keyboard.press('Enter')
  await shell.untilSaved()
  await card.getByText('最近修改：经办人').waitFor()
})

it('marks a dossier with one key a material', async () => {
  const dossier = dossierPage(app.page)
  await shell.goTo('档案核查')
  await dossier.sheet.row('张三').locator('[data-column=APPLICATION]').click()
  hands.spent()
  for (const key of ['1', '1', '2', '1', '1']) await hands.press(key)
  expect(hands.spent()).toEqual({ keys: 5, clicks: 0 })
  await shell.untilSaved()
  await expect.poll(() => dossier.count.innerText()).toBe('6名：齐全0名，缺或不规范1名，未查完5名')
  await expectGoodScreen()
})

describe('a member lost and found', () => {
  it('has the dates of the sweep set first', async () => {
    await shell.goTo('集中排查')
    await expectGoodScreen()
    for (const [label, day] of [
      ['排查开始', '2024-02-01'],
      ['查找结束', '2024.3.15'],
      ['填表日期', '20240320'],
      ['附件9填表', '2024-06-20'],
    ] as const) {
      await app.page.getByLabel(label).fill(day)
    }
    await app.page.getByRole('button', { name: '设定集中排查' }).click()
    await app.page.getByText('2024-02-01 开始，2024-03-15 查找结束').waitFor()
    await expectGoodScreen()
    const { active } = await behind(app.page).census.campaigns({})
    expect(active).toMatchObject({
      startOn: '2024-02-01',
      searchEnd: '2024-03-15',
      fillDate: '2024-03-20',
      fillDate9: '2024-06-20',
    })
  })

  it('is opened as a case, searched for and reached', async () => {
    const search = searchPage(app.page)
    await shell.goTo('失联查找')
    await app.page.getByRole('button', { name: '立失联记录' }).first().click()
    await search.dialog.getByLabel(/^党员/).fill('zs')
    await openOption(app.page, '张三').first().click()
    await search.dialog.getByLabel(/^发现日期/).fill('2024-02-02')
    await search.dialog.getByLabel(/^最近参加组织生活/).fill('2023-06-01')
    await search.dialog.getByRole('button', { name: '立失联记录' }).click()
    // Counted to the end of the search, 2024-03-15.
    await search.record.getByText(/^失联 9个月14天/).waitFor()
    await search.step('核查属实，转入查找').click()
    await search.dialog.getByLabel(/^核查日期/).fill('2024-02-05')
    await search.dialog.getByLabel(/^责任支部书记/).fill('李书记')
    await search.dialog.getByLabel(/^查找时限/).fill('2024-03-15')
    await app.page.keyboard.press('Enter')
    await search.step('取得联系').waitFor()
    await search.attempt({
      channel: '电话',
      at: '2024-03-10 09:00',
      target: '其兄长',
      course: '其兄长告知新号码，本人接听',
      result: '取得联系',
    })
    await search.dialog.getByRole('button', { name: '取得联系' }).click()
    await search.step('调查核实').waitFor()
    // Counted to the day of the contact from now on.
    await search.record.getByText(/^失联 9个月9天/).waitFor()
    await search.record.getByRole('button', { name: '附件5' }).waitFor()
    await expectGoodScreen()
  })
})

it.each([5, 7])('previews and exports annex %i', async annex => {
  const reporting = reportingPage(app.page)
  await shell.goTo('附件报送')
  await reporting.open(annex).click()
  const { info, pages } = await behind(app.page).reporting.preview({ annex, pages: 20 })
  await reporting.sheets.first().waitFor()
  const shown = await reporting.texts(reporting.sheets.first())
  expect(shown).toEqual(pages[0]?.cells.map(({ text }) => text).filter(text => text !== ''))
  expect(info.persons).toBe(annex === 5 ? 1 : 0)
  expect(shown.includes('张三')).toBe(annex === 5)
  // Column 1 of annex 7: everybody on the roll before the sweep.
  if (annex === 7) expect(shown).toContain('6')
  await expectGoodScreen()
  const { problems } = await mirror(await downloadedBytes(reporting.excel), sheetsOf(pages))
  expect(problems).toEqual([])
})

describe('taking the import back', () => {
  const step = () =>
    app.page.getByRole('grid').getByRole('button', { name: new RegExp(`^撤销：${WORKBOOK}`) })

  it('is refused in plain words while later work stands on it, and changes nothing', async () => {
    await shell.goTo('操作记录')
    hands.spent()
    await hands.click(step())
    const refusal = app.page.getByText(/之后，其中\d+条记录又被修改过（.*张三.*）。请先撤销后来的修改/)
    await refusal.waitFor()
    expect(hands.spent()).toEqual({ keys: 0, clicks: 1 })
    await expect.poll(() => memberCount()).toBe(6)
    await expectGoodScreen()
    await app.page.getByRole('button', { name: /关闭|Close/ }).click()
  })

  it('is undone in order with Ctrl+Z, the import last, and the register is empty again', async () => {
    const labels: string[] = []
    while ((await memberCount()) > 0) {
      const { undo } = await behind(app.page).audit.state({})
      if (!undo) throw new Error(`nothing is left to undo after ${labels.join('，')}`)
      labels.push(undo.label)
      await app.page.keyboard.press('Control+z')
      await expect
        .poll(async () => (await behind(app.page).audit.state({})).undo?.id ?? null)
        .not.toBe(undo.id)
      await shell.untilSaved()
    }
    expect(labels.length).toBeGreaterThan(5)
    expect(labels.at(-1)).toContain(WORKBOOK)
    expect(labels.slice(0, -1).join('，')).not.toContain('导入')
    await expect.poll(() => memberCount()).toBe(0)
    const undone = await audit.list.column('状态')
    expect(undone).toContain('已撤销')
    await shell.goTo('党员名册')
    await app.page.getByText('名册还是空的。可以逐名新增，也可以导入支部报送的名册。').waitFor()
    await expect.poll(() => gridPage(app.page, '党员名册').rows.count()).toBe(0)
    const { nodes } = await behind(app.page).organisation.tree({})
    expect(nodes).toHaveLength(1)
    await expectGoodScreen()
  })

  it('is done again with one click, and all of it is back', async () => {
    await shell.goTo('操作记录')
    await app.page
      .getByRole('grid')
      .getByRole('button', { name: new RegExp(`^重做：${WORKBOOK}`) })
      .first()
      .click()
    await expect.poll(memberCount).toBe(6)
  })
})
