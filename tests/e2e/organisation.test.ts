import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { openOption } from './pages/openOption.ts'
import { COMMITTEE, startPage } from './pages/startPage.ts'

const EAST = '中共青山镇东岗村支部委员会'

describe('党组织', () => {
  let app: Application
  let shell: ShellPage
  let tree: GridPage

  beforeAll(async () => {
    app = await startApplication()
    await startPage(app.page).makeRegister()
    shell = shellPage(app.page)
    tree = gridPage(app.page, '党组织')
    await shell.goTo('党组织')
  })

  afterAll(async () => {
    await app.dispose()
  })

  it('begins with the committee and grows by a branch with its category', async () => {
    const { page } = app
    await expect.poll(() => tree.column('名称')).toEqual([COMMITTEE])
    await page.getByRole('button', { name: '新增党组织', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect
      .poll(() => dialog.getByLabel(/^全称/).evaluate(field => field === document.activeElement))
      .toBe(true)
    await page.keyboard.type(EAST)
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await tree.row(EAST).waitFor()
    await expect.poll(() => tree.text(EAST, '层级')).toBe('党支部')
    await expect.poll(() => tree.text(EAST, '类别')).toBe('农村')
    await expect.poll(() => shell.entry('党组织').innerText()).toMatch(/1$/)
  })

  it('shows a refused name beside its field, and nothing else', async () => {
    const { page } = app
    await page.getByRole('button', { name: '新增党组织', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await page.keyboard.type(EAST)
    await page.keyboard.press('Enter')
    const field = dialog.getByLabel(/^全称/)
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
    const words = (await field.getAttribute('aria-describedby')) ?? ''
    await expect.poll(() => page.locator(`[id="${words}"]`).innerText()).toContain(`同一上级下已有“${EAST}”`)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  it('changes a category in the list by keyboard, and takes it back with Ctrl+Z', async () => {
    const { page } = app
    await (await tree.cell(EAST, '类别')).click()
    await page.keyboard.press('F2')
    await expect.poll(() => tree.choices.allInnerTexts()).toContain('街道社区')
    await page.keyboard.type('社区')
    await expect.poll(() => tree.choices.allInnerTexts()).toEqual(['街道社区'])
    await page.keyboard.press('Enter')
    await expect.poll(() => tree.text(EAST, '类别')).toBe('街道社区')
    await shell.untilSaved()
    await page.keyboard.press('Control+z')
    await expect.poll(() => tree.text(EAST, '类别')).toBe('农村')
  })

  it('edits particulars on the card beside it, dates as clerks write them', async () => {
    const { page } = app
    await (await tree.cell(EAST, '名称')).click()
    const card = page.getByRole('complementary', { name: '党组织卡片' })
    const founded = card.getByLabel('成立日期')
    await founded.fill('1989.7')
    await page.keyboard.press('Enter')
    await expect.poll(() => founded.inputValue()).toBe('1989-07')
    const day = card.getByLabel('党费收缴日')
    await day.fill('31')
    await page.keyboard.press('Enter')
    await card.getByText('请填1到28之间的数').waitFor()
    await expect.poll(() => day.inputValue()).toBe('31')
    await day.fill('15')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await behind(page).organisation.tree({})).nodes[1]?.collectDay).toBe(15)
    expect(await clippedTexts(page)).toEqual([])
  })

  it('registers who holds a post', async () => {
    const { page } = app
    const { nodes } = await behind(page).organisation.tree({})
    const eastId = nodes.find(node => node.fullName === EAST)?.id ?? 0
    await behind(page).roster.create({ orgId: eastId, values: { name: '张三', sex: '男' } })
    const card = page.getByRole('complementary', { name: '党组织卡片' })
    await card.getByRole('button', { name: '登记任职' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: /^党员/ }).fill('zs')
    await openOption(page, '张三').click()
    await dialog.getByLabel('任职日期').fill('2021年3月')
    await dialog.getByRole('button', { name: '保存' }).click()
    await card.getByText('2021-03 至 今').waitFor()
    await expect.poll(() => card.getByRole('listitem').innerText()).toContain('书记 张三')
  })

  it('refuses to delete a branch with members and says what to do', async () => {
    const { page } = app
    await page.reload()
    await (await tree.cell(EAST, '名称')).click()
    await page.getByRole('complementary').getByRole('button', { name: '调整' }).click()
    await page.getByRole('menuitem', { name: '删除误建的' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '删除', exact: true }).click()
    await dialog.getByText(/还有1名党员，请先把他们转到其他支部/).waitFor()
    await page.keyboard.press('Escape')
    expect(app.complaints).toEqual([])
  })
})
