import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { openOption } from './pages/openOption.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let town: Township

const CLEAR = {
  direction: '转出',
  nature: '永久转出',
  phone: '13700000001',
  wechat: 'zs001',
  destKind: '工作',
  destPlace: '郑州市',
  backupContact: '其妻 13700000002',
  toOrg: '郑州某公司党委',
} as const

const letters = async () =>
  (await behind(app.page).transfer.list({ filter: { only: 'all' }, page: { offset: 0, limit: 100 } })).rows
const letterOf = async (name: string) => (await letters()).find(row => row.name === name)
const button = (name: string) => app.page.getByRole('button', { name, exact: true })
const dialog = () => app.page.getByRole('dialog')
/** The panel's own button, pressed by key. */
const step = (name: string) =>
  app.page.getByRole('complementary').getByRole('button', { name, exact: true }).press('Enter')
const heading = (name: string) => app.page.getByRole('heading', { level: 1, name })

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  const { transfer } = behind(app.page)
  await transfer.save({ memberId: town.memberIds.张三 ?? 0, values: CLEAR })
  await transfer.save({
    memberId: town.memberIds.李四 ?? 0,
    values: {
      ...CLEAR,
      leaveTalkOn: '2023-10-09',
      duesPaidTo: '2023-10',
      handler: '党员本人',
      issuedOn: '2023-10-10',
      state: 'ISSUED',
    },
  })
  await app.page.reload()
  shell = shellPage(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('a letter, from draft to receipt, by keyboard', () => {
  it('says what is missing before it is issued, then gets the first number of the year', async () => {
    await shell.entry('组织关系接转').press('Enter')
    await heading('组织关系接转').waitFor()
    await app.page.getByRole('row', { name: /张三/ }).click()
    await step('开具')
    await dialog().getByText('按当年顺序编号').waitFor()
    await dialog()
      .getByLabel(/^转出前谈话/)
      .fill('2024-03-18')
    await app.page.keyboard.press('Enter')
    await dialog()
      .getByText(/还缺：党费交至年月、办理方式/)
      .waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
    await dialog()
      .getByLabel(/^党费交至/)
      .fill('2024-02')
    await dialog()
      .getByLabel(/^办理方式/)
      .press('Enter')
    await openOption(app.page, '党员本人').click()
    await dialog().getByRole('button', { name: '开具' }).press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(async () => (await letterOf('张三'))?.letterNo).toBe('2024-001')
    expect((await behind(app.page).roster.card({ id: town.memberIds.张三 ?? 0 })).membership).toBe('LEAVING')
  })

  it('stands on paper in three parts with one number', async () => {
    await step('介绍信版面')
    await heading('党员组织关系介绍信').waitFor()
    const number = app.page.getByText('第　2024-001　号')
    await expect.poll(() => number.count()).toBe(3)
    await app.page.getByText('该同志党费已交到贰零贰肆年贰月。').waitFor()
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
    await button('‹ 介绍信').press('Enter')
    await heading('组织关系接转').waitFor()
  })

  it('is landed and receipted in one step, which one Ctrl+Z takes back', async () => {
    await app.page.getByRole('row', { name: /张三/ }).click()
    await step('收到回执')
    await dialog()
      .getByLabel(/^报到日期/)
      .fill('2024-03-20')
    await dialog()
      .getByLabel(/^回执日期/)
      .press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(async () => (await letterOf('张三'))?.state).toBe('RECEIPTED')
    await shell.untilSaved()
    await app.page.keyboard.press('Control+z')
    await expect.poll(async () => (await letterOf('张三'))?.state).toBe('ISSUED')
    expect((await behind(app.page).roster.card({ id: town.memberIds.张三 ?? 0 })).membership).toBe('LEAVING')
  })
})

describe('an overdue letter', () => {
  it('is asked after, and then makes a “口袋”党员 who is searched for', async () => {
    await app.page.getByRole('row', { name: /李四/ }).click()
    await step('登记询问')
    await dialog()
      .getByLabel(/^询问结果/)
      .fill('对方未见此人')
    await app.page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(async () => (await letterOf('李四'))?.stage).toBe('POCKET')
    await app.page
      .getByRole('complementary')
      .getByText(/天，已询问/)
      .first()
      .waitFor()
  })

  it('has a request for proof on paper', async () => {
    await step('补开证明函')
    await heading('补开证明函').waitFor()
    await app.page.getByText(/至今未收到回执/).waitFor()
    await button('‹ 介绍信').press('Enter')
    await heading('组织关系接转').waitFor()
  })

  it('made void keeps its number, and a new draft takes its place', async () => {
    await app.page.getByRole('row', { name: /李四/ }).click()
    await step('作废')
    await dialog().getByRole('button', { name: '作废' }).press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(async () => (await letterOf('李四'))?.state).toBe('VOID')
    await app.page.getByText('全部', { exact: true }).click()
    await app.page.getByRole('row', { name: /李四/ }).click()
    await step('重开')
    await expect.poll(async () => (await letters()).filter(({ name }) => name === '李四').length).toBe(2)
    expect((await letters()).find(({ replaces }) => replaces !== null)).toMatchObject({
      state: 'DRAFT',
      replaces: '2023-001',
      letterNo: null,
    })
  })
})

describe('somebody who comes in with a letter', () => {
  const row = async () => (await letters()).find(({ name }) => name === '新来的')

  it('is entered with it by keyboard, and is on no roll yet', async () => {
    await button('登记介绍信').press('Enter')
    await dialog().getByLabel('接转方向').press('Enter')
    await openOption(app.page, '转入').click()
    await dialog().getByRole('checkbox', { name: '新来的党员，台账里没有' }).press('Space')
    await dialog().getByLabel(/^姓名/).fill('新来的')
    await dialog()
      .getByLabel(/^转出党组织/)
      .fill('中共某区委员会')
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
    await dialog().getByRole('button', { name: '登记', exact: true }).press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(async () => (await row())?.onRoll).toBe(false)
    await app.page.getByRole('row', { name: /新来的.*未接收/ }).waitFor()
  })

  it('stands on the chosen branch’s roll once accepted; one Ctrl+Z takes it back', async () => {
    await app.page.getByRole('row', { name: /新来的/ }).click()
    await step('接收')
    await dialog()
      .getByLabel(/^转入情形/)
      .press('Enter')
    await openOption(app.page, '一般转入').click()
    await dialog()
      .getByLabel(/^谈话情况/)
      .fill('已谈话，情况属实')
    await dialog()
      .getByLabel(/^档案核对/)
      .fill('与档案一致')
    await dialog().getByRole('button', { name: '接收' }).press('Enter')
    await dialog()
      .getByText(/还缺：编入的党支部和身份/)
      .waitFor()
    await dialog()
      .getByLabel(/^编入党支部/)
      .press('Enter')
    await app.page.keyboard.press('ArrowDown')
    await app.page.keyboard.press('Enter')
    await dialog()
      .getByLabel(/^编入身份/)
      .press('Enter')
    await openOption(app.page, '正式党员').click()
    await dialog().getByRole('button', { name: '接收' }).press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(async () => (await row())?.onRoll).toBe(true)
    await shell.untilSaved()
    await app.page.keyboard.press('Control+z')
    await expect.poll(async () => (await row())?.onRoll).toBe(false)
  })
})
