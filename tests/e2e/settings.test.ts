import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { inputMethod } from './pages/inputMethod.ts'
import { openOption } from './pages/openOption.ts'
import { settingsPage } from './pages/settingsPage.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { PASSPHRASE, startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let settings: ReturnType<typeof settingsPage>

const stored = async (key: string) => {
  const { settings: all } = await behind(app.page).settings.list({})
  return all.find(one => one.key === key)?.value
}

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  shell = shellPage(app.page)
  settings = settingsPage(app.page)
  await shell.goTo('设置')
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('the office and its rules', () => {
  it('shows each with its default and source, and says what no document settles', async () => {
    const months = await settings.row('失联月数').innerText()
    expect(months).toContain('默认 6')
    expect(months).toContain('平直〔2016〕7号集中排查通知第18、98、113段')
    await expect.poll(() => settings.row('查找最少总次数').innerText()).toContain('非本单位文件规定')
  })

  it('saves with Enter and goes on to the next; the one at work is named in the top bar', async () => {
    const field = settings.field('填表人')
    await field.click()
    const method = await inputMethod(app.page)
    await method.compose('li')
    await method.key('Enter')
    await expect.poll(() => stored('committee.filledBy')).toBe('')
    await method.choose('李干事')
    await app.page.keyboard.press('Enter')
    await expect.poll(() => stored('committee.filledBy')).toBe('李干事')
    await shell.user.getByText('李干事').waitFor()
    await expect
      .poll(() => settings.field('联系电话').evaluate(input => input === document.activeElement))
      .toBe(true)
  })

  it('refuses what is no number, and what is out of bounds, beside the field', async () => {
    const months = settings.field('失联月数')
    await months.fill('六')
    await months.press('Enter')
    await settings.row('失联月数').getByText('请填数字').waitFor()
    await months.fill('99')
    await months.press('Enter')
    await settings.row('失联月数').getByRole('alert').waitFor()
    await expect.poll(() => stored('lost.months')).toBe(6)
    await months.press('Escape')
    await expect.poll(() => months.inputValue()).toBe('6')
  })

  it('switches and chooses with the mouse or the keyboard, and goes back to the default', async () => {
    const strict = settings.field('“超过6个月”不含满6个月当日')
    await strict.focus()
    await app.page.keyboard.press('Space')
    const why = settings.reason('“超过6个月”')
    await expect.poll(() => why.evaluate(input => input === document.activeElement)).toBe(true)
    await why.press('Enter')
    await settings.row('“超过6个月”').getByText('请写一句为什么改').waitFor()
    await expect.poll(() => stored('lost.triggerStrict')).toBe(true)
    await why.fill('县委通知')
    await why.press('Enter')
    await expect.poll(() => stored('lost.triggerStrict')).toBe(false)
    await settings.fallback('“超过6个月”').click()
    await why.fill('通知收回')
    await why.press('Enter')
    await expect.poll(() => stored('lost.triggerStrict')).toBe(true)

    await settings.field('附件4、8的党组织类型按谁填').click()
    await openOption(app.page, '所在党支部').click()
    await settings.reason('附件4、8').fill('表样按支部填')
    await app.page.keyboard.press('Enter')
    await expect.poll(() => stored('annex4.orgType')).toBe('own')
  })

  it('asks why before a typed rule is saved; what was chosen is given up with Esc', async () => {
    const months = settings.field('失联月数')
    const why = settings.reason('失联月数')
    await months.fill('7')
    await months.press('Enter')
    await expect.poll(() => why.evaluate(input => input === document.activeElement)).toBe(true)
    await why.press('Escape')
    await expect.poll(() => months.inputValue()).toBe('6')
    await expect.poll(() => why.count()).toBe(0)
    await months.fill('8')
    await months.press('Tab')
    await why.fill('县委要求先排查8个月以上的')
    await why.press('Enter')
    await expect.poll(() => stored('lost.months')).toBe(8)
    await expect.poll(() => why.count()).toBe(0)
  })

  it('tells who changed a rule, when and why', async () => {
    const row = settings.row('“超过6个月”')
    await expect.poll(() => row.innerText()).toMatch(/改过2次\s*\d{4}-\d\d-\d\d 李干事：通知收回/)
    await settings.past('“超过6个月”').click()
    const table = row.getByRole('table')
    await expect
      .poll(() =>
        table
          .locator('tbody tr')
          .allInnerTexts()
          .then(rows => rows.map(one => one.split('\t').slice(1))),
      )
      .toEqual([
        ['李干事', '否', '是', '通知收回'],
        ['李干事', '是', '否', '县委通知'],
      ])
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
    await settings.past('“超过6个月”').click()
    await expect.poll(() => table.count()).toBe(0)
  })

  it('is logged, and taken back with Ctrl+Z', async () => {
    await app.page.getByRole('heading', { level: 1, name: '设置' }).click()
    await shell.undo.getByText('撤销：修改设置：失联月数').waitFor()
    await app.page.keyboard.press('Control+z')
    await expect.poll(() => stored('lost.months')).toBe(6)
    await expect.poll(() => settings.row('失联月数').innerText()).toMatch(/改过2次.*撤销/)
  })

  it('is narrowed by words, to what was changed, and led to by its group', async () => {
    await settings.narrow.fill('介绍信')
    await expect.poll(() => settings.groups()).toEqual(['组织关系介绍信'])
    await settings.narrow.fill('没有这样的')
    await app.page.getByRole('button', { name: '清除条件' }).click()
    await expect.poll(async () => (await settings.groups()).length).toBeGreaterThan(10)
    await settings.changedOnly.click()
    await expect.poll(() => settings.row('填表人').count()).toBe(1)
    await expect.poll(() => settings.row('失联月数').count()).toBe(0)
    await settings.changedOnly.click()
    await settings.group('党员档案').click()
    await expect
      .poll(() =>
        app.page.evaluate(() => document.activeElement?.closest('section')?.getAttribute('aria-label')),
      )
      .toBe('党员档案')
  })

  it('has no serious accessibility finding and no clipped text', async () => {
    expect(await seriousFindings(app.page)).toEqual([])
    expect(await clippedTexts(app.page)).toEqual([])
  })
})

describe('the passphrase', () => {
  const NEXT = '绿水青山2025年'

  it('is changed only with the present one, and says which of the fields is wrong', async () => {
    await settings.changePassphrase.click()
    await settings.current.fill('不是这个口令')
    await settings.next.fill(NEXT)
    await settings.again.fill(`${NEXT}！`)
    await settings.change.click()
    await settings.dialog.getByText('两次口令不同，请重新输入').waitFor()
    await settings.again.fill(NEXT)
    await settings.change.click()
    await settings.dialog.getByText('口令不对，请检查大小写和输入法后重试').waitFor()
    await expect.poll(() => settings.current.getAttribute('aria-invalid')).toBe('true')
    expect(await seriousFindings(app.page)).toEqual([])
    await settings.current.fill(PASSPHRASE)
    await settings.change.click()
    await app.page.getByText('口令已修改，下次打开时用新口令').waitFor()
  })

  it('opens the register from then on, and the old one does not', async () => {
    const start = startPage(app.page)
    await shell.lock()
    await start.passphrase.fill(PASSPHRASE)
    await app.page.keyboard.press('Enter')
    await app.page.getByText('口令不对，请检查大小写和输入法后重试').waitFor()
    await start.passphrase.fill(NEXT)
    await app.page.keyboard.press('Enter')
    await shell.entry('设置').waitFor()
  })
})
