/** 党员登记: the form given, marked returned by keys and many at once, compared, and 不愿登记 to its disposal case. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship } from './pages/behind.ts'
import { censusPage } from './pages/censusPage.ts'
import { clippedTexts } from './pages/clipping.ts'
import { disposalPage, type DisposalPage } from './pages/disposalPage.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let keys: DisposalPage
let list: GridPage

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  await settleTownship(app.page)
  shell = shellPage(app.page)
  keys = disposalPage(app.page)
  list = gridPage(app.page, '登记名单')
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

/** Name, day and state of every form, as stored. */
async function stored(): Promise<Record<string, [string | null, string, string | null]>> {
  const { rows } = await behind(app.page).registration.list({})
  return Object.fromEntries(rows.map(row => [row.name, [row.returnedOn, row.state, row.check]]))
}
const only = (choice: string) =>
  app.page.getByRole('radiogroup', { name: '进展' }).getByText(choice, { exact: true }).click()
const readyDialog = () => censusPage(app.page).readyDialog()

async function cell(name: string, column: string) {
  await (await list.cell(name, column)).click()
}

describe('a drive', () => {
  it('begins with an empty list, and counts whom it gives the form to', async () => {
    await shell.goTo('党员登记')
    await app.page.getByText('还没有发放过。').waitFor()
    await app.page.getByRole('button', { name: '发放登记申请表' }).first().press('Enter')
    await readyDialog()
    await keys.type('发放日期', '2024-03-01')
    await keys.dialog.getByText('发给1个支部4名正式党员，请于2024-03-16前交回').waitFor()
    expect(await seriousFindings(app.page)).toEqual([])
    await keys.press('发放（4名）')
    await app.page.getByRole('heading', { level: 1, name: '2024年党员登记' }).waitFor()
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '王秀兰', '张三', '赵六'])
    await expect.poll(() => list.column('进展')).toEqual(Array(4).fill('▲ 逾期未交4天'))
  })

  it('takes the day one came back, typed into its cell', async () => {
    await cell('张三', '交回日期')
    await app.page.keyboard.type('2024-03-16')
    await app.page.keyboard.press('Enter')
    await expect.poll(async () => (await stored()).张三).toEqual(['2024-03-16', 'RETURNED', null])
    await expect.poll(() => list.text('张三', '进展')).toContain('已交回')
    await cell('李四', '交回日期')
    await app.page.keyboard.type('2024-02-01')
    await app.page.keyboard.press('Enter')
    await shell.bottom.getByText('▲ 1处没有保存，请改正').waitFor()
    await cell('李四', '交回日期')
    await list.bubble.getByText(/交回日期不能早于发放日期/).waitFor()
    await app.page.keyboard.press('Escape')
    await shell.untilSaved()
    expect((await stored()).李四).toEqual([null, 'OVERDUE', null])
  })

  it('marks many returned at once, taken back with one undo', async () => {
    for (const name of ['李四', '王秀兰']) {
      await cell(name, '姓名')
      await app.page.keyboard.press('Space')
    }
    await app.page.getByRole('button', { name: '2份登记交回' }).press('Enter')
    await readyDialog()
    await keys.type('交回日期', '2024-03-18')
    await keys.press('登记交回')
    await keys.dialog.waitFor({ state: 'hidden' })
    await expect.poll(async () => (await stored()).李四).toEqual(['2024-03-18', 'LATE', null])
    expect((await stored()).王秀兰).toEqual(['2024-03-18', 'LATE', null])
    await shell.untilSaved()
    await cell('张三', '姓名')
    await app.page.keyboard.press('Control+z')
    await expect.poll(async () => (await stored()).李四).toEqual([null, 'OVERDUE', null])
    await app.page.keyboard.press('Control+y')
    await expect.poll(async () => (await stored()).李四).toEqual(['2024-03-18', 'LATE', null])
  })

  it('is compared with the register by a key, or with what was put right', async () => {
    await cell('张三', '与台账核对')
    await app.page.keyboard.press('1')
    await expect.poll(async () => (await stored()).张三?.[2]).toBe('核对无误')
    await cell('李四', '与台账核对')
    await app.page.keyboard.press('F2')
    await app.page.keyboard.type('联系电话')
    await app.page.keyboard.press('Enter')
    await expect.poll(async () => (await stored()).李四?.[2]).toBe('有更正')
    await expect.poll(() => list.text('李四', '与台账核对')).toBe('有更正：联系电话')
    await only('待核对')
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰'])
    await cell('王秀兰', '姓名')
    await app.page.keyboard.press('Enter')
    await app.page.getByRole('tab', { name: '登记', exact: true }).click()
    await app.page.getByRole('article', { name: '2024年党员登记' }).getByText('逾期交回').waitFor()
    await app.page.getByRole('button', { name: '到登记名单' }).click()
    await expect.poll(() => list.column('姓名')).toEqual(['王秀兰'])
  })
})

describe('who does not want to register', () => {
  it('is not taken without the written application, and then leads to a case and back', async () => {
    await shell.goTo('工作台')
    await app.page.getByRole('button', { name: /党员登记申请表逾期没有交回/ }).click()
    await expect.poll(() => list.column('姓名')).toEqual(['赵六'])
    await list.row('赵六').click()
    const panel = app.page.getByRole('complementary', { name: '登记申请表' })
    await panel.getByRole('button', { name: '不愿登记' }).press('Enter')
    await readyDialog()
    await keys.press('登记')
    await keys.dialog.getByText('还缺：本人不愿登记的书面申请和日期').waitFor()
    await keys.type('书面申请', '2024-03-10')
    await keys.press('登记')
    await keys.dialog.waitFor({ state: 'hidden' })
    await only('不愿登记')
    await expect.poll(() => list.column('姓名')).toEqual(['赵六'])
    await list.row('赵六').click()
    await panel.getByText('不愿登记，还没有按自愿退党立案').waitFor()
    await panel.getByRole('button', { name: '立案处置' }).press('Enter')
    await readyDialog()
    await keys.dialog.getByText('来自2024年党员登记').waitFor()
    await keys.type('受理人', '李书记')
    await keys.press('立案')
    await keys.record.getByRole('heading', { level: 1, name: '赵六' }).waitFor()
    await keys.record.getByText('退党除名').first().waitFor()
    await keys.record.getByText('2024年3月10日本人不愿登记的书面申请').first().waitFor()
    await keys.record.getByRole('button', { name: '2024年党员登记', exact: true }).click()
    await list.row('赵六').click()
    await panel.getByRole('button', { name: /^处置案 CZ2024/ }).waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })
})

describe('the papers (D33)', () => {
  it('are the empty form of every member, and the list of late ones', async () => {
    await shell.goTo('党员登记')
    const paper = app.page.getByRole('region', { name: '纸面' })
    await app.page.getByRole('button', { name: '待填的申请表' }).click()
    await paper.getByText('请于2024年3月16日前交党支部').first().waitFor()
    await app.page.getByText('4页').first().waitFor()
    await app.page.getByRole('button', { name: '‹ 名单' }).click()
    await shell.goTo('党员登记')
    await app.page.getByRole('button', { name: '逾期名单', exact: true }).click()
    await paper.getByText('党员登记申请表逾期未交名单').first().waitFor()
    expect(await seriousFindings(app.page)).toEqual([])
  })
})
