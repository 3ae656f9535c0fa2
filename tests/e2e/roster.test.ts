import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { gridPage, type GridPage } from './pages/gridPage.ts'
import { handsOn, type Hands } from './pages/hands.ts'
import { inputMethod } from './pages/inputMethod.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let list: GridPage
let hands: Hands
let town: Township

const stored = async (name: string) => {
  const { values } = await behind(app.page).roster.card({ id: town.memberIds[name] ?? 0 })
  return values
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  shell = shellPage(app.page)
  list = gridPage(app.page, '党员名册')
  hands = handsOn(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('finding a member from anywhere', () => {
  it('opens 张三 with Ctrl+K, two letters and Enter', async () => {
    await shell.goTo('党组织')
    hands.spent()
    await hands.press('Control+k')
    await hands.type('zs')
    await hands.press('Enter')
    await app.page.getByRole('article', { name: '党员卡：张三' }).waitFor()
    const { keys, clicks } = hands.spent()
    expect({ keys, clicks }).toEqual({ keys: 4, clicks: 0 })
  })

  it.each([
    ['full pinyin', 'zhangsan', '张三'],
    ['characters', '秀兰', '王秀兰'],
    ['a piece of the ID number', '197511', '李四'],
  ])('takes %s', async (_, typed, name) => {
    await app.page.keyboard.press('Control+k')
    await app.page.keyboard.type(typed)
    await expect.poll(() => shell.found.first().innerText()).toContain(name)
    await app.page.keyboard.press('Enter')
    await app.page.getByRole('article', { name: `党员卡：${name}` }).waitFor()
  })

  it('leads to another screen by its name or initials, members first', async () => {
    hands.spent()
    await hands.press('Control+k')
    await hands.type('slcz')
    await expect.poll(() => shell.found.allInnerTexts()).toEqual(['到“失联查找”'])
    await hands.press('Enter')
    await app.page.getByRole('heading', { level: 1, name: '失联查找' }).waitFor()
    expect(hands.spent()).toMatchObject({ keys: 6, clicks: 0 })
    await app.page.keyboard.press('Control+k')
    await app.page.keyboard.type('党组')
    await expect.poll(() => shell.found.allInnerTexts()).toEqual(['到“党组织”'])
    await app.page.keyboard.press('Enter')
    await app.page.getByRole('heading', { level: 1, name: '党组织' }).waitFor()
  })

  it('says so when nobody is found, and stays', async () => {
    await app.page.keyboard.press('Control+k')
    await app.page.keyboard.type('没有这个人')
    await app.page.getByText(/^没有找到。/).waitFor()
    await expect.poll(() => shell.found.count()).toBe(0)
    await app.page.keyboard.press('Escape')
  })
})

describe('editing in the list by keyboard alone', () => {
  it('has the cursor in the list as soon as it is shown', async () => {
    await shell.goTo('党员名册')
    await expect.poll(() => list.cursor.evaluate(field => field === document.activeElement)).toBe(true)
    await expect.poll(() => list.column('姓名')).toEqual(['李四', '王秀兰', '张三', '赵六'])
  })

  it('walks with the arrows, types over a cell, saves with Enter and moves down', async () => {
    const { page } = app
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowDown')
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowRight')
    await expect.poll(() => list.cursor.getAttribute('aria-label')).toBe('王秀兰，联系电话，13700001121')
    await page.keyboard.type('13900002222')
    await page.keyboard.press('Enter')
    await expect.poll(() => list.cursor.getAttribute('aria-label')).toBe('张三，联系电话，13700001121')
    await expect.poll(() => list.text('王秀兰', '联系电话')).toBe('13900002222')
    await shell.untilSaved()
    expect((await stored('王秀兰')).phone).toBe('13900002222')
  })

  it('edits the text with F2, goes on with Tab, gives up with Esc', async () => {
    const { page } = app
    await page.keyboard.press('F2')
    await expect.poll(() => list.cursor.inputValue()).toBe('13700001121')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('9')
    await page.keyboard.press('Shift+Tab')
    await expect.poll(() => list.cursor.getAttribute('aria-label')).toContain('张三，入党时间')
    await expect.poll(() => list.text('张三', '联系电话')).toBe('13700001129')
    await page.keyboard.press('F2')
    await page.keyboard.type('乱写')
    await page.keyboard.press('Escape')
    await expect.poll(() => list.text('张三', '入党时间')).toBe('2005-07-01')
    await shell.untilSaved()
    expect((await stored('张三')).joinDate).toBe('2005-07-01')
  })

  it('takes the last change back with Ctrl+Z and does it again with Ctrl+Y', async () => {
    const { page } = app
    await expect.poll(() => shell.undo.innerText()).toContain('修改联系电话')
    await page.keyboard.press('Control+z')
    await expect.poll(() => list.text('张三', '联系电话')).toBe('13700001121')
    await page.keyboard.press('Control+y')
    await expect.poll(() => list.text('张三', '联系电话')).toBe('13700001129')
  })

  it('leaves Ctrl+Z to a cell that is being edited', async () => {
    const { page } = app
    await page.keyboard.press('F2')
    await page.keyboard.type('1')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Escape')
    await expect.poll(() => list.text('张三', '联系电话')).toBe('13700001129')
    expect((await stored('张三')).phone).toBe('13700001129')
  })

  it('offers the words of a list, takes one with the arrows', async () => {
    const { page } = app
    await (await list.cell('李四', '性别')).click()
    await page.keyboard.press('F2')
    await expect.poll(() => list.choices.allInnerTexts()).toEqual(['男', '女'])
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect.poll(() => list.text('李四', '性别')).toBe('男')
    await expect.poll(() => list.text('李四', '问题')).toContain('性别与身份证不符')
    await page.keyboard.press('Control+z')
    await expect.poll(() => list.text('李四', '性别')).toBe('女')
  })
})

describe('an input method', () => {
  it('composes into the selected cell from the first key, and no letter is lost', async () => {
    const { page } = app
    const method = await inputMethod(page)
    await (await list.cell('赵六', '姓名')).click()
    await method.compose('zhaoliu')
    await expect.poll(() => list.cursor.inputValue()).toBe('zhaoliu')
    await method.choose('赵陆')
    await expect.poll(() => list.cursor.inputValue()).toBe('赵陆')
    await page.keyboard.press('Enter')
    await list.row('赵陆').waitFor()
    expect((await stored('赵六')).name).toBe('赵陆')
  })

  it('keeps Enter, Tab, arrows and Esc to itself while it composes', async () => {
    const { page } = app
    const method = await inputMethod(page)
    await (await list.cell('张三', '联系电话')).click()
    const before = await list.cursor.getAttribute('aria-label')
    await method.compose('wu')
    for (const key of ['Enter', 'Tab', 'ArrowDown', 'Escape']) await method.key(key)
    await expect.poll(() => list.cursor.inputValue()).toBe('wu')
    await expect.poll(() => list.cursor.getAttribute('aria-label')).toBe(before)
    await method.choose('无')
    await page.keyboard.press('Escape')
    await expect.poll(() => list.text('张三', '联系电话')).toBe('13700001129')
  })

  it('finds by the letters still held by it', async () => {
    const { page } = app
    const method = await inputMethod(page)
    await page.keyboard.press('Control+k')
    await method.compose('wxl')
    await expect.poll(() => shell.found.first().innerText()).toContain('王秀兰')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })
})

describe('what cannot be right', () => {
  it('is kept, with the finding in the list, beside the cell and beside the field of the card', async () => {
    const { page } = app
    await (await list.cell('张三', '身份证号')).click()
    await page.keyboard.type('410400198003120012')
    await page.keyboard.press('Enter')
    await expect.poll(() => list.text('张三', '问题')).toContain('身份证校验码不符')
    await (await list.cell('张三', '身份证号')).click()
    await list.bubble.getByText('身份证校验码不符').waitFor()
    const card = page.getByRole('complementary', { name: '党员卡片' })
    const field = card.getByLabel('身份证号')
    await expect.poll(() => field.inputValue()).toBe('410400198003120012')
    const words = (await field.getAttribute('aria-describedby')) ?? ''
    await expect
      .poll(() => page.locator(`[id="${words}"]`).innerText())
      .toContain('身份证校验码不符，已照原样保存')
    await page.keyboard.press('Control+z')
    await expect.poll(() => list.text('张三', '问题')).not.toContain('身份证')
  })

  it('stays as typed where a date cannot be read', async () => {
    const { page } = app
    await (await list.cell('张三', '入党时间')).click()
    await page.keyboard.type('1991')
    await page.keyboard.press('Enter')
    await expect.poll(() => list.text('张三', '入党时间')).toBe('1991')
    await (await list.cell('张三', '入党时间')).click()
    await list.bubble.getByText('看不懂“1991”，已照原样保留').waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(() => list.text('张三', '入党时间')).toBe('2005-07-01')
  })

  it('stays visible with its reason when it is refused, until it is mended or given up', async () => {
    const { page } = app
    await (await list.cell('张三', '姓名')).click()
    await page.keyboard.press('Delete')
    await shell.bottom.getByText('▲ 1处没有保存，请改正').waitFor()
    await list.bubble.getByText(/请填写姓名/).waitFor()
    expect((await stored('张三')).name).toBe('张三')
    await page.keyboard.press('Escape')
    await shell.untilSaved()
    await list.row('张三').waitFor()
  })
})

describe('the screens themselves', () => {
  it.each(['党组织', '党员名册'])(
    '%s has no serious accessibility finding and no clipped text',
    async name => {
      await shell.goTo(name)
      await list.box.page().waitForLoadState('networkidle')
      expect(await seriousFindings(app.page)).toEqual([])
      expect(await clippedTexts(app.page)).toEqual([])
    },
  )
})
