/** 查阅登记: a relative is refused with the reason, an official is allowed, the dossier comes back. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { disposalPage, type DisposalPage } from './pages/disposalPage.ts'
import { dossierPage } from './pages/dossierPage.ts'
import { gridPage } from './pages/gridPage.ts'
import { shellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let keys: DisposalPage
let town: Township

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  const office = behind(app.page)
  await office.roster.saveFamily({
    memberId: town.memberIds.张三 ?? 0,
    values: {
      relation: '子女',
      name: '张小三',
      birth: null,
      politics: null,
      unit: null,
      post: null,
      phone: null,
      address: null,
      isEmergency: false,
      isSearchContact: false,
    },
  })
  await office.settings.set({ key: 'dossier.leader', value: '张副书记' })
  await app.page.reload()
  keys = disposalPage(app.page)
  await shellPage(app.page).goTo('档案核查')
  await dossierPage(app.page).choose('查阅登记')
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

const stored = async () => (await behind(app.page).dossier.readings({})).rows

describe('a reading of a dossier', () => {
  it('begins with an empty register that says what to do', async () => {
    await app.page.getByText('还没有人查阅过档案。').waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('is refused to a relative without letter and approval, in words, and nothing is recorded', async () => {
    await keys.press('登记查阅')
    await keys.dialog.waitFor()
    await keys.choose('被查阅人', 'zs', '张三')
    await keys.type('查阅人', '张小三')
    await keys.dialog.getByLabel('介绍信写明是中共正式党员').check()
    await keys.type('查阅单位', '白沙镇党委')
    await keys.type('查阅事由', '了解情况')
    await keys.type('监督人', '李干事')
    await keys.press('登记')
    await keys.dialog
      .getByText(
        '不予查阅：张小三是张三的亲属（子女），不得查阅亲属的档案；没有党组织介绍信；没有经分管领导批准',
      )
      .waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await stored()).toEqual([])
  })

  it('is allowed to a full member with letter and approval', async () => {
    await keys.type('查阅人', '钱科长')
    await keys.type('介绍信', '〔2024〕第6号')
    // The leader in charge was filled in from the settings.
    await expect.poll(() => keys.dialog.getByLabel('批准人').inputValue()).toBe('张副书记')
    await keys.type('批准日期', '2024-03-19')
    await keys.press('登记')
    await keys.dialog.waitFor({ state: 'hidden' })
    await gridPage(app.page, '查阅登记').row('钱科长').waitFor()
    expect(await stored()).toMatchObject([
      { name: '张三', readers: ['钱科长'], approvedBy: '张副书记', endedOn: null },
    ])
  })

  it('ends when the dossier is given back, and one undo takes that back', async () => {
    await gridPage(app.page, '查阅登记').row('钱科长').click()
    await keys.press('登记归还')
    await keys.dialog.waitFor()
    await keys.type('检查情况', '材料无缺')
    await keys.press('登记')
    await keys.dialog.waitFor({ state: 'hidden' })
    await expect.poll(async () => (await stored())[0]?.endCheck).toBe('材料无缺')
    await app.page.keyboard.press('Control+z')
    await expect.poll(async () => (await stored())[0]?.endedOn).toBe(null)
  })

  it('is exported as a register', async () => {
    await app.page.getByRole('button', { name: '登记簿' }).click()
    const [file] = await Promise.all([
      app.page.waitForEvent('download'),
      app.page.getByRole('menuitem', { name: '导出登记簿' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^党员档案查阅登记簿.*\.xlsx$/)
  })
})
