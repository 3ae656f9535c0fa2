import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { openOption } from './pages/openOption.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let list: GridPage
let town: Township

const card = () => app.page.getByRole('article')
const dialog = () => app.page.getByRole('dialog')
const line = (text: string | RegExp) => card().getByRole('row').filter({ hasText: text })
const idOf = (name: string) => town.memberIds[name] ?? 0
const stored = async (name: string) => behind(app.page).roster.card({ id: idOf(name) })

async function openTab(name: string, tab: string): Promise<void> {
  await shell.goTo('党员名册')
  await (await list.cell(name, '姓名')).dblclick()
  await app.page.getByRole('article', { name: `党员卡：${name}` }).waitFor()
  await card().getByRole('tab', { name: tab, exact: true }).click()
  await card().getByRole('tabpanel', { name: tab, exact: true }).waitFor()
}

/** The screen is read by everybody, and nothing on it is cut off. */
async function fitsAndReads(): Promise<void> {
  expect(await seriousFindings(app.page)).toEqual([])
  expect(await clippedTexts(app.page)).toEqual([])
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  shell = shellPage(app.page)
  list = gridPage(app.page, '党员名册')
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('荣誉 on the card', () => {
  it('is registered with the keyboard, asks for its material in the dossier, and is taken back with Ctrl+Z', async () => {
    const { page } = app
    await openTab('张三', '荣誉')
    await card().getByRole('button', { name: '登记荣誉' }).click()
    await expect
      .poll(() =>
        dialog()
          .getByLabel(/^荣誉名称/)
          .evaluate(field => field === document.activeElement),
      )
      .toBe(true)
    await page.keyboard.press('Enter')
    await dialog()
      .getByText(/请填写荣誉名称/)
      .waitFor()
    await page.keyboard.type('优秀共产党员')
    await dialog().getByLabel('授予日期').fill('2021.7')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await line('优秀共产党员').getByText('2021-07', { exact: true }).waitFor()
    await fitsAndReads()

    await card().getByRole('tab', { name: '档案', exact: true }).click()
    await card().getByRole('region', { name: '奖惩材料' }).getByLabel('荣誉材料', { exact: true }).waitFor()
    await card().getByRole('tab', { name: '记录', exact: true }).click()
    await card().getByText('荣誉名称').waitFor()

    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await stored('张三')).honours).toEqual([])
    await card().getByRole('tab', { name: '荣誉', exact: true }).click()
    await card().getByText('没有荣誉记录').waitFor()
  })
})

describe('职务 on the card', () => {
  it('is registered in any organisation, with a word about a second 书记, and ended', async () => {
    const { page } = app
    await behind(page).organisation.savePost({
      values: {
        orgId: town.eastId,
        memberId: idOf('李四'),
        body: '党支部',
        post: '书记',
        fromOn: '2020-01-01',
        toOn: null,
      },
    })
    await openTab('张三', '职务')
    await card().getByRole('button', { name: '登记任职' }).click()
    await dialog()
      .getByRole('combobox', { name: /^党组织/ })
      .fill('东岗')
    await openOption(page, '东岗村支部').click()
    await dialog().getByText('同一时间另有书记：李四').waitFor()
    await dialog().getByLabel('任职日期').fill('2021.3')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await line('东岗村支部').getByText('2021-03 至 今').waitFor()
    await card().getByText('同一时间另有书记：李四').waitFor()
    await fitsAndReads()

    await card().getByRole('button', { name: '登记离任：东岗村支部 书记' }).click()
    await dialog()
      .getByLabel(/^离任日期/)
      .fill('2022-05-01')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await line('东岗村支部').getByText('2021-03 至 2022-05-01').waitFor()
    await page.keyboard.press('Control+z')
    await line('东岗村支部').getByText('2021-03 至 今').waitFor()
  })
})

