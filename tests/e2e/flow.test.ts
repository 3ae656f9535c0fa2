import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { flowPage, type FlowPage } from './pages/flowPage.ts'
import { handsOn, type Hands } from './pages/hands.ts'
import { openOption } from './pages/openOption.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let flow: FlowPage
let hands: Hands
let town: Township

async function records() {
  const { rows } = await behind(app.page).flow.list({
    filter: { status: 'all' },
    page: { offset: 0, limit: 100 },
  })
  return rows
}

async function contactsOf(name: string) {
  const row = (await records()).find(one => one.name === name)
  const { contacts } = await behind(app.page).flow.contacts({ flowId: row?.id ?? 0 })
  return contacts
}

/** Chooses a member in a dialog by the initials of the name. */
async function pick(initials: string, name: string) {
  await flow.dialog.getByLabel(/^党员/).fill(initials)
  await openOption(app.page, name).first().click()
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  shell = shellPage(app.page)
  flow = flowPage(app.page)
  hands = handsOn(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('a member goes away', () => {
  it('is told what to do where nobody is away yet', async () => {
    await shell.goTo('流动党员')
    await flow.start.first().waitFor()
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('is entered in one dialog, with what annex 4 asks for', async () => {
    const { page } = app
    await flow.start.first().click()
    await pick('zs', '张三')
    // proposed from the roster
    await expect.poll(() => flow.dialog.getByLabel(/^手机/).inputValue()).toBe('13700001121')
    await flow.dialog.getByLabel(/^外出日期/).fill('2023.9.1')
    await flow.dialog.getByLabel(/^外出流向/).click()
    await openOption(page, '跨省').first().click()
    await flow.dialog.getByLabel(/^外出地点/).fill('广东省东莞市')
    await flow.dialog.getByLabel(/^手机/).fill('1380000123')
    await flow.dialog.getByText('电话号码格式不对，请核对').waitFor()
    await flow.dialog.getByLabel(/^手机/).fill('13800001234')
    expect(await seriousFindings(page)).toEqual([])
    await flow.dialog.getByRole('button', { name: '登记', exact: true }).click()
    await expect.poll(() => flow.away.column('姓名')).toEqual(['张三'])
    await expect.poll(() => flow.away.text('张三', '外出地点')).toBe('广东省东莞市')
    await expect.poll(() => flow.away.text('张三', '已外出')).toBe('6个月')
    const [row] = await records()
    expect(row).toMatchObject({ leftOn: '2023-09-01', phone: '13800001234', destPlace: '广东省东莞市' })
  })

  it('says beside the list and in it what annex 4 still lacks, until it is filled in', async () => {
    const before = await flow.away.text('张三', '附件4还缺')
    expect(before).toContain('职业')
    await flow.panel.getByLabel(/^职业/).click()
    const [row] = await records()
    expect(row?.missing.length).toBeGreaterThan(0)
    await app.page.keyboard.press('ArrowDown')
    await app.page.keyboard.press('Enter')
    await expect.poll(() => flow.away.text('张三', '附件4还缺')).not.toContain('职业')
  })

  it('is not entered twice for the same time; the dialog says why and keeps what was typed', async () => {
    await flow.start.first().click()
    await pick('zs', '张三')
    await flow.dialog.getByRole('button', { name: '登记', exact: true }).click()
    await flow.dialog.getByText('请填写外出日期').waitFor()
    await flow.dialog.getByLabel(/^外出日期/).fill('2024-01-02')
    await app.page.keyboard.press('Enter')
    await flow.dialog.getByText(/与已有的一段时间重叠（2023-09-01 至 今）/).waitFor()
    await expect.poll(() => records()).toHaveLength(1)
    await expect.poll(() => flow.dialog.getByLabel(/^外出日期/).inputValue()).toBe('2024-01-02')
    await flow.dialog.getByRole('button', { name: '取消' }).click()
  })
})

describe('a phone contact with a member away', () => {
  it('takes three clicks and the words, from any screen', async () => {
    await behind(app.page).flow.save({
      memberId: town.memberIds['李四'] ?? 0,
      values: { leftOn: '2023-12-01', reason: '外出务工', destPlace: '郑州市' },
    })
    await app.page.reload()
    await shell.goTo('工作台')
    hands.spent()
    await hands.click(shell.entry('流动党员'))
    await hands.click(flow.away.row('李四'))
    await flow.panel.getByRole('heading', { name: '李四' }).waitFor()
    await hands.click(flow.contact)
    await hands.type('在郑州务工，工作正常')
    await hands.press('Enter')
    await flow.panel.getByText('2024-03-20 电话 · 支部').waitFor()
    expect(hands.spent()).toEqual({ keys: '在郑州务工，工作正常'.length + 1, clicks: 3 })
    await expect
      .poll(() => contactsOf('李四'))
      .toMatchObject([
        { onDate: '2024-03-20', channel: '电话', contactBy: '支部', summary: '在郑州务工，工作正常' },
      ])
    await expect.poll(() => flow.away.text('李四', '最近联系')).toBe('2024-03-20')
  })

  it('is entered by keyboard alone for the next one', async () => {
    await flow.away.row('张三').click()
    await flow.panel.getByRole('heading', { name: '张三' }).waitFor()
    await flow.contact.focus()
    await app.page.keyboard.press('Enter')
    await flow.panel.getByText('请填写联系内容').waitFor()
    await app.page.keyboard.insertText('春节前回村，已谈话')
    await app.page.keyboard.press('Enter')
    await expect.poll(async () => (await contactsOf('张三')).length).toBe(1)
    await expect.poll(() => flow.contact.inputValue()).toBe('')
    await expect.poll(() => flow.contact.evaluate(field => field === document.activeElement)).toBe(true)
  })

  it('is taken back with Ctrl+Z', async () => {
    await flow.away.row('李四').click()
    await app.page.keyboard.press('Control+z')
    await expect.poll(async () => (await contactsOf('张三')).length).toBe(0)
    await app.page.keyboard.press('Control+y')
    await expect.poll(async () => (await contactsOf('张三')).length).toBe(1)
  })

  it('stands on a screen that is readable, labelled and not clipped', async () => {
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })
})

describe('a member comes back', () => {
  it('leaves the list of those away and stands among those returned', async () => {
    const { page } = app
    await flow.away.row('李四').click()
    await flow.panel.getByRole('heading', { name: '李四' }).waitFor()
    await flow.panel.getByRole('button', { name: '登记返回' }).click()
    await flow.dialog.getByLabel(/返回日期/).fill('2024-03-18')
    await page.keyboard.press('Enter')
    // He was spoken to while away, after that day.
    await flow.dialog.getByText('返回日期不能早于2024-03-20的联系').waitFor()
    await flow.dialog.getByLabel(/返回日期/).fill('2024-03-20')
    await page.keyboard.press('Enter')
    await expect.poll(() => flow.away.column('姓名')).toEqual(['张三'])
    await flow.choose('已返回')
    await expect.poll(() => flow.away.column('姓名')).toEqual(['李四'])
    expect((await records()).find(({ name }) => name === '李四')?.returnedOn).toBe('2024-03-20')
    await flow.choose('外出中')
  })
})

describe('a member abroad', () => {
  it('has a list of its own, with how membership is kept', async () => {
    const { page } = app
    await flow.choose('出国（境）')
    await page.getByRole('button', { name: '登记出国（境）' }).first().click()
    await pick('zl', '赵六')
    await flow.dialog.getByLabel(/^国家/).fill('新加坡')
    await flow.dialog.getByLabel(/出国日期|出国（境）日期/).fill('2023-05-01')
    await page.keyboard.press('Enter')
    await expect.poll(() => flow.abroad.column('姓名')).toEqual(['赵六'])
    await flow.abroad.row('赵六').click()
    await flow.abroadPanel.waitFor()
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
  })
})

describe('流动 on the card', () => {
  it('shows the record with its contacts', async () => {
    const { page } = app
    await page.keyboard.press('Control+k')
    await page.keyboard.type('zs')
    await page.keyboard.press('Enter')
    await page.getByRole('article', { name: '党员卡：张三' }).waitFor()
    await page.getByRole('tab', { name: '流动' }).click()
    const tab = page.getByRole('tabpanel', { name: '流动' })
    await tab.getByText('春节前回村，已谈话').waitFor()
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
  })
})
