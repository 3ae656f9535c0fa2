/** 材料目录: a paper recorded by keyboard, its finding, the printed catalogue, and undo. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { disposalPage } from './pages/disposalPage.ts'
import { dossierPage, type DossierPage } from './pages/dossierPage.ts'
import { gridPage } from './pages/gridPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let dossier: DossierPage
let town: Township

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  shell = shellPage(app.page)
  dossier = dossierPage(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

const papersOf = async (name: string) => {
  const { items } = await behind(app.page).dossier.catalogue({ memberId: town.memberIds[name] ?? 0 })
  return items.flatMap(({ item, papers }) => papers.map(({ madeOn, pages }) => [item, madeOn, pages]))
}

describe('the catalogue of a dossier', () => {
  it('is opened from its list and takes a paper by keyboard', async () => {
    const { page } = app
    await shell.goTo('档案核查')
    await dossier.choose('材料目录')
    const list = gridPage(page, '材料目录')
    await list.row('张三').click()
    await page.keyboard.press('Enter')
    const record = page.getByRole('article', { name: '材料目录：张三' })
    await record.getByText('缺应有材料11种').waitFor()
    const keys = disposalPage(page)
    await keys.press('登记：入党申请书')
    await keys.dialog.waitFor()
    await keys.type('制成时间', '1994年5月4日')
    await keys.type('每份页数', '４')
    await page.keyboard.press('Enter')
    await keys.dialog.waitFor({ state: 'hidden' })
    await record.getByText('缺应有材料10种').waitFor()
    expect(await papersOf('张三')).toEqual([['DI-01', '1994-05-04', 4]])
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
  })

  it('is refused a number of pages that is none, beside the field', async () => {
    const { page } = app
    const keys = disposalPage(page)
    await keys.press('登记材料')
    await keys.dialog.waitFor()
    await keys.type('每份页数', '三')
    await page.keyboard.press('Enter')
    await keys.dialog.getByText('请填1到999的整数').waitFor()
    await page.keyboard.press('Escape')
    await keys.dialog.waitFor({ state: 'hidden' })
    expect(await papersOf('张三')).toHaveLength(1)
  })

  it('is shown as paper', async () => {
    const { page } = app
    await page.getByRole('button', { name: '目录版面' }).click()
    const paper = page.getByRole('region', { name: '纸面' })
    await paper.getByText('党员档案材料目录').first().waitFor()
    await paper.getByText('一-1').waitFor()
    await page.getByText(/^▲?.*应有而目录中没有：转正申请书/).waitFor()
    expect(await clippedTexts(page)).toEqual([])
    await page.getByRole('button', { name: '‹ 材料目录' }).click()
  })

  it('is undone with Ctrl+Z', async () => {
    const { page } = app
    await page.getByRole('article', { name: '材料目录：张三' }).waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(() => papersOf('张三')).toEqual([])
    await page.getByText('缺应有材料11种').waitFor()
  })
})
