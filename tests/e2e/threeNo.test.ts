/** 任务 and 正当理由 on the card, the 「三不」 list, and the disposal case one key opens from it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { disposalPage, type DisposalPage } from './pages/disposalPage.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let disposal: DisposalPage
let list: GridPage
let town: Township

const card = () => app.page.getByRole('article', { name: /^党员卡：/ })
const dialog = () => app.page.getByRole('dialog')
const idOf = (name: string) => town.memberIds[name] ?? 0
const duties = (name: string) => behind(app.page).duty.ofMember({ memberId: idOf(name) })

/** The first field has the focus: what is typed goes there. */
async function readyDialog(first: RegExp): Promise<void> {
  await dialog().waitFor()
  await expect
    .poll(() =>
      dialog()
        .getByLabel(first)
        .evaluate(field => field === document.activeElement),
    )
    .toBe(true)
}

async function openTasks(name: string): Promise<void> {
  await shell.goTo('党员名册')
  await (await gridPage(app.page, '党员名册').cell(name, '姓名')).dblclick()
  await card().getByRole('tab', { name: '任务', exact: true }).click()
  await card().getByRole('tabpanel', { name: '任务', exact: true }).waitFor()
}

async function openList(): Promise<void> {
  await shell.goTo('组织处置')
  await disposal.press('三不名单')
  await app.page.getByRole('heading', { level: 1, name: '三不名单' }).waitFor()
}

async function fitsAndReads(): Promise<void> {
  expect(await seriousFindings(app.page)).toEqual([])
  expect(await clippedTexts(app.page)).toEqual([])
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  shell = shellPage(app.page)
  disposal = disposalPage(app.page)
  list = gridPage(app.page, '三不名单')
  // Today is 20 March 2024: six months are over since August, five since September.
  await behind(app.page).roster.update({ id: idOf('张三'), values: { duesPaidTo: '2023-08' } })
  await behind(app.page).roster.update({ id: idOf('李四'), values: { duesPaidTo: '2023-09' } })
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('三不', () => {
  it('takes a task on the card with the keyboard, says what is overdue, and gives it back with Ctrl+Z', async () => {
    const { page } = app
    await openTasks('王秀兰')
    await card().getByRole('button', { name: '登记交办任务' }).click()
    await readyDialog(/^任务/)
    await page.keyboard.type('包联两户困难群众')
    await dialog()
      .getByLabel(/^交办日期/)
      .fill('2023.7.1')
    await dialog()
      .getByLabel(/^完成期限/)
      .fill('2023.7.20')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await card().getByText('不完成交办任务：2023-08至2024-02，7个月').waitFor()
    await card().getByText('已列入“三不”名单').waitFor()
    await fitsAndReads()
    await page.keyboard.press('Control+z')
    await card().getByText('没有交办任务').waitFor()
    await page.keyboard.press('Control+y')
    await card().getByText('2023-07-20到期，还没有完成').waitFor()
  })

  it('lists who neglected a duty for six months, and nobody of five; a reason takes him off', async () => {
    await openList()
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰', '张三'])
    await fitsAndReads()
    await openTasks('王秀兰')
    await card().getByRole('button', { name: '登记正当理由' }).click()
    await readyDialog(/^哪一项/)
    await disposal.pick('哪一项', 2)
    await disposal.type('自何月', '2023-10')
    await disposal.type('至何月', '2023-11')
    await disposal.type('理由', '住院治疗')
    await app.page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(async () => (await duties('王秀兰')).listed).toBe(false)
    await openList()
    await expect.poll(() => list.column('姓名')).toEqual(['张三'])
  })

  it('opens a case with its grounds by Enter, and the case itself once there is one', async () => {
    const { page } = app
    await openList()
    await list.row('张三').first().click()
    await page.keyboard.press('Enter')
    await dialog().getByTitle('自行脱党除名').waitFor()
    await dialog().getByTitle('无正当理由连续6个月不交纳党费').first().waitFor()
    expect(
      await dialog()
        .getByLabel(/^自何时起/)
        .inputValue(),
    ).toBe('2023-09-01')
    expect(await dialog().getByLabel('主要表现').inputValue()).toBe('不缴纳党费：2023-09至2024-02，6个月')
    await fitsAndReads()
    await disposal.type('支委会记录', '支委会记录2024年第2号')
    await disposal.type('主持人', '李书记')
    await disposal.press('立案')
    await disposal.record.getByRole('heading', { level: 1, name: '张三' }).waitFor()
    await openList()
    await list
      .row('张三')
      .first()
      .getByText(/已立案 /)
      .waitFor()
    await list.row('张三').first().click()
    await page.keyboard.press('Enter')
    await disposal.record.getByRole('heading', { level: 1, name: '张三' }).waitFor()
  })
})
