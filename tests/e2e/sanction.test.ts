/** A sanction that ended the membership, taken off the card (rules.md 4.1). */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage } from './pages/gridPage.ts'
import { shellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let town: Township

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('处分 on the card', () => {
  it('says that taking 开除党籍 away gives no membership back, and takes the registration back instead', async () => {
    const { page } = app
    const memberId = town.memberIds.张三 ?? 0
    const card = page.getByRole('article', { name: '党员卡：张三' })
    const dialog = page.getByRole('dialog')
    await shellPage(page).goTo('党员名册')
    await (await gridPage(page, '党员名册').cell('张三', '姓名')).dblclick()
    await card.waitFor()
    await behind(page).roster.saveSanction({
      memberId,
      values: {
        family: '党纪',
        kind: '开除党籍',
        decidedOn: '2024-03-05',
        decidedBy: '县纪委',
        documentNo: null,
        note: null,
      },
    })
    await page.reload()
    await card.waitFor()
    await card.getByRole('tab', { name: '处分', exact: true }).click()
    await card.getByRole('button', { name: '删除处分：2024-03-05 开除党籍' }).click()
    await dialog.getByText('删除处分记录不恢复党籍：张三仍是“出党”。').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(await clippedTexts(page)).toEqual([])
    await dialog.getByRole('button', { name: '撤销这次登记' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect
      .poll(async () => {
        const { membership, sanctions } = await behind(page).roster.card({ id: memberId })
        return [membership, sanctions]
      })
      .toEqual(['FORMAL', []])
    await card.getByText('没有处分记录').waitFor()
  })
})
