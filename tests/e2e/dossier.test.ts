import { readFileSync } from 'node:fs'
import { readXlsx } from 'hucre/xlsx'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REQUIRED_MATERIALS } from '../../src/shared/dossier/rules.ts'
import { anIdNumber } from '../builders/people.ts'
import { seriousFindings } from './pages/accessibility.ts'
import { startApplication, type Application } from './pages/application.ts'
import { behind, settleTownship, type Township } from './pages/behind.ts'
import { clippedTexts } from './pages/clipping.ts'
import { dossierPage, type DossierPage } from './pages/dossierPage.ts'
import { handsOn, type Hands } from './pages/hands.ts'
import { inputMethod } from './pages/inputMethod.ts'
import { scopeBar } from './pages/scopeBar.ts'
import { shellPage, type ShellPage } from './pages/shellPage.ts'
import { startPage } from './pages/startPage.ts'

let app: Application
let shell: ShellPage
let dossier: DossierPage
let hands: Hands
let town: Township

/** A branch of forty, called 甲一 … so that their order is known. */
const BRANCH = 40

async function settleBranchOfForty(): Promise<void> {
  const office = behind(app.page)
  for (let n = 1; n <= BRANCH; n += 1) {
    await office.roster.create({
      orgId: town.westId,
      membership: 'FORMAL',
      values: {
        name: `安${String.fromCodePoint(0x4e00 + n)}`,
        sex: '男',
        birth: '1970-05-01',
        idNo: anIdNumber('1970-05-01', '男', n),
        nation: '汉族',
        joinDate: '1995-07-01',
        fullDate: '1996-07-01',
        education: '初中',
        phone: '13700000001',
      },
    })
  }
  await app.page.reload()
}

async function stored(orgId: number) {
  const { rows, totals } = await behind(app.page).dossier.matrix({
    filter: { orgId },
    page: { offset: 0, limit: 100 },
  })
  return { rows, totals }
}

const label = () => dossier.sheet.cursor.getAttribute('aria-label')

beforeAll(async () => {
  app = await startApplication()
  await startPage(app.page).makeRegister()
  town = await settleTownship(app.page)
  await settleBranchOfForty()
  shell = shellPage(app.page)
  dossier = dossierPage(app.page)
  hands = handsOn(app.page)
})

afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.dispose()
})

describe('marking a branch of forty', () => {
  it('takes the keyboard alone and one key a cell', async () => {
    await scopeBar(app.page).chooseBranch('西河村支部')
    await shell.goTo('档案核查')
    await expect.poll(label).toContain('入党申请书，未查')
    hands.spent()
    const pattern = ['1', '1', '2', '1', '3']
    for (let row = 0; row < BRANCH; row += 1) {
      for (const key of pattern) await hands.press(key)
    }
    expect(hands.spent()).toEqual({ keys: BRANCH * 5, clicks: 0 })
    await shell.untilSaved()
    const { rows, totals } = await stored(town.westId)
    expect(rows).toHaveLength(BRANCH)
    for (const row of rows) {
      expect(REQUIRED_MATERIALS.map(item => row.items[item].present)).toEqual([
        '有',
        '有',
        '缺',
        '有',
        '不规范',
      ])
    }
    expect(totals).toEqual({ members: BRANCH, complete: 0, withMissing: BRANCH, unchecked: 0 })
    await expect.poll(() => dossier.count.innerText()).toBe('40名：齐全0名，缺或不规范40名，未查完0名')
  })

  it('saves in batches, not cell by cell', async () => {
    const { rows } = await behind(app.page).audit.changes({})
    const marks = rows.filter(({ label: text }) => text.startsWith('标记档案'))
    expect(marks.length).toBeGreaterThan(0)
    expect(marks.length).toBeLessThan(40)
  })
})

