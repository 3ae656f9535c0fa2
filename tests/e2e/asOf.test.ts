/** The day of the top bar on every list: who was where then, and the list says its day. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage } from './pages/gridPage.ts'
import { shellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

const MOVED_ON = '2024-03-10'

describe('截至某日', () => {
  let app: Application

  beforeAll(async () => {
    app = await startApplication()
    await startPage(app.page).makeRegister()
    const { westId, memberIds } = await settleTownship(app.page)
    const memberId = memberIds['张三'] ?? 0
    const office = behind(app.page)
    await office.flow.save({ memberId, values: { leftOn: '2023-05-01', reason: '经商' } })
    await office.search.open({ memberId, values: { foundOn: '2023-06-01' } })
    await office.transfer.save({
      memberId,
      values: {
        direction: '转入',
        issuedOn: '2023-01-05',
        fromOrg: '某街道党工委',
        incomingKind: '一般转入',
        interviewNote: '情况属实',
        dossierResult: '与档案一致',
        landedOn: '2023-01-06',
        state: 'LANDED',
      },
    })
    await office.dossier.mark({ marks: [{ memberId, item: 'APPLICATION', present: '缺' }] })
    await office.roster.transfer({ ids: [memberId], orgId: westId, on: MOVED_ON, evidence: null })
    await app.page.reload()
  })

  afterAll(async () => {
    await app.dispose()
  })

  const lookAt = async (day: string) => {
    await app.page.getByRole('banner').getByLabel('截至').fill(day)
    await app.page.keyboard.press('Enter')
  }

  it.each([
    ['流动党员', '流动党员', '支部'],
    ['失联查找', '失联党员', '支部'],
    ['组织关系接转', '介绍信', '支部'],
    ['档案核查', '档案核查表', '支部'],
    ['党员名册', '党员名册', '支部'],
  ])('%s shows the branch of the day and says the day', async (screen, grid, column) => {
    const { page } = app
    const branchOn = async (day: string) => {
      await lookAt(day)
      await page.getByRole('main').getByText(`截至 ${day}`).waitFor()
      const cell = await gridPage(page, grid).cell('张三', column)
      return cell.textContent()
    }
    await shellPage(page).goTo(screen)
    await expect.poll(() => branchOn('2024-03-09'), { timeout: 20_000 }).toContain('东岗村')
    await expect.poll(() => branchOn(MOVED_ON), { timeout: 20_000 }).toContain('西河村')
    expect(await clippedTexts(page)).toEqual([])
    await lookAt('2024-03-20')
    await page.getByRole('main').getByText('截至 ').waitFor({ state: 'detached' })
  })
})
