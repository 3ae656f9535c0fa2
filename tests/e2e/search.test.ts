import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { handsOn, type Hands } from './pages/hands.ts'
import { openOption } from './pages/openOption.ts'
import { searchPage, type SearchPage } from './pages/searchPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let search: SearchPage
let hands: Hands
let town: Township

async function stored(name: string) {
  const { rows } = await behind(app.page).search.list({
    filter: { state: 'all', text: name },
    page: { offset: 0, limit: 1 },
  })
  return behind(app.page).search.card({ id: rows[0]?.id ?? 0 })
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  shell = shellPage(app.page)
  search = searchPage(app.page)
  hands = handsOn(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('a lost case', () => {
  it('is opened from the empty list, which says what to do', async () => {
    const { page } = app
    await shell.goTo('失联查找')
    await page.getByText('没有未了结的失联党员。').waitFor()
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '立失联记录' }).first().click()
    await search.dialog.getByRole('button', { name: '立失联记录' }).click()
    await search.dialog.getByText('请选择党员').waitFor()
    await search.dialog.getByLabel(/^党员/).fill('zs')
    await openOption(page, '张三').first().click()
    await search.dialog.getByLabel(/^发现日期/).fill('2024-03-01')
    await search.dialog.getByText('须在 2024-03-31 前核查').waitFor()
    await search.dialog.getByLabel(/^最近参加组织生活/).fill('2023.8.31')
    await search.dialog.getByLabel(/^最近交纳党费/).fill('2023-06')
    expect(await seriousFindings(page)).toEqual([])
    await search.dialog.getByRole('button', { name: '立失联记录' }).click()
    await search.record.getByRole('heading', { level: 1, name: '张三' }).waitFor()
    await expect
      .poll(() => stored('张三'))
      .toMatchObject({ state: 'VERIFYING', values: { lastLife: '2023-08-31' } })
  })

  it('shows how long, from which day, and both readings of six months', async () => {
    // From 2023-08-31 to the day of the test, 2024-03-20: six months and twenty days.
    const length = search.record.getByText(/^失联 6个月20天/)
    await length.waitFor()
    const facts = search.record.locator('dl').first()
    await expect.poll(() => facts.innerText()).toMatch(/起算日\s+2023-08-31/)
    await expect.poll(() => facts.innerText()).toMatch(/满6个月\s+2024-02-29/)
    await expect.poll(() => facts.innerText()).toMatch(/6个月以上\s+✓\s*是/)
    await expect.poll(() => facts.innerText()).toMatch(/超过6个月\s+✓\s*是/)
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('counts anew at once when a later day is found out', async () => {
    const life = search.record.getByLabel('最近参加组织生活')
    await life.fill('2023-10-01')
    await app.page.keyboard.press('Enter')
    await search.record.getByText(/^失联 5个月19天/).waitFor()
    await app.page.keyboard.press('Control+z')
    await search.record.getByText(/^失联 6个月20天/).waitFor()
  })

  it('goes on to searching once it is verified', async () => {
    await search.step('核查属实，转入查找').click()
    await search.dialog.getByText('满6个月之日是 2024-02-29').waitFor()
    await search.dialog.getByLabel(/^核查日期/).fill('2024-03-05')
    await search.dialog.getByLabel(/^责任支部书记/).fill('李书记')
    await search.dialog.getByLabel(/^查找时限/).fill('2024-03-15')
    await app.page.keyboard.press('Enter')
    await expect.poll(async () => (await stored('张三')).state).toBe('SEARCHING')
    await search.step('仍无法取得联系').waitFor()
  })
})

describe('the search', () => {
  it('keeps each attempt with its five fields', async () => {
    await search.attempt({
      channel: '电话',
      at: '2024-03-06 09:30',
      target: '本人',
      course: '拨打原手机号码，提示为空号',
    })
    await expect.poll(() => search.attempts.count()).toBe(1)
    const shown = await search.attempts.first().innerText()
    for (const part of ['2024-03-06 09:30', '电话', '本人', '责任人 李书记', '空号', '无结果']) {
      expect(shown).toContain(part)
    }
    const [attempt] = (await stored('张三')).attemptList
    expect(attempt).toMatchObject({
      at: '2024-03-06 09:30',
      target: '本人',
      responsible: '李书记',
      course: '拨打原手机号码，提示为空号',
      result: '无结果',
    })
  })

  it('takes the next attempt with the words and Enter: what stays the same stays', async () => {
    hands.spent()
    await hands.click(search.entry.getByLabel('经过'))
    await hands.type('再次拨打，仍为空号')
    await hands.press('Enter')
    await expect.poll(() => search.attempts.count()).toBe(2)
    expect(hands.spent()).toEqual({ keys: '再次拨打，仍为空号'.length + 1, clicks: 1 })
  })

  it('refuses an attempt without its course, beside the field', async () => {
    // Until the one before is stored, the button waits.
    await expect.poll(() => search.entry.getByLabel('经过').inputValue()).toBe('')
    await search.entry.getByRole('button', { name: '登记查找' }).click()
    await search.entry.locator('[data-invalid=true]').first().waitFor()
    expect((await stored('张三')).attemptList).toHaveLength(2)
  })

  it('counts what is still asked for, tier by tier', async () => {
    await search.effort.getByText(/查找未到位/).waitFor()
    await expect.poll(() => search.effort.innerText()).toMatch(/总次数\s+2\/\d+次/)
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })

  it('asks for a reason before nobody is said to be found with too little searching', async () => {
    await search.step('仍无法取得联系').click()
    await search.dialog.waitFor()
    await search.dialog.getByRole('button', { name: '定为仍无法取得联系' }).click()
    await search.dialog.locator('[data-invalid=true], [role=alert]').first().waitFor()
    expect((await stored('张三')).state).toBe('SEARCHING')
    await search.dialog.getByRole('button', { name: '取消' }).click()
  })
})

describe('the outcome', () => {
  it('follows a contact that was made in an attempt', async () => {
    await search.attempt({
      channel: '电话',
      at: '2024-03-18 20:00',
      target: '其兄长',
      course: '其兄长转接，本人通话',
      result: '取得联系',
    })
    await search.dialog.waitFor()
    await expect.poll(() => search.dialog.getByLabel(/日期/).first().inputValue()).toBe('2024-03-18')
    await search.dialog.getByRole('button', { name: '取得联系' }).click()
    await expect.poll(async () => (await stored('张三')).contactOn).toBe('2024-03-18')
    await expect.poll(async () => (await stored('张三')).state).toBe('FOUND')
  })

  it('waits until it was found out why he was lost, and an opinion was formed', async () => {
    const { page } = app
    await search.investigate('2024-03-19')
    await expect.poll(async () => (await stored('张三')).state).toBe('INVESTIGATED')
    await search.propose('2024-03-19')
    await expect.poll(async () => (await stored('张三')).state).toBe('PROPOSED')
    await search.step('处理结果').click()
    await search.dialog.getByLabel(/^处理结果/).click()
    await openOption(page, '纳入').first().click()
    await search.dialog.getByLabel('文号').fill('青党〔2024〕5号')
    expect(await seriousFindings(page)).toEqual([])
    await search.dialog.getByRole('button', { name: '登记处理结果' }).click()
    await search.record.getByText('青党〔2024〕5号').waitFor()
    await expect
      .poll(() => stored('张三'))
      .toMatchObject({
        state: 'FOLLOWING',
        outcomeList: [{ decidedOn: '2024-03-20', documentNo: '青党〔2024〕5号' }],
      })
  })

  it('is taken back step by step with Ctrl+Z', async () => {
    await app.page.keyboard.press('Control+z')
    await expect.poll(async () => (await stored('张三')).state).toBe('PROPOSED')
    await app.page.keyboard.press('Control+y')
    await expect.poll(async () => (await stored('张三')).state).toBe('FOLLOWING')
  })
})

describe('the list of cases', () => {
  it('shows length and deadline, and opens the case with Enter', async () => {
    const { page } = app
    await behind(page).search.open({
      memberId: town.memberIds['赵六'] ?? 0,
      values: { foundOn: '2024-01-03', lastLife: '2023-02-10' },
    })
    await page.reload()
    await shell.goTo('失联查找')
    await page.getByText('其中核查超期1名').waitFor()
    await expect.poll(() => search.list.text('赵六', '失联时间')).toContain('13个月10天')
    expect(await clippedTexts(page)).toEqual([])
    expect(await seriousFindings(page)).toEqual([])
    await search.list.row('赵六').click()
    await page.keyboard.press('Enter')
    await search.record.getByRole('heading', { level: 1, name: '赵六' }).waitFor()
  })
})