describe('the keys of a cell', () => {
  it('move with the arrows, clear with Backspace, and say each state in words', async () => {
    const { page } = app
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => label()).toMatch(/，入党申请书，有$/)
    await page.keyboard.press('Backspace')
    await expect.poll(() => label()).toMatch(/，入党申请书，未查$/)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => label()).toMatch(/，入党申请书，有$/)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('4')
    await expect.poll(() => label()).toMatch(/，入党志愿书，有$/)
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => label()).toMatch(/，入党申请书，未到期$/)
    await shell.untilSaved()
    expect((await stored(town.westId)).rows[0]?.items.APPLICATION.present).toBe('未到期')
  })

  it('are taken in the full width of an input method, and other words become the note', async () => {
    const { page } = app
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.insertText('２')
    await expect.poll(() => label()).toMatch(/，入党志愿书/)
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => label()).toMatch(/，入党申请书，缺$/)
    const ime = await inputMethod(page)
    await ime.compose('queye')
    await ime.choose('缺页')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => dossier.sheet.bubble.innerText()).toContain('说明：缺页')
    await shell.untilSaved()
    expect((await stored(town.westId)).rows[0]?.items.APPLICATION).toMatchObject({
      present: '缺',
      note: '缺页',
    })
  })

  it('take back with Ctrl+Z what is not saved yet, and what is', async () => {
    const { page } = app
    const before = (await stored(town.westId)).rows[0]?.items.APPLICATION.present
    await page.keyboard.press('1')
    await page.keyboard.press('Control+z')
    await page.getByText('已撤回：入党申请书的标记').waitFor()
    await shell.untilSaved()
    expect((await stored(town.westId)).rows[0]?.items.APPLICATION.present).toBe(before)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('1')
    await shell.untilSaved()
    await expect.poll(async () => (await stored(town.westId)).rows[0]?.items.APPLICATION.present).toBe('有')
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await stored(town.westId)).rows[0]?.items.APPLICATION.present).toBe(before)
  })
})

describe('marks that could not be saved', () => {
  it('stay in sight with the reason, and are saved again', async () => {
    const { page } = app
    await page.route('**/rpc/dossier/mark', route => route.abort())
    await page.keyboard.press('1')
    await dossier.refused.waitFor()
    await expect.poll(() => dossier.refused.innerText()).toContain('1处标记没有保存')
    await shell.bottom.getByText('1处没有保存').waitFor()
    await page.unroute('**/rpc/dossier/mark')
    await dossier.refused.getByRole('button', { name: '再保存一次' }).click()
    await dossier.refused.waitFor({ state: 'hidden' })
    await shell.untilSaved()
    app.complaints.splice(0)
  })
})

describe('a list of what is still to do', () => {
  it('keeps the cursor on the next person while those that are done leave it', async () => {
    const { page } = app
    await scopeBar(page).chooseBranch('东岗村支部')
    await dossier.choose(/^未查完/)
    await expect.poll(() => dossier.sheet.column('姓名')).toEqual(['李四', '王秀兰', '张三', '赵六'])
    await page.getByRole('grid').locator('[data-column=APPLICATION]').first().click()
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('1')
    await expect.poll(() => label()).toBe('王秀兰，入党申请书，未查')
    await expect.poll(() => dossier.sheet.column('姓名')).toEqual(['王秀兰', '张三', '赵六'])
    await expect.poll(() => label()).toBe('王秀兰，入党申请书，未查')
    for (let i = 0; i < 10; i += 1) await page.keyboard.press('1')
    await expect.poll(() => dossier.sheet.column('姓名')).toEqual(['赵六'])
    await expect.poll(() => label()).toBe('赵六，入党申请书，未查')
  })
})