describe('党费 on the card', () => {
  const pay = (onDate: string, months: string[]) =>
    behind(app.page).dues.savePayment({
      memberId: idOf('李四'),
      values: {
        onDate,
        amount: 1000,
        months,
        excess: 0,
        payer: '本人',
        consent: false,
        place: null,
        lateReason: null,
        note: null,
      },
    })

  it('proposes the months owed at the last amount: one click and Enter', async () => {
    const { page } = app
    await pay('2024-01-15', ['2024-01'])
    await page.reload()
    await openTab('李四', '党费')
    await card().getByText('还没有交：2024-02').waitFor()
    await card().getByRole('button', { name: '登记党费' }).click()
    await expect.poll(() => dialog().getByLabel(/^金额/).inputValue()).toBe('20.00')
    await expect
      .poll(() =>
        dialog()
          .getByLabel(/^所交月份/)
          .inputValue(),
      )
      .toBe('2024-02至2024-03')
    await expect
      .poll(() =>
        dialog()
          .getByLabel(/^金额/)
          .evaluate(field => field === document.activeElement),
      )
      .toBe(true)
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await line('2024-02至2024-03').getByText('20.00元').waitFor()
    await expect.poll(() => card().getByLabel('党费情况').innerText()).toContain('2024-03')
    await card().getByText('一次交几个月的须经支部同意').waitFor()
    await fitsAndReads()
  })

  it('reads months and amounts as clerks write them, and asks why so late', async () => {
    const { page } = app
    await card().getByRole('button', { name: '登记党费' }).click()
    await dialog()
      .getByLabel(/^所交月份/)
      .fill('2023-06')
    await dialog().getByText('2023-06已超过6个月，请写明原因').waitFor()
    await dialog().getByLabel(/^金额/).fill('十二元')
    await page.keyboard.press('Enter')
    await dialog().getByText('请填写金额，如 12 或 12.50').waitFor()
    await dialog().getByLabel(/^金额/).fill('12元')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await card().getByText('补交2023-06已超过6个月，请写明原因').waitFor()
    await page.keyboard.press('Control+z')
    await expect
      .poll(async () => (await behind(page).dues.card({ memberId: idOf('李四') })).payments.length)
      .toBe(2)
  })

  it('takes over what was paid before the register, with where that is known from', async () => {
    const { page } = app
    await openTab('王秀兰', '党费')
    await card().getByLabel('党费已交至').fill('2023.12')
    await page.keyboard.press('Enter')
    await card().getByLabel('最近交纳党费日期').fill('2023-12-10')
    await page.keyboard.press('Tab')
    await card().getByLabel('党费日期的依据').fill('支部收缴登记簿')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => card().getByLabel('党费情况').innerText())
      .toMatch(/2023-12[^]*2023-12-10（人工填写）/)
    await card().getByText('还没有交：2024-01至2024-02').waitFor()
    await card().getByRole('tab', { name: '基本信息', exact: true }).click()
    await expect
      .poll(() => card().getByLabel('组织生活与党费情况').innerText())
      .toMatch(/2023-12-10（人工填写，依据：支部收缴登记簿）[^]*2023-12（人工填写，依据：支部收缴登记簿）/)
    await fitsAndReads()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  it('shows a past day as it was paid then, and changes nothing there', async () => {
    const { page } = app
    await openTab('李四', '党费')
    const day = page.getByLabel('截至')
    await day.fill('2024-02-01')
    await page.keyboard.press('Enter')
    await page.getByText('只看不改', { exact: true }).waitFor()
    await expect.poll(() => card().getByLabel('党费情况').innerText()).toContain('2024-01-15')
    await line('2024-01-15').waitFor()
    expect(await line('2024-02至2024-03').count()).toBe(0)
    expect(await card().getByRole('button', { name: '登记党费' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: '回到今日' }).click()
    await line('2024-02至2024-03').waitFor()
  })
})

describe('组织生活', () => {
  it('of a whole branch is entered with one key a member and saved with Enter', async () => {
    const { page } = app
    await shell.goTo('党组织')
    const tree = gridPage(page, '党组织')
    await (await tree.cell('中共青山镇东岗村支部委员会', '名称')).click()
    const panel = page.getByRole('complementary', { name: '党组织卡片' })
    await panel.getByRole('button', { name: '登记会议' }).click()
    await dialog().getByLabel('记录人').fill('李四')
    await dialog().getByRole('radiogroup', { name: '李四' }).getByLabel('到会').focus()
    await page.keyboard.press('2')
    await expect
      .poll(() => dialog().getByRole('radiogroup', { name: '李四' }).getByLabel('请假').isChecked())
      .toBe(true)
    await page.keyboard.press('1')
    await page.keyboard.press('3')
    await dialog().getByText('4名：到会1 · 请假1 · 无故缺席1 · 豁免0 · 未填1').waitFor()
    await fitsAndReads()
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await panel.getByText('到会2 · 请假1 · 缺席1').waitFor()
    await fitsAndReads()
  })

  it('of one member stands on his card, is added there, and says what follows', async () => {
    const { page } = app
    await openTab('李四', '组织生活')
    await line('2024-03-20').getByText('请假', { exact: true }).waitFor()
    await card().getByText('没有书面请假，也没有补签').waitFor()
    await card().getByRole('button', { name: '登记组织生活' }).click()
    await dialog()
      .getByLabel(/^会议日期/)
      .fill('2024-02-05')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await line('2024-02-05').getByText('到会', { exact: true }).waitFor()
    await expect.poll(() => card().getByLabel('组织生活情况').innerText()).toContain('2024-02-05')
    await fitsAndReads()
    await page.keyboard.press('Control+z')
    await expect.poll(() => card().getByLabel('组织生活情况').innerText()).toContain('没有记录')
  })
})

describe('评议 on the card', () => {
  it('is registered for last year with Enter, says what is missing, and is taken back with Ctrl+Z', async () => {
    const { page } = app
    await openTab('张三', '评议')
    await card().getByRole('button', { name: '登记评议结果' }).click()
    await expect.poll(() => dialog().getByLabel(/^年度/).inputValue()).toBe('2023')
    await dialog().getByLabel('不参加集中评议').check()
    await dialog().getByLabel('本人意见').waitFor()
    await dialog().getByLabel(/^年度/).press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await line('2023年').getByText('合格', { exact: true }).waitFor()
    await card().getByText('不参加集中评议的，要听取本人意见').waitFor()
    await card().getByText('还没有转告本人').waitFor()
    await fitsAndReads()
    await page.keyboard.press('Control+z')
    await card().getByText('没有民主评议结果').waitFor()
  })
})

describe('豁免 and 学时 on the card', () => {
  it('is registered with its paper, and proposes itself to meetings and appraisals', async () => {
    const { page } = app
    await openTab('张三', '豁免')
    await card().getByRole('button', { name: '登记豁免' }).click()
    await dialog().getByRole('combobox', { name: /^原因/ }).fill('长期生病')
    await openOption(page, '长期生病不能自理').click()
    await dialog()
      .getByLabel(/^豁免自/)
      .fill('2024.3.1')
    await dialog()
      .getByLabel(/^豁免自/)
      .press('Enter')
    await dialog()
      .getByText(/请写明依据/)
      .waitFor()
    await dialog().getByLabel(/^依据/).fill('青党〔2024〕3号')
    await dialog().getByLabel(/^依据/).press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await line('组织生活豁免').getByText('2024-03-01 至 今').waitFor()
    await card().getByText('要经党员大会通过').waitFor()
    await fitsAndReads()

    await card().getByRole('tab', { name: '组织生活', exact: true }).click()
    await card().getByRole('button', { name: '登记组织生活' }).click()
    await dialog()
      .getByText(/当天在豁免期/)
      .waitFor()
    await dialog()
      .getByLabel(/^会议日期/)
      .fill('2024-02-29')
    await dialog()
      .getByText(/当天在豁免期/)
      .waitFor({ state: 'hidden' })
    await dialog()
      .getByLabel(/^会议日期/)
      .fill('2024-03-01')
    await dialog()
      .getByText(/当天在豁免期/)
      .waitFor()
    await dialog()
      .getByLabel(/^会议日期/)
      .press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await line('2024-03-01').getByText('豁免', { exact: true }).waitFor()
    expect(await card().getByText('没有组织生活豁免的记录').count()).toBe(0)

    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await card().getByRole('tab', { name: '豁免', exact: true }).click()
    await card().getByText('没有豁免。').waitFor()
  })

  it('hours stand under 学历, once a year', async () => {
    const { page } = app
    await openTab('张三', '学历')
    await card().getByRole('button', { name: '登记学时' }).click()
    await dialog().getByLabel(/^学时/).fill('二十')
    await page.keyboard.press('Enter')
    await dialog()
      .getByText(/请填写学时/)
      .waitFor()
    await dialog().getByLabel(/^学时/).fill('24.5学时')
    await page.keyboard.press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await line('24.5学时').getByText('2024年').waitFor()
    await fitsAndReads()
    await page.keyboard.press('Control+z')
    await card().getByText('没有学时记录').waitFor()
  })
})

describe('现在的情形 on the head of the card', () => {
  const marks = () => card().getByRole('list', { name: '现在的情形' })

  it('leads to the tab or the case each mark comes from', async () => {
    const office = behind(app.page)
    await office.roster.saveSanction({
      memberId: idOf('李四'),
      values: {
        family: '党纪',
        kind: '留党察看两年',
        decidedOn: '2024-01-05',
        decidedBy: '镇党委',
        documentNo: null,
        note: null,
      },
    })
    const { id: caseId } = await office.search.open({
      memberId: idOf('李四'),
      values: { foundOn: '2024-01-10' },
    })
    await openTab('李四', '基本信息')
    await expect.poll(() => marks().getByRole('button').allInnerTexts()).toEqual(['失联核查中', '留党察看中'])
    await fitsAndReads()
    const probation = marks().getByRole('button', { name: '留党察看中' })
    await probation.focus()
    await app.page.keyboard.press('Enter')
    await card().getByRole('tabpanel', { name: '处分', exact: true }).waitFor()
    await marks().getByRole('button', { name: '失联核查中' }).click()
    await expect.poll(() => new URL(app.page.url()).hash).toContain(`/search/${caseId}`)
  })
})
