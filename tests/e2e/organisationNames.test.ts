import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { OFFICE_SCREEN, startApplication, type Application } from './pages/application.ts'
import { settleTownship } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage } from './pages/gridPage.ts'
import { shellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

const EAST = '中共青山镇东岗村支部委员会'
const NEW = '中共青山镇东岗社区支部委员会'

describe('改名称、层级', () => {
  let app: Application

  beforeAll(async () => {
    app = await startApplication()
    await startPage(app.page).makeRegister()
    await settleTownship(app.page)
    await shellPage(app.page).goTo('党组织')
  })

  afterAll(async () => {
    await app.dispose()
  })

  const tree = () => gridPage(app.page, '党组织')
  const names = async () => (await tree().column('名称')).join('|')
  const lookAt = async (day: string) => {
    await app.page.getByRole('banner').getByLabel('截至').fill(day)
    await app.page.keyboard.press('Enter')
  }

  it('is asked for with its day by keyboard, and the day before shows the old name', async () => {
    const { page } = app
    await (await tree().cell(EAST, '名称')).click()
    const button = page.getByRole('complementary').getByRole('button', { name: '改名称、层级' })
    await button.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect
      .poll(() => dialog.getByLabel(/^全称/).evaluate(field => field === document.activeElement))
      .toBe(true)
    await dialog.getByLabel(/^全称/).fill(NEW)
    await dialog.getByLabel('简称').fill('东岗社区支部')
    await dialog.getByLabel(/^自/).fill('2024-03-10')
    expect(await seriousFindings(page)).toEqual([])
    for (const size of [OFFICE_SCREEN, { width: 1920, height: 1080 }]) {
      await page.setViewportSize(size)
      expect(await clippedTexts(page)).toEqual([])
    }
    await page.setViewportSize(OFFICE_SCREEN)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(names, { timeout: 20_000 }).toContain(NEW)
    await lookAt('2024-03-09')
    await expect.poll(names, { timeout: 20_000 }).toContain(EAST)
    await lookAt('2024-03-10')
    await expect.poll(names, { timeout: 20_000 }).toContain(NEW)
  })

  it('is refused for a day to come, beside the day, and taken back with one step', async () => {
    const { page } = app
    await lookAt('2024-03-20')
    await expect.poll(names, { timeout: 20_000 }).toContain(NEW)
    await (await tree().cell(NEW, '名称')).click()
    const button = page.getByRole('complementary').getByRole('button', { name: '改名称、层级' })
    await expect.poll(() => button.isEnabled()).toBe(true)
    await button.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/^全称/).fill('中共青山镇东岗新村支部委员会')
    await dialog.getByLabel(/^自/).fill('2024-03-21')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.getByText('改名日期不能晚于今天').waitFor()
    await dialog.getByText('更正写错的').click()
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(names, { timeout: 20_000 }).toContain('东岗新村')
    await shellPage(page).undo.click()
    await expect.poll(names, { timeout: 20_000 }).toContain(NEW)
    await shellPage(page).undo.click()
    await expect.poll(names, { timeout: 20_000 }).toContain(EAST)
  })
})
