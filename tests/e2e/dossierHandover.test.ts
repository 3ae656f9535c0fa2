/** 档案交接: a list of one dossier, refused unsealed, signed, receipted, printed; with the keyboard. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { disposalPage, type DisposalPage } from './pages/disposalPage.ts'
import { dossierPage } from './pages/dossierPage.ts'
import { gridPage } from './pages/gridPage.ts'
import { shellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let keys: DisposalPage

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  await settleTownship(app.page)
  keys = disposalPage(app.page)
  await shellPage(app.page).goTo('档案核查')
  await dossierPage(app.page).choose('档案交接')
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

const stored = async () => (await behind(app.page).dossier.handovers({ only: 'all' })).rows

describe('a handover of dossiers', () => {
  it('begins with an empty list that says what to do', async () => {
    await app.page.getByText('没有未了结的档案交接。').waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('is listed with whose dossier and what is in it', async () => {
    await keys.press('登记交接')
    await keys.dialog.waitFor()
    await keys.type('接收党组织', '中共白沙镇委员会')
    await keys.type('清单日期', '2024-02-01')
    await keys.choose('加入党员', 'zs', '张三')
    await keys.dialog.getByLabel('张三的明细').waitFor()
    await keys.type('张三的明细', '入党志愿书1份')
    await keys.press('登记')
    await keys.dialog.waitFor({ state: 'hidden' })
    await gridPage(app.page, '档案交接').row('中共白沙镇委员会').waitFor()
    expect(await stored()).toMatchObject([
      { direction: '转出', state: 'PREPARED', items: [{ name: '张三', content: '入党志愿书1份' }] },
    ])
  })

  it('is not signed unsealed; the refusal names what lacks', async () => {
    await gridPage(app.page, '档案交接').row('中共白沙镇委员会').click()
    await keys.press('交接签字')
    await keys.dialog.waitFor()
    await keys.type('交接日期', '2024-02-01')
    await keys.type('交接地点', '镇党委组织办')
    await keys.type('移交人', '李干事')
    await keys.press('登记')
    await keys.dialog.getByText('还缺：接收人签名、密封包装并加盖党委公章。补上后才能登记交接签字').waitFor()
    expect((await stored())[0]?.state).toBe('PREPARED')
    await keys.type('接收人', '吴干事')
    await keys.dialog.getByLabel('已密封包装，加盖党委密封公章').check()
    await keys.press('登记')
    await keys.dialog.waitFor({ state: 'hidden' })
    await expect.poll(async () => (await stored())[0]?.state).toBe('HANDED')
  })

  it('is overdue without receipt, on the list and on the workbench', async () => {
    await gridPage(app.page, '档案交接').row('超期未回执').waitFor()
    await shellPage(app.page).goTo('工作台')
    await app.page.getByText('档案交接超期，没有回执').click()
    await gridPage(app.page, '档案交接').row('中共白沙镇委员会').click()
    await app.page.getByText('交接满30天没有收到回执，请催要').waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('is printed as a list', async () => {
    await app.page.getByRole('button', { name: '清单版面' }).click()
    const paper = app.page.getByRole('region', { name: '纸面' })
    await paper.getByText('党员档案交接清单').first().waitFor()
    await paper.getByText('移交人（签名）：李干事').waitFor()
    await app.page.getByRole('button', { name: '‹ 档案交接' }).click()
  })

  it('ends with the receipt, and one undo takes that back', async () => {
    await gridPage(app.page, '档案交接').row('中共白沙镇委员会').click()
    await keys.press('收到回执')
    await keys.dialog.waitFor()
    await keys.type('回执日期', '2024-03-05')
    await keys.type('回执经办人', '吴干事')
    await keys.press('登记')
    await keys.dialog.waitFor({ state: 'hidden' })
    await expect.poll(async () => (await stored())[0]?.state).toBe('RECEIPTED')
    await app.page.keyboard.press('Control+z')
    await expect.poll(async () => (await stored())[0]?.state).toBe('HANDED')
  })
})
