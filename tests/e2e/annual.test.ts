import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANNUAL_HEADINGS } from '../../src/shared/annual/codes.ts'
import { seriousFindings } from './pages/accessibility.ts'
import { annualPage, type AnnualPage } from './pages/annualPage.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { handsOn, type Hands } from './pages/hands.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let annual: AnnualPage
let hands: Hands
let town: Township

const label = () => annual.sheet.cursor.getAttribute('aria-label')
const heading = (name: string) => app.page.getByRole('heading', { level: 1, name })

const review = async () => {
  const { branches } = await behind(app.page).annual.list({ year: 2024 })
  return branches.find(({ orgId }) => orgId === town.eastId)
}

/** The year before is handed up; since then one has another unit. */
async function settleLastYear(): Promise<void> {
  const { annual: past, roster } = behind(app.page)
  const orgId = town.eastId
  await past.fill({ orgId, year: 2023, headings: [...ANNUAL_HEADINGS] })
  const { id: rosterId } = await past.freeze({ orgId, year: 2023, on: '2023-03-01' })
  await past.sign({ rosterId, signedOn: '2023-03-02', signedBy: '王书记', sealed: true })
  await past.handUp({ rosterId, on: '2023-03-03' })
  await roster.update({ id: town.memberIds.王秀兰 ?? 0, values: { unit: '县农机局' } })
  await app.page.reload()
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  await settleLastYear()
  shell = shellPage(app.page)
  annual = annualPage(app.page)
  hands = handsOn(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('a review from the first mark to the committee, by keyboard alone', () => {
  it('marks the seven headings with one key a cell', async () => {
    await shell.entry('年审').press('Enter')
    await heading('年审').waitFor()
    await expect.poll(() => annual.branches.column('进度').then(([first]) => first)).toContain('核对中')
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
    await app.page.keyboard.press('Enter')
    await heading('2024年审核对表').waitFor()
    await expect.poll(label).toBe('李四，基本情况，未核')
    const changed = await annual.sheet.cell('王秀兰', '工作变动')
    await expect.poll(() => changed.innerText()).toContain('变')
    hands.spent()
    for (let n = 0; n < 7; n += 1) await hands.press('1')
    for (const key of ['1', '1', '2', '1', '1', '1', '1']) await hands.press(key)
    for (const key of ['1', '1', '1', '1', '1', '3', '1']) await hands.press(key)
    expect(hands.spent()).toEqual({ keys: 21, clicks: 0 })
    await shell.untilSaved()
    await expect.poll(review).toMatchObject({ members: 4, confirmed: 2, corrected: 1, open: 2 })
    await expect.poll(label).toBe('赵六，基本情况，未核')
  })

  it('shows what changed since the last review, and leads to the card where it is mended', async () => {
    await app.page.keyboard.press('Control+Home')
    await app.page.keyboard.press('ArrowDown')
    await expect.poll(() => annual.panel.innerText()).toContain('工作变动：工作单位 空 → 县农机局')
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
    await app.page.getByRole('button', { name: '到党员卡更正：工作变动' }).press('Enter')
    await app.page.getByRole('article', { name: '党员卡：王秀兰' }).waitFor()
    await app.page.goBack()
    await heading('2024年审核对表').waitFor()
  })

  it('marks all that is left after saying how many cells that is, as one step of undo', async () => {
    await annual.button('全部已核').press('Enter')
    for (const box of await annual.dialog.getByRole('checkbox').all())
      if (!(await box.isChecked())) await box.press('Space')
    await annual.dialog.getByText(/7处还没有标记，将标为已核；21处已有标记不变，其中待完善1处/).waitFor()
    expect(await seriousFindings(app.page)).toEqual([])
    await annual.dialog.getByRole('button', { name: '标为已核（7处）' }).press('Enter')
    await annual.dialog.waitFor({ state: 'hidden' })
    await expect.poll(review).toMatchObject({ confirmed: 3, open: 1 })
    await app.page.keyboard.press('Control+z')
    await expect.poll(review).toMatchObject({ confirmed: 2, open: 2 })
    await app.page.keyboard.press('Control+y')
    await expect.poll(review).toMatchObject({ confirmed: 3, open: 1 })
  })

  it('does not freeze while one is open, and leads to him', async () => {
    await annual.button('花名册定稿').press('Enter')
    await annual.dialog.getByText('未核完1名').waitFor()
    await annual.dialog.getByRole('textbox').press('Enter')
    await annual.dialog.getByText('还有1名党员没有核对完（张三），核完七项才能定稿').waitFor()
    await annual.button('看这1名').press('Enter')
    await expect.poll(() => annual.sheet.column('姓名')).toEqual(['张三'])
    await annual.sheet.cursor.focus()
    await app.page.keyboard.press('Control+Home')
    for (let n = 0; n < 6; n += 1) await app.page.keyboard.press('ArrowRight')
    await expect.poll(label).toBe('张三，缴纳党费，待完善')
    await app.page.keyboard.press('1')
    await shell.untilSaved()
    await expect.poll(review).toMatchObject({ confirmed: 4, open: 0 })
  })

  it('freezes the roster of the year and shows it as paper', async () => {
    await annual.button('花名册定稿').press('Enter')
    await annual.dialog.getByText('4名党员已全部核对').waitFor()
    await annual.dialog.getByRole('textbox').press('Enter')
    await heading('2024年度花名册').waitFor()
    await annual.paper.getByText('2024年度党员花名册').waitFor()
    expect(await annual.paper.innerText()).toContain('县农机局')
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
  })

  it('is handed up only when signed and sealed; what is missing is named', async () => {
    await annual.button('上报备案').press('Enter')
    await annual.dialog.getByRole('textbox').press('Enter')
    await annual.dialog.getByRole('alert').getByText('还缺：支部书记签字日期、党支部盖章').waitFor()
    await app.page.keyboard.press('Escape')
    await annual.dialog.waitFor({ state: 'hidden' })
    await annual.button('签字盖章').press('Enter')
    await annual.dialog.getByLabel('签字人').fill('王书记')
    await annual.dialog.getByRole('checkbox').press('Space')
    await annual.dialog.getByLabel('签字人').press('Enter')
    await annual.dialog.waitFor({ state: 'hidden' })
    await expect.poll(review).toMatchObject({ state: 'READY', signedOn: '2024-03-20', signedBy: '王书记' })
    await annual.button('上报备案').press('Enter')
    await annual.dialog.getByText('党支部留存1份，中共青山镇委员会1份').waitFor()
    await annual.dialog.getByRole('textbox').press('Enter')
    await annual.dialog.waitFor({ state: 'hidden' })
    await expect.poll(review).toMatchObject({ state: 'HANDED', handedOn: '2024-03-20' })
    await app.page.keyboard.press('Control+z')
    await expect.poll(review).toMatchObject({ state: 'READY', handedOn: null })
  })

  it('is handed out as a workbook, and compared with the year before', async () => {
    const [file] = await Promise.all([
      app.page.waitForEvent('download'),
      annual.button('导出 Excel').press('Enter'),
    ])
    expect(file.suggestedFilename()).toBe('2024年度党员花名册（东岗村支部）.xlsx')
    await annual.panel.getByText('没有差别').waitFor()
    await annual.panel.getByRole('combobox', { name: '与哪一份比较' }).press('ArrowDown')
    await app.page.keyboard.press('ArrowDown')
    await app.page.keyboard.press('Enter')
    await expect
      .poll(() => annual.panel.getByRole('list', { name: '差别' }).innerText())
      .toContain('工作单位及职务：空 → 县农机局')
  })

  it('is made anew with a reason, and the old version stays', async () => {
    await annual.button('重新核对').press('Enter')
    await annual.dialog.getByLabel('理由').fill('漏了一名党员')
    await annual.dialog.getByLabel('理由').press('Enter')
    await heading('2024年审核对表').waitFor()
    await app.page.getByText('第2版，重新核对的理由：漏了一名党员').waitFor()
    await annual.button('‹ 各支部').press('Enter')
    await heading('年审').waitFor()
    await annual.panel.getByRole('button', { name: '2024年度花名册' }).press('Enter')
    await heading('2024年度花名册').waitFor()
    await annual.paper.getByText('2024年度党员花名册').waitFor()
  })
})

describe('the workbench', () => {
  it('leads to the review while its window is open', async () => {
    await shell.goTo('工作台')
    await app.page.getByRole('button', { name: /年审到 2024-03-31 结束/ }).press('Enter')
    await heading('年审').waitFor()
  })
})
