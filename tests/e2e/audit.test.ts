import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { auditPage } from './pages/auditPage.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { handsOn, type Hands } from './pages/hands.ts'
import { openOption } from './pages/openOption.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let audit: ReturnType<typeof auditPage>
let hands: Hands
let town: Township

/** The row of the entry itself, not of those that took it back. */
const ENTRY = /:\d\d修改民族、联系电话/

const phoneOf = async (name: string) => {
  const { values } = await behind(app.page).roster.card({ id: town.memberIds[name] ?? 0 })
  return values.phone
}
const update = (name: string, values: Record<string, string>) =>
  behind(app.page).roster.update({ id: town.memberIds[name] ?? 0, values })

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  shell = shellPage(app.page)
  audit = auditPage(app.page)
  hands = handsOn(app.page)
  await behind(app.page).settings.set({ key: 'committee.filledBy', value: '李干事' })
  await update('张三', { phone: '13900001111', nation: '回族' })
  await update('李四', { phone: '13900002222' })
  await app.page.reload()
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('the log', () => {
  it('lists what was done newest first, with who and when, and the cursor in it', async () => {
    await shell.goTo('操作记录')
    await audit.list.row('修改联系电话').first().waitFor()
    expect((await audit.list.column('操作')).slice(0, 3)).toEqual([
      '修改联系电话',
      '修改民族、联系电话',
      '修改设置：填表人',
    ])
    expect((await audit.list.column('经办人')).slice(0, 2)).toEqual(['李干事', '李干事'])
    expect((await audit.list.column('时间'))[0]).toMatch(/^2024-03-20 \d\d:\d\d$/)
    await expect.poll(() => audit.list.cursor.evaluate(field => field === document.activeElement)).toBe(true)
  })

  it('shows field by field what became of each, for the entry the cursor stands on', async () => {
    await hands.press('ArrowDown')
    await expect.poll(() => audit.panel.getByRole('heading').innerText()).toBe('修改民族、联系电话')
    await expect
      .poll(() => audit.fields())
      .toEqual([
        ['民族', '汉族', '回族'],
        ['联系电话', '13700001121', '13900001111'],
      ])
  })

  it('can be narrowed to one kind', async () => {
    await audit.kind('系统').click()
    await expect.poll(() => audit.list.column('操作')).toEqual(['新建台账'])
    await audit.kind('导入').click()
    await app.page.getByText('没有符合条件的操作。').waitFor()
    await audit.kind('全部').click()
    await audit.list.row('修改设置：填表人').waitFor()
  })
})

describe('taking back', () => {
  it('costs one click, for an older entry too; the entry is marked and the cursor stays on it', async () => {
    hands.spent()
    await hands.click(audit.step('撤销', '修改民族、联系电话'))
    await expect.poll(() => audit.list.text(ENTRY, '状态')).toBe('已撤销')
    expect(hands.spent()).toEqual({ keys: 0, clicks: 1 })
    expect([await phoneOf('张三'), await phoneOf('李四')]).toEqual(['13700001121', '13900002222'])
    expect((await audit.list.column('操作'))[0]).toBe('撤销：修改民族、联系电话')
    await expect.poll(() => audit.panel.getByRole('heading').innerText()).toBe('修改民族、联系电话')
  })

  it('is taken back with one click on the same entry', async () => {
    hands.spent()
    await hands.click(audit.step('重做', '修改民族、联系电话'))
    await expect.poll(() => phoneOf('张三')).toBe('13900001111')
    expect(hands.spent()).toEqual({ keys: 0, clicks: 1 })
    await expect.poll(() => audit.list.text(ENTRY, '状态')).toBe('')
  })

  it('says by name what stands in the way, and changes nothing', async () => {
    await update('张三', { phone: '13900009999' })
    await app.page.reload()
    await audit.step('撤销', '重做：修改民族、联系电话').click()
    await app.page.getByText(/之后，其中1条记录又被修改过（党员 张三）。请先撤销后来的修改/).waitFor()
    await expect.poll(() => phoneOf('张三')).toBe('13900009999')
    await app.page.getByRole('button', { name: /关闭|Close/ }).click()
  })

  it('works from the keyboard in the panel', async () => {
    await audit.list.row('修改联系电话').first().click()
    await expect.poll(() => audit.panel.getByRole('heading').innerText()).toBe('修改联系电话')
    const button = audit.panel.getByRole('button', { name: '撤销这次操作' })
    await button.focus()
    await app.page.keyboard.press('Enter')
    await expect.poll(() => phoneOf('张三')).toBe('13900001111')
  })
})

describe('from an entry to its members', () => {
  it('leads to the roster with just those', async () => {
    await expect.poll(async () => (await audit.list.column('操作'))[0]).toBe('撤销：修改联系电话')
    await audit.list.row('修改联系电话').first().click()
    await expect.poll(() => audit.panel.getByRole('heading').innerText()).toBe('撤销：修改联系电话')
    await audit.panel.getByRole('button', { name: '在名册中看这1名党员' }).click()
    await app.page.getByRole('heading', { level: 1, name: '党员名册' }).waitFor()
    await app.page.getByText(/号操作涉及的党员/).waitFor()
    await expect
      .poll(() =>
        app.page
          .getByRole('grid')
          .getByRole('row')
          .filter({ hasText: /张三|李四|王秀兰|赵六/ })
          .count(),
      )
      .toBe(1)
  })
})

describe('the log narrowed', () => {
  const shown = async () => (await audit.list.column('操作')).join('|')

  it('to a person, to words and to days, and widened with one click', async () => {
    const { page } = app
    await shell.goTo('操作记录')
    const person = page.getByRole('combobox', { name: '哪名党员' })
    await person.fill('李四')
    await openOption(page, '李四').first().click()
    await expect.poll(shown, { timeout: 20_000 }).toBe('修改联系电话|新增党员：李四')
    await page.getByLabel('在操作记录中筛选').fill('新增')
    await expect.poll(shown, { timeout: 20_000 }).toBe('新增党员：李四')
    await page.getByRole('main').getByLabel('至', { exact: true }).fill('2024-03-19')
    await page.getByText('没有符合条件的操作。').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(await clippedTexts(page)).toEqual([])
    await page.getByRole('button', { name: '清除条件' }).click()
    await expect.poll(shown, { timeout: 20_000 }).toContain('张三')
  })

  it('leads from a row of an entry to the card', async () => {
    await audit.list.row('新增党员：李四').first().click()
    await audit.panel.getByRole('link', { name: '打开党员卡' }).first().click()
    await app.page.getByRole('heading', { level: 2, name: '李四' }).waitFor()
  })
})

it('has no serious accessibility finding and no clipped text', async () => {
  await shell.goTo('操作记录')
  await audit.list.row('修改联系电话').first().waitFor()
  expect(await seriousFindings(app.page)).toEqual([])
  expect(await clippedTexts(app.page)).toEqual([])
})