describe('beside the sheet', () => {
  it('keeps where the papers lie, and marks a material there too', async () => {
    await dossier.panel.getByLabel('盒号').fill('3号')
    await app.page.keyboard.press('Enter')
    await expect
      .poll(async () => {
        const { values } = await behind(app.page).dossier.card({ memberId: town.memberIds.赵六 ?? 0 })
        return values.box
      })
      .toBe('3号')
    await dossier.panel.getByRole('button', { name: '变更保管单位' }).click()
    const dialog = app.page.getByRole('dialog', { name: '变更档案保管单位' })
    await expect
      .poll(() => dialog.getByLabel('变更日期').evaluate(field => field === document.activeElement))
      .toBe(true)
    await dialog.getByLabel('新保管单位').fill('县委组织部')
    await dialog.getByLabel('变更原因').fill('随人事档案转出')
    await dialog.getByRole('button', { name: '登记' }).click()
    await expect
      .poll(() => dossier.panel.getByLabel('保管单位', { exact: true }).inputValue())
      .toBe('县委组织部')
    await expect.poll(() => dossier.panel.getByLabel('盒号').inputValue()).toBe('')
  })

  it('leaves the conclusion of the check in sight, and hands the sheet out as it stands', async () => {
    const { page } = app
    await dossier.panel.waitFor()
    const rightEdge = async (of: Locator) => {
      const box = await of.boundingBox()
      return box === null ? null : Math.round(box.x + box.width)
    }
    const list = await rightEdge(page.getByRole('grid', { name: '档案核查表' }))
    await expect.poll(() => rightEdge(dossier.sheet.header('核查结论'))).toBeLessThanOrEqual(list ?? 0)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出', exact: true }).click(),
    ])
    const { sheets } = await readXlsx(readFileSync(await file.path()))
    const [, , head = [], ...rows] = sheets[0]?.rows ?? []
    const seen = ['入党申请书', '入党志愿书', '政治审查材料', '转正申请书', '培养教育考察材料']
    expect(head).toEqual(['序号', '姓名', '支部', ...seen, '核查结论', '材料情况'])
    // The list is still narrowed to what is to be done.
    expect(rows.map(row => row[1])).toEqual(await dossier.sheet.column('姓名'))
  })

  it('is readable, labelled and not clipped on the office PC', async () => {
    await dossier.choose(/^全部/)
    expect(await clippedTexts(app.page)).toEqual([])
    expect(await seriousFindings(app.page)).toEqual([])
  })
})

describe('缺件清单', () => {
  it('names what is missing and is handed out as a workbook', async () => {
    const { page } = app
    await scopeBar(page).chooseBranch('西河村支部')
    await dossier.choose('缺件清单')
    await expect.poll(() => dossier.missing.column('缺').then(texts => texts[1])).toBe('▲ 政治审查材料')
    expect(await clippedTexts(page)).toEqual([])
    const [file] = await Promise.all([page.waitForEvent('download'), dossier.handOut('导出缺件清单')])
    expect(file.suggestedFilename()).toMatch(/缺件清单.*\.xlsx$/)
    for (const [name, fileName] of [
      ['导出检查表', /^党员档案检查表.*\.xlsx$/],
      ['导出问题台账', /^存在问题党员台账.*\.xlsx$/],
    ] as const) {
      const [list] = await Promise.all([page.waitForEvent('download'), dossier.handOut(name)])
      expect(list.suggestedFilename()).toMatch(fileName)
    }
  })
})

describe('档案 on the card', () => {
  it('shows and marks the five materials', async () => {
    const { page } = app
    await page.keyboard.press('Control+k')
    await page.keyboard.type('zs')
    await page.keyboard.press('Enter')
    await page.getByRole('article', { name: '党员卡：张三' }).waitFor()
    await page.getByRole('tab', { name: '档案' }).click()
    const state = page.getByRole('tabpanel', { name: '档案' })
    await state.getByText('✓ 齐全').waitFor()
    await state.getByLabel('政治审查材料', { exact: true }).click()
    await page.locator('.ant-select-item-option:visible', { hasText: '不规范' }).click()
    await state.getByText('● 不规范1').waitFor()
    await state.getByLabel('说明').fill('缺公章')
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => {
        const { items } = await behind(page).dossier.card({ memberId: town.memberIds.张三 ?? 0 })
        return items.POLITICAL
      })
      .toMatchObject({ present: '不规范', note: '缺公章' })
    expect(await seriousFindings(page)).toEqual([])
  })
})
